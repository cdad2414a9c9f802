import { emptyLine, type Line } from '#core/assessments/assessment.ts';
import { counts } from '#core/assessments/campaigns/exemption.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { plainValues } from '#core/assessments/declared-values.ts';
import type { Alert } from '#core/assessments/everyday/alerts.ts';
import type {
  AlertView,
  OpportunityView,
  ProvisionalLine,
  ProvisionalResponse,
} from '#core/assessments/everyday/contract.ts';
import {
  footingOf,
  leavesBySection,
  pointsOf,
  type Sums,
  standingInWords,
  sumsOf,
  wholeSums,
} from '#core/assessments/everyday/provisional.ts';
import { recordsOf } from '#core/assessments/everyday/records.ts';
import {
  expectedCases,
  opportunitiesOf,
  type Range,
  rangeOfLeaves,
  rangeOfWhole,
} from '#core/assessments/everyday/standing.ts';
import { type Opportunity, perWeek, type WorkingTime } from '#core/assessments/everyday/what-if.ts';
import { type Points, pointsString } from '#core/assessments/points.ts';
import { proposedLead } from '#core/plans/sections.ts';
import type { Section } from '#server/features/units/read-model.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import type { Everyday } from './everyday-ground.ts';
import type { HistoryPoint } from './everyday-view.ts';

/** Everything that the answer about a unit's score of today is made of. */
export interface LoadedEveryday {
  readonly unit: UnitRef;
  readonly everyday: Everyday;
  readonly history: readonly HistoryPoint[];
  readonly sections: readonly Section[];
  readonly working: WorkingTime;
}

const sumsToWire = ({ max, points, knownMax, unknown }: Sums) => ({
  max: pointsString(max),
  points: pointsString(points),
  knownMax: pointsString(knownMax),
  unknown,
});

const rangeToWire = ({ window, recent, low, high }: Range) => ({
  window: pointsString(window),
  recent: pointsString(recent),
  low: pointsString(low),
  high: pointsString(high),
});

const maybePoints = (points: Points | undefined) => (points === undefined ? null : pointsString(points));

export function alertToWire({ sectionId: _, personId: __, ...alert }: Alert, sections: readonly Section[]): AlertView {
  return {
    ...alert,
    code: alert.code ?? null,
    points: pointsString(alert.points),
    sectionName: proposedLead(alert.section, sections)?.name ?? null,
    dueOn: alert.dueOn ?? null,
  };
}

function opportunityToWire(one: Opportunity, working: WorkingTime): OpportunityView {
  return {
    ...one,
    points: pointsString(one.points),
    goal: pointsString(one.goal),
    gain: pointsString(one.gain),
    perWeek: perWeek(one.n, working) ?? null,
    expected: one.expected ?? null,
  };
}

function lineToWire(leaf: Leaf, { standing, window, asOf }: Everyday): ProvisionalLine {
  const { code } = leaf.criterion;
  const at = (lines: ReadonlyMap<string, Line>) => lines.get(code) ?? emptyLine(code);
  const line = at(standing.now);
  return {
    code,
    applicable: counts(line),
    points: maybePoints(pointsOf(line)),
    footing: footingOf(line),
    sentence: standingInWords(leaf, line),
    values: { ...plainValues(line.appraisal?.values ?? line.values) },
    endValues: { ...plainValues(at(standing.ends.recent).values) },
    records: recordsOf(leaf, line, { window: { from: window.from, to: asOf }, whole: window, below: false }).map(
      (record) => ({ ...record, path: record.path ?? null }),
    ),
    forecast: {
      window: maybePoints(pointsOf(at(standing.ends.window))),
      recent: maybePoints(pointsOf(at(standing.ends.recent))),
    },
    expected: expectedCases(leaf, standing) ?? null,
  };
}

export function everydayToWire({ unit, everyday, history, sections, working }: LoadedEveryday): ProvisionalResponse {
  const { scheme, standing, assessment, window, asOf, running, term } = everyday;
  const whole = wholeSums(scheme, standing.now);
  const inner = scheme.set.criteria.filter(({ method }) => method === undefined);
  return {
    unit: unit.slug,
    unitName: unit.name,
    ...term,
    state: assessment?.state ?? null,
    criteriaSetId: scheme.set.id,
    setName: scheme.set.name,
    basis: scheme.set.basis,
    window: { from: window.from, to: window.to },
    asOf,
    running,
    totals: {
      ...sumsToWire(whole),
      index: pointsString(whole.index),
      forecast: rangeToWire(rangeOfWhole(scheme, standing)),
    },
    nodes: inner.map(({ code }) => {
      const leaves = scheme.below.get(code) ?? [];
      return {
        code,
        ...sumsToWire(sumsOf(leaves, standing.now)),
        forecast: rangeToWire(rangeOfLeaves(leaves, standing)),
      };
    }),
    sections: [...leavesBySection(scheme)].map(([section, leaves]) => ({
      section,
      sectionName: proposedLead(section, sections)?.name ?? null,
      codes: leaves.map(({ criterion: { code } }) => code),
      ...sumsToWire(sumsOf(leaves, standing.now)),
      forecast: rangeToWire(rangeOfLeaves(leaves, standing)),
    })),
    lines: scheme.leaves.map((leaf) => lineToWire(leaf, everyday)),
    opportunities: running ? opportunitiesOf(scheme, standing).map((one) => opportunityToWire(one, working)) : [],
    alerts: everyday.alerts.map((alert) => alertToWire(alert, sections)),
    history: history.map(({ day, points, knownMax }) => ({
      day,
      points: pointsString(points),
      knownMax: pointsString(knownMax),
    })),
    working: { ...working },
  };
}
