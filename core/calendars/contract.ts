import { z } from 'zod';
import { plainDate } from '#core/kernel/contract.ts';
import type { DayKind } from './calendar.ts';
import type { EntryKind } from './calendar-entry.ts';
import type { Confidence } from './national-days.ts';

const DAY_KINDS = [
  'holiday',
  'substitute_off',
  'swap_off',
  'swap_work',
  'local_off',
  'half_day',
  'ordinary',
] as const satisfies readonly DayKind[];
const ENTRY_KINDS = ['local_off', 'half_day', 'holiday', 'substitute_off'] as const satisfies readonly EntryKind[];
const CONFIDENCES = ['verified', 'derived', 'remembered', 'unverified'] as const satisfies readonly Confidence[];

const minute = z.number().int().min(0).max(1439).describe('Minutes since midnight');
const interval = z.object({ opens: minute, closes: minute });
const weekHours = z.array(z.array(interval)).length(7).describe('Sunday first');
const basis = z.string().max(300).describe('Legal basis: number and date of the notice');

export const yearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

/** The calendar as `core/calendars` computes with it: the screen marks days and tries deadlines by the same rules. */
const effectiveCalendar = z.object({
  from: plainDate,
  weeks: z.array(z.object({ validFrom: plainDate, hours: weekHours })),
  days: z.record(
    plainDate,
    z.object({
      kind: z.enum(DAY_KINDS),
      name: z.string(),
      counterpart: plainDate.optional(),
      closes: minute.optional(),
    }),
  ),
  years: z.array(z.number().int()),
});

/** One line of the calendar and where it comes from. */
export const calendarEntry = z.object({
  day: plainDate,
  kind: z.enum(DAY_KINDS),
  name: z.string(),
  counterpart: plainDate.nullable(),
  closes: minute.nullable(),
  basis: z.string(),
  confidence: z.enum(CONFIDENCES).nullable().describe('Of national days only'),
  issuer: z.string().nullable().describe('Name of the committee that entered it; null for the nation'),
  own: z.boolean().describe('Entered by this agency, so it may be taken back'),
  coversBelow: z.boolean(),
  doubtful: z.boolean().describe('Counts for nothing until it is confirmed'),
  counts: z.boolean().describe('False where a nearer issuer says otherwise'),
  enteredBy: z.string().nullable(),
  enteredAt: z.iso.datetime({ offset: true }).nullable(),
});
export type CalendarEntry = z.output<typeof calendarEntry>;

export const yearAnswer = z.object({
  year: z.number().int(),
  published: z.object({ basis: z.string(), issuer: z.string().nullable() }).nullable(),
  weeks: z.array(
    z.object({ validFrom: plainDate, basis: z.string(), issuer: z.string(), own: z.boolean(), hours: weekHours }),
  ),
  entries: z.array(calendarEntry),
  calendar: effectiveCalendar,
});
export type CalendarYear = z.output<typeof yearAnswer>;

const provenance = { basis, coversBelow: z.boolean().default(false) };

export const addDayRequest = z.object({
  day: plainDate,
  kind: z.enum(ENTRY_KINDS),
  name: z.string().max(200),
  closes: minute.optional(),
  ...provenance,
});
export type AddDayRequest = z.output<typeof addDayRequest>;

export const addSwapRequest = z.object({ off: plainDate, worked: plainDate, ...provenance });
export type AddSwapRequest = z.output<typeof addSwapRequest>;

export const settleDayRequest = z.object({
  decision: z.enum(['holiday', 'ordinary']).describe('A day off after all, or an ordinary working day'),
  ...provenance,
});
export type SettleDayRequest = z.output<typeof settleDayRequest>;

export const removeDayRequest = z.object({ reason: z.string().max(300) });

export const setHoursRequest = z.object({ validFrom: plainDate, hours: weekHours, ...provenance });
export type SetHoursRequest = z.output<typeof setHoursRequest>;

export const publishYearRequest = z.object({ year: z.number().int().min(2000).max(2100), ...provenance });
export type PublishYearRequest = z.output<typeof publishYearRequest>;

export const done = z.object({ days: z.array(plainDate) });
