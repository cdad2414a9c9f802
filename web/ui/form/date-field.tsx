import { lazy, Suspense, useState } from 'react';
import { formatDate, isPlainDate, parseDate } from '#core/kernel/dates.ts';
import classes from './date-field.module.css';
import { described, FieldFrame, type FieldWords } from './field-frame.tsx';
import formClasses from './form.module.css';
import { bindingOf, type FormState, type NamesOf } from './use-form.ts';

const Calendar = lazy(() => import('./calendar.tsx').then(({ Calendar: component }) => ({ default: component })));

interface DateFieldProps<V> extends FieldWords {
  readonly form: FormState<V>;
  /** Text as typed, `dd/mm/yyyy`; `parseDate(text)` gives the day or undefined. */
  readonly name: NamesOf<V, string>;
}

/** A day: typed as dd/mm/yyyy, or picked from a calendar that is loaded only when somebody opens it. */
export function DateField<V>({ form, name, label, hint = 'Ví dụ: 05/12/2026', required }: DateFieldProps<V>) {
  const { id, value, error, change } = bindingOf<V, string>(form, name);
  const [open, setOpen] = useState(false);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required ?? false}>
      <span className={classes.line}>
        <input
          {...described(id, hint, error, required)}
          name={name}
          inputMode="numeric"
          autoComplete="off"
          className={`${formClasses.input} ${formClasses.short}`}
          value={value}
          onChange={(event) => change(event.target.value)}
          onBlur={() => change(tidyDate(value))}
        />
        <button type="button" className={classes.opener} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Đóng lịch' : 'Mở lịch'}
          <span className="unseen"> chọn {label.toLocaleLowerCase('vi')}</span>
        </button>
      </span>
      {open && (
        <Suspense fallback={<p role="status">Đang tải lịch…</p>}>
          <Calendar
            value={parseDate(value)}
            onPick={(day) => {
              change(formatDate(day));
              setOpen(false);
              document.getElementById(id)?.focus();
            }}
          />
        </Suspense>
      )}
    </FieldFrame>
  );
}

/** "5/12/2026" or "5-12-2026" → "05/12/2026"; what is no day stays as typed, for the check to name. */
function tidyDate(text: string): string {
  const day = parseDate(text);
  return day && isPlainDate(day) ? formatDate(day) : text;
}
