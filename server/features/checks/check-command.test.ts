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

test('one file gives an object, several an array in the order given; a bad one does not stop the others', async () => {
  const good = aDocxFile({ body: p('BÁO CÁO') });
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
