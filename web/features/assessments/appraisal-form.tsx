import { useState } from 'react';
import type { Line } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { plainValues } from '#core/assessments/declared-values.ts';
import { linkedValues } from '#core/assessments/linked-lines.ts';
import { formatPoints, pointsFrom } from '#core/assessments/points.ts';
import { explanationOf, scoreOf } from '#core/assessments/scoring.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { Button } from '#web/ui/button/button.tsx';
import { CellState, type CellStateOf } from '#web/ui/cell-state/cell-state.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { draftOf, outcomeOf } from './line-draft.ts';
import classes from './sheet.module.css';
import type { SheetModel } from './sheet-model.ts';
import { sheetFailure } from './sheet-steps.ts';
import { ValueFields } from './value-fields.tsx';
import { useAppraise } from './write-line.ts';

interface AppraisalFormProps {
  readonly model: SheetModel;
  readonly leaf: Leaf;
  readonly line: Line;
}

/** The appraiser's points: accepted, lowered with a reason, or worked out from other figures by the same rule. */
export function AppraisalForm({ model, leaf, line }: AppraisalFormProps) {
  const { unit, key } = model.sheet;
  const { code, max } = leaf.criterion;
  const before = line.appraisal;
  const values = before?.values ?? line.values;
  const figures = draftOf(leaf, { ...line, values });
  const computed = scoreOf(leaf, plainValues(values));
  const proposed = before?.points ?? line.self?.points ?? (computed.kind === 'points' ? computed.points : undefined);
  const form = useForm<Record<string, string>>({
    initial: { ...figures, points: proposed === undefined ? '' : formatPoints(proposed), reason: before?.reason ?? '' },
  });
  const write = useAppraise({ unit, sheet: key, code, followed: model.scheme.followers.has(code) });
  const [state, setState] = useState<CellStateOf>({ state: 'rest' });
  const points = pointsFrom(form.values.points ?? '');
  const lost = points === undefined ? undefined : max - points;
  const corrected = leaf.asked.some(({ name }) => form.values[`v:${name}`] !== figures[`v:${name}`]);
  const linked = linkedValues(model.scheme, leaf, model.lines, 'appraisal');
  const own = outcomeOf(leaf, line, { ...form.values, points: '', applies: 'yes' }, {}, linked);
  const ownValues = 'entry' in own ? own.entry.values : [];
  const sentence = 'line' in own ? explanationOf(leaf, plainValues(own.line.values)) : undefined;

  function save(): void {
    setState({ state: 'saving' });
    write.mutate(
      {
        version: line.version,
        points: form.values.points || undefined,
        reason: form.values.reason ?? '',
        ...(corrected || before?.values ? { values: [...ownValues] } : {}),
      },
      {
        onSuccess: ({ changedAt }) => setState({ state: 'saved', at: changedAt ?? new Date() }),
        onError: (error) => setState(failureOf(error)),
      },
    );
  }

  const recompute = () => form.set('points', 'line' in own && own.line.self ? formatPoints(own.line.self.points) : '');

  return (
    <form
      noValidate
      className={classes.cell}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3>Thẩm định</h3>
      {leaf.asked.length > 0 && (
        <details>
          <summary>Số liệu thẩm định khác số liệu kê khai</summary>
          <div className="stack-tight">
            <ValueFields form={form} leaf={leaf} proposals={{}} />
            {'problem' in own ? (
              <p className={classes.sentence}>▲ {own.problem.sentence}</p>
            ) : (
              sentence && <p className={classes.sentence}>{sentence}</p>
            )}
            <Button kind="secondary" size="small" onClick={recompute}>
              Lấy điểm tính từ số liệu này
            </Button>
          </div>
        </details>
      )}
      <TextField
        form={form}
        name="points"
        label="Điểm thẩm định"
        hint={`Từ 0 đến ${formatPoints(max)}${lost ? `; bị trừ ${formatPoints(Math.max(0, lost))}` : ''}`}
        inputMode="decimal"
        width="short"
      />
      <TextAreaField
        form={form}
        name="reason"
        label="Lý do trừ điểm"
        hint="Bắt buộc khi điểm thấp hơn tối đa hoặc khác điểm tự chấm"
        rows={3}
        required={lost !== 0}
      />
      {sentence && (form.values.reason ?? '') === '' && lost !== 0 && (
        <Button kind="quiet" size="small" onClick={() => form.set('reason', sentence)}>
          Dùng câu tính điểm làm lý do
        </Button>
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

function failureOf(error: unknown): CellStateOf {
  if (error instanceof ApiRefusal && error.code === 'line-changed') {
    const line = error.detail.line as { changedBy?: string; appraisal?: { points?: string } | null } | undefined;
    const now = line?.appraisal?.points ? `${line.appraisal.points.replace('.', ',')} điểm` : 'nội dung khác';
    return { state: 'conflict', ...(line?.changedBy ? { by: line.changedBy } : {}), now };
  }
  return { state: 'failed', sentence: sheetFailure(error) ?? '' };
}
