import type { SheetRow } from '#core/imports/cell.ts';

export interface Sheet {
  readonly name: string;
  /** The rows in order, in chunks; may be called again to read from the start. Empty rows are left out. */
  readonly rows: () => AsyncIterable<readonly SheetRow[]>;
}

export interface Spreadsheet {
  readonly kind: 'xlsx' | 'csv';
  readonly sheets: readonly Sheet[];
  readonly close: () => Promise<void>;
}
