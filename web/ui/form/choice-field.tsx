import type { ReactNode } from 'react';
import { described, FieldNotes, type FieldWords, RequiredMark } from './field-frame.tsx';
import classes from './form.module.css';
import type { Choice } from './select-field.tsx';
import { bindingOf, type FormState, type NamesOf } from './use-form.ts';

interface ChoiceFieldProps<V> extends FieldWords {
  readonly form: FormState<V>;
  readonly name: NamesOf<V, string>;
  readonly choices: readonly (Choice & { readonly hint?: string })[];
  readonly inRow?: boolean;
}

/** One of a handful, all in sight (radio buttons). */
export function ChoiceField<V>({ form, name, label, hint, required, choices, inRow }: ChoiceFieldProps<V>) {
  const { id, value, error, change } = bindingOf<V, string>(form, name);
  const { 'aria-describedby': notes } = described(id, hint, error);
  return (
    <fieldset className={error ? classes.wrongChoiceSet : classes.choiceSet} aria-describedby={notes}>
      <legend className={classes.label}>
        {label}
        {required && <RequiredMark />}
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className={inRow ? classes.choicesInRow : classes.choices}>
        {choices.map((choice, place) => (
          <label key={choice.value} className={classes.choice}>
            <input
              type="radio"
              id={place === 0 ? id : `${id}-${choice.value}`}
              name={id}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => change(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <span className={classes.choiceHint}>{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface TickFieldProps<V> {
  readonly form: FormState<V>;
  readonly name: NamesOf<V, boolean>;
  readonly label: ReactNode;
  readonly hint?: string;
}

/** Yes or no. */
export function TickField<V>({ form, name, label, hint }: TickFieldProps<V>) {
  const { id, value, error, change } = bindingOf<V, boolean>(form, name);
  return (
    <div className={error ? classes.wrongField : classes.field}>
      <FieldNotes id={id} error={error} />
      <label className={classes.choice}>
        <input
          {...described(id, undefined, error)}
          type="checkbox"
          name={name}
          checked={value}
          onChange={(event) => change(event.target.checked)}
        />
        <span>
          {label}
          {hint && <span className={classes.choiceHint}>{hint}</span>}
        </span>
      </label>
    </div>
  );
}
