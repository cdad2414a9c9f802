import type { ReactNode } from 'react';
import { formatInstant, type Instant } from '#core/kernel/dates.ts';
import classes from './timeline.module.css';

export interface TimelineEntry {
  readonly key: string;
  readonly at: Instant;
  /** What happened: "Chuyển xử lý". */
  readonly what: ReactNode;
  readonly who?: string | undefined;
  /** The reason or a remark. */
  readonly children?: ReactNode;
}

/** What happened, newest first or last as given: time, act, person, reason. */
export function Timeline({ label, entries }: { readonly label: string; readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {entries.map(({ key, at, what, who, children }) => (
        <li key={key}>
          <time dateTime={at} className={classes.time}>
            {formatInstant(at)}
          </time>
          <div className={classes.what}>
            <strong>{what}</strong>
            {who && <span className="soft"> – {who}</span>}
            {children && <div>{children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
