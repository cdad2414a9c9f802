import { CALENDAR_MESSAGES } from '#core/calendars/messages.ts';
import type { MovedDeadline } from '#core/dossiers/contract.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { formatDate, formatInstant } from '#core/kernel/dates.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo, useUnitSlug } from '#web/lib/navigation.ts';
import { ConfirmPage } from '#web/ui/confirm-page/confirm-page.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { calendarPath, useYear } from './load-calendar.ts';
import { useMovedDeadlines, useRecompute } from './moved-deadlines.ts';

type Due = MovedDeadline['from'];

/** After a change of the calendar: which promises move, and the act that moves them. */
export function RecomputePage() {
  const unit = useUnitSlug();
  const back = calendarPath(unit, useYear());
  const query = useMovedDeadlines(unit);
  const goTo = useGoTo();
  const recompute = useRecompute(unit);
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => ({
      reason: reason.trim() === '' ? 'Ghi lý do, ví dụ: nghỉ tránh bão theo Công điện 05/CĐ-UBND.' : undefined,
    }),
  });
  return (
    <QueryView query={query} messages={CALENDAR_MESSAGES} loading="Đang đối chiếu hạn trả với lịch…">
      {({ items, total }) =>
        total === 0 ? (
          <>
            <PageHeader title="Tính lại hạn trả" back={{ href: back, label: 'Lịch làm việc' }} />
            <EmptyState title="Không có hồ sơ nào cần tính lại">
              Hạn trả của các hồ sơ đang giải quyết đã khớp với lịch làm việc.
            </EmptyState>
          </>
        ) : (
          <ConfirmPage
            title={`Tính lại hạn trả của ${total} hồ sơ`}
            consequences={[
              'Hạn trả của các hồ sơ trên chuyển sang ngày mới; lịch sử hồ sơ ghi ngày cũ, ngày mới và lý do.',
              'Ngày hẹn lần đầu vẫn giữ để thống kê. Hồ sơ đã được hẹn lại bằng tay không đổi.',
              'Công dân cần được báo ngày mới.',
            ]}
            act="Tính lại hạn trả"
            busy={recompute.isPending}
            failure={recompute.isError ? messageOf(recompute.error, DOSSIER_MESSAGES) : undefined}
            backHref={back}
            onAct={() =>
              form.submit((values) =>
                recompute.mutate(values, {
                  onSuccess: () => {
                    notify(`Đã tính lại hạn trả của ${total} hồ sơ`);
                    goTo(back);
                  },
                }),
              )
            }
          >
            <DataTable caption="Hồ sơ có hạn trả thay đổi" columns={COLUMNS} rows={items} rowKey={({ id }) => id} />
            {total > items.length && <p className="soft">Và {total - items.length} hồ sơ khác.</p>}
            <TextField form={form} name="reason" label="Lý do" required />
          </ConfirmPage>
        )
      }
    </QueryView>
  );
}

const COLUMNS: readonly Column<MovedDeadline>[] = [
  { key: 'code', head: 'Mã hồ sơ', main: true, nowrap: true, cell: ({ code }) => code },
  { key: 'procedure', head: 'Thủ tục', cell: ({ procedureName }) => procedureName },
  { key: 'from', head: 'Hạn đã hẹn', cell: ({ from }) => dueText(from) },
  { key: 'to', head: 'Hạn theo lịch', cell: ({ to }) => dueText(to) },
];

function dueText({ on, at, provisional }: Due): string {
  return `${at ? formatInstant(at) : formatDate(on)}${provisional ? ' (tạm tính)' : ''}`;
}
