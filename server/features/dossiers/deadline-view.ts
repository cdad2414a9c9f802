import { sql } from 'kysely';
import type { DossierId, DueDate, Pause } from '#core/dossiers/dossier.ts';
import type { Instant } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** A promise that still stands, and what it was made from. */
export interface StandingPromise {
  readonly id: DossierId;
  readonly code: string;
  readonly procedureName: string;
  readonly receivedAt: Instant;
  readonly due: DueDate;
  readonly pauses: readonly Pause[];
  /** When the date was last set: the calendar of that moment explains it. */
  readonly promisedAt: Instant;
  readonly procedureId: string;
}

interface Row {
  readonly id: DossierId;
  readonly code: string;
  readonly procedure_name: string;
  readonly received_at: Date;
  readonly due_on: string;
  readonly due_at: Date | null;
  readonly due_provisional: boolean;
  readonly pauses: readonly Pause[];
  readonly promised_at: Date;
  readonly procedure_id: string;
}

/** The open dossiers of the agency's own register that have a due date. */
export async function standingPromises(tx: Database, agencyId: UnitId): Promise<readonly StandingPromise[]> {
  const { rows } = await sql<Row>`
    select dossier.id, dossier.code, dossier.procedure_name, dossier.received_at, dossier.due_on, dossier.due_at,
      dossier.due_provisional, dossier.pauses, promise.recorded_at as promised_at, dossier.procedure_id
    from dossier
    join lateral (
      select dossier_event.recorded_at from dossier_event
      where dossier_event.agency_id = dossier.agency_id and dossier_event.dossier_id = dossier.id
        and dossier_event.facts ? 'due'
      order by dossier_event.seq desc limit 1) promise on true
    where dossier.agency_id = ${agencyId} and dossier.status in (2, 4, 5, 6)
      and dossier.ownership = 'owned' and dossier.procedure_id is not null
      and dossier.due_on is not null and dossier.received_at is not null
    order by dossier.due_on, dossier.code`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    procedureName: row.procedure_name,
    receivedAt: row.received_at.toISOString(),
    due: { on: row.due_on, at: row.due_at?.toISOString() ?? null, provisional: row.due_provisional },
    pauses: row.pauses,
    promisedAt: row.promised_at.toISOString(),
    procedureId: row.procedure_id,
  }));
}
