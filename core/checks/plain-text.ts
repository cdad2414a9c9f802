import type { CheckedText, TextLine } from './text.ts';

/** A report pasted or read as plain text: NFC, marks of Markdown taken out, lines with tabs read as rows of tables. */
export function readPlainText(raw: string): CheckedText {
  const lines: TextLine[] = [];
  let table = -1;
  let inTable = false;
  for (const [at, printed] of raw.normalize('NFC').split(/\r?\n/u).entries()) {
    const text = withoutMarks(printed);
    if (text.trim() === '') {
      continue;
    }
    const cells = text.split('\t').map((cell) => cell.trim());
    const isRow: boolean = cells.filter((cell) => cell !== '').length > 1 || (inTable && text.includes('\t'));
    table += isRow && !inTable ? 1 : 0;
    inTable = isRow;
    lines.push({ number: at + 1, text: isRow ? cells.join('\t') : text.trim(), ...(isRow && { cells, table }) });
  }
  return { lines };
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s{0,3}#{1,6}\s+/u, '')
    .replace(/\*{2,3}/gu, '')
    .replace(/(?<![\\\w*])\*(?=[^\s*)])([^*]*[^\s*(\\])\*(?![\w*])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/gu, '$1');
}
