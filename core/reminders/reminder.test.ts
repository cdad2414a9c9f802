import { expect, test } from 'vitest';
import { STANDARD_WEEK } from '#core/calendars/calendar.ts';
import { calendarFrom } from '#core/calendars/calendar-layers.ts';
import { actorsOf, type Colleague, nearUntil, stageOf, toldAt } from './reminder.ts';

const CALENDAR = calendarFrom('2026-01-01', [
  { years: [2026], days: [], weeks: [{ validFrom: '2026-01-01', hours: STANDARD_WEEK }] },
]);
const person = (accountId: string, more: Partial<Colleague> = {}): Colleague => ({
  accountId,
  name: accountId,
  isLeader: false,
  isFocal: false,
  sections: [],
  ...more,
});
const OFFICER = person('officer', { sections: [7] });
const FOCAL = person('focal', { isFocal: true });
const CHAIR = person('chair', { isLeader: true });
const ALL = [OFFICER, FOCAL, CHAIR];

test('near is counted in working days, with the days of rest after the last one', () => {
  expect(nearUntil(CALENDAR, '2026-11-20', 1)).toBe('2026-11-23'); // Friday to Monday
  expect(nearUntil(CALENDAR, '2026-11-16', 4)).toBe('2026-11-22'); // Monday to Friday, and its weekend
});

test.each([
  ['2026-11-19', 'late'],
  ['2026-11-20', 'due'],
  ['2026-11-21', 'soon'],
  ['2026-11-25', 'soon'],
  ['2026-11-26', undefined],
])('due on %s is %s', (dueOn, stage) => {
  expect(stageOf(dueOn, '2026-11-20', '2026-11-25')).toBe(stage);
});

test('the person named acts, else the section, else the focal officer', () => {
  const names = (personId: string | null, sectionId: number | null) =>
    actorsOf({ personId, sectionId }, ALL).map(({ accountId }) => accountId);
  expect(names('chair', 7)).toEqual(['chair']);
  expect(names('gone', 7)).toEqual(['officer']);
  expect(names(null, 8)).toEqual(['focal']);
});

test('the leader is told on the day and when it is late, once', () => {
  const told = (stage: 'soon' | 'due' | 'late') => toldAt(stage, [OFFICER], ALL).map(({ accountId }) => accountId);
  expect(told('soon')).toEqual(['officer']);
  expect(told('due')).toEqual(['officer', 'chair']);
  expect(toldAt('late', [CHAIR], ALL)).toEqual([CHAIR]);
});
