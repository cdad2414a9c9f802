import type { ReportPartShape } from '#core/reports/authoring/contract.ts';
import type { Finding } from '#core/reports/finding.ts';
import { OUTLINE } from '#core/reports/outline.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { Link } from '#web/ui/link/link.tsx';
import { PART_STATES } from './authoring/part-words.ts';
import type { Prose } from './report-content.ts';
import classes from './section-list.module.css';

interface SectionListProps {
  readonly current: string;
  readonly prose: Prose;
  readonly findings: readonly Finding[];
  /** Whose part each section is; undefined while it is not known. */
  readonly parts?: readonly ReportPartShape[] | undefined;
  readonly hrefOf: (section: string) => string;
}

/** The outline as the way through the report, with what each section still lacks. On a narrow screen: one choice. */
export function SectionList({ current, prose, findings, parts, hrefOf }: SectionListProps) {
  const goTo = useGoTo();
  return (
    <nav aria-label="Đề cương báo cáo" className={classes.list}>
      <label className={classes.choice}>
        <span>Mục đang soạn</span>
        <select value={current} onChange={(event) => goTo(hrefOf(event.target.value), { replace: true })}>
          {OUTLINE.filter(({ guide }) => guide !== undefined).map(({ code, title }) => (
            <option key={code} value={code}>
              {code} {title}
            </option>
          ))}
        </select>
      </label>
      <ul className={classes.links}>
        {OUTLINE.map(({ code, level, title, guide, required }) => (
          <li key={code} className={classes[`level${level}`]}>
            {guide === undefined ? (
              <span className={classes.group}>{title}</span>
            ) : (
              <Link href={hrefOf(code)} aria-current={code === current ? 'page' : undefined}>
                <span>
                  {title}
                  <PartNote part={parts?.find((part) => part.code === code)} />
                </span>
                <span className={classes.state}>{stateOf(code, prose, findings, required ?? false)}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whose part it is and whether it is in; nothing beside the focal officer's own. */
function PartNote({ part }: { readonly part: ReportPartShape | undefined }) {
  return part && (part.sectionId ?? part.accountId) !== null ? (
    <span className={classes.part}>
      {part.isMine && part.mayWrite ? 'phần của bạn' : (part.accountName ?? part.sectionName)} ·{' '}
      {PART_STATES[part.state].words.toLocaleLowerCase('vi')}
    </span>
  ) : null;
}

function stateOf(code: string, prose: Prose, findings: readonly Finding[], required: boolean): string {
  const own = findings.filter(({ section }) => section === code);
  const errors = own.filter(({ severity }) => severity === 'error').length;
  if ((prose[code] ?? '').trim() === '') {
    return required ? '■ chưa có' : '○ trống';
  }
  if (errors > 0) {
    return `■ ${errors} lỗi`;
  }
  return own.some(({ severity }) => severity === 'warning') ? '▲ xem lại' : '✓ đã viết';
}
