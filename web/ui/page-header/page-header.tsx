import { type ReactNode, useEffect } from 'react';
import { Link } from '#web/ui/link/link.tsx';
import { useOneHeading } from './one-heading.tsx';
import classes from './page-header.module.css';

interface PageHeaderProps {
  /** The page's h1 and the window's title. */
  readonly title: string;
  /** A line under the title: the code, the period, the state in words. */
  readonly children?: ReactNode;
  /** Buttons of the page, the primary one first. */
  readonly actions?: ReactNode;
  /** The page above this one. */
  readonly back?: { readonly href: string; readonly label: string };
}

/** The head of every page. */
export function PageHeader({ title, children, actions, back }: PageHeaderProps) {
  useOneHeading('heading');
  useEffect(() => {
    document.title = `${title} – Cải cách hành chính`;
  }, [title]);
  return (
    <div className={classes.header}>
      {back && (
        <p className={classes.back}>
          <Link href={back.href}>
            <span aria-hidden="true">‹ </span>
            {back.label}
          </Link>
        </p>
      )}
      <div className={classes.line}>
        <div className={classes.words}>
          <h1>{title}</h1>
          {children && <div className={classes.below}>{children}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
    </div>
  );
}
