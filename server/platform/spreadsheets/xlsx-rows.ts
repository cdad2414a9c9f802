import type { Readable } from 'node:stream';
import type { Cell, SheetRow } from '#core/imports/cell.ts';
import { refuse } from '#core/imports/refusals.ts';
import { plainDateOf } from '#core/kernel/dates.ts';
import type { ReadingLimits } from './reading-limits.ts';
import type { SharedStrings } from './shared-strings.ts';
import { asDamaged } from './xlsx-archive.ts';
import { columnNumber, type Merge } from './xlsx-merges.ts';
import { columnName } from './xlsx-writer.ts';
import { xmlParser } from './xml-events.ts';

export interface RowParts {
  readonly strings: SharedStrings;
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
  readonly merges: readonly Merge[];
  readonly limits: ReadingLimits;
}

/** Reads the rows of a sheet's part, a chunk of rows for each chunk of bytes. */
export async function* readRows(stream: Readable, parts: RowParts): AsyncGenerator<readonly SheetRow[]> {
  const builder = new RowBuilder(parts);
  const parser = xmlParser({
    open: (name, attributes) => builder.open(name, attributes),
    close: (name) => builder.close(name),
    text: (text) => builder.text(text),
  });
  try {
    for await (const chunk of stream) {
      parser.write(chunk as Buffer);
      const rows = builder.take();
      if (rows.length > 0) {
        yield rows;
      }
    }
    parser.end();
  } catch (error) {
    throw asDamaged(error);
  }
  const rest = builder.take();
  if (rest.length > 0) {
    yield rest;
  }
}

class RowBuilder {
  readonly #parts: RowParts;
  readonly #merges: MergeFilling;
  #done: SheetRow[] = [];
  #row = 0;
  #cells: Cell[] = [];
  #column = -1;
  #kind = 'n';
  #style = 0;
  #text = '';
  #taking = false;

  constructor(parts: RowParts) {
    this.#parts = parts;
    this.#merges = new MergeFilling(parts.merges);
  }

  take(): readonly SheetRow[] {
    const rows = this.#done;
    this.#done = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      const letters = /^[A-Z]+/u.exec(attributes.r ?? '')?.[0];
      this.#column = letters ? columnNumber(letters) : this.#column + 1;
      this.#kind = attributes.t ?? 'n';
      this.#style = Number(attributes.s ?? 0);
      this.#text = '';
    } else if (name === 'row') {
      this.#row = attributes.r ? Number(attributes.r) : this.#row + 1;
      this.#cells = [];
      this.#column = -1;
    }
    if (name === 'f' && this.#parts.limits.valuesOnly) {
      throw refuse('cell-is-formula', { cell: `${columnName(this.#column)}${this.#row}` });
    }
    // A cell's value is in <v>, an inline text in <is><t>; <f> (the formula) is not read.
    this.#taking = name === 'v' || name === 't';
  }

  text(piece: string): void {
    if (this.#taking) {
      this.#text += piece;
      if (this.#text.length > this.#parts.limits.cellLength) {
        throw refuse('cell-too-long', { row: this.#row });
      }
    }
  }

  close(name: string): void {
    this.#taking = false;
    if (name === 'c') {
      if (this.#column < this.#parts.limits.columns) {
        this.#cells[this.#column] = this.#value();
      }
    } else if (name === 'row') {
      const cells = this.#merges.fill(this.#row, this.#cells);
      if (cells.some((cell) => cell !== undefined)) {
        this.#done.push({ number: this.#row, cells });
      }
    }
  }

  #value(): Cell {
    const text = this.#text;
    switch (this.#kind) {
      case 's':
        return this.#parts.strings.get(Number(text)) || undefined;
      case 'inlineStr':
      case 'str':
      case 'e':
        return text || undefined;
      case 'b':
        return text === '1';
      case 'd':
        return text ? { local: text.slice(0, 16) } : undefined;
      default:
        return this.#number(text);
    }
  }

  #number(text: string): Cell {
    if (text === '') {
      return undefined;
    }
    const number = Number(text);
    if (!Number.isFinite(number)) {
      return text;
    }
    return this.#parts.dateStyles[this.#style] ? dateOf(number, this.#parts.from1904) : number;
  }
}

/** Days between 1970-01-01 and the day 0 of a workbook (1899-12-30: Excel believes in a 29/02/1900). */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
const MINUTES = 1440;

/** A serial number as a day, with hours and minutes where it has them; a bare time of day stays a number. */
function dateOf(serial: number, from1904: boolean): Cell {
  if (serial < 1 || serial > 2_958_466) {
    return serial;
  }
  const minutes = Math.round(serial * MINUTES);
  const day = plainDateOf(Math.floor(minutes / MINUTES) + (from1904 ? EPOCH_1904 : EPOCH_1900));
  const ofDay = minutes % MINUTES;
  const pad = (value: number) => String(value).padStart(2, '0');
  return { local: ofDay === 0 ? day : `${day}T${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}` };
}

/** Gives every cell of a merged block the value of its first one, as a person sees it. */
class MergeFilling {
  readonly #waiting: Merge[];
  #active: { readonly merge: Merge; value: Cell }[] = [];

  constructor(merges: readonly Merge[]) {
    this.#waiting = [...merges].sort((a, b) => b.firstRow - a.firstRow);
  }

  fill(row: number, cells: Cell[]): readonly Cell[] {
    for (let next = this.#waiting.at(-1); next && next.firstRow <= row; next = this.#waiting.at(-1)) {
      this.#waiting.pop();
      this.#active.push({ merge: next, value: next.firstRow === row ? cells[next.firstColumn] : undefined });
    }
    if (this.#active.length === 0) {
      return cells;
    }
    this.#active = this.#active.filter(({ merge }) => merge.lastRow >= row);
    for (const { merge, value } of this.#active) {
      for (let column = merge.firstColumn; column <= merge.lastColumn && value !== undefined; column += 1) {
        cells[column] ??= value;
      }
    }
    return cells;
  }
}
