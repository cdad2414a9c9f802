import { formatDate, formatInstant, parseDate } from '#core/kernel/dates.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { capitalised } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { usePathParam, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { reportLabel, reportPath } from '../load-reports.ts';
import { useExtensions, useGrantExtension } from './load-matrix.ts';

type Values = { readonly until: string; readonly reason: string };

/** A later day for one unit's report, or for one of its sections: by name, with the reason, for everybody to read. */
export function ExtensionPage() {
  const unit = useUnitSlug();
  const period = usePathParam('period');
  const section = useSearchValues()['bo-phan'];
  const name = useUnit()?.name;
  const may = useMay();
  const query = useExtensions(unit, period);
  const grant = useGrantExtension(unit, period);
  const form = useForm<Values>({ initial: { until: '', reason: '' }, check });
  const back = reportPath(unit, period);
  const mayGrant = section === undefined ? may('reports:extend') : may('reports:compile');

  function submit({ until, reason }: Values) {
    const wish = { until: parseDate(until) ?? '', reason: reason.trim() };
    grant.mutate(section === undefined ? wish : { ...wish, section }, {
      onSuccess: () => {
        notify('Đã gia hạn');
        form.setAll({ until: '', reason: '' });
      },
    });
  }

  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Gia hạn gửi báo cáo" back={{ href: back, label: reportLabel(period) }}>
        {section === undefined ? capitalised(name ?? '') : `Bộ phận của ${name ?? ''}`}. Gia hạn mở lại kỳ đã khóa đến
        hết ngày được ghi; đơn vị gửi trong hạn này được tính là đúng hạn.
      </PageHeader>
      <QueryView query={query} messages={REPORT_MESSAGES}>
        {({ items }) => (
          <DataTable
            caption="Đã gia hạn"
            columns={[
              { key: 'who', head: 'Cho', cell: (one) => one.section ?? name, main: true },
              { key: 'until', head: 'Đến ngày', cell: ({ until }) => formatDate(until) },
              { key: 'reason', head: 'Lý do', cell: ({ reason }) => reason },
              { key: 'by', head: 'Người gia hạn', cell: ({ by, at }) => `${by}, ${formatInstant(at)}` },
            ]}
            rows={items}
            rowKey={({ at }) => at}
            empty={<EmptyState title="Chưa gia hạn lần nào">Kỳ này đang theo hạn của chế độ báo cáo.</EmptyState>}
          />
        )}
      </QueryView>
      {mayGrant && (
        <Form
          form={form}
          onSubmit={submit}
          submitLabel="Gia hạn"
          busy={grant.isPending}
          failure={grant.isError ? messageOf(grant.error, REPORT_MESSAGES) : undefined}
          others={
            <ButtonLink kind="secondary" href={back}>
              Quay lại, không gia hạn
            </ButtonLink>
          }
        >
          <DateField form={form} name="until" label="Gia hạn đến hết ngày" required />
          <TextAreaField form={form} name="reason" label="Lý do gia hạn" required />
        </Form>
      )}
    </div>
  );
}

function check({ until, reason }: Values): FormErrors<Values> {
  return {
    until: parseDate(until) ? undefined : 'Nhập ngày, ví dụ 20/06/2026.',
    reason: reason.trim().length < 5 ? REPORT_MESSAGES['extension-reason-missing'] : undefined,
  };
}
