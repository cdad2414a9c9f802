import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { Button, ButtonLink } from '#web/ui/button/button.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { TextAreaField } from '#web/ui/form/text-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useSetWindow } from './change-reports.ts';
import { reportPath, useReport } from './load-reports.ts';

type Values = {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

/** Other days than the scheme's, with the reason that stands in the report's checks. */
export function WindowPage() {
  const unit = useUnitSlug();
  const query = useReport(unit, usePathParam('period'));
  return (
    <QueryView query={query} messages={REPORT_MESSAGES}>
      {(answer) => <WindowForm unit={unit} answer={answer} />}
    </QueryView>
  );
}

function WindowForm({ unit, answer }: { readonly unit: string; readonly answer: ReportAnswer }) {
  const { period, window, prescribed, exception, name, basis } = answer.report;
  const back = reportPath(unit, period);
  const goTo = useGoTo();
  const set = useSetWindow(unit, period);
  const done = { onSuccess: () => goTo(back) };
  const form = useForm<Values>({
    initial: { from: formatDate(window.from), to: formatDate(window.to), reason: exception ?? '' },
    check,
  });
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title="Kỳ số liệu" back={{ href: back, label: `Báo cáo ${name}` }}>
        Kỳ quy định: {formatDate(prescribed.from)}–{formatDate(prescribed.to)} ({basis}).
      </PageHeader>
      <Form
        form={form}
        onSubmit={({ from, to, reason }) =>
          set.mutate({ from: parseDate(from) ?? '', to: parseDate(to) ?? '', reason: reason.trim() }, done)
        }
        submitLabel="Dùng kỳ số liệu này"
        busy={set.isPending}
        failure={set.isError ? messageOf(set.error, REPORT_MESSAGES) : undefined}
        others={
          <>
            {exception && (
              <Button kind="secondary" onClick={() => set.mutate(undefined, done)}>
                Dùng lại kỳ quy định
              </Button>
            )}
            <ButtonLink kind="secondary" href={back}>
              Quay lại, không đổi
            </ButtonLink>
          </>
        }
      >
        <DateField form={form} name="from" label="Từ ngày" required />
        <DateField form={form} name="to" label="Đến ngày" required />
        <TextAreaField
          form={form}
          name="reason"
          label="Lý do khác kỳ quy định"
          hint="Lý do được in trong kết quả kiểm tra và cấp trên đọc được."
          required
        />
      </Form>
    </div>
  );
}

function check({ from, to, reason }: Values): FormErrors<Values> {
  const [first, last] = [parseDate(from), parseDate(to)];
  return {
    from: first ? undefined : 'Nhập ngày đầu, ví dụ 15/12/2025.',
    to: !last
      ? 'Nhập ngày cuối, ví dụ 14/03/2026.'
      : first && last < first
        ? REPORT_MESSAGES['window-exception-reversed']
        : undefined,
    reason: reason.trim().length < 5 ? REPORT_MESSAGES['window-exception-reason-missing'] : undefined,
  };
}
