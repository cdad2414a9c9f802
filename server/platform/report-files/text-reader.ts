import type { CheckedText } from '#core/checks/text.ts';
import { decodeText, encodingOf } from '#server/platform/spreadsheets/text-encoding.ts';
import { LineList, visible } from './line-list.ts';
import { firstBytes } from './report-kind.ts';
import { tabCells } from './row-cells.ts';

const HEAD_BYTES = 65_536;

/** Reads a text file by its own line numbers: UTF-8 or UTF-16; marks of Markdown are taken out, tables become cells. */
export async function readTextFile(path: string): Promise<CheckedText> {
  const encoding = encodingOf(await firstBytes(path, HEAD_BYTES));
  const gathering = new TextGathering();
  let rest = '';
  for await (const piece of decodeText(path, encoding)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      gathering.take(line);
    }
  }
  gathering.take(rest);
  return { lines: gathering.list.lines };
}

class TextGathering {
  readonly list = new LineList();
  #number = 0;
  #table = 0;
  #inTable = false;

  /** An empty line does not end a table (pages are cut by them), a line of prose does. */
  take(raw: string): void {
    this.#number += 1;
    const cells = cellsOf(raw);
    const text = cells.length > 1 ? cells.join('\t') : withoutMarks(cells[0] ?? '');
    if (text.trim() === '') {
      return;
    }
    if (cells.length > 1) {
      this.#table += this.#inTable ? 0 : 1;
      this.#inTable = true;
      this.list.add({ number: this.#number, text, cells, table: this.#table - 1 });
    } else {
      this.#inTable = false;
      this.list.add({ number: this.#number, text });
    }
  }
}

/** The cells of a row cut by tabs or written as a Markdown table; a single one where the line is prose. */
function cellsOf(raw: string): readonly string[] {
  const line = raw.replace(/[\r\f]+/gu, '');
  if (/^\s*\|.*\|\s*$/u.test(line)) {
    const cells = line.trim().slice(1, -1).split('|');
    return cells.every((cell) => /^\s*:?-*:?\s*$/u.test(cell)) ? [''] : cells.map(withoutMarks);
  }
  return tabCells(line).length > 1 ? tabCells(line).map(withoutMarks) : [line];
}

/** Headings, bold, italics and escapes of Markdown; underscores stay, they are blanks to fill in. */
function withoutMarks(line: string): string {
  const plain = line
    .replace(/^\s{0,3}#{1,6}\s+/u, '')
    .replace(/^\s*>\s+/u, '')
    .replace(/(?<!\\)\*{2,3}/gu, '')
    .replace(/(?<![\\\w*])\*(?=[^\s*)])([^*]*[^\s*(\\])\*(?![\w*])/gu, '$1')
    .replace(/^(\s*)\*\s+/u, '$1- ')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/gu, '$1');
  return visible(plain);
}
