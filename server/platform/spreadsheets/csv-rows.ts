import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { SheetRow } from '#core/imports/cell.ts';
import { refuse } from '#core/imports/refusals.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { ReadingLimits } from './reading-limits.ts';
import { decodeText, encodingOf } from './text-encoding.ts';

const SAMPLE_BYTES = 65_536;
const ROWS_A_CHUNK = 100;
const DELIMITERS = [';', ',', '\t'] as const;

/** Reads a CSV: encoding by its bytes, delimiter by its first lines. */
export async function* readCsv(path: string, limits: ReadingLimits): AsyncGenerator<readonly SheetRow[]> {
  const head = await sampleOf(path);
  const encoding = encodingOf(head);
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(head));
  const parser = Readable.from(decodeText(path, encoding)).compose(
    parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      info: true,
      max_record_size: limits.cellLength * 8,
    }),
  );
  let rows: SheetRow[] = [];
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      const cells = record.map((text) => text || undefined);
      if (cells.some((cell) => cell !== undefined)) {
        rows.push({ number: info.records + info.empty_lines, cells });
      }
      if (rows.length >= ROWS_A_CHUNK) {
        yield rows;
        rows = [];
      }
    }
  } catch (error) {
    throw readableFailure(error);
  }
  if (rows.length > 0) {
    yield rows;
  }
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly records: number; readonly empty_lines: number; readonly lines: number };
}

function readableFailure(error: unknown): unknown {
  if (error instanceof Refusal || !(error instanceof CsvError)) {
    return error;
  }
  const line = (error as { lines?: number }).lines;
  return refuse(error.code === 'CSV_MAX_RECORD_SIZE' ? 'cell-too-long' : 'csv-damaged', { row: line });
}

async function sampleOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The delimiter that cuts most lines into the same number of columns; what stands in quotes is left out. */
export function delimiterOf(sample: string): (typeof DELIMITERS)[number] {
  const lines = sample
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/\r?\n/u)
    .slice(0, 50);
  const scored = DELIMITERS.map((delimiter) => {
    const frequency = new Map<number, number>();
    for (const line of lines) {
      const cuts = line.split(delimiter).length - 1;
      frequency.set(cuts, (frequency.get(cuts) ?? 0) + 1);
    }
    return { delimiter, score: Math.max(...[...frequency].map(([cuts, count]) => cuts * count)) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}
