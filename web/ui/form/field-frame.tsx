import type { ReactNode } from 'react';
import classes from './form.module.css';

/** What every field may say about itself. */
export interface FieldWords {
  readonly label: string;
  /** How to fill it in, with an example where that helps. */
  readonly hint?: ReactNode;
  readonly required?: boolean;
}

interface FieldFrameProps extends FieldWords {
  readonly id: string;
  readonly error: string | undefined;
  readonly children: ReactNode;
}

/** Label, hint, error, input: the message stands where the eye passes before it reaches the input. */
export function FieldFrame({ id, label, hint, error, required, children }: FieldFrameProps) {
  return (
    <div className={error ? classes.wrongField : classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
        {required && <RequiredMark />}
      </label>
      <FieldNotes id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

export function RequiredMark() {
  return (
    <span className={classes.required} aria-hidden="true">
      {' '}
      *
    </span>
  );
}

interface FieldNotesProps {
  readonly id: string;
  readonly hint?: ReactNode;
  readonly error: string | undefined;
}

export function FieldNotes({ id, hint, error }: FieldNotesProps) {
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} className={classes.hint}>
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className={classes.error} role="alert">
          <span className="unseen">Lỗi: </span>
          {error}
        </p>
      )}
    </>
  );
}

/** Links an input with its hint and error for screen readers. */
export function described(id: string, hint: ReactNode, error: string | undefined, required?: boolean) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    'aria-describedby': ids || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
  } as const;
}
