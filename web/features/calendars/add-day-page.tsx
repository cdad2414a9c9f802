import type { EntryKind } from '#core/calendars/calendar-entry.ts';
import { parseClock } from '#core/calendars/hours-text.ts';
import { CALENDAR_MESSAGES, DAY_KIND_NAMES } from '#core/calendars/messages.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { useAddDay } from './change-calendar.ts';
import { calendarPath, useYear } from './load-calendar.ts';
import { basisError, NO_PROVENANCE, ProvenanceFields, type ProvenanceValues } from './provenance-fields.tsx';

const CHOICES: readonly { value: EntryKind; label: string; hint: string }[] = [
  { value: 'local_off', label: DAY_KIND_NAMES.local_off, hint: 'Cả ngày, ví dụ bầu cử, thiên tai' },
  { value: 'half_day', label: DAY_KIND_NAMES.half_day, hint: 'Vẫn tính là một ngày làm việc, hạn trả là giờ nghỉ' },
  { value: 'holiday', label: DAY_KIND_NAMES.holiday, hint: 'Khi ghi lịch nghỉ của một năm mới' },
  { value: 'substitute_off', label: DAY_KIND_NAMES.substitute_off, hint: 'Ngày lễ trùng ngày nghỉ hằng tuần' },
];

type Values = ProvenanceValues & {
  readonly day: string;
  readonly kind: string;
  readonly name: string;
  readonly closes: string;
};

/** A closure, a half day, or a line of a new year's calendar. */
export function AddDayPage() {
  const unit = useUnitSlug();
  const back = calendarPath(unit, useYear());
  const add = useAddDay(unit);
  const form = useForm<Values>({
    initial: { day: '', kind: 'local_off', name: '', closes: '', ...NO_PROVENANCE },
    check,
  });

  function submit({ day, kind, name, closes, basis, coversBelow }: Values) {
    const half = kind === 'half_day' ? parseClock(closes) : undefined;
    add.mutate({
      day: parseDate(day) ?? '',
      kind: kind as EntryKind,
      name,
      basis,
      coversBelow,
      ...(half !== undefined && { closes: half }),
    });
  }

  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Ghi ngày nghỉ, nửa ngày" back={{ href: back, label: 'Lịch làm việc' }} />
      <Form
        form={form}
        onSubmit={submit}
        submitLabel="Ghi vào lịch"
        busy={add.isPending}
        failure={add.isError ? messageOf(add.error, CALENDAR_MESSAGES) : undefined}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại, không ghi
          </ButtonLink>
        }
      >
        <DateField form={form} name="day" label="Ngày" required />
        <ChoiceField form={form} name="kind" label="Loại ngày" choices={CHOICES} required />
        {form.values.kind === 'half_day' && (
          <TextField
            form={form}
            name="closes"
            label="Làm việc đến"
            hint="Giờ nghỉ của ngày đó, ví dụ 11:30"
            width="short"
            required
          />
        )}
        <TextField form={form} name="name" label="Lý do hoặc tên của ngày" hint="Ví dụ: Bầu cử" required />
        <ProvenanceFields form={form} />
      </Form>
    </div>
  );
}

function check({ day, kind, name, closes, basis }: Values): FormErrors<Values> {
  const half = kind === 'half_day' && parseClock(closes) === undefined;
  return {
    day: parseDate(day) ? undefined : 'Nhập ngày, ví dụ 05/12/2026.',
    closes: half ? 'Nhập giờ nghỉ của ngày, ví dụ 11:30.' : undefined,
    name: name.trim() === '' ? CALENDAR_MESSAGES['calendar-name-missing'] : undefined,
    basis: basisError(basis),
  };
}
