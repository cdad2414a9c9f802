import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aDocxFile, p } from '#test/report-file.ts';
import { aFile } from '#test/spreadsheet-file.ts';
import { checkCommand } from './check-command.ts';

async function run(files: readonly string[], json = true) {
  const printed: string[] = [];
  const complained: string[] = [];
  const io = { print: (line: string) => printed.push(line), complain: (line: string) => complained.push(line) };
  const noDatabase = () => Promise.reject(new Error('asked for a database'));
  const code = await checkCommand.run(io, { files: [...files], json }, noDatabase);
  return { code, out: printed.join('\n'), complained };
}

const REPORT = [
  p('ỦY BAN NHÂN DÂN XÃ BÌNH SƠN'),
  p('Số: 15/BC-UBND'),
  p('BÁO CÁO'),
  p('Kết quả công tác cải cách hành chính năm 2025'),
  p('Ủy ban nhân dân xã đã ban hành Kế hoạch số 12/KH-UBND ngày 05/01/2025 về cải cách hành chính.'),
  p('Trên đây là báo cáo của Ủy ban nhân dân xã./.'),
].join('');

test('a file that is no report says so, to people and to programs', async () => {
  const poem = aFile('tho.txt', 'Con mèo mà trèo cây cau, hỏi thăm chú chuột đi đâu vắng nhà.');
  const { code, out } = await run([poem]);
  expect([code, JSON.parse(out)]).toEqual([
    0,
    {
      file: poem,
      references: [],
      figures: [],
      findings: [],
      notReport: expect.stringContaining('không giống báo cáo'),
    },
  ]);
  expect((await run([poem], false)).out).toContain('không giống báo cáo');
});

test('one file gives an object, several an array in the order given; a bad one does not stop the others', async () => {
  const good = aDocxFile({ body: REPORT });
  const bad = aFile('cu.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'));

  const one = await run([good]);
  expect(one.code).toBe(0);
  expect(Object.keys(JSON.parse(one.out))).toEqual(['file', 'references', 'figures', 'findings']);

  const both = await run([bad, good, '/khong/co.docx']);
  expect(both.code).toBe(2);
  expect(JSON.parse(both.out)).toEqual([
    { file: bad, error: { code: 'report-old-doc', message: expect.stringContaining(`${bad}: Tệp .doc kiểu cũ`) } },
    expect.objectContaining({ file: good }),
    { file: '/khong/co.docx', error: { code: 'report-unknown', message: expect.stringContaining('/khong/co.docx') } },
  ]);
  expect(both.complained).toHaveLength(2);
});

test('no file is wrong use', async () => {
  await expect(run([])).rejects.toThrow('Ghi ít nhất một tệp');
});

/** Published reports that may lie beside the project; CCHC_SEEDS names another folder. */
const SEEDS = process.env.CCHC_SEEDS ?? join(import.meta.dirname, '../../../..', 'shared', 'seeds');
if (!existsSync(SEEDS)) {
  console.warn('Bỏ qua các báo cáo mẫu: không có thư mục (đặt CCHC_SEEDS để chỉ ra).');
}
test.skipIf(!existsSync(SEEDS))('the published reports can be read whole', async () => {
  for (const name of readdirSync(SEEDS).filter((file) => file.endsWith('.txt'))) {
    const { code, out } = await run([join(SEEDS, name)]);
    expect(code).toBeLessThan(2);
    expect(JSON.parse(out).file).toContain(name);
  }
});
