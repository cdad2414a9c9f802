import { type FocusEvent, useId, useSyncExternalStore } from 'react';
import type { Line } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { plainValues } from '#core/assessments/declared-values.ts';
import { formatPoints } from '#core/assessments/points.ts';
import { explanationOf, scoreOf, unscoredInWords } from '#core/assessments/scoring.ts';
import { isUnconfirmed } from '#core/assessments/selfscore/confirmed-values.ts';
import { Button } from '#web/ui/button/button.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import { EvidenceField } from './evidence-field.tsx';
import type { DraftOutcome } from './line-draft.ts';
import type { Desk } from './selfscore/desk.ts';
import { RowProgress } from './selfscore/row-progress.tsx';
import classes from './sheet.module.css';
import { proposalsOf, type SheetModel } from './sheet-model.ts';
import { ValueFields } from './value-fields.tsx';

interface SelfScoreFormProps {
  readonly model: SheetModel;
  readonly leaf: Leaf;
  readonly line: Line;
  readonly desk: Desk;
}

/** A line of the desk as the fields of a form; what is typed is in hand at once, in the table too. */
function useLineForm(desk: Desk, code: string): FormState<Record<string, string>> {
  const id = useId();
  const entry = useSyncExternalStore(
    (listener) => desk.subscribe(code, listener),
    () => desk.entryOf(code),
  );
  const problem = entry?.progress.state === 'typed' ? entry.progress.problem : undefined;
  const values = { ...desk.draftOf(code) };
  return {
    id,
    values,
    errors: problem ? { [problem.field]: problem.sentence } : {},
    attempts: 0,
    set: (name, value) => desk.type(code, { [name]: value }),
    setAll: (all) => desk.type(code, all),
    refuse: () => undefined,
    submit: (accept) => accept(values),
  };
}

/** The cell of a line in full: computed while one types, saved when one leaves it or presses the button. */
export function SelfScoreForm({ model, leaf, line, desk }: SelfScoreFormProps) {
  const { code } = leaf.criterion;
  const proposals = proposalsOf(model.sheet, code);
  const form = useLineForm(desk, code);
  const outcome = desk.outcomeOf(code);

  function leave(event: FocusEvent<HTMLFormElement>): void {
    if (!event.currentTarget.contains(event.relatedTarget)) {
      void desk.save(code);
    }
  }

  return (
    <form
      noValidate
      className={classes.cell}
      onBlur={leave}
      onSubmit={(event) => {
        event.preventDefault();
        void desk.save(code, true);
      }}
    >
      <h3>Tự chấm</h3>
      {form.values.applies !== 'no' && outcome && (
        <ScoringFields form={form} leaf={leaf} unit={model.sheet.unit} proposals={proposals} outcome={outcome} />
      )}
      <ExceptionFields form={form} leaf={leaf} />
      <div className={classes.save}>
        <Button type="submit" size="small">
          Lưu
        </Button>
        {isUnconfirmed(leaf, line, proposals) && (
          <Button kind="secondary" size="small" onClick={() => void desk.confirm(code)}>
            Xác nhận số liệu
          </Button>
        )}
        <RowProgress desk={desk} leaf={leaf} />
      </div>
    </form>
  );
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
