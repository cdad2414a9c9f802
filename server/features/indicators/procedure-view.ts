import { type RawBuilder, sql } from 'kysely';
import type { AgencyGroup } from '#core/indicators/agency-group.ts';
import type { ProcedureRate } from '#core/indicators/service-definitions.ts';
import type { CountedFraction } from '#core/indicators/value.ts';
import { earlierDay, spansOf, type Window } from '#core/indicators/windows.ts';
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
 * and not once a procedure); what was used and paid is counted by the receipts of the window.
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
  const cut = windows.map(({ from, to }) => ({ from, to: earlierDay(to, asOf) }));
  const asked = cut.map(({ to }, part) => sql`(${part}::integer, ${to}::date, ${yearEnd(to)}::date)`);
  const { rows } = await sql<Row>`
    with member (key, agency_id) as (values ${sql.join(members)}),
    asked (part, on_day, year_end) as (values ${sql.join(asked)}),
    ${takenFrom(cut)},
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
      group by handled.key, level.part, handled.procedure_id)
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

/** The grain stands in the statement: given by the span, the planner read every row of an agency. */
const usedIn = (grain: 'm' | 'y') => sql`
      select reach.key, reach.part, counted.procedure_id, counted.online > 0 as online, counted.with_fee > 0 as with_fee,
        counted.paid_online > 0 as paid
      from reach join span on span.part = reach.part and span.whole = reach.whole and span.grain = ${sql.lit(grain)}
      join dossier_procedure counted on counted.agency_id = reach.agency_id and counted.grain = ${sql.lit(grain)}
        and counted.day between span.first_day and span.last_day
      where counted.received > 0`;

const yearEnd = (day: PlainDate): PlainDate => `${day.slice(0, 4)}-12-31`;

/** The window in the roll-up's years and months, and the days at its ends, to which no roll-up goes down. */
const spanRows = (windows: readonly Window[], whole: boolean) =>
  windows.flatMap((window, part) =>
    spansOf(window).map(
      ({ grain, first, last }) => sql`(${part}::integer, ${whole}::boolean, ${grain}, ${first}::date, ${last}::date)`,
    ),
  );

/**
 * The procedures of which dossiers were received in a window, as `taken`. Where an agency received nothing more in the
 * year the window ends in, as in the year that runs, the window's end moves to the year's: one row a procedure then
 * stands for all its months.
 */
function takenFrom(windows: readonly Window[]): RawBuilder<unknown> {
  const toTheYearsEnd = windows.map(({ from, to }) => ({ from, to: yearEnd(to) }));
  return sql`
    span (part, whole, grain, first_day, last_day) as (values
      ${sql.join([...spanRows(windows, false), ...spanRows(toTheYearsEnd, true)])}),
    reach as materialized (
      select member.key, member.agency_id, asked.part, not exists (
        select from dossier_total later where later.agency_id = member.agency_id and later.grain = 'd'
          and later.day > asked.on_day and later.day <= asked.year_end and later.received > 0) as whole
      from member cross join asked),
    used as (
      ${sql.join([usedIn('y'), usedIn('m')], sql` union all `)}
      union all
      select reach.key, reach.part, dossier.procedure_id, dossier.channel in ('online', 'online-full', 'online-partial'),
        coalesce(dossier.fee > 0, false), coalesce(dossier.fee > 0 and dossier.paid_online, false)
      from reach join span on span.part = reach.part and span.whole = reach.whole and span.grain = 'd'
      join dossier on dossier.agency_id = reach.agency_id
        and dossier.received_on between span.first_day and span.last_day
      where dossier.procedure_id is not null and dossier.status not in (1, 3)),
    taken as (
      select used.key, used.part, used.procedure_id, bool_or(used.online) as online, bool_or(used.with_fee) as with_fee,
        bool_or(used.paid) as paid
      from used group by used.key, used.part, used.procedure_id)`;
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
