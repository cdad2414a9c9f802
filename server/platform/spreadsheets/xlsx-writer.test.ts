import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { columnName, streamXlsx, writeXlsx, type XlsxSheet } from './xlsx-writer.ts';

const SHEET: XlsxSheet = {
  name: 'II.06a: Quý I/2026',
  widths: [6, 30, 12, 12],
  landscape: true,
  headRows: { first: 2, last: 3 },
  rows: [
    { cells: [{ value: 'BÁO CÁO', style: 'title', columns: 4 }] },
    {
      cells: [
        { value: 'TT', style: 'head', rows: 2 },
        { value: 'Lĩnh vực', style: 'head', rows: 2 },
        { value: 'Tiếp nhận', style: 'head', columns: 2 },
      ],
    },
    {
      cells: [
        { value: 'Tổng', style: 'head' },
        { value: 'Tỷ lệ', style: 'head' },
      ],
    },
    {
      cells: [
        { value: 1, style: 'center' },
        { value: '=HYPERLINK("http://x")', style: 'text' },
        { value: 1200, style: 'count' },
        { value: 0.4309, style: 'percent' },
      ],
    },
    {
      cells: [
        { value: { day: '2026-01-05' }, style: 'date' },
        { value: 'a_x0041_ & <b> "c"\u0000', style: 'text' },
      ],
    },
  ],
};

async function partsOf(sheets: readonly XlsxSheet[]) {
  const files = unzipSync(await writeXlsx(sheets));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test('every part of the workbook is well-formed XML', async () => {
  for (const [name, xml] of Object.entries(await partsOf([SHEET, SHEET]))) {
    expect(() => new SaxesParser().write(xml).close(), name).not.toThrow();
  }
});

test('numbers are numbers, days are days, and a text that looks like a formula stays a text', async () => {
  const xml = (await partsOf([SHEET]))['xl/worksheets/sheet1.xml'] ?? '';
  expect(xml).toMatch(/<c r="C4" s="\d+"><v>1200<\/v><\/c>/);
  expect(xml).toMatch(/<c r="D4" s="\d+"><v>0.4309<\/v><\/c>/);
  expect(xml).toMatch(/<c r="A5" s="\d+"><v>46027<\/v><\/c>/);
  expect(xml).toMatch(/<c r="B4" s="\d*[13579]" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK/);
  expect(xml).not.toContain('<f>');
  expect(xml).toContain('a_x005F_x0041_ &amp; &lt;b&gt; "c"<');
});

test('merged heads leave their place free in the rows below', async () => {
  const xml = (await partsOf([SHEET]))['xl/worksheets/sheet1.xml'] ?? '';
  expect(xml).toContain(
    '<mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:D2"/>',
  );
  expect(xml).toMatch(/<row r="3"><c r="A3"[^>]*\/><c r="B3"[^>]*\/><c r="C3"[^>]*><is><t xml:space="preserve">Tổng/);
});

test('prints on A4 across, one page wide, with its head on every page', async () => {
  const parts = await partsOf([SHEET]);
  expect(parts['xl/worksheets/sheet1.xml']).toContain(
    'paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"',
  );
  expect(parts['xl/workbook.xml']).toContain(`'II.06a  Quý I 2026'!$2:$3`);
});

test('columns are named as Excel names them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

test('a hundred thousand rows leave in pieces', async () => {
  function* rows() {
    for (let number = 0; number < 100_000; number += 1) {
      yield { cells: [{ value: number }, { value: `Hồ sơ ${number}` }] };
    }
  }
  let pieces = 0;
  let largest = 0;
  for await (const piece of streamXlsx([{ name: 'Danh sách', widths: [10, 30], rows: rows() }])) {
    pieces += 1;
    largest = Math.max(largest, piece.length);
  }
  expect(pieces).toBeGreaterThan(10);
  expect(largest).toBeLessThan(500_000);
});
