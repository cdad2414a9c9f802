import type { ReactNode } from 'react';
import { Button } from '#web/ui/button/button.tsx';
import { useOneHeading } from '#web/ui/page-header/one-heading.tsx';
import classes from './error-state.module.css';

interface ErrorStateProps {
  readonly title?: string;
  /** One sentence: what went wrong and what to do. */
  readonly children: ReactNode;
  readonly onRetry?: () => void;
}

/** In place of content that could not be fetched. */
export function ErrorState({ title = 'Không tải được dữ liệu', children, onRetry }: ErrorStateProps) {
  useOneHeading('failure');
  return (
    <section className={classes.error} role="alert">
      <h2>{title}</h2>
      <p>{children}</p>
      {onRetry && (
        <Button kind="secondary" onClick={onRetry}>
          Thử lại
        </Button>
      )}
    </section>
  );
}
