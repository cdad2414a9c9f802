import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WrongUse } from '#server/platform/command.ts';
import { openSpreadsheet } from '#server/platform/spreadsheets/open-spreadsheet.ts';
import { testWorld } from '#test/world.ts';
import { reportCommand } from './report-command.ts';

// The living office's reports name the tasks of its plan, so they need it.
const PLANNED = ['accounts', 'documents', 'assessments', 'plans'];
const world = testWorld({
  sample: ['units', 'calendars', 'procedures', 'dossiers', 'indicators', ...PLANNED, 'reports'],
});
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cchc-report-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(values: Readonly<Record<string, string | boolean>>) {
  const printed: string[] = [];
  const io = { print: (line: string) => printed.push(line), complain: () => {} };
  const exit = await reportCommand.run(io, values, async () => world.context);
  return { exit, printed: printed.join('\n') };
}

test("Châu Ổ's year 2023 prints the figures of its report", async () => {
  const { exit, printed } = await run({ unit: 'chau-o', period: '2023-year', format: 'json' });
  expect(exit).toBe(0);
  const report = JSON.parse(printed);
  expect(report).toMatchObject({
    unit: 'chau-o',
    period: '2023-year',
    window: { from: '2022-12-05', to: '2023-11-01' },
    dossiers: {
      received: 1200,
      carriedOver: 0,
      receivedInPeriod: 1200,
      online: 627,
      directOrPost: 573,
      resolved: 1126,
      early: 1126,
      onTime: 0,
      late: 0,
      open: 20,
      openWithinTerm: 20,
      openOverdue: 0,
      withdrawn: 54,
    },
  });
  expect(report.window.exception).toContain('chốt số liệu sớm');
  expect(report.byField).toEqual([
    { field: 'Hộ tịch', received: 732 },
    { field: 'Chứng thực', received: 275 },
    { field: 'Bảo trợ xã hội', received: 174 },
    { field: 'Đất đai', received: 5 },
    { field: 'Người có công', received: 14 },
  ]);
  expect(report.findings.map(({ rule, severity }: Record<string, string>) => `${severity} ${rule}`)).toEqual([
    'warning staff-over-quota',
    'note window-mismatch',
  ]);
});

test("Phổ Phong's first quarter of 2023: 720 = 3 + 717, 708 on time, 10 late, 2 open", async () => {
  const { printed } = await run({ unit: 'pho-phong', period: '2023-q1' });
  expect(JSON.parse(printed)).toMatchObject({
    window: { from: '2022-12-15', to: '2023-03-14', exception: null },
    dossiers: { received: 720, carriedOver: 3, receivedInPeriod: 717, onTime: 708, late: 10, open: 2, withdrawn: 0 },
  });
});

test.each(['docx', 'pdf', 'xlsx'])('writes a %s file', async (format) => {
  const out = join(folder, `report.${format}`);
  expect((await run({ unit: 'chau-o', period: '2023-year', format, out })).exit).toBe(0);
  const head = (await readFile(out)).subarray(0, 4).toString('latin1');
  expect(head).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004');
});

test('annex II.06a reads back with its numbers as numbers and its total under its fields', async () => {
  const out = join(folder, 'annex.xlsx');
  await run({ unit: 'chau-o', period: '2023-year', format: 'xlsx', out });
  const book = await openSpreadsheet(out);
  const rows: (readonly unknown[])[] = [];
  for await (const chunk of book.sheets[0]?.rows() ?? []) {
    rows.push(...chunk.map(({ cells }) => Array.from(cells)));
  }
  await book.close();
  const line = (label: string) => rows.find((cells) => cells[1] === label)?.slice(2);
  expect(line('Hộ tịch')?.[0]).toBe(732);
  expect(line('Tổng cộng')).toEqual([1200, 627, 573, 0, 1126, 1126, 0, 0, 20, 20, 0]);
  const numbering = rows.findIndex((cells) => cells[0] === '(1)');
  expect(rows[numbering]).toEqual(Array.from({ length: 13 }, (_, index) => `(${index + 1})`));
  expect(rows.at(-1)?.[0]).toContain('1.200 = 1.126 + 20 + 54');
  expect(rows.flat()).toContain('Kỳ báo cáo: năm 2023 (từ ngày 05/12/2022 đến ngày 01/11/2023)');
});

test.each([
  [{ unit: 'chau-o' }, 'Ghi --unit và --period'],
  [{ unit: 'chau-o', period: '2023-year', json: true, format: 'pdf' }, '--json hoặc --format'],
  [{ unit: 'chau-o', period: '2023-Q2' }, 'Kỳ “2023-Q2” không đúng'],
  [{ unit: 'nowhere', period: '2023-q1' }, 'Không có đơn vị nào mang mã “nowhere”'],
  [{ unit: 'chau-o', period: '2023-year', format: 'odt' }, 'Định dạng “odt” không có'],
  [{ unit: 'chau-o', period: '2023-year', format: 'pdf' }, '--out'],
  [{ unit: 'chau-o', period: '2023-year', format: 'pdf', out: '/nowhere/at/all.pdf' }, 'Không ghi được tệp'],
])('wrong use says what to do: %j', async (values, sentence) => {
  await expect(run(values as Record<string, string | boolean>)).rejects.toThrow(WrongUse);
  await expect(run(values as Record<string, string | boolean>)).rejects.toThrow(sentence);
});

test('a report that was never opened is refused by its code', async () => {
  await expect(run({ unit: 'chau-o', period: '2022-q1' })).rejects.toMatchObject({ code: 'report-unknown' });
});

test("Ba Bích's sections send by the tenth, as its notice says", async () => {
  const rows = await world.db
    .selectFrom('report_period')
    .innerJoin('reporting_scheme', 'reporting_scheme.id', 'report_period.scheme_id')
    .innerJoin('unit', 'unit.id', 'reporting_scheme.unit_id')
    .select(['report_period.kind', 'report_period.deadline_day'])
    .where('unit.slug', '=', 'ba-bich')
    .orderBy('report_period.deadline_day')
    .execute();
  expect(rows).toEqual([
    { kind: 'q1', deadline_day: '03-10' },
    { kind: '6m', deadline_day: '06-10' },
    { kind: 'q3', deadline_day: '09-10' },
    { kind: 'year', deadline_day: '12-10' },
  ]);
});

test('the living office has its past periods accepted and the running one open', async () => {
  const rows = await world.db
    .selectFrom('report')
    .innerJoin('unit', 'unit.id', 'report.agency_id')
    .select(['report.period', 'report.state'])
    .where('unit.slug', '=', 'xa-binh-son')
    .orderBy('report.opened_at')
    .execute();
  expect(rows).toEqual([
    { period: '2026-q1', state: 'accepted' },
    { period: '2026-6m', state: 'accepted' },
    { period: '2026-q3', state: 'accepted' },
    { period: '2026-year', state: 'draft' },
  ]);
});
