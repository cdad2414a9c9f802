import { STANDARD_WEEK, type WeekHours } from '#core/calendars/calendar.ts';
import { hoursWords, parseHours } from '#core/calendars/hours-text.ts';
import { CALENDAR_MESSAGES } from '#core/calendars/messages.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { useSetHours } from './change-calendar.ts';
import { calendarPath, useYear } from './load-calendar.ts';
import { basisError, NO_PROVENANCE, ProvenanceFields, type ProvenanceValues } from './provenance-fields.tsx';

type Values = ProvenanceValues & {
  readonly validFrom: string;
  readonly weekdays: string;
  readonly saturday: string;
  readonly sunday: string;
};

const HINT = 'Ví dụ: 07:00–11:30, 13:30–17:00. Để trống nếu nghỉ.';

/** The hours of an ordinary week from a day on: summer and winter hours are two such entries. */
export function SetHoursPage() {
  const unit = useUnitSlug();
  const back = calendarPath(unit, useYear());
  const set = useSetHours(unit);
  const form = useForm<Values>({
    initial: {
      validFrom: '',
      weekdays: hoursWords(STANDARD_WEEK[1] ?? []),
      saturday: '',
      sunday: '',
      ...NO_PROVENANCE,
    },
    check,
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Giờ làm việc" back={{ href: back, label: 'Lịch làm việc' }}>
        Ngày nào có giờ làm việc thì tính là ngày làm việc khi tính hạn trả. Buổi chỉ trực để tiếp nhận thì không ghi.
      </PageHeader>
      <Form
        form={form}
        onSubmit={({ validFrom, basis, coversBelow, ...hours }) =>
          set.mutate({ validFrom: parseDate(validFrom) ?? '', hours: weekOf(hours), basis, coversBelow })
        }
        submitLabel="Ghi giờ làm việc"
        busy={set.isPending}
        failure={set.isError ? messageOf(set.error, CALENDAR_MESSAGES) : undefined}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại, không đổi
          </ButtonLink>
        }
      >
        <DateField form={form} name="validFrom" label="Áp dụng từ ngày" required />
        <TextField form={form} name="weekdays" label="Thứ Hai đến thứ Sáu" hint={HINT} />
        <TextField form={form} name="saturday" label="Thứ Bảy" hint={HINT} />
        <TextField form={form} name="sunday" label="Chủ nhật" hint={HINT} />
        <ProvenanceFields form={form} />
      </Form>
    </div>
  );
}

type Hours = Pick<Values, 'weekdays' | 'saturday' | 'sunday'>;

function weekOf({ weekdays, saturday, sunday }: Hours): { opens: number; closes: number }[][] {
  const week: WeekHours = [sunday, weekdays, weekdays, weekdays, weekdays, weekdays, saturday].map(
    (text) => parseHours(text) ?? [],
  );
  return week.map((day) => day.map(({ opens, closes }) => ({ opens, closes })));
}

function check({ validFrom, basis, weekdays, saturday, sunday }: Values): FormErrors<Values> {
  const wrong = (text: string) =>
    parseHours(text) === undefined ? 'Ghi giờ như 07:00–11:30, 13:30–17:00; các buổi không chồng nhau.' : undefined;
  const none = [weekdays, saturday, sunday].every((text) => parseHours(text)?.length === 0);
  return {
    validFrom: parseDate(validFrom) ? undefined : 'Nhập ngày bắt đầu, ví dụ 16/04/2027.',
    weekdays: none ? CALENDAR_MESSAGES['calendar-hours-none'] : wrong(weekdays),
    saturday: wrong(saturday),
    sunday: wrong(sunday),
    basis: basisError(basis),
  };
}
