import { sql } from 'kysely';
import type { Channel } from '#core/dossiers/dossier.ts';
import { type RollUpSums, type SumsCell, sumsOf } from '#core/indicators/dossier-sums.ts';
import { earlierDay, type Span, spansOf, spansUpTo, type Window } from '#core/indicators/windows.ts';
import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

type PartSums = RollUpSums & { readonly part: string; readonly fieldId: number; readonly channel: Channel };

const NOTHING: RollUpSums = {
  received: 0,
  closed: 0,
  early: 0,
  onTime: 0,
  late: 0,
  withdrawn: 0,
  stopped: 0,
  overdueIn: 0,
  overdueOut: 0,
  digitisationKnown: 0,
  digitised: 0,
  reused: 0,
  resultKnown: 0,
  resultElectronic: 0,
  withFee: 0,
  paidOnline: 0,
};

const BEFORE = 'before';

/**
 * The figures of one window by field and channel, in one statement. The window and all that was before it are whole
 * years, months and single days of the roll-up, so neither its length nor the years before it cost anything. `asOf`
 * cuts a window that is still running: days to come already hold what will be overdue if nothing is done.
 */
export async function windowCells(
  tx: Database,
  agencyIds: readonly UnitId[],
  { from, to }: Window,
  asOf: PlainDate = to,
): Promise<readonly SumsCell[]> {
  const eve = addDays(from, -1);
  const rows = await sumParts(tx, agencyIds, [
    { part: BEFORE, spans: spansUpTo(earlierDay(eve, asOf)) },
    { part: 'within', spans: spansOf({ from, to: earlierDay(to, asOf) }) },
  ]);
  const byPart = Map.groupBy(rows, ({ part }) => part);
  return cellsOf(byPart.get(BEFORE) ?? [], byPart.get('within') ?? []);
}

/** The figures of consecutive windows (months), in one statement. */
export async function windowSeries(
  tx: Database,
  agencyIds: readonly UnitId[],
  windows: readonly Window[],
): Promise<readonly (readonly SumsCell[])[]> {
  const [first] = windows;
  if (!first) {
    return [];
  }
  const parts = windows.map((window) => ({ part: window.from, spans: spansOf(window) }));
  const rows = await sumParts(tx, agencyIds, [{ part: BEFORE, spans: spansUpTo(addDays(first.from, -1)) }, ...parts]);
  const byPart = Map.groupBy(rows, ({ part }) => part);
  let before: readonly PartSums[] = byPart.get(BEFORE) ?? [];
  return windows.map(({ from }) => {
    const within = byPart.get(from) ?? [];
    const cells = cellsOf(before, within);
    // What lies in this month is "before" for the next one.
    before = joined(before, within);
    return cells;
  });
}

const keyOf = ({ fieldId, channel }: PartSums) => `${fieldId}|${channel}`;

/** Each part has at most one row of a field and channel. */
function cellsOf(before: readonly PartSums[], within: readonly PartSums[]): readonly SumsCell[] {
  const [earlier, own] = [
    new Map(before.map((row) => [keyOf(row), row])),
    new Map(within.map((row) => [keyOf(row), row])),
  ];
  const keys = new Map([...before, ...within].map((row) => [keyOf(row), row]));
  return [...keys].map(([key, { fieldId, channel }]) => ({
    fieldId,
    channel,
    ...sumsOf(earlier.get(key) ?? NOTHING, own.get(key) ?? NOTHING),
  }));
}

const SUMS = Object.keys(NOTHING) as (keyof RollUpSums)[];

function joined(before: readonly PartSums[], within: readonly PartSums[]): readonly PartSums[] {
  const sums = new Map(before.map((row) => [keyOf(row), row]));
  for (const row of within) {
    const total: Record<keyof RollUpSums, number> = { ...row };
    for (const name of SUMS) {
      total[name] += sums.get(keyOf(row))?.[name] ?? 0;
    }
    sums.set(keyOf(row), { ...row, ...total });
  }
  return [...sums.values()];
}

