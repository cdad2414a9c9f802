import type { ReportCheckView } from '#core/checks/contract.ts';
import { formatMoment, formatNumber } from '#web/lib/format.ts';
import { unitPath, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { CheckProgress } from './check-progress.tsx';
import { checkFailure, checkMessage, stateOf } from './check-words.ts';
import { PAGE_SIZE, useCheckAgain, useChecks } from './load-checks.ts';
import { ReportDrop } from './report-drop.tsx';

/** Drop a stack of reports, and what was found in the earlier ones. */
export function ChecksPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const page = Math.max(1, Number(useSearchValues().trang) || 1);
  const list = useChecks(unit, page);
  return (
    <div className="stack">
      <PageHeader title="Kiểm tra báo cáo">
        Đọc báo cáo, kế hoạch, thông báo bằng lời và chỉ ra chỗ tự mâu thuẫn: tổng không khớp, tỷ lệ sai, số văn bản
        trùng, kỳ số liệu lệch. Mỗi điểm kèm dòng và câu trích nguyên văn.
      </PageHeader>
      {may('checks:run') && <ReportDrop unit={unit} />}
      <QueryView query={list} loading="Đang tải các tệp đã kiểm tra…">
        {({ items, total, unfinished }) => (
          <section aria-label="Các tệp đã kiểm tra" className="stack-tight">
            {unfinished > 0 && (
              <p role="status">Còn {formatNumber(unfinished)} tệp đang chờ hoặc đang kiểm tra; trang tự cập nhật.</p>
            )}
            {may('checks:run') && <Interrupted unit={unit} checks={items.filter(({ interrupted }) => interrupted)} />}
            <DataTable
              caption="Các tệp đã kiểm tra"
              captionSeen
              columns={COLUMNS}
              rows={items}
              rowKey={({ id }) => id}
              rowHref={({ id }) => unitPath(unit, `kiem-tra/${id}`)}
              empty={
                <EmptyState title="Chưa kiểm tra tệp nào">Chọn hoặc thả tệp báo cáo ở trên để bắt đầu.</EmptyState>
              }
            />
            {total > PAGE_SIZE && (
              <Pager
                page={page}
                size={PAGE_SIZE}
                total={total}
                noun="tệp"
                href={(trang) => unitPath(unit, 'kiem-tra', { trang })}
              />
            )}
          </section>
        )}
      </QueryView>
    </div>
  );
}

function Interrupted({ unit, checks }: { readonly unit: string; readonly checks: readonly ReportCheckView[] }) {
  const again = useCheckAgain(unit);
  if (checks.length === 0) {
    return null;
  }
  async function resume() {
    for (const { id } of checks) {
      await again.mutateAsync(id).catch(() => undefined);
    }
  }
  return (
    <Callout tone="warn" title={`${formatNumber(checks.length)} tệp bị ngắt giữa chừng`}>
      <p>Máy chủ đã dừng khi đang kiểm tra. Những trang đã đọc vẫn còn.</p>
      {again.isError && <p>{checkFailure(again.error)}</p>}
      <Button kind="secondary" size="small" busy={again.isPending} onClick={() => void resume()}>
        Kiểm tra tiếp
      </Button>
    </Callout>
  );
}

const COLUMNS: readonly Column<ReportCheckView>[] = [
  { key: 'file', head: 'Tệp', cell: ({ fileName }) => fileName, main: true, wide: true },
  { key: 'state', head: 'Tình trạng', cell: (check) => <State check={check} /> },
  { key: 'errors', head: 'Lỗi', kind: 'number', cell: (check) => countOf(check, check.errors) },
  { key: 'warnings', head: 'Cảnh báo', kind: 'number', cell: (check) => countOf(check, check.warnings) },
  { key: 'notes', head: 'Lưu ý', kind: 'number', cell: (check) => countOf(check, check.notes) },
  { key: 'references', head: 'Văn bản', kind: 'number', cell: (check) => countOf(check, check.references) },
  { key: 'by', head: 'Người gửi', cell: ({ uploadedBy }) => uploadedBy },
  { key: 'at', head: 'Lúc', nowrap: true, cell: ({ uploadedAt }) => formatMoment(uploadedAt) },
];

function countOf({ state, isReport }: ReportCheckView, count: number): string | null {
  return state === 'checked' && isReport ? formatNumber(count) : null;
}

function State({ check }: { readonly check: ReportCheckView }) {
  const { tone, words } = stateOf(check);
  return (
    <>
      <StatusBadge tone={tone}>{words}</StatusBadge>
      <CheckProgress check={check} />
      {check.failure && <p className="soft">{checkMessage(check.failure.code, check.failure.detail)}</p>}
    </>
  );
}
