import type { CheckedText, TextLine } from './text.ts';

/** Running text: printed lines that belong together, or one cell of a table. */
export interface Passage {
  readonly text: string;
  /** Where each printed line begins in `text`. */
  readonly starts: readonly { readonly at: number; readonly line: number }[];
  /** The row it is a cell of; the cells of a row are neighbours in the list. */
  readonly row?: number | undefined;
}

const LONGEST_QUOTE = 320;
const MARKS = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu;
const BLANKS = /[^\S\t\n]+/gu;
/** "- ", "1. ", "a) ", "II. ": what begins a block of its own. */
const BLOCK =
  /^(?:[-+*•·●▪✓►–—]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\s|\p{L}[.)]\s|[IVX]{1,5}[.)]\s)/u;
/** A line that ends like this goes on in the next one, whatever that begins with. */
const DANGLING =
  /(?:[,(/]|\/\s*\p{Lu}\p{L}{0,3}\s?-|(?<![\p{L}\d])(?:ngày|số|số:|tháng|năm|và|của|về|theo|tại|các|cho|với|từ|đến|là|thuộc|quyết định|kế hoạch|nghị định|công văn|thông tư|nghị quyết))$/iu;
const ENDED = /[.;:!?…]["”)]?$/u;

/** Joins lines that a printer or a PDF cut in the middle of a sentence; the true line numbers stay known. */
export function passagesOf({ lines }: CheckedText): readonly Passage[] {
  const passages: Passage[] = [];
  const width = usualWidth(lines);
  let open: Joining | undefined;
  const close = () => {
    if (open) {
      passages.push(...open.passages());
    }
    open = undefined;
  };
  for (const line of lines) {
    const cells = cellsOf(line);
    if (open && (cells ? open.takeRow(cells, line) : open.takeLine(tidy(line.text), line, width))) {
      continue;
    }
    close();
    open = cells ? new Row(cells, line) : new Paragraph(tidy(line.text), line);
  }
  close();
  return passages;
}

interface Joining {
  /** Whether the row went on with it. */
  takeRow(cells: readonly string[], line: TextLine): boolean;
  takeLine(text: string, line: TextLine, width: number): boolean;
  passages(): readonly Passage[];
}

class Paragraph implements Joining {
  #text: string;
  #starts: { at: number; line: number }[];
  #last: string;
  #lastLine: number;

  constructor(text: string, line: TextLine) {
    this.#text = text;
    this.#last = text;
    this.#lastLine = line.number;
    this.#starts = [{ at: 0, line: line.number }];
  }

  takeRow(): boolean {
    return false;
  }

  takeLine(text: string, line: TextLine, width: number): boolean {
    if (!goesOn(this.#last, text, line.number - this.#lastLine, width)) {
      return false;
    }
    this.add(text, line.number);
    return true;
  }

  add(text: string, line: number): void {
    this.#starts.push({ at: this.#text.length + 1, line });
    this.#text = `${this.#text} ${text}`;
    this.#last = text;
    this.#lastLine = line;
  }

  passages(): readonly Passage[] {
    return this.#text === '' ? [] : [{ text: this.#text, starts: this.#starts }];
  }
}

/** A row of a table; a following row without a first cell that goes on with a sentence belongs to it. */
class Row implements Joining {
  readonly #cells: Paragraph[];
  readonly #texts: string[];
  readonly #line: number;

  constructor(cells: readonly string[], line: TextLine) {
    this.#cells = cells.map((cell) => new Paragraph(cell, line));
    this.#texts = [...cells];
    this.#line = line.number;
  }

  takeRow(cells: readonly string[], line: TextLine): boolean {
    const filled = cells.flatMap((cell, at) => (cell === '' ? [] : [at]));
    const continues =
      filled.length > 0 &&
      filled.length < 3 &&
      filled[0] !== 0 &&
      filled.every((at) => {
        const before = this.#texts[at] ?? '';
        return before !== '' && !ENDED.test(before) && /^[\p{Ll}\d]/u.test(cells[at] ?? '');
      }) &&
      filled.some((at) => /^\p{Ll}/u.test(cells[at] ?? ''));
    if (continues) {
      for (const at of filled) {
        this.#cells[at]?.add(cells[at] ?? '', line.number);
        this.#texts[at] = cells[at] ?? '';
      }
    }
    return continues;
  }

  takeLine(): boolean {
    return false;
  }

  passages(): readonly Passage[] {
    return this.#cells.flatMap((cell) => cell.passages().map((passage) => ({ ...passage, row: this.#line })));
  }
}

function cellsOf(line: TextLine): readonly string[] | undefined {
  const cells = line.cells ?? (line.text.includes('\t') ? line.text.split('\t') : undefined);
  return cells?.map(tidy);
}

/** NFC with plain spaces, without invisible characters; "Ð" of other alphabets is the Vietnamese "Đ". */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(MARKS, '').replace(BLANKS, ' ').replace(/Ð/gu, 'Đ').replace(/ð/gu, 'đ').trim();
}

/** The width at which the lines of a document are cut; 0 where its lines are whole paragraphs. */
function usualWidth(lines: readonly TextLine[]): number {
  const lengths = lines
    .filter((line) => line.cells === undefined && line.text.length > 20)
    .map((line) => line.text.length)
    .sort((a, b) => a - b);
  const wide = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  return wide <= 130 ? wide : 0;
}

function goesOn(before: string, text: string, gap: number, width: number): boolean {
  if (text === '' || gap > 8) {
    return false;
  }
  if (/\d\s*\/\s*\p{Lu}\p{L}{0,3}$/u.test(before) && /^[-–]\s?\p{Lu}{2}/u.test(text)) {
    return true;
  }
  if (BLOCK.test(text) && !/(?:ngày|số|số:|\/)$/iu.test(before)) {
    return false;
  }
  if (DANGLING.test(before)) {
    return true;
  }
  if (ENDED.test(before)) {
    return false;
  }
  if (/^\p{Ll}/u.test(text)) {
    return true;
  }
  const cutByWidth = gap === 1 && width > 0 && before.length >= width * 0.6;
  return cutByWidth && !(isCapitals(before) && !isCapitals(text));
}

/** Whether a text is printed in capitals: a heading. */
export function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length > 3 && letters === letters.toUpperCase();
}

/** The printed line in which a place of a passage stands. */
export function lineAt({ starts }: Passage, at: number): number {
  let line = starts[0]?.line ?? 0;
  for (const start of starts) {
    if (start.at > at) {
      break;
    }
    line = start.line;
  }
  return line;
}

/** Where a sentence ends: a mark, a blank and a capital, not after "TP." or a single initial. */
const SENTENCE_END = /(?<!(?:^|[\s(])(?:TP|Tp|TX|KT|TM|TL|ThS|TS|PGS|GS|BS|\p{Lu}))[.!?]["”)]?\s+(?=[\p{Lu}"“(+*-])/gu;
const CLAUSE_END = /;\s+/gu;

/** The printed sentence around a place, cut at its clauses or at words where it is longer than a finding can quote. */
export function quoteAt({ text }: Passage, from: number, to: number): string {
  const sentence = boundsOf(text, 0, text.length, SENTENCE_END, from, to);
  if (sentence.to - sentence.from <= LONGEST_QUOTE) {
    return text.slice(sentence.from, sentence.to).trim();
  }
  const clause = boundsOf(text, sentence.from, sentence.to, CLAUSE_END, from, to);
  if (clause.to - clause.from <= LONGEST_QUOTE) {
    return text.slice(clause.from, clause.to).trim();
  }
  return cutAround(text, clause, from, to);
}

/** The sentence around a place, whole. */
export function sentenceAt({ text }: Passage, from: number, to: number): string {
  const sentence = boundsOf(text, 0, text.length, SENTENCE_END, from, to);
  return text.slice(sentence.from, sentence.to).trim();
}

interface Bounds {
  readonly from: number;
  readonly to: number;
}

function boundsOf(text: string, least: number, most: number, end: RegExp, from: number, to: number): Bounds {
  // A paragraph has no bound; only the neighbourhood of the place is looked at, so time stays linear.
  const begin = Math.max(least, from - 1500);
  const stop = Math.min(most, to + 1500);
  let first = begin;
  let last = stop;
  for (const match of text.slice(begin, stop).matchAll(end)) {
    const cut = begin + match.index + match[0].length;
    if (cut <= from) {
      first = cut;
    } else if (cut >= to && begin + match.index >= to - 1) {
      last = cut;
      break;
    }
  }
  return { from: first, to: last };
}

function cutAround(text: string, bounds: Bounds, from: number, to: number): string {
  const spare = Math.max(0, LONGEST_QUOTE - (to - from));
  let first = Math.max(bounds.from, from - Math.floor(spare / 3));
  let last = Math.min(bounds.to, Math.max(to, first + LONGEST_QUOTE));
  while (first > bounds.from && text[first - 1] !== ' ') {
    first -= 1;
  }
  while (last < bounds.to && last > to && text[last] !== ' ') {
    last -= 1;
  }
  const cut = text.slice(first, Math.min(last, first + LONGEST_QUOTE * 2)).trim();
  return `${first > bounds.from ? '… ' : ''}${cut}${last < bounds.to ? ' …' : ''}`;
}
