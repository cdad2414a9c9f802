import type { PlainDate } from '#core/kernel/dates.ts';
import type { ReportMatrix } from '#core/reports/matrix/contract.ts';
import type { Database } from '#server/platform/database.ts';
import { laterCounts } from '../later-view.ts';
import { type PlacedCell, periodSummaries, rowsOf } from './matrix-view.ts';

interface MatrixPage {
  readonly year: number;
  readonly page: number;
  readonly size: number;
  readonly today: PlainDate;
}

/** The whole matrix as the screen shows it: sums over all units, rows of one page with what changed since sending. */
export async function matrixAnswer(
  tx: Database,
  cells: readonly PlacedCell[],
  { year, page, size, today }: MatrixPage,
): Promise<ReportMatrix> {
  const ids = [...new Set(cells.map(({ unit }) => unit.id))];
  const seen = new Set(ids.slice((page - 1) * size, page * size));
  const changed = await laterCounts(tx, [...seen], [year], today);
  const own = cells
    .filter(({ unit }) => seen.has(unit.id))
    .map((one) => ({ ...one, shape: { ...one.shape, changed: changed(one.unit.id, one.shape.period) ?? null } }));
  return {
    year,
    periods: periodSummaries(cells),
    items: rowsOf(own),
    total: ids.length,
    page,
    size,
  };
}
