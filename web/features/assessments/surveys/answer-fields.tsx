import type { SurveyFormWire } from '#core/assessments/surveys/contract.ts';
import { FieldNotes } from '#web/ui/form/field-frame.tsx';
import formClasses from '#web/ui/form/form.module.css';
import { TextField } from '#web/ui/form/text-field.tsx';
import { bindingOf, type FormState } from '#web/ui/form/use-form.ts';
import classes from './surveys.module.css';

interface AnswerFieldsProps {
  readonly form: FormState<Record<string, string>>;
  readonly questions: SurveyFormWire['questions'];
}

/** One letter a question; a valid one moves on to the next question by itself. */
export function AnswerFields({ form, questions }: AnswerFieldsProps) {
  return (
    <div className={classes.answers}>
      {questions.map((question, at) => (
        <Answer key={question.key} form={form} question={question} next={questions[at + 1]?.key} />
      ))}
    </div>
  );
}

interface AnswerProps extends Pick<AnswerFieldsProps, 'form'> {
  readonly question: SurveyFormWire['questions'][number];
  readonly next: string | undefined;
}

function Answer({ form, question, next }: AnswerProps) {
  const { key, text, options } = question;
  const { id, value, error, change } = bindingOf<Record<string, string>, string>(form, `a:${key}`);
  const typed = (value ?? '').trim().toUpperCase();
  const chosen = options.find((option) => option.key === typed);
  const free = chosen !== undefined && chosen.weight === undefined;

  function take(letter: string): void {
    change(letter.toUpperCase());
    const found = options.find((option) => option.key === letter.trim().toUpperCase());
    if (found && found.weight !== undefined && next !== undefined) {
      document.getElementById(`${form.id}-a:${next}`)?.focus();
    }
  }

  return (
    <div className={classes.answer}>
      <div>
        <p>
          <label htmlFor={id}>
            {key}. {text}
          </label>
        </p>
        <p className={classes.options}>{options.map((option) => `${option.key} ${option.label}`).join(' · ')}</p>
        <FieldNotes id={id} error={error} />
        {free && <TextField form={form} name={`w:${key}`} label="Ý kiến" />}
      </div>
      <input
        id={id}
        className={formClasses.input}
        value={value ?? ''}
        maxLength={10}
        autoComplete="off"
        aria-invalid={error !== undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => take(event.target.value)}
      />
    </div>
  );
}
