import { z } from 'zod';
import {
  type DashboardAnswer,
  dashboardAnswer,
  type FormAnswer,
  type IndicatorsAnswer,
  type TrendMonth,
  type WindowQuery,
} from '#core/indicators/contract.ts';
import { DEFINITIONS } from '#core/indicators/definitions.ts';
import { countsOf, type DossierTotals, totalsOf } from '#core/indicators/dossier-sums.ts';
import { type DrillScope, drillOfCell } from '#core/indicators/drill-down.ts';
import { type FormCells, formTable } from '#core/indicators/form-ii06a.ts';
import { targetOn } from '#core/indicators/target.ts';
import { rateOf } from '#core/indicators/value.ts';
import { earlierDay, lastMonths, type Window } from '#core/indicators/windows.ts';
import { percentText, valueWire } from '#core/indicators/wire.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { type Remember, recordsVersion } from '#server/platform/answer-memory.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { dueItems, reportItems } from './due-view.ts';
import { cutoffOf, formII06a, indicatorValues, valuesFrom } from './read-model.ts';
import { windowCells, windowSeries } from './roll-up-view.ts';
import { fieldNames, loadTargets } from './typed-value-repository.ts';
import { type ChosenWindow, chosenWindow, type Sources, sourcesOf } from './window-choice.ts';

type Ground = Pick<Deps, 'db' | 'now' | 'directory'>;

const ALL_CODES = DEFINITIONS.map(({ code }) => code);

/** What a chair looks at first, in this order. */
const TILES = [
  'dossiers_received',
  'on_time_rate',
  'dossiers_open_overdue',
  'dossiers_open',
  'online_rate',
  'online_full_rate',
  'digitisation_rate',
  'electronic_result_rate',
  'online_payment_rate',
  'plan_completion_rate',
] as const;

const TREND_MONTHS = 12;

interface Question {
  readonly scope: Scope;
  readonly unit: UnitRef;
  readonly query: WindowQuery;
}

/** Every indicator of a unit for a window, with target and light. */
export async function readIndicators(deps: Ground, { scope, unit, query }: Question): Promise<IndicatorsAnswer> {
  const asOf = vietnamDay(deps.now());
  const window = chosenWindow(query, asOf);
  const sources = sourcesOf(deps.directory, scope, unit, query.below);
  return readIn(deps.db, scope, async (tx) => {
    const values = await indicatorValues(tx, { ...window, asOf, agencyIds: sources.agencyIds, codes: ALL_CODES });
    const targets = await loadTargets(tx, unit.agencyId);
    const cutoff = await cutoffOf(tx, sources.agencyIds, window);
    const drill: DrillScope = { window: until(window, asOf), whole: window, below: sources.below };
    return {
      unit: { slug: unit.slug, name: unit.name },
      window,
      sources: [...sources.units],
      cutoff: cutoff ? { cutOff: cutoff.cutOff, note: cutoff.note } : null,
      values: values.map((value) => valueWire(value, targetOn(targets, value.definition.code, window.to), drill)),
    };
  });
}

/** Form II.06a of a unit, each cell with the way down to its dossiers. */
export async function readForm(
  deps: Ground,
  { scope, unit, query }: Question,
  by: 'field' | 'channel',
): Promise<FormAnswer> {
  const asOf = vietnamDay(deps.now());
  const window = chosenWindow(query, asOf);
  const sources = sourcesOf(deps.directory, scope, unit, query.below);
  return readIn(deps.db, scope, async (tx) => {
    const form = await formII06a(tx, { ...window, asOf, agencyIds: sources.agencyIds, by });
    const cutoff = await cutoffOf(tx, sources.agencyIds, window);
    const drill: DrillScope = { window: until(window, asOf), below: sources.below };
    return {
      unit: { slug: unit.slug, name: unit.name },
      window,
      sources: [...sources.units],
      cutoff: cutoff ? { cutOff: cutoff.cutOff, note: cutoff.note } : null,
      by,
      rows: form.rows.map(({ key, label, cells }) => ({ key, label, cells, drill: drills(cells, drill, { by, key }) })),
      total: form.total,
      totalDrill: drills(form.total, drill),
      broken: [...form.broken],
    };
  });
}

/** Down from a running window: its stocks are as of today. */
function until({ from, to }: Window, asOf: PlainDate): Window {
  return { from, to: earlierDay(to, asOf) };
}

function drills(cells: FormCells, scope: DrillScope, line?: Parameters<typeof drillOfCell>[2]) {
  const columns = Object.keys(cells) as (keyof FormCells)[];
  const open = columns.filter((column) => cells[column] > 0);
  return Object.fromEntries(open.map((column) => [column, drillOfCell(column, scope, line) ?? null]));
}

