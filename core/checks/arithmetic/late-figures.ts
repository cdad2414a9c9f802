import type { Amount } from './amount.ts';
import { compare, ZERO } from './amount.ts';
import type { ReadPassage } from './reading.ts';
import { periodsIn } from './scope.ts';
import { isTotalRow } from './table-totals.ts';
import type { Column, Row, Table } from './tables.ts';

const LATE = /(?:quá|trễ|chậm)\s+(?:thời\s+)?(?:hạn|hẹn)/iu;
const NO_COUNT = /tỷ lệ|tỉ lệ|%|nhiệm vụ|văn bản|đơn thư|lý do|nguyên nhân|đang|chưa/iu;

/** Late dossiers that the document counts, above none. */
export interface LateFigure {
  readonly amount: Amount;
  readonly line: number;
  readonly label: string;
  readonly periods: readonly string[];
}

/** Late dossiers in the total row of a table of dossiers. */
export function lateInTables(tables: readonly Table[], passages: readonly ReadPassage[]): readonly LateFigure[] {
  return tables.flatMap((table) => {
    const row = wholeRow(table);
    const columns = row ? lateColumns(table, row) : [];
    const [column] = columns;
    const amount = row?.cells[column?.index ?? -1]?.amount;
    return row && column && amount
      ? [{ amount, line: row.line, label: column.head.slice(0, 60), periods: captionPeriods(table, passages) }]
      : [];
  });
}

/** The row of the whole unit: the total, or the only row there is. */
function wholeRow({ rows }: Table): Row | undefined {
  const totals = rows.filter(isTotalRow);
  return totals.length === 1 ? totals[0] : rows.length === 1 ? rows[0] : undefined;
}

/** The late columns; where a table has several that its heads do not tell apart, none unless all of them count some. */
function lateColumns({ columns }: Table, row: Row): readonly Column[] {
  const heads = columns.map(({ head }) => head).join(' ');
  const late = columns.filter(({ head }) => LATE.test(head) && !NO_COUNT.test(head));
  const isCounted = ({ index }: Column) => compare(row.cells[index]?.amount ?? ZERO, ZERO) > 0;
  return /hồ sơ|tiếp nhận|giải quyết/iu.test(heads) && late.length > 0 && late.every(isCounted) ? late : [];
}

/** The periods that the line above a table names, and its head. */
function captionPeriods({ columns, rows }: Table, passages: readonly ReadPassage[]): readonly string[] {
  const first = rows[0]?.line ?? 0;
  const above = passages.filter(({ starts }) => (starts[0]?.line ?? 0) < first).at(-1);
  return periodsIn(`${above?.text ?? ''} ${columns.map(({ head }) => head).join(' ')}`);
}
