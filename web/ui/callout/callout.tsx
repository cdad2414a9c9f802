import type { ReactNode } from 'react';
import classes from './callout.module.css';

interface CalloutProps {
  readonly tone?: 'info' | 'good' | 'warn' | 'late';
  readonly title?: string;
  readonly children?: ReactNode;
}

const WORDS = { info: 'Thông tin', good: 'Đã xong', warn: 'Chú ý', late: 'Quan trọng' } as const;

/** A few sentences that must not be passed over: a lock and who can lift it, a figure that is provisional. */
export function Callout({ tone = 'info', title, children }: CalloutProps) {
  return (
    <div className={`${classes.callout} ${classes[tone]}`}>
      <p className={classes.title}>{title ?? WORDS[tone]}</p>
      {children && <div>{children}</div>}
    </div>
  );
}
