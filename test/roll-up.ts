import { sql } from 'kysely';
import { type Counts, MEASURES } from '#core/dossiers/contributions.ts';
import type { Channel } from '#core/dossiers/dossier.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { measureColumn, rollUpAddition } from '#server/features/dossiers/roll-up-repository.ts';
import type { Database } from '#server/platform/database.ts';

/** Everything that a register of dossiers fills, for `emptied`. */
export const REGISTER_TABLES = [
  'dossier',
  'dossier_event',
  'dossier_reading',
  'dossier_daily',
  'dossier_total',
  'dossier_procedure',
  'dossier_number',
] as const;

/** Adds counts of a day to an agency's roll-ups as the product does, where a test needs figures and no dossiers. */
export async function countOn(
  db: Database,
  {
    agencyId,
    day,
    channel = 'direct',
  }: { readonly agencyId: UnitId; readonly day: PlainDate; readonly channel?: Channel },
  counts: Counts,
): Promise<void> {
  const rows = () => [{ day, fieldId: 1, channel, counts }];
  await sql`with ${rollUpAddition([{ agencyId, rollUp: { rows, procedureRows: () => [] } }])}`.execute(db);
}

const columns = MEASURES.map(measureColumn);
const online = `channel in ('online', 'online-full', 'online-partial')`;
const receivedIf = (condition: string) => `coalesce(sum(received) filter (where ${condition}), 0)`;

/** The totals anew from the roll-up by field and channel, for whoever wrote that one by hand. */
export const FOLD_TOTALS = `truncate dossier_total;
  insert into dossier_total (agency_id, grain, day, ${columns.join(', ')}, online, online_full, online_partial, postal)
  select agency_id, grain, day, ${columns.map((name) => `sum(${name})`).join(', ')}, ${receivedIf(online)},
    ${receivedIf(`channel = 'online-full'`)}, ${receivedIf(`channel = 'online-partial'`)},
    ${receivedIf(`channel = 'postal'`)}
  from dossier_daily group by agency_id, grain, day`;

/** The use of procedures anew from the dossiers. */
export const FOLD_PROCEDURES = `truncate dossier_procedure;
  insert into dossier_procedure (agency_id, grain, day, procedure_id, received, online, with_fee, paid_online)
  select agency_id, at.grain, at.day, procedure_id, count(*), count(*) filter (where ${online}),
    count(*) filter (where fee > 0), count(*) filter (where fee > 0 and paid_online)
  from dossier cross join lateral (values ('m', date_trunc('month', received_on)::date),
    ('y', date_trunc('year', received_on)::date)) as at (grain, day)
  where received_on is not null and procedure_id is not null and status not in (1, 3)
  group by agency_id, at.grain, at.day, procedure_id`;
