import { useId } from 'react';
import { REPORT_SYMBOL } from '#core/reports/report.ts';

export interface NumberTyped {
  readonly number: string;
  /** As typed: dd/mm/yyyy. */
  readonly day: string;
}

interface NumberFieldsProps {
  readonly typed: NumberTyped;
  readonly onTyped: (typed: NumberTyped) => void;
}

/** Number and date of a document in one line. */
export function NumberFields({ typed, onTyped }: NumberFieldsProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={`${id}-number`}>Số</label>
      <input
        id={`${id}-number`}
        inputMode="numeric"
        value={typed.number}
        onChange={({ target }) => onTyped({ ...typed, number: target.value })}
        style={{ font: 'inherit', minHeight: '2.5rem', width: '7rem' }}
      />
      <span>/{REPORT_SYMBOL}</span>
      <label htmlFor={`${id}-day`}>ngày</label>
      <input
        id={`${id}-day`}
        placeholder="12/12/2026"
        value={typed.day}
        onChange={({ target }) => onTyped({ ...typed, day: target.value })}
        style={{ font: 'inherit', minHeight: '2.5rem', width: '9rem' }}
      />
    </>
  );
}
