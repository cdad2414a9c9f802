import { describe, expect, test } from 'vitest';
import { type CommandValues, WrongUse } from '#server/platform/command.ts';
import { testWorld } from '#test/world.ts';
import { dueCommand } from './due-command.ts';

const world = testWorld({ sample: ['units'] });

async function due(values: CommandValues): Promise<string> {
  const lines: string[] = [];
  const io = { print: (line: string) => lines.push(line), complain: () => {} };
  expect(await dueCommand.run(io, values, async () => world.context)).toBe(0);
  return lines.join('\n');
}

const received = '2026-04-28T16:45+07:00';
const json = async (values: CommandValues) => JSON.parse(await due({ received, json: true, ...values }));

test('prints the day and the days that were counted, and nothing else', async () => {
  const text = await due({ received, 'working-days': '3', json: true });
  expect(text).toBe('{"due":"2026-05-05","counted":["2026-04-29","2026-05-04","2026-05-05"]}');
});

test('by the calendar of an agency', async () => {
  await world.db
    .insertInto('calendar_day')
    .values({
      agency_id: world.deps.directory.bySlug('chau-o')?.id ?? 0,
      day: '2026-05-04',
      kind: 'local_off',
      name: 'Bão',
      covers_below: false,
      basis: 'CV 1',
      entered_at: new Date(),
      entered_by: 'x',
    })
    .execute();
  expect(await json({ 'working-days': '3', unit: 'chau-o' })).toEqual({
    due: '2026-05-06',
    counted: ['2026-04-29', '2026-05-05', '2026-05-06'],
  });
  expect((await json({ 'working-days': '3', unit: 'ben-quan' })).due).toBe('2026-05-05');
});

test('in calendar days and in working hours', async () => {
  expect((await json({ 'calendar-days': '2' })).due).toBe('2026-05-04');
  expect((await json({ 'working-hours': '8' })).due).toBe('2026-04-29T16:45:00+07:00');
  expect((await json({ 'working-hours': '1,5' })).due).toBe('2026-04-29T08:15:00+07:00');
});

test('a date in a year that is not published says so', async () => {
  expect(await json({ received: '2026-12-30T08:00+07:00', 'working-days': '2' })).toMatchObject({
    due: '2027-01-04',
    provisional: true,
  });
  expect(await due({ received: '2026-12-30', 'working-days': '2' })).toBe(
    'Hạn trả: 04/01/2027\nCác ngày được tính: 31/12/2026, 04/01/2027\nTạm tính: lịch nghỉ của năm này chưa được công bố.',
  );
});

test('a moment without a zone is Vietnamese time', async () => {
  expect((await json({ received: '2026-03-02T17:01', 'working-days': '1' })).due).toBe('2026-03-04');
  expect(await due({ received: '2026-03-02T08:00', 'working-hours': '8' })).toBe(
    'Hạn trả: 08:00 03/03/2026\nCác ngày được tính: 02/03/2026, 03/03/2026',
  );
});

describe('wrong use is one sentence', () => {
  test.each<[string, CommandValues]>([
    ['--received', {}],
    ['--received', { received: '30/4', 'working-days': '3' }],
    ['--received', { received: '2026-02-30T08:00+07:00', 'working-days': '3' }],
    ['Ghi đúng một trong ba', { received }],
    ['Ghi đúng một trong ba', { received, 'working-days': '3', 'calendar-days': '3' }],
    ['--working-days', { received, 'working-days': 'ba' }],
    ['--working-days', { received, 'working-days': '1,5' }],
    ['--working-days', { received, 'working-days': '-1' }],
    ['--working-days', { received, 'working-days': '99999' }],
    ['--working-hours', { received, 'working-hours': '0,01' }],
    ['Không có đơn vị', { received, 'working-days': '3', unit: 'khong-co' }],
  ])('%s', async (words, values) => {
    const run = dueCommand.run({ print: () => {}, complain: () => {} }, values, async () => world.context);
    await expect(run).rejects.toThrow(WrongUse);
    await expect(run).rejects.toThrow(words);
  });
});
