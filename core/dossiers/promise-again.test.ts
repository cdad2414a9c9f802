import { expect, test } from 'vitest';
import { calendarFrom, nationalCalendar, nationalLayer } from '#core/calendars/calendar-layers.ts';
import type { TimeLimit } from '#core/procedures/time-limit.ts';
import { type PromiseFacts, promiseAgain } from './promise-again.ts';

const before = nationalCalendar();
const storm = { day: '2026-03-05', kind: 'local_off' as const, name: 'Bão' };
const now = calendarFrom('2000-01-01', [nationalLayer(), { days: [storm], years: [], weeks: [] }]);
const calendars = { before, now };

const three: TimeLimit = { kind: 'working-days', amount: 3, extended: 8, hoursAsDays: false };
const due = (on: string, at: string | null = null) => ({ on, at, provisional: false });
const promise = (change: Partial<PromiseFacts>): PromiseFacts => ({
  receivedAt: '2026-03-02T01:00:00.000Z',
  due: due('2026-03-05'),
  pauses: [],
  ...change,
});

test('a promise that the limit explains is made again', () => {
  expect(promiseAgain(promise({}), three, calendars)).toEqual(due('2026-03-06'));
});

test('also with the longer term of a verification', () => {
  expect(promiseAgain(promise({ due: due('2026-03-12') }), three, calendars)).toEqual(due('2026-03-13'));
});

test('also after a pause, and a closure inside the pause moves nothing', () => {
  const paused = { pauses: [{ from: '2026-03-04T02:00:00.000Z', to: '2026-03-10T02:00:00.000Z' }] };
  expect(promiseAgain(promise({ ...paused, due: due('2026-03-11') }), three, calendars)).toEqual(due('2026-03-11'));
});

test('also by the second appointment', () => {
  const limit: TimeLimit = { kind: 'working-days', amount: 5, second: 2, hoursAsDays: false };
  const paid = {
    pauses: [{ from: '2026-03-03T02:00:00.000Z', to: '2026-03-04T02:00:00.000Z' }],
    due: due('2026-03-06'),
  };
  expect(promiseAgain(promise(paid), limit, calendars)).toEqual(due('2026-03-09'));
});

test('to the minute where hours are counted', () => {
  const limit: TimeLimit = { kind: 'working-hours', amount: 24, hoursAsDays: false };
  const exact = promise({ due: due('2026-03-05', '2026-03-05T01:00:00.000Z') });
  expect(promiseAgain(exact, limit, calendars)).toEqual(due('2026-03-06', '2026-03-06T01:00:00.000Z'));
});

test('a date that an officer set stays', () => {
  expect(promiseAgain(promise({ due: due('2026-03-20') }), three, calendars)).toBeUndefined();
  expect(promiseAgain(promise({ due: null }), three, calendars)).toBeUndefined();
  expect(promiseAgain(promise({}), { kind: 'none', hoursAsDays: false }, calendars)).toBeUndefined();
});
