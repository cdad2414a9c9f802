import { described, FieldFrame, type FieldWords } from './field-frame.tsx';
import classes from './form.module.css';
import { bindingOf, type FormState, type NamesOf } from './use-form.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps<V> extends FieldWords {
  readonly form: FormState<V>;
  readonly name: NamesOf<V, string>;
  readonly choices: readonly Choice[];
  /** The line for "nothing chosen yet". */
  readonly placeholder?: string;
}

/** One of a few: the browser's own list, which every officer and every screen reader knows. */
export function SelectField<V>(props: SelectFieldProps<V>) {
  const { form, name, label, hint, required, choices, placeholder = 'Chọn…' } = props;
  const { id, value, error, change } = bindingOf<V, string>(form, name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required ?? false}>
      <select
        {...described(id, hint, error, required)}
        name={name}
        className={classes.input}
        value={value}
        onChange={(event) => change(event.target.value)}
      >
        <option value="">{placeholder}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
