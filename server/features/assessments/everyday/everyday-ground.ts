import type { CriteriaSetId, Scheme } from '#core/assessments/criteria-set.ts';
import { type Alert, alertsOf, type MonthlyShare } from '#core/assessments/everyday/alerts.ts';
import { paceOf, recentEve } from '#core/assessments/everyday/forecast.ts';
import { type Standing, standingOf } from '#core/assessments/everyday/standing.ts';
import { type OpenWork, openTasksOf, tiedTasks } from '#core/assessments/everyday/tied-tasks.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { underCeilings } from '#core/assessments/sheet.ts';
import { type SheetTerm, sheetKeyText } from '#core/assessments/sheet-key.ts';
import { sheetPeriod } from '#core/assessments/sheet-period.ts';
import type { IndicatorValue } from '#core/indicators/value.ts';
import { earlierDay, monthEnd, type Window } from '#core/indicators/windows.ts';
import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { dossierSeries, indicatorValues } from '#server/features/indicators/read-model.ts';
import { openTasks } from '#server/features/plans/read-model.ts';
import { reportDeadlines } from '#server/features/reports/read-model.ts';
import { predecessorsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { loadAssessment, type StoredAssessment } from '../assessment-repository.ts';
import { requireScheme } from '../criteria-sets.ts';
import { loadLines } from '../line-repository.ts';
import { indicatorCodesOf, proposalsFrom } from '../proposals.ts';
import { linesOf } from '../sheet-wire.ts';
import { loadThresholds } from './everyday-repository.ts';
import { orderedFor, usualSetId } from './everyday-view.ts';

/** A unit's score of a day with all that the pages, the alerts and the day's row are made of. */
export interface Everyday {
  readonly term: SheetTerm;
  readonly assessment: StoredAssessment | undefined;
  readonly scheme: Scheme;
  readonly window: Window;
  /** The last day of self-scoring. */
  readonly deadline: PlainDate;
  /** The day whose figures count: today, or the window's last. */
  readonly asOf: PlainDate;
  readonly running: boolean;
  readonly standing: Standing;
  readonly alerts: readonly Alert[];
}

interface Frame {
  readonly assessment: StoredAssessment | undefined;
  readonly setId: CriteriaSetId;
  readonly window: Window;
  readonly deadline: PlainDate;
}

/** The sheet, or what a campaign orders, or the set that fits the unit; undefined where there is no set at all. */
async function frameOf(tx: Database, agencyId: UnitId, term: SheetTerm): Promise<Frame | undefined> {
  const assessment = await loadAssessment(tx, agencyId, term);
  const ordered = await orderedFor(tx, agencyId, term);
  const setId = assessment?.criteriaSetId ?? ordered?.criteriaSetId ?? (await usualSetId(tx, agencyId));
  const window = assessment ? { from: assessment.periodFrom, to: assessment.periodTo } : (ordered ?? sheetPeriod(term));
  return setId && { assessment, setId, window, deadline: ordered?.selfTo ?? window.to };
}

/** The score of a unit on a day. A fixed number of statements, however many criteria and records. */
export async function loadEveryday(
  tx: Database,
  agencyId: UnitId,
  term: SheetTerm,
  today: PlainDate,
): Promise<Everyday | undefined> {
  const frame = await frameOf(tx, agencyId, term);
  if (!frame) {
    return undefined;
  }
  const { assessment, window, deadline } = frame;
  const scheme = underCeilings(await requireScheme(tx, frame.setId), assessment?.ceilings);
  const stored = assessment ? linesOf(await loadLines(tx, assessment)) : new Map();
  const running = assessment === undefined || assessment.state === 'self-scoring';
  const asOf = earlierDay(window.to, today);
  const figures = await loadFigures(tx, agencyId, scheme, window, asOf);
  const works = await loadWorks(tx, agencyId, window, asOf);
  const standing = standingOf({
    scheme,
    stored,
    running,
    now: figures.now,
    earlier: figures.earlier,
    tasks: openTasksOf(works, asOf, window.to),
    pace: paceOf(window, asOf),
    liveOf: (values) => proposalsFrom(scheme.leaves, values),
  });
  const alerts = alertsOf({
    scheme,
    open: running && today >= window.from,
    sheetPath: assessment && `cham-diem/${sheetKeyText(term)}`,
    year: term.year,
    today,
    deadline,
    stored,
    lines: standing.now,
    monthly: running ? monthlyShares(scheme, figures, asOf) : new Map(),
    tasks: running ? tiedTasks(scheme, works) : [],
    thresholds: await loadThresholds(tx, agencyId),
  });
  return { term, assessment, scheme, window, deadline, asOf, running, standing, alerts };
}

export async function requireEveryday(
  tx: Database,
  unit: UnitRef,
  term: SheetTerm,
  today: PlainDate,
): Promise<Everyday> {
  const everyday = await loadEveryday(tx, unit.agencyId, term, today);
  if (!everyday) {
    throw refuse('criteria-set-unknown', { unit: unit.slug });
  }
  return everyday;
}

type Values = ReadonlyMap<string, IndicatorValue>;

interface Figures {
  readonly now: Values;
  /** On the eve of the last weeks. */
  readonly earlier: Values;
  readonly month: Values;
  readonly monthsBefore: Values;
}

const byCode = (values: readonly IndicatorValue[]): Values =>
  new Map(values.map((value) => [value.definition.code, value]));

const monthStart = (day: PlainDate) => `${day.slice(0, 7)}-01`;

/** The first day of the month three months before that of `day`. */
function threeMonthsBefore(day: PlainDate): PlainDate {
  const back = (start: PlainDate) => monthStart(addDays(start, -1));
  return back(back(back(monthStart(day))));
}

async function loadFigures(
  tx: Database,
  agencyId: UnitId,
  scheme: Scheme,
  window: Window,
  asOf: PlainDate,
): Promise<Figures> {
  const agencyIds = [agencyId, ...(await predecessorsOf(tx, agencyId))];
  const codes = [...indicatorCodesOf(scheme.leaves), 'dossiers_carried_over'];
  const now = await indicatorValues(tx, { agencyIds, ...window, asOf, codes });
  const month = monthStart(asOf);
  const [earlier = [], ofMonth = [], before = []] = await dossierSeries(tx, { agencyIds, codes, asOf }, [
    { from: window.from, to: recentEve(window, asOf) },
    { from: month, to: monthEnd(month) },
    { from: threeMonthsBefore(asOf), to: addDays(month, -1) },
  ]);
  return { now: byCode(now), earlier: byCode(earlier), month: byCode(ofMonth), monthsBefore: byCode(before) };
}

/** A report that was never sent is asked for so long. */
const FORGOTTEN_DAYS = 60;

/**
 * Open tasks, commitments and reports that fall due in the window. Of what fell due before it only a superior's orders
 * still count: they are late in the year in which they are done.
 */
async function loadWorks(
  tx: Database,
  agencyId: UnitId,
  window: Window,
  asOf: PlainDate,
): Promise<readonly OpenWork[]> {
  const tasks = await openTasks(tx, agencyId, window.to);
  const reports = await reportDeadlines(tx, [agencyId], { from: window.from, to: window.to, day: asOf });
  const asked = addDays(asOf, -FORGOTTEN_DAYS);
  return [
    ...tasks.filter(({ origin, dueOn }) => origin === 'superior' || dueOn >= window.from),
    ...reports
      .filter(({ sectionId, deadline }) => sectionId === undefined && deadline >= asked)
      .map(({ period, name, deadline }) => ({
        key: `report:${period}`,
        origin: 'report',
        criterionCode: null,
        title: `Báo cáo ${name}`,
        dueOn: deadline,
        path: `bao-cao/${period}`,
        sectionId: null,
        personId: null,
      })),
  ];
}

/** This month and the three before it of every leaf whose share the dossiers give. */
function monthlyShares(
  { leaves }: Scheme,
  { month, monthsBefore }: Figures,
  asOf: PlainDate,
): ReadonlyMap<string, MonthlyShare> {
  const shareOf = (values: Values, leaf: Scheme['leaves'][number]) => {
    const proposals = proposalsFrom([leaf], values)[leaf.criterion.code] ?? {};
    const [whole, part] = leaf.rule.inputs;
    const [a, b] = [proposals[whole?.name ?? '']?.value, proposals[part?.name ?? '']?.value];
    return a === undefined || b === undefined ? undefined : { part: b, whole: a };
  };
  return new Map(
    leaves.flatMap((leaf): readonly (readonly [string, MonthlyShare])[] => {
      const [now, before] = [shareOf(month, leaf), shareOf(monthsBefore, leaf)];
      return now && before && leaf.rule.inputs.some(({ kind }) => kind === 'rate')
        ? [[leaf.criterion.code, { month: monthStart(asOf), now, before }]]
        : [];
    }),
  );
}
