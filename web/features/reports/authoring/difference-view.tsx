import { useMemo } from 'react';
import { differenceOf } from '#core/reports/authoring/difference.ts';
import classes from './difference-view.module.css';

interface DifferenceViewProps {
  readonly before: string;
  readonly after: string;
}

/** What became of a text: what went is struck out, what came is underlined; both are said to who hears the page. */
export function DifferenceView({ before, after }: DifferenceViewProps) {
  const pieces = useMemo(() => differenceOf(before, after), [before, after]);
  // A place in the text is the piece's own name: the same word may come and go more than once.
  const placed = pieces.map((piece, at) => ({
    ...piece,
    from: pieces.slice(0, at).reduce((sum, { text }) => sum + text.length, 0),
  }));
  return (
    <div className={classes.text}>
      {placed.map(({ kind, text, from }) =>
        kind === 'same' ? (
          <span key={from}>{text}</span>
        ) : kind === 'removed' ? (
          <del key={from}>{text}</del>
        ) : (
          <ins key={from}>{text}</ins>
        ),
      )}
      {pieces.length === 0 && <span className="soft">(trống)</span>}
    </div>
  );
}
