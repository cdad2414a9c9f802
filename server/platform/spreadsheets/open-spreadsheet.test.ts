import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Cell } from '#core/imports/cell.ts';
import { aFile, aWorkbook } from '#test/spreadsheet-file.ts';
import { delimiterOf } from './csv-rows.ts';
import { openSpreadsheet } from './open-spreadsheet.ts';
import { SharedStrings } from './shared-strings.ts';

async function readAll(path: string): Promise<Record<number, readonly Cell[]>> {
  const book = await openSpreadsheet(path);
  const rows: Record<number, readonly Cell[]> = {};
  try {
    for await (const chunk of book.sheets[0]?.rows() ?? []) {
      for (const { number, cells } of chunk) {
        rows[number] = Array.from(cells);
      }
    }
  } finally {
    await book.close();
  }
  return rows;
}

const refusal = (code: string) => expect.objectContaining({ kind: 'invalid', code });

describe('a workbook', () => {
  test('texts, numbers, truth, days and moments come as they are', async () => {
    const path = aWorkbook({
      strings: ['Mã hồ sơ', 'Hộ tịch &amp; chứng thực'],
      formats: ['dd/mm/yyyy\\ hh:mm', '0.00', '&quot;ngày&quot; 0'],
      rows: `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
        <row r="4"><c r="B4" t="inlineStr"><is><t>Trần Thị Ễ</t></is></c><c r="C4"><v>44900</v></c>
          <c r="D4" s="1"><v>44900.3125</v></c><c r="E4" s="4"><v>44900</v></c><c r="F4" s="2"><v>1.5</v></c>
          <c r="G4" s="3"><v>7</v></c><c r="H4" t="b"><v>1</v></c><c r="I4" t="str"><f>A1</f><v>từ công thức</v></c>
          <c r="J4" t="e"><v>#N/A</v></c></row><row r="5"><c r="B5"/></row>`,
    });

    expect(await readAll(path)).toEqual({
      2: [undefined, 'Mã hồ sơ', 'Hộ tịch & chứng thực'],
      4: [
        undefined,
        'Trần Thị Ễ',
        44900,
        { local: '2022-12-05T07:30' },
        { local: '2022-12-05' },
        1.5,
        7,
        true,
        'từ công thức',
        '#N/A',
      ],
    });
  });

  test('a merged block gives its value to each of its cells', async () => {
    const path = aWorkbook({
      merges: ['A1:A2', 'B1:C1', 'A3:A4'],
      rows: `<row r="1"><c r="A1" t="str"><v>Mã</v></c><c r="B1" t="str"><v>Thời gian</v></c></row>
        <row r="2"><c r="B2" t="str"><v>Nhận</v></c><c r="C2" t="str"><v>Hẹn</v></c></row>
        <row r="3"><c r="A3" t="str"><v>X</v></c><c r="B3"><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c></row>`,
    });

    expect(await readAll(path)).toEqual({
      1: ['Mã', 'Thời gian', 'Thời gian'],
      2: ['Mã', 'Nhận', 'Hẹn'],
      3: ['X', 1],
      4: ['X', 2],
    });
  });

  test('days may count from 1904', async () => {
    const path = aWorkbook({ from1904: true, rows: '<row r="1"><c r="A1" s="1"><v>43438</v></c></row>' });
    expect(await readAll(path)).toEqual({ 1: [{ local: '2022-12-05' }] });
  });

  test('rows without numbers and cells without addresses count on', async () => {
    const path = aWorkbook({ rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>' });
    expect(await readAll(path)).toEqual({ 1: [1, 2], 2: [3] });
  });
});

describe('refused with a reason', () => {
  test.each([
    ['file-empty', 'a.csv', ''],
    ['file-is-old-xls', 'a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    [
      'file-is-encrypted',
      'a.xlsx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['file-is-html', 'a.xls', '<html><table><tr><td>Mã hồ sơ</td></tr></table></html>'],
    ['file-not-a-table', 'a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(400, 3)])],
    ['file-not-a-table', 'a.docx', zipSync({ 'word/document.xml': new Uint8Array(8) })],
    ['file-is-damaged', 'a.xlsx', Buffer.from('PK\x03\x04 nothing follows')],
    ['csv-garbled', 'a.csv', 'MÃ£ há»“ sÆ¡;TÃªn TTHC\n1;2\n'],
  ])('%s', async (code, name, content) => {
    const path = aFile(name, content);
    await expect(readAll(path)).rejects.toEqual(refusal(code));
  });

  test('a zip bomb, by what it declares', async () => {
    const path = aFile('a.xlsx', zipSync({ 'xl/workbook.xml': new Uint8Array(30_000_000) }, { level: 9 }));
    await expect(readAll(path)).rejects.toEqual(refusal('file-swells'));
  });

  test('a document type declaration', async () => {
    const path = aWorkbook({ rows: '' });
    const bomb = aFile(
      'a.xlsx',
      zipSync({
        'xl/workbook.xml': new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'),
      }),
    );
    await expect(readAll(bomb)).rejects.toEqual(refusal('file-is-damaged'));
    expect(await readAll(path)).toEqual({});
  });
});

describe('a CSV', () => {
  const text = '\uFEFFMã hồ sơ;Tên\r\n\r\n"H48;1";"Đặng ""Ô"" Ễ"\r\n';

  test.each([
    ['UTF-8 with its mark', Buffer.from(text)],
    ['UTF-8', Buffer.from(text.slice(1))],
    ['UTF-16 with its mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 without', Buffer.from(text.slice(1), 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(text, 'utf16le').swap16()],
  ])('%s', async (_, bytes) => {
    expect(await readAll(aFile('a.csv', bytes))).toEqual({ 1: ['Mã hồ sơ', 'Tên'], 3: ['H48;1', 'Đặng "Ô" Ễ'] });
  });

  test.each([
    ['a;b;c\n1;2,5;3', ';'],
    ['a,b,c\n"x;y;z;t",2,3', ','],
    ['a\tb\n1,5\t2', '\t'],
  ])('%j is cut at %j', (sample, delimiter) => {
    expect(delimiterOf(sample)).toBe(delimiter);
  });

  test('an old encoding is refused with its line, and by name where it can be told', async () => {
    const windows1258 = Buffer.from('STT;H\xf4\xcc s\xf5\n1;M\xe3\n', 'latin1');
    await expect(readAll(aFile('a.csv', windows1258))).rejects.toEqual(
      expect.objectContaining({ code: 'csv-wrong-encoding', detail: { line: 1, looksLike: 'windows-1258' } }),
    );
    const tcvn3 = Buffer.from('STT;M\xb7 h\xe5 s\xac;T\xaan\n1;2;3\n', 'latin1');
    await expect(readAll(aFile('a.csv', tcvn3))).rejects.toEqual(
      expect.objectContaining({ code: 'csv-wrong-encoding', detail: { line: 1, looksLike: 'TCVN3 (ABC)' } }),
    );
  });
});

test('shared strings past the memory limit come back from their file', () => {
  const strings = new SharedStrings();
  const text = (index: number) => `${index} ${'Nguyễn Văn Ễ '.repeat(8)}`;
  for (let index = 0; index < 150_000; index += 1) {
    strings.add(text(index));
  }
  strings.seal();
  for (const index of [0, 1, 149_999, 70_000, 12]) {
    expect(strings.get(index)).toBe(text(index));
  }
  expect(strings.get(150_000)).toBeUndefined();
  strings.close();
});
