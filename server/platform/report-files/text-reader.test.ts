import { describe, expect, test } from 'vitest';
import { aFile } from '#test/spreadsheet-file.ts';
import { readReport } from './read-report.ts';

async function linesOf(content: string | Buffer, name = 'bao-cao.txt') {
  const { text } = await readReport(aFile(name, content));
  return text.lines.map(({ number, text: line, table }) =>
    table === undefined ? [number, line] : [number, line, table],
  );
}

const refusal = (code: string, detail = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) });

describe('a text file', () => {
  test('keeps its own line numbers; marks of Markdown go, blanks to fill in stay', async () => {
    const text = [
      '## **BÁO CÁO**',
      '',
      '### **1\\. Kết quả** *cải cách* năm 2023',
      '\\* Số: ____/BC-UBND (*)',
      '* đạt **95%**',
      '**TM. ỦY BAN',
      'CHỦ TỊCH**',
      '5 * 3 = 15',
    ].join('\r\n');
    expect(await linesOf(text)).toEqual([
      [1, 'BÁO CÁO'],
      [3, '1. Kết quả cải cách năm 2023'],
      [4, '* Số: ____/BC-UBND (*)'],
      [5, '- đạt 95%'],
      [6, 'TM. ỦY BAN'],
      [7, 'CHỦ TỊCH'],
      [8, '5 * 3 = 15'],
    ]);
  });

  test('rows cut by tabs are cells, also across an empty line; a line of prose ends the table', async () => {
    const text = 'TT\tLĩnh vực\tSố\n1\tHộ tịch\t732\n\n2\tĐất đai\t5\nHết bảng.\nA\tB\n1.\tMở đầu\n\tthụt vào\n';
    expect(await linesOf(text)).toEqual([
      [1, 'TT\tLĩnh vực\tSố', 0],
      [2, '1\tHộ tịch\t732', 0],
      [4, '2\tĐất đai\t5', 0],
      [5, 'Hết bảng.'],
      [6, 'A\tB', 1],
      [7, '1. Mở đầu'],
      [8, 'thụt vào'],
    ]);
  });

  test('a Markdown table', async () => {
    expect(await linesOf('| Lĩnh vực | Số |\n|---|--:|\n| **Tổng** | 1.007 |\n')).toEqual([
      [1, 'Lĩnh vực\tSố', 0],
      [3, 'Tổng\t1.007', 0],
    ]);
  });

  const line = 'Tổng số hồ sơ: 5';
  test.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${line}`)],
    ['decomposed letters', Buffer.from(line.normalize('NFD'))],
    ['UTF-16', Buffer.from(`\ufeff${line}`, 'utf16le')],
    ['UTF-16 without its mark', Buffer.from(line.repeat(8), 'utf16le')],
  ])('%s', async (_, bytes) => {
    const [first] = await linesOf(bytes, 'sai-duoi.docx');
    expect(String(first?.[1])).toMatch(/^Tổng số hồ sơ: 5/u);
  });

  test('old encodings are refused by name', async () => {
    const windows1258 = Buffer.from('B\xc1O C\xc1O\nh\xf4\xcc s\xf5\n', 'latin1');
    await expect(linesOf(windows1258)).rejects.toEqual(
      refusal('report-wrong-encoding', { line: 1, looksLike: ', giống windows-1258' }),
    );
    const tcvn3 = Buffer.from('B\xb8o c\xb8o: th\xf1 t\xf4c, h\xe5 s\xac\n', 'latin1');
    await expect(linesOf(tcvn3)).rejects.toEqual(
      refusal('report-wrong-encoding', { looksLike: ', giống TCVN3 (ABC)' }),
    );
  });

  test.each([
    ['report-garbled', 'MÃ£ há»“ sÆ¡'],
    ['report-is-html', '<html><body>Báo cáo</body></html>'],
    ['report-is-rtf', '{\\rtf1\\ansi Bao cao}'],
    ['report-is-image', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')],
    ['report-kind-unknown', Buffer.alloc(400, 3)],
    ['report-empty', '\n \n'],
  ])('%s', async (code, content) => {
    await expect(linesOf(content)).rejects.toEqual(refusal(code));
  });
});
