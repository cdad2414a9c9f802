import { sql } from 'kysely';
import { type Counts, MEASURES } from '#core/dossiers/contributions.ts';
import type { DossierId } from '#core/dossiers/dossier.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import {
  DOSSIER_SELECTION,
  dossierOf,
  EVENT_SELECTION,
  eventOf,
  type StoredDossier,
  type StoredEvent,
} from './dossier-row-repository.ts';
import { measureColumn } from './roll-up-repository.ts';

export interface WithHistory {
  readonly dossier: StoredDossier;
  readonly events: readonly StoredEvent[];
}

/** Dossiers change while we look: everything is compared as of one moment. First statement of the transaction. */
export async function onOneMoment(tx: Database): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(tx);
}

/** The next dossiers in the order of their ids, each with its events. */
export async function loadChunk(
  tx: Database,
  agencyId: UnitId,
  after: DossierId | undefined,
  size: number,
): Promise<readonly WithHistory[]> {
  let chosen = tx
    .selectFrom('dossier')
    .select(DOSSIER_SELECTION)
    .where('dossier.agency_id', '=', agencyId)
    .orderBy('dossier.id')
    .limit(size);
  if (after) {
    chosen = chosen.where('dossier.id', '>', after);
  }
  const rows = await chosen.execute();
  const events = new Map<string, StoredEvent[]>();
  const [first, last] = [rows[0], rows.at(-1)];
  if (first && last) {
    const found = await tx
      .selectFrom('dossier_event')
      .select(EVENT_SELECTION)
      .where('dossier_event.agency_id', '=', agencyId)
      .where('dossier_event.dossier_id', '>=', first.id)
      .where('dossier_event.dossier_id', '<=', last.id)
      .orderBy('dossier_event.dossier_id')
      .orderBy('dossier_event.seq')
      .execute();
    for (const row of found) {
      const list = events.get(row.dossier_id) ?? [];
      list.push(eventOf(row));
      events.set(row.dossier_id, list);
    }
  }
  return rows.map((row) => ({ dossier: dossierOf(row), events: events.get(row.id) ?? [] }));
}

/** Counts by "grain|day|field|channel". */
export type RollUpGrains = ReadonlyMap<string, Counts>;

export async function loadRollUp(tx: Database, agencyId: UnitId): Promise<RollUpGrains> {
  const columns = MEASURES.map((measure) => [measure, measureColumn(measure)] as const);
  const rows = await tx
    .selectFrom('dossier_daily')
    .select(['dossier_daily.grain', 'dossier_daily.day', 'dossier_daily.field_id', 'dossier_daily.channel'])
    .select(columns.map(([, column]) => sql.ref<number>(`dossier_daily.${column}`).as(column)))
    .where('dossier_daily.agency_id', '=', agencyId)
    .execute();
  return new Map(
    rows.map((row) => {
      const values: Record<string, unknown> = { ...row };
      const counts = Object.fromEntries(columns.map(([measure, column]) => [measure, Number(values[column] ?? 0)]));
      return [`${row.grain}|${row.day}|${row.field_id}|${row.channel}`, counts];
    }),
  );
}

/** Events whose dossier is not there: no foreign key looks for it at every row that is written. */
export async function loadOrphanEvents(tx: Database, agencyId: UnitId): Promise<readonly { readonly id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct dossier_event.dossier_id as id from dossier_event
    left join dossier on dossier.agency_id = dossier_event.agency_id and dossier.id = dossier_event.dossier_id
    where dossier_event.agency_id = ${agencyId}::integer and dossier.id is null order by 1`.execute(tx);
  return rows;
}
