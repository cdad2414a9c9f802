import { type DossierTotals, type SumsCell, totalsOf } from './dossier-sums.ts';

/** Columns 3–13 of form II.06a, plus `withdrawn`, which is printed as a note under the table. */
export interface FormCells {
  readonly c3: number;
  readonly c4: number;
  readonly c5: number;
  readonly c6: number;
  readonly c7: number;
  readonly c8: number;
  readonly c9: number;
  readonly c10: number;
  readonly c11: number;
  readonly c12: number;
  readonly c13: number;
  readonly withdrawn: number;
}

export interface FormRow {
  /** Field id or channel. */
  readonly key: string;
  readonly label: string;
  readonly cells: FormCells;
}

export interface FormTable {
  readonly rows: readonly FormRow[];
  readonly total: FormCells;
  readonly broken: readonly BrokenIdentity[];
}

/** An identity of the form that does not hold, with both sides: shown, not just "invalid". */
export interface BrokenIdentity {
  readonly row: string;
  readonly identity: string;
  readonly left: number;
  readonly right: number;
}

/** The form's lines from the cells of one window, grouped by `keyOf`, in the order of `labels`. */
export function formTable(
  cells: readonly SumsCell[],
  keyOf: (cell: SumsCell) => string,
  labels: ReadonlyMap<string, string>,
): FormTable {
  const groups = new Map<string, SumsCell[]>();
  for (const cell of cells) {
    groups.set(keyOf(cell), [...(groups.get(keyOf(cell)) ?? []), cell]);
  }
  const order = [...labels.keys()];
  const rows = [...groups]
    .map(([key, group]) => ({ key, label: labels.get(key) ?? key, cells: formLine(totalsOf(group)) }))
    .filter(({ cells: line }) => line.c3 + line.c7 + line.c11 + line.withdrawn > 0)
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  const total = formLine(totalsOf(cells));
  return { rows, total, broken: brokenIdentities(rows, total) };
}

const EMPTY_LINE: FormCells = {
  c3: 0,
  c4: 0,
  c5: 0,
  c6: 0,
  c7: 0,
  c8: 0,
  c9: 0,
  c10: 0,
  c11: 0,
  c12: 0,
  c13: 0,
  withdrawn: 0,
};

/** One line of the form from its totals; zeros where nothing is recorded. */
export function formLine(all: DossierTotals | undefined): FormCells {
  if (!all) {
    return EMPTY_LINE;
  }
  return {
    c3: all.carriedOver + all.received,
    c4: all.online,
    c5: all.received - all.online,
    c6: all.carriedOver,
    c7: all.early + all.onTime + all.late,
    c8: all.early,
    c9: all.onTime,
    c10: all.late,
    c11: all.open,
    c12: all.open - all.overdue,
    c13: all.overdue,
    withdrawn: all.withdrawn + all.stopped,
  };
}

type Identity = readonly [name: string, left: (cells: FormCells) => number, right: (cells: FormCells) => number];

// Biểu II.06a: the sums printed under the column numbers; withdrawn and stopped stand beside 3 = 7 + 11.
const IDENTITIES: readonly Identity[] = [
  ['3 = 4 + 5 + 6', ({ c3 }) => c3, ({ c4, c5, c6 }) => c4 + c5 + c6],
  ['7 = 8 + 9 + 10', ({ c7 }) => c7, ({ c8, c9, c10 }) => c8 + c9 + c10],
  ['11 = 12 + 13', ({ c11 }) => c11, ({ c12, c13 }) => c12 + c13],
  ['3 = 7 + 11 + rút, dừng', ({ c3 }) => c3, ({ c7, c11, withdrawn }) => c7 + c11 + withdrawn],
];

const CELL_KEYS = ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12', 'c13', 'withdrawn'] as const;

/** What does not add up: the sums within a line, and the total against its lines. */
function brokenIdentities(rows: readonly FormRow[], total: FormCells): readonly BrokenIdentity[] {
  const lines = [...rows, { key: 'total', label: 'Tổng số', cells: total }];
  const within = lines.flatMap(({ label, cells }) =>
    IDENTITIES.flatMap(([identity, left, right]) =>
      left(cells) === right(cells) ? [] : [{ row: label, identity, left: left(cells), right: right(cells) }],
    ),
  );
  const across = CELL_KEYS.flatMap((key) => {
    const sum = rows.reduce((result, { cells }) => result + cells[key], 0);
    return sum === total[key]
      ? []
      : [{ row: 'Tổng số', identity: `tổng cột ${key.replace('c', '')}`, left: total[key], right: sum }];
  });
  return [...within, ...across];
}
