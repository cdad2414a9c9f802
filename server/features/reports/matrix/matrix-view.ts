import { sql } from 'kysely';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { BelowFigures } from '#core/reports/below-figures.ts';
import { locksOn } from '#core/reports/deadline.ts';
import { cellOf, isLate, lateSentence, type MatrixCell, summaryOf, timeWords } from '#core/reports/matrix/cell.ts';
import { lacksOf, type SentParts } from '#core/reports/matrix/completeness.ts';
import type { MatrixCellShape, MatrixPeriod, MatrixRow } from '#core/reports/matrix/contract.ts';
import { periodName, periodTitle } from '#core/reports/period.ts';
import type { ScheduledPeriod } from '#core/reports/scheme.ts';
import { agenciesDirectlyBelow, type UnitOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { type AgencyPeriod, periodsInYears, reportStandings } from '../report-view.ts';

/** The cell of one unit and period with what stands behind it. */
export interface PlacedCell {
  readonly unit: UnitOnDay;
  readonly scheduled: ScheduledPeriod;
  readonly cell: MatrixCell;
  readonly shape: MatrixCellShape;
}

/** The committees whose reports of a year come to this one; those merged in mid-year owe only what was due in their time. */
async function reportersOf(tx: Database, agencyId: UnitId, year: number) {
  const early = await agenciesDirectlyBelow(tx, agencyId, `${year}-06-30`);
  const late = await agenciesDirectlyBelow(tx, agencyId, `${year}-12-14`);
  const [inEarly, inLate] = [new Set(early), new Set(late)];
  return {
    ids: [...early, ...late.filter((id) => !inEarly.has(id))],
    owes: (id: UnitId, deadline: PlainDate) => (deadline <= `${year}-06-30` ? inEarly : inLate).has(id),
  };
}

/**
 * Every unit below × every period of the year, units by name. A fixed number of statements, however many units; only
 * those among `reachable` (what the asking person may see), undefined for all.
 */
export async function matrixCells(
  tx: Database,
  agencyId: UnitId,
  { year, today, reachable }: { year: number; today: PlainDate; reachable: readonly UnitId[] | undefined },
): Promise<readonly PlacedCell[]> {
  const { ids, owes } = await reportersOf(tx, agencyId, year);
  const seen = reachable && new Set(reachable);
  const reporters = seen ? ids.filter((id) => seen.has(id)) : ids;
  const cells = await cellsOf(tx, reporters, { years: [year], day: `${year}-12-14`, today });
  return cells.filter(({ unit, scheduled }) => owes(unit.id, scheduled.decided));
}

/** The cells of these agencies' own reports, with the units as they were on `day`. */
export async function cellsOf(
  tx: Database,
  agencyIds: readonly UnitId[],
  { years, day, today }: { readonly years: readonly number[]; readonly day: PlainDate; readonly today: PlainDate },
): Promise<readonly PlacedCell[]> {
  if (agencyIds.length === 0) {
    return [];
  }
  const keyOf = (row: { readonly agencyId: UnitId; readonly period: string }) => `${row.agencyId} ${row.period}`;
  const standings = new Map((await reportStandings(tx, agencyIds, years)).map((row) => [keyOf(row), row]));
  const sent = new Map((await lastSent(tx, agencyIds, years)).map((row) => [keyOf(row), row]));
  const periods = await periodsInYears(tx, agencyIds, years, day);
  return periods.map(({ unit, scheduled }) => {
    const key = keyOf({ agencyId: unit.id, period: scheduled.code });
    const standing = standings.get(key);
    const parts = sent.get(key);
    const sentOn = standing?.firstSentAt ? vietnamDay(standing.firstSentAt) : undefined;
    const facts = {
      deadline: scheduled.deadline,
      extension: standing?.extension,
      state: standing?.state ?? undefined,
      sentOn,
      lacks: parts && lacksOf(scheduled, parts),
    };
    const cell = cellOf(facts, today);
    const { extension } = facts;
    return {
      unit,
      scheduled,
      cell,
      shape: {
        ...cell,
        period: scheduled.code,
        kind: scheduled.kind,
        deadline: scheduled.deadline,
        extension: extension ?? null,
        lockedFrom: locksOn(scheduled, extension) ?? null,
        sentOn: sentOn ?? null,
        complete: cell.complete ?? null,
        lacks: [...cell.lacks],
        changed: null,
      },
    };
  });
}

interface SentRow extends SentParts {
  readonly agencyId: UnitId;
  readonly period: string;
}

/** Which places of the outline have a text in the last sending of each report, and which forms went with it. One statement. */
async function lastSent(
  tx: Database,
  agencyIds: readonly UnitId[],
  years: readonly number[],
): Promise<readonly SentRow[]> {
  const { rows } = await sql<SentRow>`
    select report.agency_id as "agencyId", report.period, last.written, last.annexes
    from report
    join lateral (
      select (select coalesce(array_agg(section.key), '{}') from jsonb_each_text(report_sending.sections) section
          where btrim(section.value) <> '') as written,
        (select coalesce(array_agg(form.code), '{}')
          from jsonb_object_keys(coalesce(report_sending.figures -> 'forms', '{}')) form (code)) as annexes
      from report_sending
      where report_sending.agency_id = report.agency_id and report_sending.report_id = report.id
      order by report_sending.sent_at desc limit 1) last on true
    where report.agency_id = any (${sql.val([...agencyIds])}::integer[])
      and left(report.period, 4) = any (${sql.val(years.map(String))}::text[])`.execute(tx);
  return rows;
}

export function rowsOf(cells: readonly PlacedCell[]): MatrixRow[] {
  return [...Map.groupBy(cells, ({ unit }) => unit.id).values()].flatMap((own) => {
    const [first] = own;
    return first
      ? [
          {
            unit: { slug: first.unit.slug, name: first.unit.fullName, shortName: first.unit.name },
            cells: own.map(({ shape }) => shape),
          },
        ]
      : [];
  });
}

export function periodSummaries(cells: readonly PlacedCell[]): MatrixPeriod[] {
  const groups = [...Map.groupBy(cells, ({ scheduled }) => scheduled.kind).values()];
  return groups
    .flatMap((own) => (own[0] ? [{ own, scheduled: own[0].scheduled }] : []))
    .sort((a, b) => (a.scheduled.decided < b.scheduled.decided ? -1 : 1))
    .map(({ own, scheduled }) => {
      const summary = summaryOf(own.map(({ cell }) => cell));
      const late = own.filter(({ cell }) => isLate(cell));
      return {
        ...summary,
        kind: scheduled.kind,
        name: periodName(scheduled),
        title: periodTitle(scheduled),
        lateUnits: late.map(({ unit, cell }) => ({ slug: unit.slug, name: unit.name, words: timeWords(cell) })),
        sentence: lateSentence(
          late.map(({ unit }) => unit.name),
          summary,
          periodTitle(scheduled),
        ),
      };
    });
}

/** The receiver's sentence for one period: what its own report may print of the units below. */
export async function belowOf(
  tx: Database,
  { unit, scheduled }: Pick<AgencyPeriod, 'unit' | 'scheduled'>,
  today: PlainDate,
): Promise<BelowFigures | undefined> {
  if (unit.kind === 'commune') {
    return undefined;
  }
  const { ids } = await reportersOf(tx, unit.id, scheduled.year);
  if (ids.length === 0 || !(await seesAll(tx, ids))) {
    return undefined;
  }
  const cells = await matrixCells(tx, unit.id, { year: scheduled.year, today, reachable: undefined });
  const [summary] = periodSummaries(cells.filter((one) => one.scheduled.kind === scheduled.kind));
  if (!summary) {
    return undefined;
  }
  const { units, due, sent, inTime, late, missing, complete, lateUnits, sentence } = summary;
  return { units, due, sent, inTime, late, missing, complete, lateNames: lateUnits.map(({ name }) => name), sentence };
}

/** A count over units that the person cannot see would be too low: then there is none. */
async function seesAll(tx: Database, agencyIds: readonly UnitId[]): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`
    select ${sql.val([...agencyIds])}::integer[] <@ app_units() as all`.execute(tx);
  return rows[0]?.all ?? false;
}
