import type { Calendar } from '#core/calendars/calendar.ts';
import { type Deadline, dueIn } from '#core/calendars/deadlines.ts';
import { dueAfterPause } from '#core/calendars/pauses.ts';
import { type DueDate, refuse } from '#core/dossiers/dossier.ts';
import { dueDateOf } from '#core/dossiers/promise-again.ts';
import { isPaused, type Status } from '#core/dossiers/statuses.ts';
import { type Instant, type PlainDate, vietnamDay, vietnamInstant } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ProcedureId } from '#core/procedures/procedure.ts';
import { termOf } from '#core/procedures/time-limit.ts';
import { calendarFor } from '#server/features/calendars/read-model.ts';
import { type ProcedureOnDay, procedureOn } from '#server/features/procedures/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { StoredDossier } from './dossier-row-repository.ts';

export interface Promised {
  readonly due: DueDate | null;
  readonly counted: readonly PlainDate[];
}

/** The procedure as it stands at the agency on the day of receipt; only what this office receives itself. */
export async function requireProcedure(
  tx: Database,
  agencyId: UnitId,
  procedureId: string,
  receivedAt: Instant,
): Promise<ProcedureOnDay> {
  return receivable(await procedureOn(tx, agencyId, procedureId as ProcedureId, vietnamDay(receivedAt)), procedureId);
}

export function receivable(procedure: ProcedureOnDay | undefined, procedureId: string): ProcedureOnDay {
  if (!procedure?.ownership) {
    throw refuse('procedure-unknown', { procedureId });
  }
  if (procedure.ownership === 'imported') {
    throw refuse('procedure-imported', { procedure: procedure.name });
  }
  return procedure;
}

/** When the result is promised for, by the procedure's limit and the agency's calendar. */
export async function promiseOf(
  tx: Database,
  agencyId: UnitId,
  procedure: ProcedureOnDay,
  receivedAt: Instant,
  verification: boolean,
): Promise<Promised> {
  const calendar = await calendarFor(tx, agencyId, vietnamDay(receivedAt));
  return promiseBy(calendar, procedure, receivedAt, verification);
}

export function promiseBy(
  calendar: Calendar,
  procedure: ProcedureOnDay,
  receivedAt: Instant,
  verification: boolean,
): Promised {
  const term = termOf(procedure.limit, { verification });
  if (!term) {
    return { due: null, counted: [] };
  }
  const deadline = dueIn(calendar, term, receivedAt);
  return { due: dueDateOf(deadline, term), counted: deadline.counted };
}

/**
 * The promise after a step that makes or moves one: acceptance starts the clock; the end of a pause lets it run on with
 * what was left, or with the procedure's second appointment once the duty is paid. Undefined: the step moves nothing.
 */
export async function dueAfterStep(
  tx: Database,
  dossier: StoredDossier,
  to: Status,
  at: Instant,
): Promise<DueDate | null | undefined> {
  const resumes = to === 4 && isPaused(dossier.status);
  if (!(resumes || to === 2) || !dossier.procedureId) {
    return undefined;
  }
  const received = dossier.receivedAt ?? at;
  const procedure = await procedureOn(tx, dossier.agencyId, dossier.procedureId as ProcedureId, vietnamDay(received));
  if (!procedure) {
    return undefined;
  }
  if (!resumes) {
    return (await promiseOf(tx, dossier.agencyId, procedure, at, false)).due;
  }
  const pause = dossier.pauses.at(-1);
  const term = termOf(procedure.limit);
  if (!pause || !term || !dossier.due) {
    return undefined;
  }
  const { second } = procedure.limit;
  const renewed = dossier.status === 6 && second ? ({ unit: 'working-days', amount: second } as const) : undefined;
  const calendar = await calendarFor(tx, dossier.agencyId, vietnamDay(received));
  // A term of a whole day that verification made longer still runs in working days.
  const unit = term.unit === 'same-day' ? 'working-days' : term.unit;
  const after = dueAfterPause(calendar, unit, deadlineOf(dossier.due), { from: pause.from, to: at, renewed });
  return dueDateOf(after, renewed ?? term);
}

function deadlineOf(due: DueDate): Deadline {
  const at = due.at ?? vietnamInstant(due.on, 0);
  return { due: due.at ?? due.on, day: due.on, at, counted: [], provisional: due.provisional };
}
