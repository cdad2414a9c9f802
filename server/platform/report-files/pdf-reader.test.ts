import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writePdf } from '#server/platform/documents/pdf-writer.ts';
import { aPrintedDocument } from '#test/printed-document.ts';
import { hasOcr, scanOf } from '#test/report-file.ts';
import { aFile } from '#test/spreadsheet-file.ts';
import { readReport } from './read-report.ts';

const refusal = (code: string) => expect.objectContaining({ kind: 'invalid', code });
let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await writePdf(aPrintedDocument(), '2026-01-05');
});

describe('a PDF with text', () => {
  test('its printed lines with their pages; the number of the page is none of them', async () => {
    const { kind, text } = await readReport(aFile('bao-cao.pdf', pdf));
    expect(kind).toBe('pdf');
    const lines = text.lines.map((line) => line.text);
    expect(lines[0]).toBe('ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(lines).toContain('Số: /BC-UBND\tBình Sơn, ngày 05 tháng 01 năm 2026');
    expect(lines).toContain('1. Kế hoạch');
    expect(lines.join(' ')).toContain('trong đó 28/31 nhiệm vụ đã hoàn thành; phần còn lại tiếp tục thực hiện');
    expect(lines).not.toContain('2');
    expect(text.lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
    expect(text.lines.at(-1)?.page).toBe(3);
  });

  test('the cells of drawn tables, merged ones too; a table over two pages is one', async () => {
    const { text } = await readReport(aFile('bao-cao.pdf', pdf));
    const rows = text.lines.filter(({ cells }) => cells !== undefined);
    const total = rows.find(({ cells }) => cells?.[0] === 'Tổng cộng');
    expect(total?.cells).toEqual(['Tổng cộng', '', '1.007', '500', '507']);
    const annex = rows.filter(({ cells }) => /^Lĩnh vực số \d+$/u.test(cells?.[1] ?? ''));
    expect(annex.map(({ cells }) => Number(cells?.[2]))).toEqual(annex.map((_, index) => index * 7));
    expect(new Set(annex.map(({ page }) => page)).size).toBeGreaterThan(1);
    expect(new Set(annex.map(({ table }) => table)).size).toBe(1);
  });

  test('tells how far it is', async () => {
    const told: number[] = [];
    await readReport(aFile('bao-cao.pdf', pdf), { onProgress: ({ done, total }) => told.push(done / total) });
    expect(told).toEqual([1 / 3, 2 / 3, 1]);
  });
});

describe('refused with a reason', () => {
  test('a password', async () => {
    const encrypt =
      '<</Filter/Standard/V 1/R 2/O<00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>/U<ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100>/P -4>>';
    const locked = [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj',
      `4 0 obj${encrypt}endobj`,
      'trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>',
    ].join('\n');
    await expect(readReport(aFile('khoa.pdf', locked))).rejects.toEqual(refusal('report-locked'));
  });

  test('a file cut in the middle', async () => {
    await expect(readReport(aFile('hong.pdf', pdf.subarray(0, 900)))).rejects.toEqual(refusal('report-damaged'));
  });
});

const ocr = hasOcr();
describe.skipIf(!ocr)('a scan', () => {
  test('is read by OCR with the cells of its tables, and goes on where it was interrupted', {
    timeout: 120_000,
  }, async () => {
    const file = aFile('quet.pdf', scanOf(pdf));
    const folder = mkdtempSync(join(tmpdir(), 'cchc-pages-'));
    const { kind, text } = await readReport(file, { folder });
    expect(kind).toBe('scan');
    const lines = text.lines.map((line) => line.text);
    expect(lines).toContain('BÁO CÁO');
    expect(lines.join(' ')).toContain('28/31 nhiệm vụ');
    expect(text.lines.find(({ cells }) => cells?.[0] === 'Tổng cộng')?.cells).toEqual([
      'Tổng cộng',
      '',
      '1.007',
      '500',
      '507',
    ]);
    expect(readdirSync(folder).sort()).toEqual(['1.json', '2.json', '3.json']);

    writeFileSync(join(folder, '3.json'), JSON.stringify({ pieces: [], rules: [] }));
    const again = await readReport(file, { folder });
    expect(again.text.lines.some(({ page }) => page === 3)).toBe(false);
    expect(again.text.lines.some(({ page }) => page === 2)).toBe(true);
  });
});
