import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '#web/ui/button/button.tsx';
import classes from './form.module.css';
import { type FormState, fieldId } from './use-form.ts';

interface FormProps<V> {
  readonly form: FormState<V>;
  readonly onSubmit: (values: V) => void;
  /** The verb of the act: "Tiếp nhận hồ sơ". */
  readonly submitLabel: string;
  readonly busy?: boolean;
  readonly busyLabel?: string;
  /** What the server answered, when it is about no single field. */
  readonly failure?: string | undefined;
  /** Further buttons or links beside the submitting one. */
  readonly others?: ReactNode;
  readonly children: ReactNode;
}

/** A form with its error summary on top; Enter inside a Vietnamese syllable does not submit. */
export function Form<V>(props: FormProps<V>) {
  const { form, onSubmit, submitLabel, busy, busyLabel, failure, others, children } = props;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!busy) {
      form.submit(onSubmit);
    }
  }

  function keepComposing(event: KeyboardEvent) {
    if (event.key === 'Enter' && event.nativeEvent.isComposing) {
      event.preventDefault();
    }
  }

  return (
    <form noValidate onSubmit={submit} onKeyDown={keepComposing} className={classes.form}>
      <ErrorSummary form={form} failure={failure} />
      {children}
      <div className={classes.buttons}>
        <Button type="submit" busy={busy ?? false} {...(busyLabel && { busyLabel })}>
          {submitLabel}
        </Button>
        {others}
      </div>
    </form>
  );
}

interface ErrorSummaryProps<V> {
  readonly form: FormState<V>;
  readonly failure?: string | undefined;
}

/** What is wrong, in one place, with a link to each field; it takes the focus and marks the window's title. */
export function ErrorSummary<V>({ form, failure }: ErrorSummaryProps<V>) {
  const box = useRef<HTMLDivElement>(null);
  const wrong = Object.entries(form.errors) as [string, string][];
  const shown = wrong.length > 0 || Boolean(failure);
  useErrorTitle(shown);
  useEffect(() => {
    if (form.attempts > 0 || failure) {
      box.current?.focus();
    }
  }, [form.attempts, failure]);
  if (!shown) {
    return null;
  }
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.summary} aria-labelledby={`${form.id}-summary`}>
      <h2 id={`${form.id}-summary`}>Có nội dung cần sửa</h2>
      {failure && <p>{failure}</p>}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(form, name)}`} onClick={(event) => focusField(event, fieldId(form, name))}>
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function focusField(event: { preventDefault: () => void }, id: string): void {
  const field = document.getElementById(id);
  if (field) {
    event.preventDefault();
    field.scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
  }
}

const TITLE_MARK = 'Lỗi: ';

function useErrorTitle(wrong: boolean): void {
  useEffect(() => {
    if (wrong && !document.title.startsWith(TITLE_MARK)) {
      document.title = TITLE_MARK + document.title;
    }
    return () => {
      document.title = document.title.replace(TITLE_MARK, '');
    };
  }, [wrong]);
}

interface FieldSetProps {
  readonly legend: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** Fields that belong together, under their own heading. */
export function FieldSet({ legend, hint, children }: FieldSetProps) {
  return (
    <fieldset className={classes.set}>
      <legend>{legend}</legend>
      {hint && <div className={classes.hint}>{hint}</div>}
      {children}
    </fieldset>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.fieldRow}>{children}</div>;
}
