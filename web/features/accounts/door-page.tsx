import type { ReactNode } from 'react';
import { useOneHeading } from '#web/ui/page-header/one-heading.tsx';
import classes from './door-page.module.css';

interface DoorPageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly beside?: ReactNode;
}

/** The calm, large page of those who are not signed in. */
export function DoorPage({ title, children, beside }: DoorPageProps) {
  useOneHeading('heading');
  return (
    <div className={classes.page}>
      <div className={classes.band} aria-hidden="true" />
      <header className={classes.head}>
        <span className={classes.mark}>CCHC</span>
        <span>Quản lý và đo lường cải cách hành chính</span>
      </header>
      <main className={beside ? classes.two : classes.one}>
        <section className={classes.main}>
          <h1>{title}</h1>
          {children}
        </section>
        {beside}
      </main>
    </div>
  );
}
