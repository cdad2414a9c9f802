import { useState } from 'react';
import type { Calendar } from '#core/calendars/calendar.ts';
import { type Deadline, dueIn, type Term } from '#core/calendars/deadlines.ts';
import { parseClock } from '#core/calendars/hours-text.ts';
import { formatDate, formatInstant, parseDate, vietnamInstant } from '#core/kernel/dates.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { today } from '#web/lib/format.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';

const UNITS = [
  { value: 'working-days', label: 'Ngày làm việc' },
  { value: 'calendar-days', label: 'Ngày (tính cả ngày nghỉ)' },
  { value: 'working-minutes', label: 'Giờ làm việc' },
] as const;

const LONGEST_DAYS = 400;

type Values = Readonly<Record<'day' | 'time' | 'unit' | 'amount', string>>;

/** What would be promised to somebody who comes at that moment: counted in the browser by the same rules. */
export function TryDeadline({ calendar }: { readonly calendar: Calendar }) {
  const form = useForm<Values>({
    initial: { day: formatDate(today()), time: '08:00', unit: 'working-days', amount: '3' },
    check: (values) => check(values, calendar),
  });
  const [deadline, setDeadline] = useState<Deadline>();
  return (
    <section className="stack-tight" aria-labelledby="try" style={{ maxWidth: 'var(--measure)' }}>
      <h2 id="try">Tính thử hạn trả</h2>
      <Form form={form} submitLabel="Tính hạn trả" onSubmit={(values) => setDeadline(deadlineOf(values, calendar))}>
        <div className="row" style={{ alignItems: 'start' }}>
          <DateField form={form} name="day" label="Ngày nhận hồ sơ" required />
          <TextField form={form} name="time" label="Giờ nhận" hint="Ví dụ: 16:45" width="short" required />
        </div>
        <ChoiceField form={form} name="unit" label="Thời hạn tính bằng" choices={UNITS} inRow required />
        <NumberField form={form} name="amount" label="Thời hạn" decimals={2} required />
      </Form>
      <div aria-live="polite">{deadline && <Answer deadline={deadline} />}</div>
    </section>
  );
}

function check({ day, time, unit, amount }: Values, calendar: Calendar): FormErrors<Values> {
  const date = parseDate(day);
  const term = termOf(unit, amount);
  return {
    day: date && date >= calendar.from ? undefined : `Nhập ngày từ ${formatDate(calendar.from)}.`,
    time: parseClock(time) === undefined ? 'Nhập giờ trong ngày, ví dụ 16:45.' : undefined,
    amount: term ? undefined : `Nhập số từ 0 đến ${LONGEST_DAYS}; số ngày phải là số nguyên.`,
  };
}

function termOf(unit: string, text: string): Term | undefined {
  const hundredths = parseDecimal(text, 2) ?? -1;
  const amount = unit === 'working-minutes' ? (hundredths * 60) / 100 : hundredths / 100;
  const most = unit === 'working-minutes' ? LONGEST_DAYS * 60 : LONGEST_DAYS;
  return Number.isInteger(amount) && amount >= 0 && amount <= most
    ? ({ unit, amount } as Extract<Term, { readonly amount: number }>)
    : undefined;
}

function deadlineOf({ day, time, unit, amount }: Values, calendar: Calendar): Deadline | undefined {
  const [date, minute, term] = [parseDate(day), parseClock(time), termOf(unit, amount)];
  return date && minute !== undefined && term ? dueIn(calendar, term, vietnamInstant(date, minute)) : undefined;
}

const SHOWN_DAYS = 15;

function Answer({ deadline: { due, day, at, counted, provisional } }: { readonly deadline: Deadline }) {
  const exact = due !== day;
  const shown = counted.slice(0, SHOWN_DAYS).map(formatDate).join(', ');
  return (
    <Callout tone={provisional ? 'warn' : 'good'} title={`Hạn trả: ${exact ? formatInstant(at) : formatDate(day)}`}>
      <p>
        {!exact && `Chậm nhất ${formatInstant(at).slice(0, 5)} ngày đó. `}
        {counted.length > 0 && `Các ngày được tính: ${shown}${counted.length > SHOWN_DAYS ? '…' : ''}.`}
        {provisional && ' Tạm tính: có năm chưa công bố lịch nghỉ.'}
      </p>
    </Callout>
  );
}
