import { useState } from 'react';
import type { DemandKind } from '#core/assessments/appraisal/rounds.ts';
import { DEMAND_NAMES, VERDICT_NAMES, verdictOf } from '#core/assessments/appraisal/rounds.ts';
import type { Line } from '#core/assessments/assessment.ts';
import type { AppraisalRequest, LineResponse } from '#core/assessments/contract.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { plainValues } from '#core/assessments/declared-values.ts';
import { formatPoints, pointsFrom } from '#core/assessments/points.ts';
import type { Values } from '#core/assessments/rule-kind.ts';
import { explanationOf, scoreOf } from '#core/assessments/scoring.ts';
import { Button } from '#web/ui/button/button.tsx';
import { CellState, type CellStateOf } from '#web/ui/cell-state/cell-state.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { draftOf, outcomeOf } from '../line-draft.ts';
import classes from '../sheet.module.css';
import { sheetFailure } from '../sheet-steps.ts';
import { ValueFields } from '../value-fields.tsx';
import { ConflictCallout } from './conflict-callout.tsx';
import { type AppraisedCell, newerLine, useAppraise } from './load-appraisal.ts';
import { nextKey, type Part, PartsField } from './parts-field.tsx';

interface AppraisalFormProps {
  readonly cell: AppraisedCell;
  readonly leaf: Leaf;
  readonly line: Line;
  /** What follows for this line from others of its sheet. */
  readonly linked: Values;
  readonly round: 'first' | 'second';
  readonly demand: { readonly kind: DemandKind; readonly text: string } | null;
  /** The committee whose list through all units shows this line too. */
  readonly from?: string;
  readonly onSaved?: () => void;
}

type Typed = Record<string, string>;

/** The appraiser's points: accepted, lowered with reasons, raised, worked out from other figures, asked about. */
export function AppraisalForm(props: AppraisalFormProps) {
  const { cell, leaf, line, linked, round, demand, from, onSaved } = props;
  const before = line.appraisal;
  const figures = draftOf(leaf, { ...line, values: before?.values ?? line.values });
  const form = useForm<Typed>({ initial: { ...figures, ...startOf(props) } });
  const [parts, setParts] = useState<readonly Part[]>(partsOf(line));
  const [state, setState] = useState<CellStateOf>({ state: 'rest' });
  const [newer, setNewer] = useState<LineResponse>();
  // The version that was read when the form began: a list fetched anew meanwhile must not let it write over another's.
  const [seen, setSeen] = useState(line.version);
  const write = useAppraise(cell, from);
  const points = pointsFrom(form.values.points ?? '');
  const lost = points === undefined ? undefined : leaf.criterion.max - points;
  const corrected = leaf.asked.some(({ name }) => form.values[`v:${name}`] !== figures[`v:${name}`]);
  const own = outcomeOf(leaf, line, { ...form.values, points: '', applies: 'yes' }, {}, linked);

  const requestOf = (version: number): AppraisalRequest => ({
    version,
    points: form.values.points || undefined,
    ...reasonsOf(form.values, parts),
    ...(corrected || before?.values ? { values: 'entry' in own ? [...own.entry.values] : [] } : {}),
    ...demandOf(form.values),
  });

  function save(version = seen): void {
    setState({ state: 'saving' });
    write.mutate(requestOf(version), {
      onSuccess: ({ changedAt, version: saved }) => {
        setSeen(saved);
        setNewer(undefined);
        setState({ state: 'saved', at: changedAt ?? new Date() });
        onSaved?.();
      },
      onError: (error) => {
        const found = newerLine(error);
        setNewer(found);
        setState(found ? { state: 'rest' } : { state: 'failed', sentence: sheetFailure(error) ?? '' });
      },
    });
  }

  return (
    <form
      noValidate
      className={classes.cell}
      aria-label="Thẩm định"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3>{round === 'first' ? 'Thẩm định lần 1' : 'Thẩm định lần 2'}</h3>
      {demand && round === 'second' && (
        <p className={classes.sentence}>
          {DEMAND_NAMES[demand.kind]}: {demand.text}
        </p>
      )}
      {leaf.asked.length > 0 && <OwnFigures form={form} leaf={leaf} outcome={own} />}
      <PointsField {...{ form, leaf, line, lost }} />
      <Reasons {...{ form, leaf, parts, setParts, lost, own, needsReason: needsReason(leaf, line, points) }} />
      {round === 'first' && <DemandFields form={form} />}
      {newer && (
        <ConflictCallout
          newer={newer}
          mine={{ points, reason: requestOf(0).reason ?? '' }}
          busy={write.isPending}
          onKeepMine={() => save(newer.version)}
        />
      )}
      <div className={classes.save}>
        <Button type="submit" size="small" busy={write.isPending} busyLabel="Đang lưu…">
          Lưu thẩm định
        </Button>
        <CellState value={state} />
      </div>
    </form>
  );
}

/** One reason, or parts whose words together are the reason. */
function reasonsOf({ reason = '' }: Typed, parts: readonly Part[]): Pick<AppraisalRequest, 'reason' | 'deductions'> {
  return parts.length === 0
    ? { reason }
    : {
        reason: parts.map((part) => part.reason.trim()).join('; '),
        deductions: parts.map((part) => ({ reason: part.reason, lost: part.lost })),
      };
}

function demandOf({ demand, demandText = '' }: Typed): Pick<AppraisalRequest, 'demand'> {
  return demand === 'explanation' || demand === 'documents' ? { demand: { kind: demand, text: demandText } } : {};
}

