import type { DossierPage } from '#core/dossiers/contract.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { apologyDay } from '#core/dossiers/moves.ts';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField, TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { refusalWords, useReschedule } from './change-dossier.ts';
import { DossierSummary } from './dossier-summary.tsx';
import { dossierPath, useDossier } from './load-dossiers.ts';

/** A later promise, with the apology that goes with it (form 04). The first promise stays in the history. */
export function ReschedulePage() {
  const unit = useUnitSlug();
  const dossier = useDossier(unit, usePathParam('dossier'));
  return (
    <QueryView query={dossier} messages={DOSSIER_MESSAGES} loading="Đang tải hồ sơ…">
      {(data) => <Reschedule unit={unit} dossier={data} />}
    </QueryView>
  );
}

function Reschedule({ unit, dossier }: { readonly unit: string; readonly dossier: DossierPage }) {
  const back = dossierPath(unit, dossier.id);
  const reschedule = useReschedule(unit, dossier.id);
  const form = useForm({
    initial: { dueOn: '', reason: '', attachment: '' },
    check: ({ dueOn, reason }) => ({
      dueOn: parseDate(dueOn) ? undefined : 'Nhập ngày hẹn trả mới, ví dụ 05/12/2026.',
      reason: reason.trim() ? undefined : DOSSIER_MESSAGES['reason-missing'],
    }),
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Xin lỗi và hẹn lại" back={{ href: back, label: `Hồ sơ ${dossier.code}` }} />
      <DossierSummary dossier={dossier} />
      <Form
        form={form}
        onSubmit={({ dueOn, reason, attachment }) =>
          reschedule.mutate({
            version: dossier.version,
            dueOn: parseDate(dueOn) ?? '',
            reason: reason.trim(),
            ...(attachment.trim() && { attachment: attachment.trim() }),
          })
        }
        submitLabel="Hẹn lại"
        busy={reschedule.isPending}
        failure={refusalWords(reschedule.error)}
        others={
          <ButtonLink kind="secondary" href={back}>
            Quay lại
          </ButtonLink>
        }
      >
        <Callout title="Khi bấm “Hẹn lại”">
          Trước hạn, quá hạn được tính theo ngày mới; ngày hẹn đầu tiên vẫn được lưu và thống kê riêng.
          {dossier.due && ` Văn bản xin lỗi phải gửi chậm nhất ngày ${formatDate(apologyDay(dossier.due))}.`}
        </Callout>
        <DateField form={form} name="dueOn" label="Ngày hẹn trả mới" required />
        <TextAreaField form={form} name="reason" label="Lý do" rows={3} required />
        <TextField form={form} name="attachment" label="Văn bản xin lỗi" hint="Số, ký hiệu, ngày (mẫu 04)" />
      </Form>
    </div>
  );
}
