import { type Calendar, isWorkingDay, STANDARD_WEEK } from '#core/calendars/calendar.ts';
import type { IndicatorValue } from '#core/indicators/value.ts';
import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { Line } from '../assessment.ts';
import type { Leaf, Scheme } from '../criteria-set.ts';
import { plainValues } from '../declared-values.ts';
import type { Points } from '../points.ts';
import { type ForecastGround, forecastValues, METHODS, type Method } from './forecast.ts';
import { movesOf } from './moves.ts';
import { footingOf, type Live, pointsOf, provisionalLines, sumsOf, wholeSums } from './provisional.ts';
import { bestFirst, type Opportunity, opportunityOf, type WorkingTime } from './what-if.ts';

type Lines = ReadonlyMap<string, Line>;

/** A sheet today and at the end of its window by each method. */
export interface Standing {
  readonly now: Lines;
  readonly ends: Readonly<Record<Method, Lines>>;
}

export interface StandingGround extends ForecastGround {
  readonly scheme: Scheme;
  readonly stored: Lines;
  /** False once the unit has handed its sheet in: its lines are the score, today and at the end. */
  readonly running: boolean;
  /** What these values of indicators say of the leaves. */
  readonly liveOf: (values: ReadonlyMap<string, IndicatorValue>) => Live;
}

export function standingOf(ground: StandingGround): Standing {
  const { scheme, stored, running, liveOf } = ground;
  if (!running) {
    return { now: stored, ends: { window: stored, recent: stored } };
  }
  const linesWith = (values: ReadonlyMap<string, IndicatorValue>) => provisionalLines(scheme, stored, liveOf(values));
  const end = (method: Method) => linesWith(forecastValues(ground, method));
  return { now: linesWith(ground.now), ends: { window: end('window'), recent: end('recent') } };
}

/** Points at the end by each method, and the span between them. */
export interface Range extends Readonly<Record<Method, Points>> {
  readonly low: Points;
  readonly high: Points;
}

function rangeOf(points: (lines: Lines) => Points, { ends }: Standing): Range {
  const [window, recent] = [points(ends.window), points(ends.recent)];
  return { window, recent, low: Math.min(window, recent), high: Math.max(window, recent) };
}

export function rangeOfLeaves(leaves: readonly Leaf[], standing: Standing): Range {
  return rangeOf((lines) => sumsOf(leaves, lines).points, standing);
}

export function rangeOfWhole(scheme: Scheme, standing: Standing): Range {
  return rangeOf((lines) => wholeSums(scheme, lines).index, standing);
}

/** New cases that may come until the end by the livelier pace; undefined where no record counts them. */
export function expectedCases(leaf: Leaf, { now, ends }: Standing): number | undefined {
  const { code } = leaf.criterion;
  const line = now.get(code);
  const [whole] = leaf.rule.inputs;
  if (!line || !whole || footingOf(line) !== 'counted') {
    return undefined;
  }
  const then = (Object.keys(METHODS) as Method[]).map((method) => ends[method].get(code)?.values[whole.name]?.value);
  const is = line.values[whole.name]?.value;
  return is === undefined ? undefined : Math.max(...then.map((value) => (value ?? is) - is));
}

/** What is most worth doing, over all leaves that have lost points. */
export function opportunitiesOf(scheme: Scheme, standing: Standing): readonly Opportunity[] {
  return bestFirst(
    scheme.leaves.flatMap((leaf) => {
      const line = standing.now.get(leaf.criterion.code);
      const points = line && pointsOf(line);
      if (
        !line ||
        points === undefined ||
        points >= leaf.criterion.max ||
        ['claimed', 'appraised'].includes(footingOf(line))
      ) {
        return [];
      }
      const values = plainValues(line.values);
      const found = movesOf(leaf, values);
      const ground = { leaf, values, points, expected: expectedCases(leaf, standing) };
      return 'moves' in found ? (opportunityOf({ ...ground, moves: found.moves }) ?? []) : [];
    }),
  );
}

/** Working days of the agency after `today` up to the end, and in its usual week. */
export function workingTime(calendar: Calendar, today: PlainDate, end: PlainDate): WorkingTime {
  let left = 0;
  for (let day = addDays(today, 1); day <= end; day = addDays(day, 1)) {
    left += isWorkingDay(calendar, day) ? 1 : 0;
  }
  const hours = calendar.weeks.findLast(({ validFrom }) => validFrom <= today)?.hours ?? STANDARD_WEEK;
  return { left, week: hours.filter(({ length }) => length > 0).length };
}
