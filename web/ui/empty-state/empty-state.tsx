import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  /** What there is none of: "Chưa có hồ sơ nào quá hạn". */
  readonly title: string;
  /** Why, and what to do next. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** In place of a list without rows: says what would be here and how it comes to be. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {children && <div className="soft">{children}</div>}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
