import { useId } from 'react';
import type { Line } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import type { Proposal, Proposals } from '#core/assessments/declared-values.ts';
import type { RuleInput } from '#core/assessments/rule-kind.ts';
import { standingsOf, type ValueStanding } from '#core/assessments/selfscore/confirmed-values.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { Link } from '#web/ui/link/link.tsx';
import { type LineDraft, typedValue } from '../line-draft.ts';
import { labelOf, valueInWords } from '../line-summary.tsx';
import type { Desk } from './desk.ts';
import classes from './grid.module.css';
import { indicatorName, recordsPath } from './records-path.ts';

interface ValueCellProps {
  readonly desk: Desk;
  readonly leaf: Leaf;
  readonly line: Line;
  readonly input: RuleInput;
  readonly draft: LineDraft;
  readonly proposals: Proposals;
  readonly mayWrite: boolean;
  readonly unit: string;
  readonly period: { readonly from: string; readonly to: string };
}

/** One figure: what the system holds is confirmed by a key or a press, another one asks for its reason. */
export function ValueCell(props: ValueCellProps) {
  const { desk, leaf, line, input, draft, proposals, mayWrite } = props;
  const { code } = leaf.criterion;
  const { name, kind } = input;
  const id = useId();
  const typed = draft[`v:${name}`] ?? '';
  const proposal = proposals[name];
  const standing = standingsOf(leaf, line, proposals).find((one) => one.name === name);
  const asks = asksOf(input, typed, proposal, standing);
  const type = (field: string, text: string) => desk.type(code, { [field]: text });
  return (
    <div className={classes.value}>
      <label htmlFor={id}>{labelOf(leaf, name)}</label>
      <span className={classes.entry}>
        <Field {...props} id={id} typed={typed} onType={(text) => type(`v:${name}`, text)} />
        {kind === 'rate' && <span>%</span>}
        {typed === '' && proposal && mayWrite && (
          <button type="button" className={classes.confirm} onClick={() => void desk.confirm(code)}>
            Xác nhận {valueInWords(kind, proposal.value)}
          </button>
        )}
      </span>
      {standing && <Standing {...props} standing={standing} />}
      {asks.reason && (
        <Ask
          label="Lý do khác với số của hệ thống"
          value={draft[`r:${name}`]}
          onType={(text) => type(`r:${name}`, text)}
        />
      )}
      {asks.source && (
        <Ask label="Nguồn của tỷ lệ" value={draft[`s:${name}`]} onType={(text) => type(`s:${name}`, text)} />
      )}
    </div>
  );
}

/** What a figure that the system does not hold asks for; one that was confirmed before it moved asks for nothing. */
function asksOf(
  { kind }: RuleInput,
  typed: string,
  proposal: Proposal | undefined,
  standing: ValueStanding | undefined,
): { readonly reason: boolean; readonly source: boolean } {
  const asSaved = standing?.declared?.origin === 'indicator' && typed === savedText(standing, kind);
  if (typed === '' || asSaved) {
    return { reason: false, source: false };
  }
  const differs = proposal !== undefined && typed !== typedValue(kind, proposal.value);
  return { reason: differs, source: kind === 'rate' && (proposal === undefined || differs) };
}

interface FieldProps extends ValueCellProps {
  readonly id: string;
  readonly typed: string;
  readonly onType: (text: string) => void;
}

function Field({ id, desk, leaf, input: { name, kind }, proposals, mayWrite, typed, onType }: FieldProps) {
  const proposal = proposals[name];
  if (kind === 'flag') {
    return (
      <select
        id={id}
        data-cell="value"
        disabled={!mayWrite}
        value={typed}
        onChange={(event) => onType(event.target.value)}
      >
        <option value="">–</option>
        <option value="1">Có</option>
        <option value="0">Không</option>
      </select>
    );
  }
  return (
    <input
      id={id}
      data-cell="value"
      inputMode={kind === 'rate' ? 'decimal' : 'numeric'}
      autoComplete="off"
      readOnly={!mayWrite}
      placeholder={proposal ? typedValue(kind, proposal.value) : ''}
      value={typed}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey && typed === '' && proposal && mayWrite) {
          void desk.confirm(leaf.criterion.code);
        }
      }}
    />
  );
}

function savedText({ declared }: ValueStanding, kind: RuleInput['kind']): string {
  return declared ? typedValue(kind, declared.value) : '';
}

interface AskProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onType: (text: string) => void;
}

function Ask({ label, value, onType }: AskProps) {
  return (
    <input
      data-cell="value"
      className={classes.ask}
      aria-label={label}
      placeholder={label}
      maxLength={1000}
      value={value ?? ''}
      onChange={(event) => onType(event.target.value)}
    />
  );
}

/** Where the figure comes from, by which window, and what the system holds when that is something else. */
function Standing({
  desk,
  leaf,
  input: { kind },
  unit,
  period,
  mayWrite,
  standing,
}: ValueCellProps & { readonly standing: ValueStanding }) {
  const { standing: how, declared, now, indicator } = standing;
  if (how === 'typed') {
    return null;
  }
  const window = `${formatDate(period.from)}–${formatDate(period.to)}`;
  const records = indicator && (
    <Link href={recordsPath(unit, indicator, period)} title={`${indicatorName(indicator)}, kỳ ${window}`}>
      hồ sơ phía sau
    </Link>
  );
  const words = (value: number | undefined) => (value === undefined ? '–' : valueInWords(kind, value));
  const reason = declared?.reason ? ` (${declared.reason})` : '';
  switch (how) {
    case 'unconfirmed':
      return (
        <span className={classes.warn}>
          ○ hệ thống có {words(now)}, kỳ {window}, chưa xác nhận · {records}
        </span>
      );
    case 'confirmed':
      return (
        <span className={classes.note}>
          ✓ đã xác nhận, kỳ {window} · {records}
        </span>
      );
    case 'different':
      return (
        <span className={classes.warn}>
          ≠ hệ thống có {words(declared?.proposed)}
          {reason} · {records}
        </span>
      );
    case 'moved':
      return (
        <span className={classes.warn}>
          ▲ hệ thống nay có {words(now)} (trước: {words(declared?.proposed ?? declared?.value)}){reason} · {records}{' '}
          {mayWrite && (
            <button type="button" className={classes.confirm} onClick={() => void desk.confirm(leaf.criterion.code)}>
              Lấy số mới
            </button>
          )}
        </span>
      );
    default:
      return how satisfies never;
  }
}
