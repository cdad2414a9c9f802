/** A day or moment as a sheet writes it, without a zone: `2023-01-05` or `2023-01-05T07:30`. */
export interface SheetDate {
  readonly local: string;
}

export type Cell = string | number | boolean | SheetDate | undefined;

/** One line of a sheet. `cells[0]` is column A; empty cells are undefined. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** The text of a cell as a person reads it; '' for an empty one. */
export function cellText(cell: Cell): string {
  if (cell === undefined) {
    return '';
  }
  return typeof cell === 'object' ? cell.local : String(cell);
}
