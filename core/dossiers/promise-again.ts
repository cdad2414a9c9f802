import type { Calendar } from '#core/calendars/calendar.ts';
import type { Deadline, Term } from '#core/calendars/deadlines.ts';
import { deadlineOf, type Pause as StoppedClock } from '#core/calendars/pauses.ts';
import { secondTermOf, type TimeLimit, termOf } from '#core/procedures/time-limit.ts';
import type { Dossier, DueDate } from './dossier.ts';

export type PromiseFacts = Pick<Dossier, 'receivedAt' | 'due' | 'pauses'>;

/** How the procedure's limit explains a promise: with the longer term or not, with a second appointment or not. */
interface Explanation {
  readonly term: Term;
  readonly pauses: readonly StoppedClock[];
}

/**
 * The promise made again under today's calendar, when the procedure's limit explains it under the calendar that stood
 * when it was made. Undefined when nothing explains it: an officer set that date, and only an officer changes it.
 */
export function promiseAgain(
  promise: PromiseFacts,
  limit: TimeLimit,
  { before, now }: { readonly before: Calendar; readonly now: Calendar },
): DueDate | undefined {
  const { receivedAt, due } = promise;
  if (!receivedAt || !due) {
    return undefined;
  }
  const promised = (calendar: Calendar, { term, pauses }: Explanation) =>
    dueDateOf(deadlineOf(calendar, term, receivedAt, pauses), term, pauses);
  const explanation = explanationsOf(promise, limit).find((one) => isSame(promised(before, one), due));
  return explanation && promised(now, explanation);
}

function explanationsOf({ pauses }: PromiseFacts, limit: TimeLimit): readonly Explanation[] {
  const stopped = pauses.map(({ from, to }) => ({ from, to: to ?? undefined }));
  const renewed = secondTermOf(limit);
  const last = stopped.at(-1);
  const withSecond = renewed && last?.to ? [[...stopped.slice(0, -1), { ...last, renewed }]] : [];
  const terms = [termOf(limit), termOf(limit, { verification: true })].filter((term) => term !== undefined);
  return terms.flatMap((term) => [stopped, ...withSecond].map((list) => ({ term, pauses: list })));
}

/** What the register keeps of a deadline: the day, and the minute where hours are counted. */
export function dueDateOf(deadline: Deadline, term: Term, pauses: readonly StoppedClock[] = []): DueDate {
  const unit = pauses.findLast(({ renewed, to }) => renewed && to !== undefined)?.renewed?.unit ?? term.unit;
  const at = unit === 'working-minutes' ? new Date(deadline.at).toISOString() : null;
  return { on: deadline.day, at, provisional: deadline.provisional };
}

function isSame(a: DueDate, b: DueDate): boolean {
  return a.on === b.on && a.at === b.at;
}
