import { type FocusEvent, useState } from 'react';
import type { Line } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { plainValues } from '#core/assessments/declared-values.ts';
import { linkedValues } from '#core/assessments/linked-lines.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { explanationOf, scoreOf, unscoredInWords } from '#core/assessments/scoring.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { Button } from '#web/ui/button/button.tsx';
import { CellState, type CellStateOf } from '#web/ui/cell-state/cell-state.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { type FormState, useForm } from '#web/ui/form/use-form.ts';
import { EvidenceField } from './evidence-field.tsx';
import { type DraftOutcome, draftOf, type LineDraft, outcomeOf } from './line-draft.ts';
import classes from './sheet.module.css';
import { proposalsOf, type SheetModel } from './sheet-model.ts';
import { sheetFailure } from './sheet-steps.ts';
import { ValueFields } from './value-fields.tsx';
import { useSelfScore } from './write-line.ts';

interface SelfScoreFormProps {
  readonly model: SheetModel;
  readonly leaf: Leaf;
  readonly line: Line;
  /** What was typed and could not be saved yet, by code: kept while the page is open. */
  readonly drafts: Map<string, LineDraft>;
}

const same = (a: LineDraft, b: LineDraft) =>
  Object.keys({ ...a, ...b }).every((key) => (a[key] ?? '') === (b[key] ?? ''));

/** The cell of a line: computed while one types, saved when one leaves it or presses the button. */
export function SelfScoreForm({ model, leaf, line, drafts }: SelfScoreFormProps) {
  const { unit, key } = model.sheet;
  const { code } = leaf.criterion;
  const proposals = proposalsOf(model.sheet, code);
  const saved = draftOf(leaf, line, proposals);
  const form = useForm<Record<string, string>>({ initial: { ...(drafts.get(code) ?? saved) } });
  const write = useSelfScore({ unit, sheet: key, code, followed: model.scheme.followers.has(code) }, () =>
    drafts.delete(code),
  );
  const [state, setState] = useState<CellStateOf>({ state: 'rest' });
  const linked = linkedValues(model.scheme, leaf, model.lines, 'self-score');
  const outcome = outcomeOf(leaf, line, form.values, proposals, linked);
  const changed = !same(form.values, saved);
  remember(drafts, code, changed ? form.values : undefined);

  function save(asked: boolean): void {
    if (write.isPending || (!asked && !changed)) {
      return;
    }
    if ('problem' in outcome) {
      if (asked) {
        form.refuse({ [outcome.problem.field]: outcome.problem.sentence });
      }
      return;
    }
    const { evidence, ...entry } = outcome.entry;
    setState({ state: 'saving' });
    write.mutate(
      {
        version: line.version,
        ...entry,
        points: form.values.points || undefined,
        values: [...entry.values],
        evidence: [...evidence],
      },
      {
        onSuccess: ({ changedAt }) => {
          form.refuse({});
          setState({ state: 'saved', at: changedAt ?? new Date() });
        },
        onError: (error) => setState(stateOf(error)),
      },
    );
  }

  function leave(event: FocusEvent<HTMLFormElement>): void {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      save(false);
    }
  }

  return (
    <form
      noValidate
      className={classes.cell}
      onBlur={leave}
      onSubmit={(event) => {
        event.preventDefault();
        save(true);
      }}
    >
      <h3>Tự chấm</h3>
      {form.values.applies !== 'no' && (
        <ScoringFields form={form} leaf={leaf} unit={unit} proposals={proposals} outcome={outcome} />
      )}
      <ExceptionFields form={form} leaf={leaf} />
      <div className={classes.save}>
        <Button type="submit" size="small" busy={write.isPending} busyLabel="Đang lưu…">
          {line.version === 0 && Object.keys(proposals).length > 0 ? 'Xác nhận và lưu' : 'Lưu'}
        </Button>
        <CellState value={changed && state.state === 'saved' ? { state: 'rest' } : state} />
        {state.state === 'conflict' && (
          <Button kind="quiet" size="small" onClick={() => form.setAll({ ...saved })}>
            Lấy nội dung mới
          </Button>
        )}
      </div>
    </form>
  );
}

function remember(drafts: Map<string, LineDraft>, code: string, draft: LineDraft | undefined): void {
  if (draft) {
    drafts.set(code, draft);
  } else {
    drafts.delete(code);
  }
}

function stateOf(error: unknown): CellStateOf {
  if (error instanceof ApiRefusal && error.code === 'line-changed') {
    const line = error.detail.line as { changedBy?: string | null; self?: { points?: string } | null } | undefined;
    const now = line?.self?.points ? `${line.self.points.replace('.', ',')} điểm` : 'chưa có điểm';
    return { state: 'conflict', ...(line?.changedBy ? { by: line.changedBy } : {}), now };
  }
  return { state: 'failed', sentence: sheetFailure(error) ?? '' };
}

interface ScoringFieldsProps {
  readonly form: FormState<Record<string, string>>;
  readonly leaf: Leaf;
  readonly unit: string;
  readonly proposals: ReturnType<typeof proposalsOf>;
  readonly outcome: DraftOutcome;
}

function ScoringFields({ form, leaf, unit, proposals, outcome }: ScoringFieldsProps) {
  return (
    <>
      <ValueFields form={form} leaf={leaf} proposals={proposals} />
      <Computed leaf={leaf} outcome={outcome} />
      <EvidenceField form={form} unit={unit} />
      <TextAreaField
        form={form}
        name="explanation"
        label="Giải trình"
        hint="Bắt buộc khi không có tài liệu kiểm chứng: điểm được tính ra thế nào"
        rows={3}
      />
    </>
  );
}

/** The rare ways out: the criterion does not concern the unit, or its points are not the rule's. */
function ExceptionFields({ form, leaf }: Pick<ScoringFieldsProps, 'form' | 'leaf'>) {
  const { points, applies } = form.values;
  return (
    <details open={points !== '' || applies === 'no' || leaf.rule.inputs.length === 0}>
      <summary>Điểm khác với quy tắc, hoặc tiêu chí không áp dụng</summary>
      <div className="stack-tight">
        <ChoiceField
          form={form}
          name="applies"
          label="Tiêu chí có áp dụng cho đơn vị không?"
          inRow
          choices={[
            { value: 'yes', label: 'Có' },
            { value: 'no', label: 'Không áp dụng' },
          ]}
        />
        {applies === 'no' ? (
          <TextAreaField form={form} name="notApplicable" label="Lý do không áp dụng" rows={2} required />
        ) : (
          <>
            <TextField form={form} name="points" label="Điểm tự chấm" inputMode="decimal" width="short" />
            <TextAreaField form={form} name="reason" label="Lý do" rows={2} />
          </>
        )}
      </div>
    </details>
  );
}

/** What the rule makes of what stands in the fields now. */
function Computed({ leaf, outcome }: Pick<ScoringFieldsProps, 'leaf' | 'outcome'>) {
  if ('problem' in outcome) {
    return (
      <p className={classes.sentence} role="status">
        ▲ {outcome.problem.sentence}
      </p>
    );
  }
  const { line } = outcome;
  const values = plainValues(line.values);
  const score = scoreOf(leaf, values);
  const sentence = score.kind === 'points' ? explanationOf(leaf, values) : unscoredInWords(leaf, score);
  const points = line.self ? `${formatPoints(line.self.points)} điểm` : 'Chưa tính được điểm';
  return (
    <p className={classes.sentence} role="status">
      <strong>{line.applicable ? points : 'Không áp dụng'}</strong>
      {sentence && <span>{sentence}</span>}
    </p>
  );
}
