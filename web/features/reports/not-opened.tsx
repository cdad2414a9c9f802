import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ErrorState } from '#web/ui/error-state/error-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { useOpenReport } from './change-reports.ts';
import { reportPath } from './load-reports.ts';

/** The period's report does not exist yet. */
export function NotOpened({ unit, period }: { readonly unit: string; readonly period: string }) {
  const may = useMay();
  const open = useOpenReport(unit);
  return (
    <div className="stack">
      <PageHeader title="Báo cáo cải cách hành chính" back={{ href: reportPath(unit), label: 'Báo cáo định kỳ' }} />
      {open.isError && <ErrorState title="Chưa lập được">{messageOf(open.error, REPORT_MESSAGES)}</ErrorState>}
      <EmptyState
        title="Chưa lập báo cáo cho kỳ này"
        action={
          may('reports:compile') && (
            <Button busy={open.isPending} onClick={() => open.mutate(period)}>
              Lập báo cáo
            </Button>
          )
        }
      >
        Đề cương và số liệu hồ sơ của kỳ được đưa vào sẵn; phần lời do các bộ phận viết.
      </EmptyState>
    </div>
  );
}
