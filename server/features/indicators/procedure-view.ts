import { sql } from 'kysely';
import type { AgencyGroup } from '#core/indicators/agency-group.ts';
import type { ProcedureRate } from '#core/indicators/service-definitions.ts';
import type { CountedFraction } from '#core/indicators/value.ts';
import { earlierDay, type Window } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Database } from '#server/platform/database.ts';

export type ProcedureCounts = Readonly<Partial<Record<ProcedureRate, CountedFraction>>>;

interface Row {
  readonly key: string;
  readonly part: number;
  readonly listed: number;
  /** Procedures with any dossier at all. */
  readonly taken: number;
  readonly offered: number;
  readonly used: number;
  readonly with_fee: number;
  readonly paid: number;
}

/**
 * Procedures by their dossiers, for many groups and windows in one statement. A procedure counts once however many of
 * the group's agencies handle it. What is offered is the agencies' list of today, each procedure with its level online
 * on the window's last day, by the nearest issuer as in `procedures_in_force` (whose chain is looked up once an agency
 * and not once a procedure); what was used and paid is counted from the dossiers received in the window.
 */
export async function procedureCounts(
  tx: Database,
  groups: readonly AgencyGroup[],
  windows: readonly Window[],
  asOf: PlainDate,
): Promise<(key: string, window: Window) => ProcedureCounts> {
  const members = groups.flatMap(({ key, agencyIds }) => agencyIds.map((id) => sql`(${key}::text, ${id}::integer)`));
  if (members.length === 0 || windows.length === 0) {
    return () => ({});
  }
  const asked = windows.map(
    ({ from, to }, part) =>
      sql`(${part}::integer, ${from}::date, ${earlierDay(to, asOf)}::date, ${earlierDay(to, asOf)}::date)`,
  );
  const { rows } = await sql<Row>`
    with member (key, agency_id) as (values ${sql.join(members)}),
    asked (part, first_day, last_day, on_day) as (values ${sql.join(asked)}),
    issuer as (select distinct agency_id as id from procedure_version where agency_id is not null),
    chained as materialized (
      select member.key, member.agency_id, coalesce((
        select array_agg(above.id order by above.distance)
        from committees_above(member.agency_id, ${asOf}) above join issuer on issuer.id = above.id), '{}') as chain
      from member),
    handled as (
      select distinct chained.key, chained.chain, own.procedure_id
      from chained join agency_procedure own on own.agency_id = chained.agency_id and own.active),
    level as (
      select named.chain, named.procedure_id, asked.part, version.online_level
      from (select distinct handled.chain, handled.procedure_id from handled) named
      cross join asked
      cross join lateral (
        select one.online_level from procedure_version one
        where one.procedure_id = named.procedure_id and (one.agency_id is null or one.agency_id = any (named.chain))
          and one.valid_from <= asked.on_day and coalesce(one.valid_to >= asked.on_day, true)
        order by array_position(named.chain, one.agency_id) nulls last, one.valid_from desc limit 1) version),
    listed as (
      select handled.key, level.part, handled.procedure_id, bool_or(level.online_level <> 'none') as offered
      from handled
      join level on level.chain = handled.chain and level.procedure_id = handled.procedure_id
      group by handled.key, level.part, handled.procedure_id),
    taken as (
      select member.key, asked.part, dossier.procedure_id,
        bool_or(dossier.channel in ('online', 'online-full', 'online-partial')) as online,
        bool_or(coalesce(dossier.fee > 0, false)) as with_fee,
        bool_or(coalesce(dossier.fee > 0 and dossier.paid_online, false)) as paid
      from member
      cross join asked
      join dossier on dossier.agency_id = member.agency_id
        and dossier.received_on between asked.first_day and asked.last_day
      where dossier.procedure_id is not null and dossier.status not in (1, 3)
      group by member.key, asked.part, dossier.procedure_id)
    select coalesce(listed.key, taken.key) as key, coalesce(listed.part, taken.part) as part,
      count(listed.procedure_id)::integer as listed, count(taken.procedure_id)::integer as taken,
      count(*) filter (where listed.offered)::integer as offered,
      count(*) filter (where listed.offered and taken.online)::integer as used,
      count(*) filter (where taken.with_fee)::integer as with_fee,
      count(*) filter (where taken.paid)::integer as paid
    from listed
    full join taken on taken.key = listed.key and taken.part = listed.part and taken.procedure_id = listed.procedure_id
    group by 1, 2`.execute(tx);
  const found = new Map(rows.map((row) => [`${row.key}|${row.part}`, row]));
  return (key, window) => {
    const part = windows.findIndex(({ from, to }) => from === window.from && to === window.to);
    return countsFrom(found.get(`${key}|${part}`));
  };
}

/** Nothing listed is silence, and a unit without any dossier here keeps them elsewhere: neither is zero of something. */
function countsFrom(row: Row | undefined): ProcedureCounts {
  if (!row) {
    return {};
  }
  const { listed, taken, offered, used, with_fee: withFee, paid } = row;
  return {
    ...(listed > 0 && taken > 0 ? { services_online_offered_rate: { numerator: offered, denominator: listed } } : {}),
    ...(offered > 0 && taken > 0 ? { services_online_used_rate: { numerator: used, denominator: offered } } : {}),
    ...(withFee > 0 ? { procedures_paid_online_rate: { numerator: paid, denominator: withFee } } : {}),
  };
}
