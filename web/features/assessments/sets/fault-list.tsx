import type { SetFault } from '#core/assessments/sets/faults.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { Link } from '#web/ui/link/link.tsx';
import classes from './sets.module.css';

interface FaultListProps {
  readonly faults: readonly SetFault[];
  readonly href: (code: string) => string;
}

const SHOWN = 8;

/** What keeps a draft from being kept or published, each with the way to its criterion. */
export function FaultList({ faults, href }: FaultListProps) {
  if (faults.length === 0) {
    return null;
  }
  const never = faults.filter(({ weight }) => weight === 'never');
  const title =
    never.length > 0 ? 'Chưa lưu được, phải sửa trước' : 'Lưu dở dang được, sửa hết các chỗ này mới công bố được';
  const sorted = [...never, ...faults.filter(({ weight }) => weight === 'open')];
  const list = (some: readonly SetFault[]) => (
    <ul className={classes.faults}>
      {some.map(({ code, sentence }) => (
        <li key={`${code} ${sentence}`}>
          <Link keepScroll href={href(code)}>
            {sentence}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <Callout tone={never.length > 0 ? 'late' : 'warn'} title={title}>
      {list(sorted.slice(0, SHOWN))}
      {sorted.length > SHOWN && (
        <details>
          <summary>Và {sorted.length - SHOWN} chỗ khác</summary>
          {list(sorted.slice(SHOWN))}
        </details>
      )}
    </Callout>
  );
}
