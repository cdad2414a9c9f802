import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';

const REFUSALS = {
  'calendar-day-wrong': 'invalid',
  'calendar-day-taken': 'conflict',
  'calendar-day-unknown': 'not-found',
  'calendar-day-off-already': 'invalid',
  'calendar-day-worked-already': 'invalid',
  'calendar-day-not-doubtful': 'conflict',
  'calendar-name-missing': 'invalid',
  'calendar-basis-missing': 'invalid',
  'calendar-reason-missing': 'invalid',
  'calendar-closing-wrong': 'invalid',
  'calendar-swap-wrong': 'invalid',
  'calendar-hours-wrong': 'invalid',
  'calendar-hours-none': 'invalid',
  'calendar-week-taken': 'conflict',
  'calendar-year-published': 'conflict',
  'calendar-year-incomplete': 'invalid',
} as const satisfies Record<string, RefusalKind>;

export type CalendarRefusal = keyof typeof REFUSALS;

export function refuseCalendar(code: CalendarRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}
