import { sql } from 'kysely';
import type { Channel } from '#core/dossiers/dossier.ts';
import {
  addTotals,
  type DossierTotals,
  type RollUpSums,
  type RollUpTotals,
  type SumsCell,
  sumsOf,
  totalsBetween,
} from '#core/indicators/dossier-sums.ts';
import { earlierDay, type Span, spansOf, spansUpTo, type Window } from '#core/indicators/windows.ts';
import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

type CellPart = RollUpSums & { readonly part: string; readonly fieldId: number; readonly channel: Channel };
type TotalPart = RollUpTotals & { readonly part: string; readonly agencyId: UnitId };

const NOTHING: RollUpTotals = {
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
  online: 0,
  onlineFull: 0,
  onlinePartial: 0,
  postal: 0,
};

const BEFORE = 'before';

interface Part {
  readonly part: string;
  readonly spans: readonly Span[];
}

/**
 * A window and all that was before it, as whole years, months and single days of the roll-up, so neither its length nor
 * the years before it cost anything. `asOf` cuts a window that is still running: days to come already hold what will be
 * overdue if nothing is done.
 */
function partsOf({ from, to }: Window, asOf: PlainDate, name = ''): readonly [before: Part, within: Part] {
  return [
    { part: `${BEFORE}${name}`, spans: spansUpTo(earlierDay(addDays(from, -1), asOf)) },
    { part: `within${name}`, spans: spansOf({ from, to: earlierDay(to, asOf) }) },
  ];
}

/** The figures of one window by field and channel, in one statement. */
export async function windowCells(
  tx: Database,
  agencyIds: readonly UnitId[],
  window: Window,
  asOf: PlainDate = window.to,
): Promise<readonly SumsCell[]> {
  const { rows } = await sql<CellPart>`
    select span.part, dossier_daily.field_id as "fieldId", dossier_daily.channel, ${CELL_SUMS}
    from (values ${spanRows(partsOf(window, asOf))}) as span (part, grain, first_day, last_day)
    join dossier_daily on dossier_daily.agency_id = any (${sql.val([...agencyIds])}::integer[])
      and dossier_daily.grain = span.grain and dossier_daily.day between span.first_day and span.last_day
    group by span.part, dossier_daily.field_id, dossier_daily.channel`.execute(tx);
  const keyOf = ({ fieldId, channel }: CellPart) => `${fieldId}|${channel}`;
  const of = (wanted: string) => new Map(rows.filter(({ part }) => part === wanted).map((row) => [keyOf(row), row]));
  const [before, within] = [of(BEFORE), of('within')];
  const keys = new Map(rows.map((row) => [keyOf(row), row]));
  return [...keys].map(([key, { fieldId, channel }]) => ({
    fieldId,
    channel,
    ...sumsOf(before.get(key) ?? NOTHING, within.get(key) ?? NOTHING),
  }));
}

/** The figures of one window over all fields and channels, in one statement; undefined where nothing is recorded. */
export async function windowTotals(
  tx: Database,
  agencyIds: readonly UnitId[],
  window: Window,
  asOf: PlainDate = window.to,
): Promise<DossierTotals | undefined> {
  const parts = await sumParts(tx, agencyIds, partsOf(window, asOf));
  return between(parts.get(BEFORE), parts.get('within'));
}

/** The figures of consecutive windows (months), in one statement. */
export async function windowSeries(
  tx: Database,
  agencyIds: readonly UnitId[],
  windows: readonly Window[],
): Promise<readonly (DossierTotals | undefined)[]> {
  const [first] = windows;
  if (!first) {
    return [];
  }
  const parts = windows.map((window) => ({ part: window.from, spans: spansOf(window) }));
  const eve = { part: BEFORE, spans: spansUpTo(addDays(first.from, -1)) };
  const sums = await sumParts(tx, agencyIds, [eve, ...parts]);
  let before = sums.get(BEFORE);
  return windows.map(({ from }) => {
    const within = sums.get(from);
    const totals = between(before, within);
    // What lies in this month is "before" for the next one.
    before = joined(before, within);
    return totals;
  });
}

