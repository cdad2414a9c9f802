import { formatDecimal, parseDecimal } from '#core/kernel/decimals.ts';
import { described, FieldFrame, type FieldWords } from './field-frame.tsx';
import classes from './form.module.css';
import { bindingOf, type FormState, type NamesOf } from './use-form.ts';

interface NumberFieldProps<V> extends FieldWords {
  readonly form: FormState<V>;
  /** The field keeps the text as typed; `parseDecimal(text, decimals)` reads it, also with points and a comma. */
  readonly name: NamesOf<V, string>;
  readonly decimals?: number;
  /** Stands behind the input: "hồ sơ", "%". */
  readonly unit?: string;
}

/** A number in Vietnamese notation. It is put into order (1.234,5) when the field is left, never while typing. */
export function NumberField<V>({ form, name, label, hint, required, decimals = 0, unit }: NumberFieldProps<V>) {
  const { id, value, error, change } = bindingOf<V, string>(form, name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required ?? false}>
      <span className={classes.withUnit}>
        <input
          {...described(id, hint, error, required)}
          name={name}
          inputMode={decimals > 0 ? 'decimal' : 'numeric'}
          autoComplete="off"
          className={`${classes.input} ${classes.number}`}
          value={value}
          onChange={(event) => change(event.target.value)}
          onBlur={() => change(inOrder(value, decimals))}
        />
        {unit && <span>{unit}</span>}
      </span>
    </FieldFrame>
  );
}

/** The same number with points between thousands; text that is no number stays as it was typed. */
function inOrder(text: string, decimals: number): string {
  const whole = parseDecimal(text, decimals);
  if (whole === undefined) {
    return text;
  }
  const digits = String(Math.abs(whole)).padStart(decimals + 1, '0');
  const dotted = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return (whole < 0 ? '-' : '') + formatDecimal(dotted);
}

/** Whole đồng. */
export function MoneyField<V>(props: Omit<NumberFieldProps<V>, 'decimals' | 'unit'>) {
  return <NumberField {...props} unit="đồng" />;
}
