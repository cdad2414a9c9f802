import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** Rows of one table in the text format of COPY. */
export class CopyRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly #lines: string[] = [];

  constructor(table: string, columns: readonly string[]) {
    this.table = table;
    this.columns = columns;
  }

  get size(): number {
    return this.#lines.length;
  }

  add(row: Readonly<Record<string, unknown>>): void {
    this.#lines.push(this.columns.map((column) => cell(row[column])).join('\t'));
  }

  text(): string {
    return this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`;
  }
}

const SPECIAL = /[\\\t\n]/;

function cell(value: unknown): string {
  if (value === null || value === undefined) {
    return '\\N';
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return SPECIAL.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n') : text;
}

let files = 0;

/** COPY from a file that the server reads itself (the bench's own embedded server; its account reads the folder). */
export async function copyInto(owner: pg.Pool, folder: string, rows: CopyRows, table = rows.table): Promise<void> {
  files += 1;
  const file = join(folder, `${rows.table}-${files}.tsv`);
  await writeFile(file, rows.text());
  await chmod(file, 0o644);
  // Every reference was taken from what is there: no row is looked up again one by one.
  const quietly = 'begin; set local session_replication_role = replica';
  await owner.query(`${quietly}; copy ${table} (${rows.columns.join(', ')}) from '${file}'; commit`);
  await rm(file);
}
