import classes from './period-picker.module.css';

interface PeriodChoice {
  readonly value: string;
  readonly label: string;
}

interface PeriodPickerProps {
  /** `q1`, `year`… */
  readonly kind: string;
  readonly year: number;
  readonly kinds: readonly PeriodChoice[];
  readonly years: readonly number[];
  readonly onPick: (kind: string, year: number) => void;
  /** Window, deadline and lock in words: "số liệu 15/12–14/3, gửi trước 10/3, còn 4 ngày". */
  readonly words?: string | undefined;
}

/** Which period the figures are for, and what that period means in words. */
export function PeriodPicker({ kind, year, kinds, years, onPick, words }: PeriodPickerProps) {
  return (
    <fieldset className={classes.picker}>
      <legend className="unseen">Kỳ số liệu</legend>
      <label>
        <span className="unseen">Kỳ</span>
        <select value={kind} onChange={(event) => onPick(event.target.value, year)}>
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="unseen">Năm</span>
        <select value={year} onChange={(event) => onPick(kind, Number(event.target.value))}>
          {years.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </label>
      {words && <span className={classes.words}>{words}</span>}
    </fieldset>
  );
}
