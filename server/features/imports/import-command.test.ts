import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { REGISTER_TABLES } from '#test/roll-up.ts';
import { aFile } from '#test/spreadsheet-file.ts';
import { emptied, testWorld } from '#test/world.ts';
import { importCommand } from './import-command.ts';
import { SeenCodes } from './seen-codes.ts';

const world = testWorld({ sample: ['units', 'calendars', 'procedures'] });

beforeEach(() => emptied(world.db, ...REGISTER_TABLES, 'import_run'));

const csv = fileURLToPath(new URL('../../../test/fixtures/imports/danh-sach-ho-so.csv', import.meta.url));

async function run(values: Record<string, string | boolean>) {
  const printed: string[] = [];
  const complained: string[] = [];
  const io = { print: (line: string) => printed.push(line), complain: (line: string) => complained.push(line) };
  const code = await importCommand.run(io, values, async () => world.context);
  return { code, printed: printed.join('\n'), complained };
}

test('a dry run says what would happen and writes nothing, not even a run', async () => {
  const { code, printed, complained } = await run({ unit: 'chau-o', file: csv, 'dry-run': true });
  expect(code).toBe(1);
  expect(printed).toBe('3 mới, 0 thay đổi, 0 không đổi, 0 xung đột, 2 lỗi, 0 bỏ qua (tiêu đề nhóm, dòng tổng)');
  expect(complained).toContain('Dòng 9 (H48.01.01-230204-0001): Hình thức nộp không rõ: Bồ câu.');
  expect(await world.db.selectFrom('dossier').select('id').execute()).toEqual([]);
  expect(await world.db.selectFrom('import_run').select('id').execute()).toEqual([]);
});

test('applied twice: counts as JSON, the second time nothing changes', async () => {
  const first = JSON.parse((await run({ unit: 'chau-o', file: csv, json: true })).printed);
  expect(first).toMatchObject({ rows: 5, new: 3, changed: 0, equal: 0, refused: 2 });
  const again = JSON.parse((await run({ unit: 'chau-o', file: csv, json: true })).printed);
  expect(again).toMatchObject({ new: 0, changed: 0, equal: 3, refused: 2 });
  const runs = await world.db.selectFrom('import_run').select('state').execute();
  expect(runs).toEqual([{ state: 'applied' }, { state: 'applied' }]);
});

test('a file without faults answers 0', async () => {
  const file = aFile(
    'a.csv',
    'Mã hồ sơ;Tên TTHC;Lĩnh vực;Người nộp;Ngày nhận\nX-1;Đăng ký kết hôn;Hộ tịch;An;02/01/2023\n',
  );
  expect(await run({ unit: 'chau-o', file })).toMatchObject({ code: 0, complained: [] });
});

test.each([
  [{ unit: 'chau-o' }, /Ghi đơn vị và tệp/],
  [{ unit: 'chau-o', file: '/nowhere.csv' }, /Không đọc được tệp/],
  [{ unit: 'nowhere', file: csv }, /Không có đơn vị nào mang mã “nowhere”/],
])('%j is wrong use', async (values, sentence) => {
  await expect(run(values)).rejects.toThrow(sentence);
});

test('missing columns are named', async () => {
  const file = aFile('a.csv', 'Mã hồ sơ;Tên TTHC;Ngày hẹn trả\n1;2;3\n');
  await expect(run({ unit: 'chau-o', file })).rejects.toMatchObject({
    code: 'columns-missing',
    detail: { columns: 'Tên tổ chức, cá nhân, Nhận hồ sơ' },
  });
});

test('a code is new once, also among a hundred thousand', () => {
  const seen = new SeenCodes();
  for (let index = 0; index < 100_000; index += 1) {
    expect(seen.add(`H48.12-230105-${index}`)).toBe(true);
  }
  expect(seen.add('H48.12-230105-777')).toBe(false);
  expect(seen.add('H48.12-230105-100000')).toBe(true);
});
