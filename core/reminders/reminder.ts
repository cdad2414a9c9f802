import { type Calendar, nextWorkingDay } from '#core/calendars/calendar.ts';
import { dayNumber, type PlainDate, plainDateOf } from '#core/kernel/dates.ts';
import type { Id } from '#core/kernel/ids.ts';

export type ReminderId = Id<'Reminder'>;

export const STAGES = ['soon', 'due', 'late', 'notice'] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_NAMES = {
  soon: 'Sắp đến hạn',
  due: 'Đến hạn hôm nay',
  late: 'Quá hạn',
  notice: 'Cảnh báo',
} as const satisfies Record<Stage, string>;

/** Where nobody set it: three working days. */
export const DAYS_BEFORE = 3;

/** Reminders of a day are written from seven in the morning. */
export const FIRST_MINUTE = 7 * 60;

/** The last due day that counts as near on `today`: so many working days away, and the days of rest after it. */
export function nearUntil(calendar: Calendar, today: PlainDate, daysBefore: number): PlainDate {
  let day = today;
  for (let step = 0; step < daysBefore; step += 1) {
    day = nextWorkingDay(calendar, day);
  }
  return plainDateOf(dayNumber(nextWorkingDay(calendar, day)) - 1);
}

/** How a thing stands on a day; undefined where it is not near yet. */
export function stageOf(dueOn: PlainDate, today: PlainDate, near: PlainDate): Exclude<Stage, 'notice'> | undefined {
  if (dueOn < today) {
    return 'late';
  }
  return dueOn === today ? 'due' : dueOn <= near ? 'soon' : undefined;
}

/** Who works at an agency, as reminders see them. */
export interface Colleague {
  readonly accountId: string;
  readonly name: string;
  readonly isLeader: boolean;
  readonly isFocal: boolean;
  /** Sections in which they hold a role. */
  readonly sections: readonly number[];
}

interface Addressed {
  readonly personId: string | null;
  readonly sectionId: number | null;
}

/** Who has to act: the person named, else the section's people, else the focal officers. */
export function actorsOf({ personId, sectionId }: Addressed, colleagues: readonly Colleague[]): readonly Colleague[] {
  const person = colleagues.filter(({ accountId }) => accountId === personId);
  const section = sectionId === null ? [] : colleagues.filter(({ sections }) => sections.includes(sectionId));
  return [person, section].find((some) => some.length > 0) ?? colleagues.filter(({ isFocal }) => isFocal);
}

/** Who is told at a stage: those who act always, the leaders on the day and when it is late, never of a mere notice. */
export function toldAt(
  stage: Stage,
  actors: readonly Colleague[],
  colleagues: readonly Colleague[],
): readonly Colleague[] {
  const leaders = stage === 'soon' || stage === 'notice' ? [] : colleagues.filter(({ isLeader }) => isLeader);
  return [...new Set([...actors, ...leaders])];
}
