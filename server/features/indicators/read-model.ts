import { CHANNEL_NAMES } from '#core/dossiers/dossier.ts';
import type { AgencyGroup } from '#core/indicators/agency-group.ts';
import { PLAN_COMPLETION, REMEDIATION_COMPLETION, REPORTS_IN_TIME } from '#core/indicators/definitions.ts';
import { type DossierTotals, type SumsCell, totalsOf } from '#core/indicators/dossier-sums.ts';
import { type FormCells, type FormTable, formLine, formTable } from '#core/indicators/form-ii06a.ts';
import { PROCEDURE_RATES } from '#core/indicators/service-definitions.ts';
import {
  type Counted,
  type Cutoff,
  type IndicatorValue,
  joinedTyped,
  type TypedValue,
  valuesOf,
} from '#core/indicators/value.ts';
import { earlierDay, type Window } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { isTaskFigure, TASK_FIGURES } from '#core/plans/reform/figures.ts';
import { OFFICE_CODES, officeFigures } from '#server/features/plans/office/read-model.ts';
import { planCompletion, taskFigures } from '#server/features/plans/read-model.ts';
import { reportTimeliness } from '#server/features/reports/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { procedureCounts } from './procedure-view.ts';
import { windowCells, windowSeries, windowsByAgency, windowTotals } from './roll-up-view.ts';
import { fieldNames, loadCutoff, loadTyped, loadTypedOfWindows } from './typed-value-repository.ts';

/** One figure a code, of the agencies together; with `by`, of each field or channel. */
export interface KeyedValue extends IndicatorValue {
  /** Field id or channel; 'all' without `by`. */
  readonly key: string;
}

