import { parseDate } from '#core/kernel/dates.ts';
import { PROCEDURE_MESSAGES } from '#core/procedures/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { useEndVersion } from './change-procedures.ts';

/** The last day of the committee's own text; from the next day on the text of the level above holds again. */
export function EndVersionPage() {
  const unit = useUnitSlug();
  const back = unitPath(unit, `thu-tuc/${usePathParam('id')}`);
  const goTo = useGoTo();
  const end = useEndVersion(unit, usePathParam('version'));
  const form = useForm({
    initial: { validTo: '', reason: '' },
    check: ({ validTo, reason }) => ({
      validTo: parseDate(validTo) ? undefined : 'Nhập ngày cuối cùng áp dụng, ví dụ 31/12/2026.',
      reason: reason.trim() === '' ? 'Ghi căn cứ, ví dụ số và ngày của quyết định bãi bỏ.' : undefined,
    }),
  });
  return (
    <ConfirmPage
      title="Kết thúc nội dung của đơn vị"
      consequences={[
        'Hồ sơ nhận sau ngày này theo nội dung của cấp trên hoặc của cả nước, nếu có.',
        'Hồ sơ đã tiếp nhận không thay đổi.',
      ]}
      act="Kết thúc nội dung"
      busy={end.isPending}
      failure={end.isError ? messageOf(end.error, PROCEDURE_MESSAGES) : undefined}
      backHref={back}
      onAct={() =>
        form.submit(({ validTo, reason }) =>
          end.mutate(
            { validTo: parseDate(validTo) ?? '', reason },
            {
              onSuccess: () => {
                notify('Đã ghi ngày kết thúc');
                goTo(back);
              },
            },
          ),
        )
      }
    >
      <div className="stack-tight">
        <DateField form={form} name="validTo" label="Ngày cuối cùng áp dụng" required />
        <TextField form={form} name="reason" label="Căn cứ" required />
      </div>
    </ConfirmPage>
  );
}
