import { expect, test } from 'vitest';
import { nationalCalendar } from './calendar-layers.ts';
import type { Term } from './deadlines.ts';
import { deadlineOf, type Pause } from './pauses.ts';

const national = nationalCalendar();
const five: Term = { unit: 'working-days', amount: 5 };

const pause = (from: string, to?: string): Pause => ({ from: `${from}+07:00`, to: to && `${to}+07:00` });

test.each<[string, Term, Pause[], string]>([
  ['no pause', five, [], '2026-03-09'],
  [
    'supplement: two of five days used, three left from the resubmission on',
    five,
    [pause('2026-03-04T09:00', '2026-03-16T10:00')],
    '2026-03-19',
  ],
  ['a pause that still lasts moves nothing', five, [pause('2026-03-04T09:00')], '2026-03-09'],
  [
    'paused and resumed the same day: nothing moves',
    five,
    [pause('2026-03-04T09:00', '2026-03-04T15:00')],
    '2026-03-09',
  ],
  ['over night outside hours: nothing moves', five, [pause('2026-03-04T18:00', '2026-03-05T08:00')], '2026-03-09'],
  [
    'resumed after closing: counts as next morning',
    five,
    [pause('2026-03-04T09:00', '2026-03-16T17:30')],
    '2026-03-20',
  ],
  [
    'on the last day nothing is left: due the day it resumes',
    five,
    [pause('2026-03-09T09:00', '2026-03-16T10:00')],
    '2026-03-16',
  ],
  [
    'begun after the deadline: the dossier stays late',
    five,
    [pause('2026-03-10T09:00', '2026-03-16T10:00')],
    '2026-03-09',
  ],
  [
    'two pauses, each with what was left',
    five,
    [pause('2026-03-04T09:00', '2026-03-06T10:00'), pause('2026-03-09T09:00', '2026-03-12T10:00')],
    '2026-03-16',
  ],
  [
    'calendar days: 43 of 45 left',
    { unit: 'calendar-days', amount: 45 },
    [pause('2026-03-04T09:00', '2026-03-16T10:00')],
    '2026-04-28',
  ],
  [
    'hours: 6 of 8 left from the next opening on',
    { unit: 'working-minutes', amount: 480 },
    [pause('2026-03-02T10:00', '2026-03-04T20:00')],
    '2026-03-05T15:00:00+07:00',
  ],
])('%s', (_, term, pauses, due) => {
  expect(deadlineOf(national, term, '2026-03-02T08:00+07:00', pauses).due).toBe(due);
});

test('a second appointment starts anew when the financial duty is fulfilled', () => {
  // 5 = 3 + 2 working days: three until the tax slip is sent, two from the proof of payment.
  const paid = {
    ...pause('2026-03-04T09:00', '2026-03-16T10:00'),
    renewed: { unit: 'working-days', amount: 2 },
  } as const;
  expect(deadlineOf(national, { unit: 'working-days', amount: 3 }, '2026-03-02T08:00+07:00', [paid])).toMatchObject({
    due: '2026-03-18',
    counted: ['2026-03-17', '2026-03-18'],
  });
});

test('a date that reached an unpublished year stays provisional through a pause', () => {
  const deadline = deadlineOf(national, five, '2026-12-28T08:00+07:00', [
    pause('2027-01-04T09:00', '2027-01-04T10:00'),
  ]);
  expect(deadline).toMatchObject({ due: '2027-01-05', provisional: true });
});
