import type { ImportProblemView, ImportRunView } from '#core/imports/contract.ts';
import { formatNumber } from '#web/lib/format.ts';
import { unitPath, useSearchValues } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { problemWords } from './import-words.ts';
import { isRunning, PROBLEMS_A_PAGE, useProblems } from './load-imports.ts';

const COLUMNS: readonly Column<ImportProblemView>[] = [
  { key: 'row', head: 'Dòng', kind: 'number', cell: ({ row }) => formatNumber(row), nowrap: true },
  { key: 'code', head: 'Mã hồ sơ', nowrap: true, main: true, cell: ({ dossierCode }) => dossierCode },
  { key: 'why', head: 'Lý do', wide: true, cell: problemWords },
];

/** Every row that is not taken, and why; the file is corrected in the system that printed it. */
export function ProblemTable({ unit, run }: { readonly unit: string; readonly run: ImportRunView }) {
  const page = Math.max(1, Number(useSearchValues().trang) || 1);
  const problems = useProblems(unit, run, page);
  if (isRunning(run)) {
    return null;
  }
  return (
    <QueryView query={problems} loading="Đang tải các dòng lỗi…">
      {({ items, total }) =>
        total === 0 ? null : (
          <section aria-labelledby="dong-loi" className="stack-tight">
            <h2 id="dong-loi">Dòng không nhận được</h2>
            <p className="soft">Các dòng khác vẫn nhập được. Sửa ở hệ thống một cửa rồi kết xuất và nhập lại tệp.</p>
            <DataTable
              caption={`${formatNumber(total)} lý do không nhận`}
              columns={COLUMNS}
              rows={items}
              rowKey={({ row, code, detail }) => `${row} ${code} ${String(detail.field ?? '')}`}
            />
            <Pager
              page={page}
              size={PROBLEMS_A_PAGE}
              total={total}
              noun="lý do"
              href={(trang) => unitPath(unit, `nhap-du-lieu/${run.id}`, { trang })}
            />
          </section>
        )
      }
    </QueryView>
  );
}
