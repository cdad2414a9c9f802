import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeDocx } from '#server/platform/documents/docx-writer.ts';
import { aPrintedDocument } from '#test/printed-document.ts';
import { aDocx, aDocxFile, type DocxParts, p, tc } from '#test/report-file.ts';
import { aFile } from '#test/spreadsheet-file.ts';
import { readReport } from './read-report.ts';

async function linesOf(parts: DocxParts): Promise<readonly string[]> {
  const { text } = await readReport(aDocxFile(parts));
  expect(text.lines.map(({ number }) => number)).toEqual(text.lines.map((_, index) => index + 1));
  return text.lines.map((line) => line.text);
}

const refusal = (code: string) => expect.objectContaining({ kind: 'invalid', code });

describe('the words of a DOCX', () => {
  test('paragraphs in their order, decomposed letters composed, hidden and empty ones left out', async () => {
    const body = [
      p('Tổng số hồ sơ'.normalize('NFD')),
      p('  '),
      '<w:p><w:r><w:t>Đạt </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>95,5</w:t></w:r><w:r><w:noBreakHyphen/><w:t>96%</w:t></w:r></w:p>',
      '<w:p><w:r><w:t>Dòng một</w:t><w:br/><w:t>Dòng hai</w:t></w:r></w:p>',
    ].join('');
    expect(await linesOf({ body })).toEqual(['Tổng số hồ sơ', 'Đạt 95,5-96%', 'Dòng một', 'Dòng hai']);
  });

  test('tracked changes: what was struck out or moved away is not read, what was put in is', async () => {
    const body = [
      '<w:p><w:r><w:t xml:space="preserve">Có </w:t></w:r>',
      '<w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:ins><w:r><w:t>15</w:t></w:r></w:ins>',
      '<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:r><w:t xml:space="preserve"> hồ sơ</w:t></w:r></w:p>',
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr>${tc('bỏ')}${tc('1')}</w:tr><w:tr>${tc('giữ')}${tc('2')}</w:tr></w:tbl>`,
      p('Câu bị ', '<w:rPr><w:del/></w:rPr>'),
      p('nối lại'),
    ].join('');
    expect(await linesOf({ body })).toEqual(['Có 15 hồ sơ', 'giữ\t2', 'Câu bị nối lại']);
  });

  test('rows of tables with their merged cells, tables numbered', async () => {
    const body = [
      '<w:tbl>',
      `<w:tr>${tc('Lĩnh vực', '<w:vMerge w:val="restart"/>')}${tc('Tiếp nhận', '<w:gridSpan w:val="2"/>')}</w:tr>`,
      `<w:tr>${tc('', '<w:vMerge/>')}${tc('Trực tuyến')}${tc('Trực tiếp')}</w:tr>`,
      `<w:tr>${tc('Hộ tịch')}${tc('500')}<w:tc>${p('200')}${p('32')}</w:tc></w:tr>`,
      '</w:tbl>',
      p('Câu giữa hai bảng'),
      `<w:tbl><w:tr>${tc('A')}${tc('1')}</w:tr></w:tbl>`,
    ].join('');
    const { text } = await readReport(aDocxFile({ body }));
    expect(text.lines.map(({ cells, table }) => [table, cells])).toEqual([
      [0, ['Lĩnh vực', 'Tiếp nhận', '']],
      [0, ['', 'Trực tuyến', 'Trực tiếp']],
      [0, ['Hộ tịch', '500', '200 32']],
      [undefined, undefined],
      [1, ['A', '1']],
    ]);
  });

  test('a table of one column is a frame around prose; words set with tabs are a table', async () => {
    const tabs = (...words: string[]) =>
      `<w:p><w:r>${words.map((word) => `<w:t>${word}</w:t>`).join('<w:tab/>')}</w:r></w:p>`;
    const body = [
      `<w:tbl><w:tr><w:tc>${p('Một')}${p('Hai')}</w:tc></w:tr></w:tbl>`,
      tabs('1.', 'Mở đầu'),
      tabs('Hộ tịch', '5', '6'),
      tabs('Đất đai', '7', '8'),
    ].join('');
    const { text } = await readReport(aDocxFile({ body }));
    expect(text.lines.map(({ text: line, table }) => [line, table])).toEqual([
      ['Một', undefined],
      ['Hai', undefined],
      ['1. Mở đầu', undefined],
      ['Hộ tịch\t5\t6', 1],
      ['Đất đai\t7\t8', 1],
    ]);
  });

  test('a text box once, a table in a cell, footnotes behind and headers before', async () => {
    const box = `<wps:txbx><w:txbxContent>${p('Trong khung')}</w:txbxContent></wps:txbx>`;
    const body = [
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Quanh khung</w:t></w:r></w:p>`,
      `<w:tbl><w:tr><w:tc>${p('ngoài')}<w:tbl><w:tr>${tc('x')}${tc('y')}</w:tr></w:tbl>${p('')}</w:tc>${tc('bên')}</w:tr></w:tbl>`,
    ].join('');
    const footnotes = `<w:footnote w:type="separator">${p('---')}</w:footnote><w:footnote w:id="1">${p('Số liệu đến 14/12')}</w:footnote>`;
    expect(await linesOf({ body, footnotes, header: `${p('7')}${p('DỰ THẢO')}` })).toEqual([
      'DỰ THẢO',
      'Trong khung',
      'Quanh khung',
      'x\ty',
      'ngoài\tbên',
      'Số liệu đến 14/12',
    ]);
  });

  test('numbers that Word writes by itself', async () => {
    const level = (depth: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = [
      `<w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>`,
      '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>',
    ].join('');
    const styles = '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const item = (text: string, list: number, depth: number) =>
      p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);
    const body = [
      item('Chỉ đạo', 1, 0),
      item('Kế hoạch', 1, 1),
      item('Kiểm tra', 1, 1),
      item('Nội dung', 1, 2),
      p('Kết quả', '<w:pStyle w:val="Muc"/>'),
      item('Thể chế', 1, 1),
      item('gạch đầu dòng', 2, 0),
    ].join('');
    expect(await linesOf({ body, numbering, styles })).toEqual([
      'I. Chỉ đạo',
      '1. Kế hoạch',
      '2. Kiểm tra',
      'a) Nội dung',
      'II. Kết quả',
      '1. Thể chế',
      '- gạch đầu dòng',
    ]);
  });

  test('what our own writer writes', async () => {
    const { text } = await readReport(aFile('bao-cao.docx', await writeDocx(aPrintedDocument())));
    const lines = text.lines.map((line) => line.text);
    expect(lines).toContain('Tổng cộng\t\t1.007\t500\t507');
    expect(lines).toContain('I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH');
    expect(lines.join('\n')).toContain('trong đó 28/31 nhiệm vụ đã hoàn thành');
  });
});