/** Month by month up to the window's end (or today, whichever is earlier). */
export async function readTrend(deps: Ground, { scope, unit, query }: Question): Promise<{ months: TrendMonth[] }> {
  const today = vietnamDay(deps.now());
  const window = chosenWindow(query, today);
  const sources = sourcesOf(deps.directory, scope, unit, query.below);
  const months = lastMonths(earlierDay(window.to, today), TREND_MONTHS);
  const series = await readIn(deps.db, scope, (tx) => windowSeries(tx, sources.agencyIds, months));
  return { months: trendOf(months, series) };
}

function trendOf(months: readonly Window[], series: readonly (DossierTotals | undefined)[]): TrendMonth[] {
  return months.map(({ from, to }, index) => {
    const counts = countsOf(series[index]);
    const percent = (numerator: number, denominator: number) => {
      const rate = rateOf(numerator, denominator);
      return rate === undefined ? null : percentText(rate);
    };
    return {
      from,
      to,
      received: counts.dossiers_received,
      online: counts.dossiers_online,
      resolved: counts.dossiers_resolved,
      inTime: counts.dossiers_resolved_in_time,
      late: counts.dossiers_late,
      open: counts.dossiers_open,
      overdue: counts.dossiers_open_overdue,
      onTimeRate: percent(counts.dossiers_resolved_in_time, counts.dossiers_resolved),
      onlineRate: percent(counts.dossiers_online, counts.dossiers_received),
    };
  });
}

/** First pages as they went out, each under the version of the records behind it. */
export type DashboardMemory = Remember<string>;

/**
 * The first page of a unit as JSON: tiles with lights, what is due, the trend, the fields. It is remembered while no
 * record of these agencies and no catalogue has moved; whose records they are is decided by the asker's rights at every
 * request and is part of the key, as is every name that the directory gives.
 */
export async function readDashboard(
  deps: Ground,
  remember: DashboardMemory,
  { scope, unit, query }: Question,
): Promise<string> {
  const today = vietnamDay(deps.now());
  const window = chosenWindow(query, today);
  const sources = sourcesOf(deps.directory, scope, unit, query.below);
  const frame: Frame = { unit, today, window, sources, asOf: earlierDay(window.to, today) };
  const key = JSON.stringify([unit.agencyId, unit.slug, unit.name, sources, window, today]);
  // Before the records: a change in between makes an answer look older than it is, never newer.
  const version = await recordsVersion(deps.db, [unit.agencyId, ...sources.agencyIds]);
  return remember(key, version, async () => {
    const answer = await readIn(deps.db, scope, (tx) => dashboardOf(tx, frame), 'kept');
    return JSON.stringify(z.encode(dashboardAnswer, answer));
  });
}

async function dashboardOf(tx: Database, frame: Frame): Promise<DashboardAnswer> {
  const { unit, window, sources, asOf, today } = frame;
  const [{ due, ...figures }, reports] = await Promise.all([
    readRecorded(tx, frame),
    reportItems(tx, unit.agencyId, today),
  ]);
  return {
    unit: { slug: unit.slug, name: unit.name },
    window,
    asOf,
    sources: [...sources.units],
    due: [...due, ...reports],
    ...figures,
  };
}

/** What of the first page the roll-ups and registers tell. */
type RecordedFigures = Pick<DashboardAnswer, 'tiles' | 'due' | 'trend' | 'fields'>;

interface Frame {
  readonly unit: UnitRef;
  readonly today: PlainDate;
  readonly asOf: PlainDate;
  readonly window: ChosenWindow;
  readonly sources: Sources;
}

/** A fixed number of statements, however many agencies; none waits for another's answer. */
async function readRecorded(tx: Database, { unit, today, asOf, window, sources }: Frame): Promise<RecordedFigures> {
  const { agencyIds, below } = sources;
  const months = lastMonths(asOf, TREND_MONTHS);
  const [cells, series, targets, labels, due] = await Promise.all([
    windowCells(tx, agencyIds, window, asOf),
    windowSeries(tx, agencyIds, months),
    loadTargets(tx, unit.agencyId),
    fieldNames(tx),
    dueItems(tx, unit.agencyId, agencyIds, today),
  ]);
  const values = await valuesFrom(tx, { ...window, asOf, agencyIds, codes: TILES }, totalsOf(cells));
  const drill: DrillScope = { window: until(window, asOf), whole: window, below };
  const { rows } = formTable(cells, ({ fieldId }) => String(fieldId), labels);
  return {
    tiles: values.map((value) => valueWire(value, targetOn(targets, value.definition.code, asOf), drill)),
    due: [...due],
    trend: trendOf(months, series),
    fields: rows.map(({ key, label, cells: line }) => ({
      key,
      label,
      received: line.c4 + line.c5,
      open: line.c11,
      overdue: line.c13,
    })),
  };
}
