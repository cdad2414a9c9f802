import { formatDate } from '#core/kernel/dates.ts';
import { changedWords } from '#core/reports/later-difference.ts';
import { stateWords, timeWords } from '#core/reports/matrix/cell.ts';
import type { MatrixCellShape, MatrixPeriod, MatrixRow, ReportMatrix } from '#core/reports/matrix/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { capitalised, today } from '#web/lib/format.ts';
import { useSearchValues, useSetSearch, useUnitSlug, withSearch } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { reportPath } from '../load-reports.ts';
import { matrixPath, useMatrix } from './load-matrix.ts';
import { SectionTable } from './section-table.tsx';

const FIRST_YEAR = 2021;

/** Who is complete and who is in time: the units below by period, or a commune's sections. */
export function MatrixPage() {
  const unit = useUnitSlug();
  const { nam } = useSearchValues();
  const setSearch = useSetSearch();
  const thisYear = Number(today().slice(0, 4));
  const year = Number(nam ?? thisYear);
  const isCommune = useUnit()?.kind === 'commune';
  return (
    <div className="stack">
      <PageHeader
        title={isCommune ? 'Các bộ phận gửi phần báo cáo' : 'Tình hình gửi báo cáo'}
        back={{ href: reportPath(unit), label: 'Báo cáo định kỳ' }}
      >
        {isCommune
          ? 'Mỗi bộ phận đã nộp phần của mình chưa, đúng hạn hay trễ.'
          : 'Đơn vị nào đã gửi đủ, đúng hạn; đơn vị nào trễ, được gia hạn hoặc chưa gửi.'}
      </PageHeader>
      <label className="row">
        <span>Năm báo cáo</span>
        <select value={year} onChange={(event) => setSearch({ nam: event.target.value, trang: undefined })}>
          {Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => thisYear - index).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {isCommune ? <SectionTable unit={unit} year={year} /> : <UnitMatrix unit={unit} year={year} />}
    </div>
  );
}

function UnitMatrix({ unit, year }: { readonly unit: string; readonly year: number }) {
  const page = Number(useSearchValues().trang ?? 1);
  const query = useMatrix(unit, year, page);
  return (
    <QueryView query={query} messages={REPORT_MESSAGES} loading="Đang tải tình hình gửi báo cáo…">
      {(matrix) =>
        matrix.total === 0 ? (
          <EmptyState title="Không có đơn vị nào ở cấp dưới">
            Năm này không có đơn vị nào gửi báo cáo lên, hoặc bạn không được xem đơn vị cấp dưới.
          </EmptyState>
        ) : (
          <Matrix unit={unit} matrix={matrix} />
        )
      }
    </QueryView>
  );
}

function Matrix({ unit, matrix }: { readonly unit: string; readonly matrix: ReportMatrix }) {
  const { year, periods, items, total, page, size } = matrix;
  const columns: readonly Column<MatrixRow>[] = [
    { key: 'unit', head: 'Đơn vị', cell: ({ unit: { name } }) => capitalised(name), main: true },
    ...periods.map(({ kind, name }) => ({
      key: kind,
      head: kind === 'year' ? 'Năm' : name,
      cell: (row: MatrixRow) => <Cell row={row} cell={row.cells.find((one) => one.kind === kind)} />,
    })),
  ];
  return (
    <>
      <DataTable
        caption={`Tổng hợp theo kỳ năm ${year}`}
        captionSeen
        columns={SUMS}
        rows={periods}
        rowKey={({ kind }) => kind}
      />
      <p>
        <a href={withSearch(`/api/units/${unit}/report-matrix/file`, { year })} download>
          Tải bảng tình hình gửi báo cáo (XLSX)
        </a>
      </p>
      <DataTable
        caption={`Tình hình gửi báo cáo năm ${year}`}
        captionSeen
        columns={columns}
        rows={items}
        rowKey={({ unit: { slug } }) => slug}
      />
      <Pager
        page={page}
        size={size}
        total={total}
        noun="đơn vị"
        href={(to) => withSearch(matrixPath(unit), { nam: year, trang: to })}
      />
      {items.some(({ cells }) => cells.some(({ changed }) => (changed ?? 0) > 0)) && (
        <p className="soft">
          Số liệu thay đổi sau khi gửi được đếm theo các cột của biểu II.06a; mở báo cáo của đơn vị để xem mọi số đã
          khác.
        </p>
      )}
      <section className="stack">
        <h2>Danh sách chưa kịp thời</h2>
        <ul>
          {periods
            .filter(({ due }) => due > 0)
            .map(({ kind, sentence }) => (
              <li key={kind}>{sentence}</li>
            ))}
        </ul>
      </section>
    </>
  );
}

const SUMS: readonly Column<MatrixPeriod>[] = [
  { key: 'title', head: 'Kỳ', cell: ({ title }) => capitalised(title), main: true },
  { key: 'due', head: 'Đến hạn', kind: 'number', cell: ({ due, units }) => `${due}/${units}` },
  { key: 'sent', head: 'Đã gửi', kind: 'number', cell: ({ sent }) => sent },
  { key: 'inTime', head: 'Đúng hạn', kind: 'number', cell: ({ inTime }) => inTime },
  { key: 'late', head: 'Chưa kịp thời', kind: 'number', cell: ({ late }) => late },
  { key: 'missing', head: 'Trong đó chưa gửi', kind: 'number', cell: ({ missing }) => missing },
  { key: 'extended', head: 'Được gia hạn', kind: 'number', cell: ({ extended }) => extended },
  { key: 'complete', head: 'Đầy đủ', kind: 'number', cell: ({ complete }) => complete },
];

const TONES = { 'in-time': 'done', late: 'warn', due: 'act', overdue: 'late' } as const;

function Cell({ row, cell }: { readonly row: MatrixRow; readonly cell: MatrixCellShape | undefined }) {
  const may = useMay();
  if (!cell) {
    return null;
  }
  const { unit } = row;
  const open = cell.sentOn === null;
  return (
    <span className="stack-tight">
      <Link href={reportPath(unit.slug, cell.period)}>
        <StatusBadge tone={TONES[cell.timeliness]}>{stateWords(cell)}</StatusBadge>
        <span className="unseen">
          : {unit.name}, {cell.period}
        </span>
      </Link>
      <span className="soft">
        {timeWords({ ...cell, complete: undefined })}
        {cell.sentOn && `, gửi ${formatDate(cell.sentOn)}`}
      </span>
      {cell.lacks.length > 0 && <span>Thiếu {cell.lacks.join(', ')}</span>}
      {(cell.changed ?? 0) > 0 && <span>▲ {changedWords(cell.changed ?? 0)}</span>}
      {open && may('reports:extend') && (
        <Link href={reportPath(unit.slug, cell.period, 'gia-han')}>
          Gia hạn<span className="unseen"> cho {unit.name}</span>
        </Link>
      )}
    </span>
  );
}
