import { refuse } from '#core/checks/refusals.ts';
import type { TextLine } from '#core/checks/text.ts';

/** A 300-page report has about a million characters; what is much longer is no report and would fill the memory. */
const CHARACTERS = 5_000_000;

/** What is seen of a text: NFC, no zero-width characters, single spaces. */
export function visible(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Gathers the lines of a report; empty ones take a number only where the file itself numbers lines. */
export class LineList {
  readonly lines: TextLine[] = [];
  #characters = 0;

  /** The next line, numbered on from the last unless the file numbers its own. */
  add(line: Omit<TextLine, 'number'> & { readonly number?: number }): void {
    this.#characters += line.text.length;
    if (this.#characters > CHARACTERS) {
      throw refuse('report-too-long', { limit: CHARACTERS.toLocaleString('vi-VN') });
    }
    this.lines.push({ ...line, number: line.number ?? this.lines.length + 1 });
  }

  addText(text: string, page?: number): void {
    const seen = visible(text);
    if (seen !== '') {
      this.add({ text: seen, ...(page !== undefined && { page }) });
    }
  }

  addRow(cells: readonly string[], table: number, page?: number): void {
    const seen = cells.map(visible);
    if (seen.some((cell) => cell !== '')) {
      this.add({ text: seen.join('\t'), cells: seen, table, ...(page !== undefined && { page }) });
    }
  }
}
