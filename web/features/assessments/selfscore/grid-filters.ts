import { emptyLine } from '#core/assessments/assessment.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { isUnconfirmed, movedValues, standingsOf } from '#core/assessments/selfscore/confirmed-values.ts';
import { proposalsOf, type SheetModel } from '../sheet-model.ts';

export const GRID_FILTERS = {
  all: 'Tất cả',
  mine: 'Bộ phận tôi',
  missing: 'Còn thiếu',
  unscored: 'Chưa chấm',
  unproved: 'Thiếu minh chứng',
  unconfirmed: 'Chưa xác nhận',
  flagged: 'Bị đánh dấu',
  lost: 'Mất điểm',
} as const;
export type GridFilter = keyof typeof GRID_FILTERS;

export function isGridFilter(text: string | undefined): text is GridFilter {
  return text !== undefined && text in GRID_FILTERS;
}

/** A line that somebody must look at: another figure than the system's, points against the rule, or a figure that moved. */
function isFlagged({ lines, sheet }: SheetModel, leaf: Leaf): boolean {
  const { code } = leaf.criterion;
  const line = lines.get(code) ?? emptyLine(code);
  const proposals = proposalsOf(sheet, code);
  return (
    line.self?.computed === false ||
    movedValues(leaf, line, proposals).length > 0 ||
    standingsOf(leaf, line, proposals).some(({ standing }) => standing === 'different')
  );
}

type Codes = Readonly<Record<GridFilter, ReadonlySet<string>>>;

/** The codes that each filter leaves, all filters in one pass over the leaves. */
export function gridCodes(model: SheetModel, mine: ReadonlySet<string>): Codes {
  const empty = () => new Set<string>();
  const codes: Readonly<Record<GridFilter, Set<string>>> = {
    all: empty(),
    mine: empty(),
    missing: empty(),
    unscored: empty(),
    unproved: empty(),
    unconfirmed: empty(),
    flagged: empty(),
    lost: empty(),
  };
  for (const leaf of model.scheme.leaves) {
    const { code, max } = leaf.criterion;
    const line = model.lines.get(code) ?? emptyLine(code);
    const missing = model.missing.get(code);
    const has: Readonly<Record<GridFilter, boolean>> = {
      all: true,
      mine: mine.has(code),
      missing: missing !== undefined,
      unscored: missing === 'points',
      unproved: missing === 'proof',
      unconfirmed: isUnconfirmed(leaf, line, proposalsOf(model.sheet, code)),
      flagged: isFlagged(model, leaf),
      lost: line.applicable && (line.self?.points ?? max) < max,
    };
    for (const filter of Object.keys(has) as GridFilter[]) {
      if (has[filter]) {
        codes[filter].add(code);
      }
    }
  }
  return codes;
}
