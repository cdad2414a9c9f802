import { CALENDAR_MESSAGES } from '#core/calendars/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { useSettleDay } from './change-calendar.ts';
import { calendarPath, useCalendarYear } from './load-calendar.ts';
import { basisError, NO_PROVENANCE, ProvenanceFields, type ProvenanceValues } from './provenance-fields.tsx';

type Values = ProvenanceValues & {
  readonly decision: string;
};

/** An announced day becomes a day off, or is settled as a day like any other. */
export function SettleDayPage() {
  const unit = useUnitSlug();
  const day = usePathParam('day');
  const back = calendarPath(unit, day);
  const entry = useCalendarYear(unit, Number(day.slice(0, 4))).data?.entries.find((line) => line.day === day);
  const settle = useSettleDay(unit, day);
  const form = useForm<Values>({
    initial: { decision: '', ...NO_PROVENANCE },
    check: ({ decision, basis }) => ({
      decision: decision === '' ? 'Chọn ngày này được nghỉ hay vẫn làm việc.' : undefined,
      basis: basisError(basis),
    }),
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title={`Xác nhận ngày ${formatDate(day)}`} back={{ href: back, label: 'Lịch làm việc' }}>
        {entry && `${entry.name}. Được nêu tại ${entry.basis}, chưa đối chiếu văn bản.`}
      </PageHeader>
      <Callout tone="warn" title="Khi xác nhận">
        <p>
          Hồ sơ tiếp nhận từ lúc đó tính hạn trả theo lựa chọn này. Hồ sơ đã hẹn trả giữ ngày hẹn cũ cho đến khi được
          tính lại.
        </p>
      </Callout>
      <Form
        form={form}
        onSubmit={({ decision, basis, coversBelow }) =>
          settle.mutate({ decision: decision === 'holiday' ? 'holiday' : 'ordinary', basis, coversBelow })
        }
        submitLabel="Xác nhận"
        busy={settle.isPending}
        failure={settle.isError ? messageOf(settle.error, CALENDAR_MESSAGES) : undefined}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại, chưa xác nhận
          </ButtonLink>
        }
      >
        <ChoiceField
          form={form}
          name="decision"
          label="Ngày này"
          choices={[
            { value: 'holiday', label: 'Được nghỉ', hint: 'Không tính vào thời hạn giải quyết' },
            { value: 'ordinary', label: 'Vẫn làm việc', hint: 'Tính như mọi ngày làm việc' },
          ]}
          required
        />
        <ProvenanceFields form={form} />
      </Form>
    </div>
  );
}
