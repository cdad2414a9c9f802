import type { HTMLAttributes } from 'react';
import { described, FieldFrame, type FieldWords } from './field-frame.tsx';
import classes from './form.module.css';
import { bindingOf, type FormState, type NamesOf } from './use-form.ts';

interface TextFieldProps<V> extends FieldWords {
  readonly form: FormState<V>;
  readonly name: NamesOf<V, string>;
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'search';
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly autoComplete?: string;
  readonly disabled?: boolean;
  readonly width?: 'short' | 'full';
}

export function TextField<V>({ form, name, label, hint, required, type = 'text', width, ...rest }: TextFieldProps<V>) {
  const { id, value, error, change } = bindingOf<V, string>(form, name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required ?? false}>
      <input
        {...described(id, hint, error, required)}
        {...rest}
        type={type}
        name={name}
        className={[classes.input, width === 'short' && classes.short].filter(Boolean).join(' ')}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </FieldFrame>
  );
}

interface TextAreaFieldProps<V> extends FieldWords {
  readonly form: FormState<V>;
  readonly name: NamesOf<V, string>;
  readonly rows?: number;
}

export function TextAreaField<V>({ form, name, label, hint, required, rows = 4 }: TextAreaFieldProps<V>) {
  const { id, value, error, change } = bindingOf<V, string>(form, name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required ?? false}>
      <textarea
        {...described(id, hint, error, required)}
        name={name}
        rows={rows}
        className={classes.input}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </FieldFrame>
  );
}