export interface IndicatorQuestion {
  /** The unit itself first, then its predecessors or the units below: counts of all of them are added. */
  readonly agencyIds: readonly UnitId[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Today, where the window may still be running: stocks are then as of this day. */
  readonly asOf?: PlainDate | undefined;
  readonly codes: readonly string[];
  readonly by?: 'field' | 'channel';
}

/**
 * The values of indicators for a window. Two statements, whatever is asked: the roll-up's sums and the typed figures
 * (which have no dimensions and stand in the answer without `by` only); a third where the plans are asked about.
 */
export async function indicatorValues(tx: Database, question: IndicatorQuestion): Promise<readonly KeyedValue[]> {
  const { agencyIds, from, to, asOf, codes, by } = question;
  if (!by) {
    return valuesFrom(tx, question, await windowTotals(tx, agencyIds, { from, to }, asOf));
  }
  const keyOf = keyFor(by);
  const byKey = Map.groupBy(await windowCells(tx, agencyIds, { from, to }, asOf), keyOf);
  return [...byKey.keys()]
    .sort()
    .flatMap((key) => valuesOf(codes, totalsOf(byKey.get(key) ?? []), []).map((value) => ({ key, ...value })));
}

/** The same without `by`, where the roll-up of the window has been read already. */
export async function valuesFrom(
  tx: Database,
  { agencyIds, from, to, asOf, codes }: Omit<IndicatorQuestion, 'by'>,
  totals: DossierTotals | undefined,
): Promise<readonly KeyedValue[]> {
  const typed = await loadTyped(tx, agencyIds, { from, to });
  const joined = joinedOf(codes, agencyIds, typed);
  const counted = {
    ...(await countedByPlans(tx, codes, { agencyIds, from, to, asOf })),
    ...(await countedByProcedures(tx, codes, { agencyIds, from, to, asOf })),
    ...(codes.includes(REPORTS_IN_TIME) ? await countedByReports(tx, { agencyIds, from, to, asOf }) : {}),
  };
  return valuesOf(codes, totals, joined, counted).map((value) => ({ key: 'all', ...value }));
}

/** What the plans and the office's registers hold for these codes; each asked only where one of its codes is. */
async function countedByPlans(
  tx: Database,
  codes: readonly string[],
  question: Pick<IndicatorQuestion, 'agencyIds' | 'from' | 'to' | 'asOf'>,
): Promise<Readonly<Record<string, Counted>>> {
  const office = codes.some((code) => OFFICE_CODES.includes(code)) ? await officeFigures(tx, question) : {};
  const asksTasks = codes.some((code) => code === PLAN_COMPLETION || isTaskFigure(code));
  const tasks = asksTasks ? await countedTasks(tx, question) : {};
  if (!codes.includes(REMEDIATION_COMPLETION)) {
    return { ...office, ...tasks };
  }
  const { total, done } = await planCompletion(tx, question);
  return { ...office, ...tasks, [REMEDIATION_COMPLETION]: { numerator: done, denominator: total } };
}

async function countedTasks(
  tx: Database,
  question: Pick<IndicatorQuestion, 'agencyIds' | 'from' | 'to' | 'asOf'>,
): Promise<Readonly<Record<string, Counted>>> {
  const figures = await taskFigures(tx, question);
  const counts = TASK_FIGURES.flatMap((code) => {
    const count = figures[code];
    return count === undefined ? [] : [[code, { count }] as const];
  });
  const { plan_tasks_done: numerator, plan_tasks_total: denominator } = figures;
  const completion =
    numerator === undefined || denominator === undefined ? {} : { [PLAN_COMPLETION]: { numerator, denominator } };
  return { ...Object.fromEntries(counts), ...completion };
}

/** Procedures by their dossiers; asked only where one of these rates is. */
async function countedByProcedures(
  tx: Database,
  codes: readonly string[],
  { agencyIds, from, to, asOf = to }: Pick<IndicatorQuestion, 'agencyIds' | 'from' | 'to' | 'asOf'>,
): Promise<Readonly<Record<string, Counted>>> {
  if (!PROCEDURE_RATES.some((code) => codes.includes(code))) {
    return {};
  }
  const counts = await procedureCounts(tx, [{ key: 'all', agencyIds }], [{ from, to }], asOf);
  return counts('all', { from, to });
}

interface GroupsQuestion {
  readonly groups: readonly AgencyGroup[];
  readonly window: Window;
  /** Today: a window that is still running is cut there. */
  readonly asOf: PlainDate;
  readonly codes: readonly string[];
}

/**
 * Indicators of many groups of agencies for one window, in three statements whatever is asked: the roll-ups, the typed
 * figures and the procedures. What plans and reports count is not among them.
 */
export async function indicatorsOfGroups(
  tx: Database,
  { groups, window, asOf, codes }: GroupsQuestion,
): Promise<(key: string) => readonly IndicatorValue[]> {
  const agencyIds = [...new Set(groups.flatMap((group) => group.agencyIds))];
  const [totalsIn, typed, procedures] = await Promise.all([
    windowsByAgency(tx, agencyIds, [window], asOf),
    loadTypedOfWindows(tx, agencyIds, [window], codes),
    procedureCounts(tx, groups, [window], asOf),
  ]);
  const byAgency = Map.groupBy(typed, ({ agencyId }) => agencyId);
  const membersOf = new Map(groups.map((group) => [group.key, group.agencyIds]));
  return (key) => {
    const members = membersOf.get(key) ?? [];
    const own = members.flatMap((id) => byAgency.get(id) ?? []);
    return valuesOf(codes, totalsIn(members, window), joinedOf(codes, members, own), procedures(key, window));
  };
}

interface MonthsQuestion {
  readonly agencyIds: readonly UnitId[];
  /** One after the other, without a gap. */
  readonly windows: readonly Window[];
  readonly asOf: PlainDate;
  readonly codes: readonly string[];
}

/** The same of one group for consecutive windows: what was before the first is read once. Three statements. */
export async function indicatorMonths(
  tx: Database,
  { agencyIds, windows, asOf, codes }: MonthsQuestion,
): Promise<readonly (readonly IndicatorValue[])[]> {
  const cut = windows.map(({ from, to }) => ({ from, to: earlierDay(to, asOf) }));
  const [series, typed, procedures] = await Promise.all([
    windowSeries(tx, agencyIds, cut),
    loadTypedOfWindows(tx, agencyIds, windows, codes),
    procedureCounts(tx, [{ key: 'all', agencyIds }], windows, asOf),
  ]);
  return windows.map((window, at) => {
    const own = typed.filter(({ value }) => value.window.from === window.from && value.window.to === window.to);
    return valuesOf(codes, series[at], joinedOf(codes, agencyIds, own), procedures('all', window));
  });
}

/** By code, what the agencies typed, joined as `joinedTyped` joins. */
function joinedOf(
  codes: readonly string[],
  agencyIds: readonly UnitId[],
  typed: readonly { readonly agencyId: UnitId; readonly value: TypedValue }[],
): readonly TypedValue[] {
  const byCode = Map.groupBy(typed, ({ value }) => value.code);
  return codes.flatMap((code) => {
    const values = byCode.get(code) ?? [];
    return joinedTyped(agencyIds, new Map(values.map(({ agencyId, value }) => [agencyId, value]))) ?? [];
  });
}

async function countedByReports(tx: Database, question: Pick<IndicatorQuestion, 'agencyIds' | 'from' | 'to' | 'asOf'>) {
  const { due, inTime } = await reportTimeliness(tx, question);
  return { [REPORTS_IN_TIME]: { numerator: inTime, denominator: due } };
}

/** Form II.06a of a window, by field (its name as label) or by channel. Two statements. */
export async function formII06a(
  tx: Database,
  question: Omit<IndicatorQuestion, 'codes' | 'by'> & { readonly by: 'field' | 'channel' },
): Promise<FormTable> {
  const window = { from: question.from, to: question.to };
  const cells = await windowCells(tx, question.agencyIds, window, question.asOf);
  const labels = question.by === 'field' ? await fieldNames(tx) : new Map(Object.entries(CHANNEL_NAMES));
  return formTable(cells, keyFor(question.by), labels);
}

/** The last line of form II.06a for many agencies and several windows: what agencies have together in one of them. */
export async function formTotals(
  tx: Database,
  agencyIds: readonly UnitId[],
  windows: readonly Window[],
  asOf: PlainDate,
): Promise<(agencyIds: readonly UnitId[], window: Window) => FormCells> {
  const totalsIn = await windowsByAgency(tx, agencyIds, windows, asOf);
  return (ids, window) => formLine(totalsIn(ids, window));
}

/**
 * What the dossiers of some agencies together say of several windows, codes of other supplies left without a value:
 * one statement, however many windows.
 */
export async function dossierSeries(
  tx: Database,
  { agencyIds, codes, asOf }: Pick<IndicatorQuestion, 'agencyIds' | 'codes'> & { readonly asOf: PlainDate },
  windows: readonly Window[],
): Promise<readonly (readonly IndicatorValue[])[]> {
  const totalsIn = await windowsByAgency(tx, agencyIds, windows, asOf);
  return windows.map((window) => valuesOf(codes, totalsIn(agencyIds, window), []));
}

/** Until which day the figures of this window are known, where it was closed before its end. */
export async function cutoffOf(
  tx: Database,
  agencyIds: readonly UnitId[],
  window: Window,
): Promise<Cutoff | undefined> {
  return loadCutoff(tx, agencyIds, window);
}

function keyFor(by: 'field' | 'channel'): (cell: SumsCell) => string {
  return by === 'field' ? ({ fieldId }) => String(fieldId) : ({ channel }) => channel;
}