describe('refused with a reason', () => {
  const container = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const whole = aDocx({ body: p('Báo cáo '.repeat(2000)) });
  test.each([
    ['report-locked', 'a password', Buffer.concat([container, Buffer.from('EncryptedPackage', 'utf16le')])],
    ['report-old-doc', 'the old .doc', Buffer.concat([container, Buffer.alloc(600)])],
    ['report-damaged', 'a file cut in the middle', whole.subarray(0, whole.length - 40)],
    ['report-damaged', 'XML that does not close', aDocx({ body: '<w:p><w:r>' })],
    ['report-damaged', 'a document type', aDocx({ body: p('<!DOCTYPE x>') })],
    ['report-empty', 'no word in it', aDocx({ body: p(' ') })],
    ['report-empty', 'no byte', Buffer.alloc(0)],
    ['report-swells', 'a zip bomb', aDocx({ body: p('0'.repeat(30_000_000)) })],
    ['report-is-spreadsheet', 'a workbook', zipSync({ 'xl/workbook.xml': new Uint8Array(8) })],
    ['report-kind-unknown', 'some archive', zipSync({ 'a.txt': new Uint8Array(8) })],
    [
      'report-is-opendocument',
      '.odt',
      zipSync({ mimetype: Buffer.from('application/vnd.oasis.opendocument.text') }, { level: 0 }),
    ],
  ])('%s: %s', async (code, _, bytes) => {
    await expect(readReport(aFile('bao-cao.docx', bytes))).rejects.toEqual(refusal(code));
  });

  test('text without end', async () => {
    const body = Array.from({ length: 600 }, (_, index) => p(`${index} ${Math.sin(index)} `.repeat(400))).join('');
    await expect(readReport(aDocxFile({ body }))).rejects.toEqual(refusal('report-too-long'));
  });
});
