import { createContext, type ReactNode, useContext, useLayoutEffect, useReducer } from 'react';
import classes from './page-header.module.css';

type Part = 'heading' | 'failure';
type Counts = Readonly<Record<Part, number>>;
type Count = (change: { readonly part: Part; readonly by: 1 | -1 }) => void;

const CountContext = createContext<Count | undefined>(undefined);

interface OneHeadingProps {
  /** What the page is, when what failed would have said it in more words. */
  readonly title: string;
  readonly children: ReactNode;
}

/**
 * Keeps a page at one h1: its own head, or this one where the head could not be built because its data failed. A page
 * that only waits has none, so that nothing is said twice when its data comes.
 */
export function OneHeading({ title, children }: OneHeadingProps) {
  const [{ heading, failure }, count] = useReducer(counted, { heading: 0, failure: 0 });
  return (
    <CountContext.Provider value={count}>
      {failure > 0 && heading === 0 && <h1 className={classes.header}>{title}</h1>}
      {children}
    </CountContext.Provider>
  );
}

function counted(counts: Counts, { part, by }: Parameters<Count>[0]): Counts {
  return { ...counts, [part]: counts[part] + by };
}

/** Says that a head, or a failure in place of content, stands on the page; outside of pages nobody listens. */
export function useOneHeading(part: Part): void {
  const count = useContext(CountContext);
  useLayoutEffect(() => {
    count?.({ part, by: 1 });
    return () => count?.({ part, by: -1 });
  }, [count, part]);
}
