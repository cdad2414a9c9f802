import { useState } from 'react';
import { formatDate, type PlainDate, parseDate } from '#core/kernel/dates.ts';

interface DayInputProps {
  readonly label: string;
  readonly value: PlainDate | null;
  readonly onDay: (day: PlainDate | null) => void;
}

/** A day in a row of a table, typed as dd/mm/yyyy; empty for none. What is no day is said and not taken. */
export function DayInput({ label, value, onDay }: DayInputProps) {
  const shown = value === null ? '' : formatDate(value);
  const [text, setText] = useState(shown);
  const [from, setFrom] = useState(shown);
  if (from !== shown) {
    setFrom(shown);
    setText(shown);
  }
  const wrong = text.trim() !== '' && parseDate(text) === undefined;
  return (
    <input
      aria-label={label}
      aria-invalid={wrong || undefined}
      placeholder="dd/mm/yyyy"
      title={wrong ? 'Nhập ngày, ví dụ 10/12/2026' : undefined}
      value={text}
      style={{ font: 'inherit', minHeight: '2.25rem', width: '8rem' }}
      onChange={({ target }) => {
        setText(target.value);
        const day = parseDate(target.value);
        if (day !== undefined && target.value.trim().length >= 8) {
          onDay(day);
        } else if (target.value.trim() === '') {
          onDay(null);
        }
      }}
    />
  );
}