function startOf({ leaf, line, demand, round }: AppraisalFormProps): Typed {
  const { appraisal, self } = line;
  const computed = scoreOf(leaf, plainValues(appraisal?.values ?? line.values));
  const points = appraisal?.points ?? self?.points ?? (computed.kind === 'points' ? computed.points : undefined);
  return {
    points: points === undefined ? '' : formatPoints(points),
    reason: appraisal?.reason ?? '',
    demand: round === 'first' && demand ? demand.kind : 'none',
    demandText: round === 'first' && demand ? demand.text : '',
  };
}

function partsOf({ appraisal }: Line): readonly Part[] {
  const deductions = appraisal?.deductions ?? [];
  return deductions.length < 2
    ? []
    : deductions.map(({ reason, lost }, key) => ({ key, reason, lost: formatPoints(lost) }));
}

/** Inside the areas points below the maximum need a reason, outside them points other than the claim. */
function needsReason(leaf: Leaf, { self }: Line, points: number | undefined): boolean {
  const differs = points !== (self?.points ?? 0);
  return leaf.side === 'inside' ? points !== leaf.criterion.max || (self !== undefined && differs) : differs;
}

interface OwnFiguresProps {
  readonly form: FormState<Typed>;
  readonly leaf: Leaf;
  readonly outcome: ReturnType<typeof outcomeOf>;
}

/** The appraiser's own figures; the points follow by the same rule. */
function OwnFigures({ form, leaf, outcome }: OwnFiguresProps) {
  const sentence = 'line' in outcome ? explanationOf(leaf, plainValues(outcome.line.values)) : undefined;
  const score = 'line' in outcome ? outcome.line.self?.points : undefined;
  return (
    <details>
      <summary>Số liệu thẩm định khác số liệu kê khai</summary>
      <div className="stack-tight">
        <ValueFields form={form} leaf={leaf} proposals={{}} />
        {'problem' in outcome ? (
          <p className={classes.sentence}>▲ {outcome.problem.sentence}</p>
        ) : (
          sentence && <p className={classes.sentence}>{sentence}</p>
        )}
        <Button
          kind="secondary"
          size="small"
          onClick={() => form.set('points', score === undefined ? '' : formatPoints(score))}
        >
          Lấy điểm tính từ số liệu này
        </Button>
      </div>
    </details>
  );
}

interface PointsFieldProps {
  readonly form: FormState<Typed>;
  readonly leaf: Leaf;
  readonly line: Line;
  readonly lost: number | undefined;
}

function PointsField({ form, leaf, line: { self }, lost }: PointsFieldProps) {
  const { max } = leaf.criterion;
  const verdict = lost === undefined ? undefined : VERDICT_NAMES[verdictOf(leaf, self?.points, max - lost)];
  const off = leaf.side === 'inside' && lost ? `; bị trừ ${formatPoints(Math.max(0, lost))}` : '';
  return (
    <>
      <TextField
        form={form}
        name="points"
        label="Điểm thẩm định"
        hint={`Từ 0 đến ${formatPoints(max)}${off}${verdict ? ` – ${verdict}` : ''}`}
        inputMode="decimal"
        width="short"
      />
      {self && self.points !== max - (lost ?? 0) && (
        <Button kind="quiet" size="small" onClick={() => form.set('points', formatPoints(self.points))}>
          Đồng ý điểm tự chấm ({formatPoints(self.points)})
        </Button>
      )}
    </>
  );
}

interface ReasonsProps {
  readonly form: FormState<Typed>;
  readonly leaf: Leaf;
  readonly parts: readonly Part[];
  readonly setParts: (parts: readonly Part[]) => void;
  readonly lost: number | undefined;
  readonly own: ReturnType<typeof outcomeOf>;
  readonly needsReason: boolean;
}

function Reasons({ form, leaf, parts, setParts, lost, own, needsReason: required }: ReasonsProps) {
  if (parts.length > 0) {
    return <PartsField parts={parts} onChange={setParts} lost={lost} />;
  }
  const reason = form.values.reason ?? '';
  const sentence =
    'line' in own && own.line.self?.computed ? explanationOf(leaf, plainValues(own.line.values)) : undefined;
  return (
    <>
      <TextAreaField
        form={form}
        name="reason"
        label="Lý do"
        hint="Bắt buộc khi điểm thấp hơn tối đa hoặc khác điểm tự chấm"
        rows={3}
        required={required}
      />
      <div className="row">
        {lost !== undefined && lost > 0 && (
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              const first = { key: 1, reason, lost: '' };
              setParts([first, { key: nextKey([first]), reason: '', lost: '' }]);
            }}
          >
            Chia thành nhiều lý do
          </Button>
        )}
        {sentence && reason === '' && (
          <Button kind="quiet" size="small" onClick={() => form.set('reason', sentence)}>
            Dùng câu tính điểm làm lý do
          </Button>
        )}
      </div>
    </>
  );
}

/** What the unit has to answer; where it does not, these points stand. */
function DemandFields({ form }: { readonly form: FormState<Typed> }) {
  const asked = form.values.demand !== 'none';
  return (
    <>
      <ChoiceField
        form={form}
        name="demand"
        label="Yêu cầu đơn vị"
        choices={[
          { value: 'none', label: 'Không' },
          { value: 'explanation', label: DEMAND_NAMES.explanation },
          { value: 'documents', label: DEMAND_NAMES.documents },
        ]}
      />
      {asked && (
        <TextAreaField
          form={form}
          name="demandText"
          label="Nội dung yêu cầu"
          hint="Đơn vị đọc được câu này. Nếu đơn vị không trả lời, điểm ở trên giữ nguyên."
          rows={2}
          required
        />
      )}
    </>
  );
}
