import type { ReactNode } from 'react';
import { EMPTY } from '#web/lib/format.ts';
import classes from './facts.module.css';

interface FactsProps {
  /** Label and value, in the order of the page. */
  readonly items: readonly (readonly [label: string, value: ReactNode])[];
}

/** What is known about a thing: label beside value. */
export function Facts({ items }: FactsProps) {
  return (
    <dl className={classes.facts}>
      {items.map(([label, value]) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? EMPTY : value}</dd>
        </div>
      ))}
    </dl>
  );
}
