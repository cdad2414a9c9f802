import { strToU8, Zip, ZipDeflate } from 'fflate';
import { dayNumber, type PlainDate } from '#core/kernel/dates.ts';
import { styleIndex, stylesXml, type XlsxStyle } from './xlsx-styles.ts';

/** What stands in a cell. Numbers are numbers, days are days; a text is never a formula. */
export type XlsxValue = string | number | { readonly day: PlainDate } | undefined;

export interface XlsxCell {
  readonly value: XlsxValue;
  readonly style?: XlsxStyle;
  /** Merged over so many columns and rows; the cells beneath are left out of their rows, as in HTML. */
  readonly columns?: number;
  readonly rows?: number;
}

export interface XlsxRow {
  readonly cells: readonly XlsxCell[];
  /** Points; without it the row is as high as its text. */
  readonly height?: number;
}

export interface XlsxSheet {
  readonly name: string;
  /** In characters, as Excel counts widths. */
  readonly widths: readonly number[];
  readonly landscape?: boolean;
  /** Rows (from 1) of the table's head: repeated on every printed page and kept in view while scrolling. */
  readonly headRows?: { readonly first: number; readonly last: number };
  readonly rows: Iterable<XlsxRow> | AsyncIterable<XlsxRow>;
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Excel's own bounds: a longer text is cut with an ellipsis, a longer list needs a second sheet. */
const MAX_TEXT = 32_767;
const MAX_ROWS = 1_048_576;
const CHUNK = 65_536;

/** The whole workbook in memory: annexes and ordinary lists. */
export async function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamXlsx(sheets)) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The workbook piece by piece, in bounded memory however many rows come. */
export async function* streamXlsx(sheets: readonly XlsxSheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    ready.push(chunk);
  });
  const names = sheetNames(sheets);
  for (const [path, xml] of workbookParts(sheets, names)) {
    addWhole(zip, path, xml);
  }
  for (const [index, sheet] of sheets.entries()) {
    const file = new ZipDeflate(`xl/worksheets/sheet${index + 1}.xml`, { level: 4 });
    zip.add(file);
    let text = '';
    for await (const part of sheetXml(sheet)) {
      text += part;
      if (text.length > CHUNK) {
        file.push(strToU8(text));
        text = '';
        yield* ready.splice(0);
      }
    }
    file.push(strToU8(text), true);
  }
  zip.end();
  if (failure) {
    throw failure;
  }
  yield* ready.splice(0);
}

function addWhole(zip: Zip, path: string, xml: string): void {
  const file = new ZipDeflate(path, { level: 4 });
  zip.add(file);
  file.push(strToU8(xml), true);
}

async function* sheetXml(sheet: XlsxSheet): AsyncGenerator<string> {
  const { headRows, landscape } = sheet;
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">`;
  yield headRows
    ? `<pane ySplit="${headRows.last}" topLeftCell="A${headRows.last + 1}" activePane="bottomLeft" state="frozen"/>`
    : '';
  yield '</sheetView></sheetViews><cols>';
  yield sheet.widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  yield '</cols><sheetData>';
  const merges: string[] = [];
  const covered = new Map<string, XlsxStyle>();
  let number = 0;
  for await (const row of sheet.rows) {
    number += 1;
    if (number > MAX_ROWS) {
      throw new Error(`A sheet holds at most ${MAX_ROWS} rows.`);
    }
    yield rowXml(row, number, merges, covered);
  }
  yield '</sheetData>';
  yield merges.length > 0
    ? `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    : '';
  yield '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.3"/>';
  yield `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`;
  yield '<headerFooter differentFirst="1"><oddHeader>&amp;C&amp;P</oddHeader></headerFooter></worksheet>';
}

/** `covered` holds the cells that merged ones above or before lie over; they are written empty, for their borders. */
function rowXml({ cells, height }: XlsxRow, row: number, merges: string[], covered: Map<string, XlsxStyle>): string {
  const written: string[] = [];
  let column = 0;
  const skipCovered = () => {
    for (let style = covered.get(`${column}:${row}`); style; style = covered.get(`${column}:${row}`)) {
      written.push(cellXml({ value: undefined, style }, reference(column, row)));
      covered.delete(`${column}:${row}`);
      column += 1;
    }
  };
  for (const cell of cells) {
    skipCovered();
    written.push(cellXml(cell, reference(column, row)));
    const { columns = 1, rows = 1, style = 'plain' } = cell;
    if (columns > 1 || rows > 1) {
      merges.push(`${reference(column, row)}:${reference(column + columns - 1, row + rows - 1)}`);
      for (let below = row; below < row + rows; below += 1) {
        for (let beside = column; beside < column + columns; beside += 1) {
          covered.set(`${beside}:${below}`, style);
        }
      }
      covered.delete(`${column}:${row}`);
    }
    column += 1;
  }
  skipCovered();
  const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  return `<row r="${row}"${size}>${written.join('')}</row>`;
}

function cellXml({ value, style = 'plain' }: XlsxCell, ref: string): string {
  if (value === undefined || value === '') {
    return `<c r="${ref}" s="${styleIndex(style, false)}"/>`;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) {
      throw new Error(`${ref}: ${value} is no number for a cell`);
    }
    return `<c r="${ref}" s="${styleIndex(style, false)}"><v>${value}</v></c>`;
  }
  if (typeof value === 'object') {
    return `<c r="${ref}" s="${styleIndex(style, false)}"><v>${excelDay(value.day)}</v></c>`;
  }
  const quoted = /^[=+\-@\t\r]/u.test(value);
  return `<c r="${ref}" s="${styleIndex(style, quoted)}" t="inlineStr"><is><t xml:space="preserve">${textXml(value)}</t></is></c>`;
}

/** Excel's serial day: 1 January 1900 is 1, and the 29 February 1900 that never was is counted. */
function excelDay(day: PlainDate): number {
  return dayNumber(day) + 25_569;
}

export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest >= 0 ? columnName(rest) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

function reference(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** Escaped for XML, without characters XML cannot hold, and with Excel's own escape `_x0041_` kept literal. */
function textXml(text: string): string {
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
  return cut
    .normalize('NFC')
    .replace(/\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return textXml(text).replaceAll('"', '&quot;');
}

/** Names as Excel allows them: at most 31 signs, none of []:*?/\, no two alike. */
function sheetNames(sheets: readonly XlsxSheet[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, index) => {
    const plain =
      name
        .replace(/[[\]:*?/\\']/gu, ' ')
        .trim()
        .slice(0, 31) || `Trang ${index + 1}`;
    const unique = taken.has(plain.toLowerCase()) ? `${plain.slice(0, 27)} (${index + 1})` : plain;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function workbookParts(sheets: readonly XlsxSheet[], names: readonly string[]): readonly (readonly [string, string])[] {
  const numbers = sheets.map((_, index) => index + 1);
  const override = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="${SHEET_TYPES}.${kind}+xml"/>`;
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
  const titles = sheets.flatMap(({ headRows }, index) =>
    headRows
      ? `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${attribute(names[index] ?? '')}'!$${headRows.first}:$${headRows.last}</definedName>`
      : [],
  );
  return [
    [
      '[Content_Types].xml',
      `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${numbers.map((number) => override(`/xl/worksheets/sheet${number}.xml`, 'worksheet')).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${numbers.map((number) => `<sheet name="${attribute(names[number - 1] ?? '')}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets>${titles.length > 0 ? `<definedNames>${titles.join('')}</definedNames>` : ''}</workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((number) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`)).join('')}${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', stylesXml()],
  ];
}
