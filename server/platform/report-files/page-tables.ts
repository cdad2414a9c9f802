import { cellText, type Piece } from './page-layout.ts';

/** A straight line drawn on a page, level or upright, in points from the upper left corner. */
export interface Rule {
  readonly upright: boolean;
  /** x of an upright line, y of a level one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface DrawnTable {
  readonly top: number;
  readonly columns: number;
  readonly rows: readonly (readonly string[])[];
}

/** Lines that end this close to each other meet; programs draw the border of each cell for itself. */
const MEET = 3;
const RULES_READ = 4000;

/**
 * The tables of a page by the lines drawn around their cells, and the pieces that stand outside of them. A cell is
 * where a piece meets the nearest line to its left and above it, so merged cells need no rule of their own.
 */
export function drawnTables(
  pieces: readonly Piece[],
  rules: readonly Rule[],
): { readonly tables: readonly DrawnTable[]; readonly outside: readonly Piece[] } {
  const grids = gridsOf(rules.slice(0, RULES_READ));
  const inside = new Map<Grid, Piece[]>(grids.map((grid) => [grid, []]));
  const outside: Piece[] = [];
  for (const piece of pieces) {
    const grid = grids.find((one) => covers(one, piece));
    (grid ? inside.get(grid) : outside)?.push(piece);
  }
  const tables = [...inside].map(([grid, held]) => tableOf(grid, held));
  return { tables: tables.filter(({ rows }) => rows.length > 0), outside };
}

interface Grid {
  readonly upright: readonly Rule[];
  readonly level: readonly Rule[];
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** Lines that meet belong together; two columns at least make a table, else it is a frame or an underline. */
function gridsOf(rules: readonly Rule[]): readonly Grid[] {
  return groupsOf(rules).flatMap((group) => {
    const upright = group.filter((rule) => rule.upright);
    const level = group.filter((rule) => !rule.upright);
    const columns = edgesOf(upright);
    const rows = edgesOf(level);
    return columns.length > 2 && rows.length > 1 ? [{ upright, level, columns, rows }] : [];
  });
}

function groupsOf(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const left = new Set(rules);
  const groups: Rule[][] = [];
  for (const first of rules) {
    if (!left.delete(first)) {
      continue;
    }
    const group = [first];
    for (const member of group) {
      for (const other of left) {
        if (meet(member, other)) {
          left.delete(other);
          group.push(other);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

function meet(a: Rule, b: Rule): boolean {
  if (a.upright === b.upright) {
    return Math.abs(a.at - b.at) <= MEET && a.from <= b.to + MEET && b.from <= a.to + MEET;
  }
  return within(a.at, b) && within(b.at, a);
}

function within(at: number, rule: Rule): boolean {
  return at >= rule.from - MEET && at <= rule.to + MEET;
}

function edgesOf(rules: readonly Rule[]): readonly number[] {
  const edges: number[] = [];
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    if (edges.length === 0 || at - (edges.at(-1) ?? 0) > MEET) {
      edges.push(at);
    }
  }
  return edges;
}

function covers({ columns, rows }: Grid, { left, right, y }: Piece): boolean {
  const middle = (left + right) / 2;
  return (
    middle >= (columns[0] ?? 0) && middle <= (columns.at(-1) ?? 0) && y >= (rows[0] ?? 0) && y <= (rows.at(-1) ?? 0)
  );
}

function tableOf(grid: Grid, pieces: readonly Piece[]): DrawnTable {
  const cells = new Map<string, { row: number; column: number; pieces: Piece[] }>();
  for (const piece of pieces.flatMap((whole) => cutAtBorders(whole, grid.upright))) {
    const column = indexOf(grid.columns, nearest(grid.upright, (piece.left + piece.right) / 2, piece.y));
    const row = indexOf(grid.rows, nearest(grid.level, piece.y, (piece.left + piece.right) / 2));
    const cell = cells.get(`${row} ${column}`) ?? { row, column, pieces: [] };
    cell.pieces.push(piece);
    cells.set(`${row} ${column}`, cell);
  }
  const width = grid.columns.length - 1;
  const rows = grid.rows.map(() => Array.from({ length: width }, () => ''));
  for (const { row, column, pieces: held } of cells.values()) {
    const line = rows[row];
    if (line) {
      line[Math.min(column, width - 1)] = cellText(held);
    }
  }
  return {
    top: grid.rows[0] ?? 0,
    columns: width,
    rows: rows.filter((row) => row.some((text) => text !== '')),
  };
}

/** The last line before `before` that passes at `across`. */
function nearest(rules: readonly Rule[], before: number, across: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const rule of rules) {
    if (rule.at <= before && rule.at > best && across >= rule.from - MEET && across <= rule.to + MEET) {
      best = rule.at;
    }
  }
  return best;
}

function indexOf(edges: readonly number[], at: number): number {
  const found = edges.findLastIndex((edge) => edge <= at);
  return Math.max(found, 0);
}

/** Words of neighbouring cells may come as one piece: it is cut at the space nearest to the border. */
function cutAtBorders(piece: Piece, upright: readonly Rule[]): readonly Piece[] {
  const width = piece.right - piece.left;
  const border = upright.find(
    (rule) => rule.at > piece.left + MEET && rule.at < piece.right - MEET && piece.y >= rule.from && piece.y <= rule.to,
  );
  if (!border || width <= 0) {
    return [piece];
  }
  const wanted = ((border.at - piece.left) / width) * piece.text.length;
  const spaces = [...piece.text.matchAll(/ /gu)].map(({ index }) => index);
  const cut = spaces.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0];
  if (cut === undefined) {
    return [piece];
  }
  return [
    { ...piece, text: piece.text.slice(0, cut), right: border.at - 1 },
    ...cutAtBorders({ ...piece, text: piece.text.slice(cut + 1), left: border.at + 1 }, upright),
  ];
}
