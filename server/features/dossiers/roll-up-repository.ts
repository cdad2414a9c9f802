import { type RawBuilder, sql } from 'kysely';
import { MEASURES } from '#core/dossiers/contributions.ts';
import { CHANNELS, type Channel, isOnline } from '#core/dossiers/dossier.ts';
import {
  PROCEDURE_MEASURES,
  type ProcedureRow,
  type RollUpDifference,
  type RollUpRow,
} from '#core/dossiers/roll-up-difference.ts';
import type { UnitId } from '#core/kernel/ids.ts';

/** What is added to an agency's roll-ups. */
export interface RollUpOf {
  readonly agencyId: UnitId;
  readonly rollUp: Pick<RollUpDifference, 'rows' | 'procedureRows'>;
}

/** What is added to the three roll-ups, by field and channel, over all of them, and by procedure: written together. */
export function rollUpAddition(all: readonly RollUpOf[]): RawBuilder<unknown> {
  const rows = JSON.stringify(
    all.flatMap(({ agencyId, rollUp }) => rollUp.rows().map((row) => ({ agency_id: agencyId, ...rollUpRow(row) }))),
  );
  const procedures = JSON.stringify(
    all.flatMap(({ agencyId, rollUp }) =>
      rollUp.procedureRows().map((row) => ({ agency_id: agencyId, ...procedureRow(row) })),
    ),
  );
  return sql`given as (select agency_id, day, field_id, channel, ${MEASURE.names}
      from json_to_recordset(${rows}::json) as given
      (agency_id integer, day date, field_id smallint, channel text, ${MEASURE.typed})),
    used as (select agency_id, month, procedure_id, ${USE.names} from json_to_recordset(${procedures}::json) as given
      (agency_id integer, month date, procedure_id uuid, ${USE.typed})),
    cells as (insert into dossier_daily (agency_id, grain, day, field_id, channel, ${MEASURE.names})
      select given.agency_id, at.grain, at.day, given.field_id, given.channel, ${MEASURE.summed}
      from given cross join lateral (${GRAINS}) as at (grain, day)
      group by given.agency_id, at.grain, at.day, given.field_id, given.channel
      on conflict (agency_id, grain, day, field_id, channel) do update set ${MEASURE.added('dossier_daily')}),
    totals as (insert into dossier_total (agency_id, grain, day, ${MEASURE.names}, ${WAY.names})
      select given.agency_id, at.grain, at.day, ${MEASURE.summed}, ${WAY.summed}
      from given cross join lateral (${GRAINS}) as at (grain, day)
      group by given.agency_id, at.grain, at.day
      on conflict (agency_id, grain, day) do update set
        ${MEASURE.added('dossier_total')}, ${WAY.added('dossier_total')})
    insert into dossier_procedure (agency_id, grain, day, procedure_id, ${USE.names})
      select given.agency_id, at.grain, at.day, given.procedure_id, ${USE.summed}
      from used given cross join lateral
        (values ('m', given.month), ('y', date_trunc('year', given.month)::date)) as at (grain, day)
      group by given.agency_id, at.grain, at.day, given.procedure_id
      on conflict (agency_id, grain, day, procedure_id) do update set ${USE.added('dossier_procedure')}`;
}

const GRAINS = sql`values ('d', given.day), ('m', date_trunc('month', given.day)::date),
  ('y', date_trunc('year', given.day)::date)`;

/** A measure's column: `onTime` is `on_time`. */
export function measureColumn(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function rollUpRow({ day, fieldId, channel, counts }: RollUpRow): Record<string, unknown> {
  const columns = Object.entries(counts).map(([measure, by]) => [measureColumn(measure), by]);
  return { day, field_id: fieldId, channel, ...Object.fromEntries(columns) };
}

function procedureRow({ month, procedureId, counts }: ProcedureRow): Record<string, unknown> {
  const columns = PROCEDURE_MEASURES.map((measure) => [measureColumn(measure), counts[measure]]);
  return { month, procedure_id: procedureId, ...Object.fromEntries(columns) };
}

/** The parts of a statement that add counts to a roll-up: columns, each with the sum that is added to it. */
function countsFor(columns: Readonly<Record<string, string>>) {
  const names = Object.keys(columns);
  return {
    names: sql.raw(names.join(', ')),
    typed: sql.raw(names.map((name) => `${name} integer`).join(', ')),
    summed: sql.raw(Object.values(columns).join(', ')),
    added: (table: string) => sql.raw(names.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(', ')),
  };
}

const sumsOf = (measures: readonly string[]) =>
  countsFor(Object.fromEntries(measures.map((name) => [name, `coalesce(sum(given.${name}), 0)`])));

const MEASURE = sumsOf(MEASURES.map(measureColumn));
const USE = sumsOf(PROCEDURE_MEASURES.map(measureColumn));

const receivedBy = (...channels: readonly Channel[]) =>
  `coalesce(sum(given.received) filter (where given.channel in ('${channels.join("', '")}')), 0)`;

/** What of the receipts came by the ways that indicators name, beside the sums over all channels. */
const WAY = countsFor({
  online: receivedBy(...CHANNELS.filter(isOnline)),
  online_full: receivedBy('online-full'),
  online_partial: receivedBy('online-partial'),
  postal: receivedBy('postal'),
});
