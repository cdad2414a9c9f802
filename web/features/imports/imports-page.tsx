import { useState } from 'react';
import type { ImportRunView } from '#core/imports/contract.ts';
import { formatMoment, formatNumber } from '#web/lib/format.ts';
import { unitPath, useGoTo, useSearchValues, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { FileDrop } from '#web/ui/form/file-drop.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { importFailure, stateOf } from './import-words.ts';
import { PAGE_SIZE, useImports, useUpload } from './load-imports.ts';

const DEFAULT_LIMIT_MB = 50;

/** Bring a file in, and what became of the earlier ones. */
export function ImportsPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const page = Math.max(1, Number(useSearchValues().trang) || 1);
  const list = useImports(unit, page);
  return (
    <div className="stack">
      <PageHeader title="Nhập dữ liệu hồ sơ">
        Tệp kết xuất của hệ thống một cửa (.xlsx hoặc .csv). Tệp được kiểm tra trước; chỉ khi bạn bấm “Nhập vào sổ” thì
        hồ sơ mới được ghi.
      </PageHeader>
      {may('imports:run') && <UploadForm unit={unit} limit={list.data?.uploadLimitMb ?? DEFAULT_LIMIT_MB} />}
      <QueryView query={list} loading="Đang tải các lần nhập…">
        {({ items, total }) => (
          <>
            <DataTable
              caption="Các lần nhập"
              captionSeen
              columns={COLUMNS}
              rows={items}
              rowKey={({ id }) => id}
              rowHref={({ id }) => unitPath(unit, `nhap-du-lieu/${id}`)}
              empty={<EmptyState title="Chưa nhập tệp nào">Chọn tệp ở trên để bắt đầu.</EmptyState>}
            />
            {total > PAGE_SIZE && (
              <Pager
                page={page}
                size={PAGE_SIZE}
                total={total}
                noun="lần nhập"
                href={(trang) => unitPath(unit, 'nhap-du-lieu', { trang })}
              />
            )}
          </>
        )}
      </QueryView>
    </div>
  );
}

function UploadForm({ unit, limit }: { readonly unit: string; readonly limit: number }) {
  const goTo = useGoTo();
  const [file, setFile] = useState<File>();
  const [share, setShare] = useState(0);
  const send = useUpload(unit, setShare);
  return (
    <form
      className="stack-tight"
      style={{ maxWidth: 'var(--measure)' }}
      onSubmit={(event) => {
        event.preventDefault();
        if (file) {
          send.mutate(file, { onSuccess: ({ id }) => goTo(unitPath(unit, `nhap-du-lieu/${id}`)) });
        }
      }}
    >
      <FileDrop
        label="Tệp hồ sơ"
        hint="Cột được nhận theo tên, ở dòng nào cũng được."
        accept={['.xlsx', '.csv']}
        maxMegabytes={limit}
        file={file}
        onFile={(next) => {
          send.reset();
          setFile(next);
        }}
        progress={send.isPending ? share : undefined}
        error={send.isError ? importFailure(send.error) : undefined}
      />
      <div className="row">
        <Button type="submit" kind="primary" busy={send.isPending} busyLabel="Đang gửi tệp…" disabled={!file}>
          Tải lên và kiểm tra
        </Button>
      </div>
    </form>
  );
}

const COLUMNS: readonly Column<ImportRunView>[] = [
  { key: 'file', head: 'Tệp', cell: ({ fileName }) => fileName, main: true, wide: true },
  {
    key: 'state',
    head: 'Tình trạng',
    cell: (run) => {
      const { tone, words } = stateOf(run);
      return <StatusBadge tone={tone}>{words}</StatusBadge>;
    },
  },
  { key: 'rows', head: 'Dòng', kind: 'number', cell: ({ totalRows, done }) => formatNumber(totalRows ?? done.rows) },
  { key: 'new', head: 'Mới', kind: 'number', cell: (run) => formatNumber(countsOf(run).new) },
  { key: 'changed', head: 'Thay đổi', kind: 'number', cell: (run) => formatNumber(countsOf(run).changed) },
  { key: 'refused', head: 'Không nhận', kind: 'number', cell: (run) => formatNumber(countsOf(run).refused) },
  { key: 'by', head: 'Người tải lên', cell: ({ uploadedBy }) => uploadedBy },
  { key: 'at', head: 'Lúc', nowrap: true, cell: ({ uploadedAt }) => formatMoment(uploadedAt) },
];

/** What was done, or would be done, whichever is the case. */
function countsOf({ state, found, done }: ImportRunView) {
  const applied = state === 'applied' || state === 'applying';
  return applied ? done : { new: found.new, changed: found.changed, refused: found.bad + found.conflict };
}