function between(before: RollUpTotals | undefined, within: RollUpTotals | undefined): DossierTotals | undefined {
  return before || within ? totalsBetween(before ?? NOTHING, within ?? NOTHING) : undefined;
}

const SUMS = Object.keys(NOTHING) as (keyof RollUpTotals)[];

function joined(before: RollUpTotals | undefined, within: RollUpTotals | undefined): RollUpTotals | undefined {
  if (!(before && within)) {
    return before ?? within;
  }
  const sums: Record<keyof RollUpTotals, number> = { ...NOTHING };
  for (const name of SUMS) {
    sums[name] = before[name] + within[name];
  }
  return sums;
}

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const sumColumns = (names: readonly string[], table: string) =>
  sql.raw(names.map((name) => `sum(${table}.${columnOf(name)})::integer as "${name}"`).join(', '));

const WAYS: readonly string[] = ['online', 'onlineFull', 'onlinePartial', 'postal'];
const CELL_SUMS = sumColumns(
  SUMS.filter((name) => !WAYS.includes(name)),
  'dossier_daily',
);
const TOTAL_SUMS = sumColumns(SUMS, 'dossier_total');

const spanRows = (parts: readonly Part[]) =>
  sql.join(
    parts.flatMap(({ part, spans }) =>
      spans.map(({ grain, first, last }) => sql`(${part}, ${grain}, ${first}::date, ${last}::date)`),
    ),
  );

const windowKey = ({ from, to }: Window) => ` ${from} ${to}`;

/**
 * Several windows of many agencies over all fields and channels, in one statement; the answer finds what agencies have
 * together in one of the windows.
 */
export async function windowsByAgency(
  tx: Database,
  agencyIds: readonly UnitId[],
  windows: readonly Window[],
  asOf: PlainDate,
): Promise<(agencyIds: readonly UnitId[], window: Window) => DossierTotals | undefined> {
  const unique = [...new Map(windows.map((window) => [windowKey(window), window])).values()];
  const parts = unique.flatMap((window) => partsOf(window, asOf, windowKey(window)));
  if (agencyIds.length === 0 || parts.length === 0) {
    return () => undefined;
  }
  const { rows } = await sql<TotalPart>`
    select span.part, dossier_total.agency_id as "agencyId", ${TOTAL_SUMS}
    from (values ${spanRows(parts)}) as span (part, grain, first_day, last_day)
    join dossier_total on dossier_total.agency_id = any (${sql.val([...agencyIds])}::integer[])
      and dossier_total.grain = span.grain and dossier_total.day between span.first_day and span.last_day
    group by span.part, dossier_total.agency_id`.execute(tx);
  const found = new Map(rows.map((row) => [`${row.part} ${row.agencyId}`, row]));
  return (ids, window) => {
    const [before, within] = [`${BEFORE}${windowKey(window)}`, `within${windowKey(window)}`];
    return addTotals(ids.flatMap((id) => between(found.get(`${before} ${id}`), found.get(`${within} ${id}`)) ?? []));
  };
}

async function sumParts(
  tx: Database,
  agencyIds: readonly UnitId[],
  parts: readonly Part[],
): Promise<ReadonlyMap<string, RollUpTotals>> {
  const { rows } = await sql<RollUpTotals & { readonly part: string }>`
    select span.part, ${TOTAL_SUMS}
    from (values ${spanRows(parts)}) as span (part, grain, first_day, last_day)
    join dossier_total on dossier_total.agency_id = any (${sql.val([...agencyIds])}::integer[])
      and dossier_total.grain = span.grain and dossier_total.day between span.first_day and span.last_day
    group by span.part`.execute(tx);
  return new Map(rows.map((row) => [row.part, row]));
}

/** The calendar years for which each agency has anything in the roll-up. */
export async function countedYears(tx: Database): Promise<readonly { agencyId: UnitId; year: number }[]> {
  const { rows } = await sql<{ agencyId: UnitId; year: number }>`
    select dossier_total.agency_id as "agencyId", extract(year from dossier_total.day)::integer as year
    from dossier_total where dossier_total.grain = 'y' order by 1, 2`.execute(tx);
  return rows;
}
