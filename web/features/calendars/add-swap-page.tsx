import { CALENDAR_MESSAGES } from '#core/calendars/messages.ts';
import { parseDate } from '#core/kernel/dates.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { useAddSwap } from './change-calendar.ts';
import { calendarPath, useYear } from './load-calendar.ts';
import { basisError, NO_PROVENANCE, ProvenanceFields, type ProvenanceValues } from './provenance-fields.tsx';

type Values = ProvenanceValues & {
  readonly off: string;
  readonly worked: string;
};

/** A working day exchanged with a day of rest: both are entered together. */
export function AddSwapPage() {
  const unit = useUnitSlug();
  const back = calendarPath(unit, useYear());
  const add = useAddSwap(unit);
  const form = useForm<Values>({ initial: { off: '', worked: '', ...NO_PROVENANCE }, check });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Ghi hoán đổi ngày làm việc" back={{ href: back, label: 'Lịch làm việc' }}>
        Nghỉ một ngày làm việc và làm bù vào một ngày nghỉ. Ngày làm bù có giờ làm việc của ngày được nghỉ.
      </PageHeader>
      <Form
        form={form}
        onSubmit={({ off, worked, basis, coversBelow }) =>
          add.mutate({ off: parseDate(off) ?? '', worked: parseDate(worked) ?? '', basis, coversBelow })
        }
        submitLabel="Ghi hoán đổi"
        busy={add.isPending}
        failure={add.isError ? messageOf(add.error, CALENDAR_MESSAGES) : undefined}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại, không ghi
          </ButtonLink>
        }
      >
        <DateField form={form} name="off" label="Ngày làm việc được nghỉ" required />
        <DateField form={form} name="worked" label="Ngày nghỉ đi làm bù" required />
        <ProvenanceFields form={form} />
      </Form>
    </div>
  );
}

function check({ off, worked, basis }: Values): FormErrors<Values> {
  return {
    off: parseDate(off) ? undefined : 'Nhập ngày được nghỉ, ví dụ 31/08/2026.',
    worked: parseDate(worked) ? undefined : 'Nhập ngày đi làm bù, ví dụ 22/08/2026.',
    basis: basisError(basis),
  };
}
