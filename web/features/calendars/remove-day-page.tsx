import { CALENDAR_MESSAGES } from '#core/calendars/messages.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { useRemoveDay } from './change-calendar.ts';
import { calendarPath, useCalendarYear } from './load-calendar.ts';

/** Takes back a line that this agency entered; a swap goes as a whole. */
export function RemoveDayPage() {
  const unit = useUnitSlug();
  const day = usePathParam('day');
  const entry = useCalendarYear(unit, Number(day.slice(0, 4))).data?.entries.find(
    (line) => line.own && line.day === day,
  );
  const remove = useRemoveDay(unit, day);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({
      reason: reason.trim() === '' ? CALENDAR_MESSAGES['calendar-reason-missing'] : undefined,
    }),
  });
  const other = entry?.counterpart ? `, cùng với ngày hoán đổi ${formatDate(entry.counterpart)}` : '';
  return (
    <ConfirmPage
      title={`Bỏ ngày ${formatDate(day)} khỏi lịch`}
      consequences={[
        `Dòng “${entry?.name ?? formatDate(day)}” bị bỏ khỏi lịch của đơn vị${other}.`,
        'Ngày này lại tính như lịch chung; hồ sơ tiếp nhận từ lúc đó tính hạn trả theo lịch mới.',
        'Việc bỏ được ghi vào nhật ký cùng với lý do.',
      ]}
      act="Bỏ khỏi lịch"
      danger
      busy={remove.isPending}
      failure={remove.isError ? messageOf(remove.error, CALENDAR_MESSAGES) : undefined}
      backHref={calendarPath(unit, day)}
      onAct={() => form.submit((values) => remove.mutate(values))}
    >
      <TextField form={form} name="reason" label="Lý do" hint="Ví dụ: ghi nhầm ngày" required />
    </ConfirmPage>
  );
}
