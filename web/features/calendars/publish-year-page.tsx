import { CALENDAR_MESSAGES } from '#core/calendars/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { usePublishYear } from './change-calendar.ts';
import { calendarPath } from './load-calendar.ts';
import { basisError, NO_PROVENANCE, ProvenanceFields } from './provenance-fields.tsx';

/** From here on deadlines that reach this year are firm. */
export function PublishYearPage() {
  const unit = useUnitSlug();
  const year = Number(usePathParam('year'));
  const publish = usePublishYear(unit);
  const form = useForm({
    initial: NO_PROVENANCE,
    check: ({ basis }) => ({ basis: basisError(basis) }),
  });
  return (
    <ConfirmPage
      title={`Công bố lịch năm ${year}`}
      consequences={[
        `Hạn trả rơi vào năm ${year} không còn là “tạm tính”.`,
        'Trước khi công bố phải ghi đủ ngày nghỉ Tết, Giỗ Tổ, nghỉ bù và các ngày hoán đổi.',
        'Sau khi công bố vẫn ghi thêm hoặc bỏ từng ngày được, có ghi nhật ký.',
      ]}
      act="Công bố lịch"
      busy={publish.isPending}
      failure={publish.isError ? messageOf(publish.error, CALENDAR_MESSAGES) : undefined}
      backHref={calendarPath(unit, year)}
      onAct={() => form.submit(({ basis, coversBelow }) => publish.mutate({ year, basis, coversBelow }))}
    >
      <ProvenanceFields form={form} />
    </ConfirmPage>
  );
}