const SUM_COLUMNS = sql`sum(dossier_daily.received)::integer as received, sum(dossier_daily.closed)::integer as closed,
  sum(dossier_daily.early)::integer as early, sum(dossier_daily.on_time)::integer as "onTime",
  sum(dossier_daily.late)::integer as late, sum(dossier_daily.withdrawn)::integer as withdrawn,
  sum(dossier_daily.stopped)::integer as stopped,
  sum(dossier_daily.overdue_in)::integer as "overdueIn", sum(dossier_daily.overdue_out)::integer as "overdueOut",
  sum(dossier_daily.digitisation_known)::integer as "digitisationKnown",
  sum(dossier_daily.digitised)::integer as digitised, sum(dossier_daily.reused)::integer as reused,
  sum(dossier_daily.result_known)::integer as "resultKnown",
  sum(dossier_daily.result_electronic)::integer as "resultElectronic",
  sum(dossier_daily.with_fee)::integer as "withFee", sum(dossier_daily.paid_online)::integer as "paidOnline"`;

const spanRows = (parts: readonly { readonly part: string; readonly spans: readonly Span[] }[]) =>
  sql.join(
    parts.flatMap(({ part, spans }) =>
      spans.map(({ grain, first, last }) => sql`(${part}, ${grain}, ${first}::date, ${last}::date)`),
    ),
  );

const windowKey = ({ from, to }: Window) => `${from} ${to}`;

/**
 * Several windows of many agencies, each agency and channel by itself and all fields together, in one statement; the
 * answer finds what agencies have together in one of the windows.
 */
export async function windowsByAgency(
  tx: Database,
  agencyIds: readonly UnitId[],
  windows: readonly Window[],
  asOf: PlainDate,
): Promise<(agencyIds: readonly UnitId[], window: Window) => readonly SumsCell[]> {
  const unique = [...new Map(windows.map((window) => [windowKey(window), window])).values()];
  const parts = unique.flatMap((window) => [
    { part: `${BEFORE} ${windowKey(window)}`, spans: spansUpTo(earlierDay(addDays(window.from, -1), asOf)) },
    { part: windowKey(window), spans: spansOf({ from: window.from, to: earlierDay(window.to, asOf) }) },
  ]);
  if (agencyIds.length === 0 || parts.length === 0) {
    return () => [];
  }
  const { rows } = await sql<PartSums & { readonly agencyId: UnitId }>`
    select span.part, dossier_daily.agency_id as "agencyId", 0 as "fieldId", dossier_daily.channel, ${SUM_COLUMNS}
    from (values ${spanRows(parts)}) as span (part, grain, first_day, last_day)
    join dossier_daily on dossier_daily.agency_id = any (${sql.val([...agencyIds])}::integer[])
      and dossier_daily.grain = span.grain and dossier_daily.day between span.first_day and span.last_day
    group by span.part, dossier_daily.agency_id, dossier_daily.channel`.execute(tx);
  const found = Map.groupBy(rows, ({ part, agencyId }) => `${part} ${agencyId}`);
  return (ids, window) =>
    ids.flatMap((id) => {
      const of = (part: string) => found.get(`${part} ${id}`) ?? [];
      return cellsOf(of(`${BEFORE} ${windowKey(window)}`), of(windowKey(window)));
    });
}

async function sumParts(
  tx: Database,
  agencyIds: readonly UnitId[],
  parts: readonly { readonly part: string; readonly spans: readonly Span[] }[],
): Promise<readonly PartSums[]> {
  const { rows } = await sql<PartSums>`
    select span.part, dossier_daily.field_id as "fieldId", dossier_daily.channel,
      ${SUM_COLUMNS}
    from (values ${spanRows(parts)}) as span (part, grain, first_day, last_day)
    join dossier_daily on dossier_daily.agency_id = any (${sql.val([...agencyIds])}::integer[])
      and dossier_daily.grain = span.grain and dossier_daily.day between span.first_day and span.last_day
    group by span.part, dossier_daily.field_id, dossier_daily.channel`.execute(tx);
  return rows;
}

/** The calendar years for which each agency has anything in the roll-up. */
export async function countedYears(tx: Database): Promise<readonly { agencyId: UnitId; year: number }[]> {
  const { rows } = await sql<{ agencyId: UnitId; year: number }>`
    select dossier_daily.agency_id as "agencyId", extract(year from dossier_daily.day)::integer as year
    from dossier_daily where dossier_daily.grain = 'y'
    group by dossier_daily.agency_id, dossier_daily.day order by 1, 2`.execute(tx);
  return rows;
}
