import type { ReactNode } from 'react';
import { formatCount } from '#core/kernel/decimals.ts';
import { Link } from '#web/ui/link/link.tsx';
import classes from './tabs.module.css';

interface Tab {
  readonly href: string;
  readonly label: ReactNode;
  readonly count?: number | undefined;
  readonly current: boolean;
}

interface TabsProps {
  /** What the tabs choose among: "Lọc hồ sơ". */
  readonly label: string;
  readonly tabs: readonly Tab[];
}

/** Views of one thing, each with an address of its own, so that they are links and can be sent to somebody. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      <ul>
        {tabs.map(({ href, label: words, count, current }) => (
          <li key={href}>
            <Link href={href} aria-current={current ? 'page' : undefined}>
              {words}
              {count !== undefined && <span className={classes.count}>{formatCount(count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
