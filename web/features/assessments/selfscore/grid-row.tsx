import { type FocusEvent, memo, useSyncExternalStore } from 'react';
import { emptyLine, type Line } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import type { Proposals } from '#core/assessments/declared-values.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { MISSING_NAMES, type MissingKind } from '#core/assessments/selfscore/missing.ts';
import { RATE_NAME } from '#core/assessments/share.ts';
import { EMPTY } from '#web/lib/format.ts';
import { Link } from '#web/ui/link/link.tsx';
import { hasCounts } from '../line-draft.ts';
import type { Desk } from './desk.ts';
import classes from './grid.module.css';
import { RowProgress } from './row-progress.tsx';
import { ValueCell } from './value-cell.tsx';

export interface GridRowProps {
  readonly desk: Desk;
  readonly leaf: Leaf;
  readonly line: Line | undefined;
  readonly proposals: Proposals;
  readonly missing: MissingKind | undefined;
  /** Who drafts it. */
  readonly section: string;
  /** Whether this person may write it now. */
  readonly mayWrite: boolean;
  readonly isOpen: boolean;
  readonly href: string;
  readonly unit: string;
  readonly period: { readonly from: string; readonly to: string };
}

/** One criterion of the table: its figures, its points as they come out, its proof, what happened to what was typed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { desk, leaf, mayWrite, isOpen, missing } = props;
  const { code } = leaf.criterion;
  const line = props.line ?? emptyLine(code);
  useSyncExternalStore(
    (listener) => desk.subscribe(code, listener),
    () => desk.entryOf(code),
  );
  const draft = desk.draftOf(code);

  function leave(event: FocusEvent<HTMLElement>): void {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      void desk.save(code);
    }
  }

  return (
    <tr id={`dong-${code}`} className={isOpen ? classes.openRow : classes.row} onBlur={leave}>
      <th scope="row">
        <Link keepScroll href={props.href} aria-current={isOpen ? 'true' : undefined} className={classes.name}>
          <span className={classes.code}>{code}</span> {leaf.criterion.name}
        </Link>
        <span className={classes.section}>{props.section}</span>
      </th>
      <td className={classes.values}>
        {line.applicable ? (
          leaf.asked
            .filter(({ instead }) => !(instead && (hasCounts(leaf, draft) || !hasRate(draft, props.proposals))))
            .map((input) => <ValueCell key={input.name} {...props} line={line} input={input} draft={draft} />)
        ) : (
          <span className="soft">Không áp dụng: {line.notApplicableReason}</span>
        )}
      </td>
      <td className={classes.points}>
        <Points desk={desk} leaf={leaf} line={line} />
      </td>
      <td className={classes.proof}>
        {line.evidence.length > 0 && <span className={classes.count}>{line.evidence.length} tài liệu</span>}
        <textarea
          data-cell="note"
          aria-label={`Giải trình của tiêu chí ${code}`}
          placeholder={line.evidence.length > 0 ? 'Giải trình thêm' : 'Giải trình, hoặc mở dòng để thêm tài liệu'}
          rows={1}
          maxLength={4000}
          readOnly={!mayWrite}
          value={draft.explanation ?? ''}
          onChange={(event) => desk.type(code, { explanation: event.target.value })}
        />
      </td>
      <td className={classes.state}>
        <RowProgress desk={desk} leaf={leaf} />
        {missing && !desk.entryOf(code) && <span className={classes.warn}>○ {MISSING_NAMES[missing]}</span>}
      </td>
    </tr>
  );
});

function hasRate(draft: Readonly<Record<string, string>>, proposals: Proposals): boolean {
  return (draft[`v:${RATE_NAME}`] ?? '') !== '' || RATE_NAME in proposals;
}

/** What the rule makes of what stands in the fields now; points that a person claims say so. */
function Points({ desk, leaf, line }: { readonly desk: Desk; readonly leaf: Leaf; readonly line: Line }) {
  const outcome = desk.entryOf(leaf.criterion.code) ? desk.outcomeOf(leaf.criterion.code) : undefined;
  const now = outcome && 'line' in outcome ? outcome.line : line;
  const { self } = now;
  return (
    <>
      <strong>{self ? formatPoints(self.points) : EMPTY}</strong>
      <span className={classes.max}>/{formatPoints(leaf.criterion.max)}</span>
      {self?.computed === false && (
        <span className={classes.warn} title={self.reason}>
          {' '}
          ≠ quy tắc
        </span>
      )}
    </>
  );
}
