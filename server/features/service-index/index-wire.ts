import { definitionOf } from '#core/indicators/definitions.ts';
import { type Drill, type DrillScope, drillOfCount } from '#core/indicators/drill-down.ts';
import type { IndicatorValue } from '#core/indicators/value.ts';
import { earlierDay } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { decimalString, POINT_DECIMALS } from '#core/kernel/decimals.ts';
import { type Component, GROUP_NAMES, INDEX_MAX, type PointUnits } from '#core/service-index/component.ts';
import type { ComparisonView, ComponentView, GroupView, IndexAnswer } from '#core/service-index/contract.ts';
import { explain, formulaText, rateText } from '#core/service-index/explain.ts';
import { monthName } from '#core/service-index/month.ts';
import {
  compared,
  comparisonWords,
  type OwnPoints,
  type PortalFigure,
  possibleReasons,
  WHOLE,
} from '#core/service-index/portal.ts';
import type { GroupScore, IndexScore, ScoredComponent } from '#core/service-index/score.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import type { Scored } from './index-ground.ts';

/** "5.97" */
export function pointsWire(points: PointUnits): string {
  return decimalString(points, POINT_DECIMALS, 2);
}

interface Around {
  readonly unit: UnitRef;
  /** Whose records are counted, the unit first. */
  readonly units: readonly UnitRef[];
  readonly asOf: PlainDate;
  /** Read from the portal for this very month. */
  readonly figures: readonly PortalFigure[];
}

/** The answer without what the caller knows better: the trend, and whether there are units below. */
export function answerOf(
  { period, set, score, figureOf }: Scored,
  around: Around,
): Omit<IndexAnswer, 'trend' | 'hasUnitsBelow'> {
  const { unit, units, asOf } = around;
  const { window } = period;
  const portalOf = portalIn(around, window);
  const drill: DrillScope = {
    window: { from: window.from, to: earlierDay(window.to, asOf) },
    below: unit.kind !== 'commune',
  };
  return {
    unit: { slug: unit.slug, name: unit.name },
    window: { code: period.code, name: monthName(period), ...window, live: asOf <= window.to, asOf },
    set: { id: set.id, name: set.name, basis: set.basis, validFrom: set.validFrom, issuer: set.issuer },
    sources: units.map(({ slug, name }) => ({ slug, name })),
    points: pointsWire(score.points),
    computable: pointsWire(score.computable),
    max: pointsWire(INDEX_MAX),
    portal: portalOf(WHOLE, { ...score, max: INDEX_MAX }),
    groups: score.groups.map((group) => groupWire(group, { figureOf, drill, portalOf })),
  };
}

type PortalOf = (subject: string, own: OwnPoints) => ComparisonView | null;

function portalIn({ unit, units, asOf, figures }: Around, window: { from: PlainDate; to: PlainDate }): PortalOf {
  return (subject, own) => {
    const figure = figures.find((one) => one.subject === subject);
    if (!figure) {
      return null;
    }
    const result = compared(figure.points, own);
    const reasons = possibleReasons({
      comparison: result.state,
      readOn: figure.readOn,
      window,
      asOf,
      isPartial: own.points === null || own.computable !== own.max,
      hasPredecessors: unit.kind === 'commune' && units.length > 1,
    });
    return {
      id: figure.id,
      points: pointsWire(figure.points),
      readOn: figure.readOn,
      readBy: figure.readBy,
      source: figure.source,
      fileName: figure.fileName ?? null,
      state: result.state,
      difference: result.difference === null ? null : pointsWire(result.difference),
      words: comparisonWords(result),
      reasons: [...reasons],
    };
  };
}

interface GroupGround {
  readonly figureOf: Scored['figureOf'];
  readonly drill: DrillScope;
  readonly portalOf: PortalOf;
}

function groupWire({ group, max, points, computable, components }: GroupScore, ground: GroupGround): GroupView {
  return {
    group,
    name: GROUP_NAMES[group],
    max: pointsWire(max),
    points: pointsWire(points),
    computable: pointsWire(computable),
    portal: ground.portalOf(group, { points, computable, max }),
    components: components.map((scored) => componentWire(scored, ground)),
  };
}

function componentWire(scored: ScoredComponent, { figureOf, drill, portalOf }: GroupGround): ComponentView {
  const { component, state, points, measured } = scored;
  const { code, name, maxPoints, confidence, note, target } = component;
  return {
    code,
    name,
    max: maxPoints === null ? null : pointsWire(maxPoints),
    state,
    points: points === null ? null : pointsWire(points),
    rate: measured ? rateText(measured.rate, target) : null,
    formula: formulaText(component),
    indicator: disputedOf(component),
    sentence: explain(scored, figureOf),
    confidence,
    note,
    parts: partsOf(component, figureOf, drill),
    sources: typedSources(component, figureOf),
    portal: portalOf(code, { points, computable: points === null ? 0 : (maxPoints ?? 0), max: maxPoints }),
  };
}

/** The figure to name in a dispute: the rate itself, or the whole that a sum of counts is measured against. */
function disputedOf({ formula }: Component): string | null {
  switch (formula.kind) {
    case 'rate':
      return formula.indicator;
    case 'ratio':
      return formula.over.indicator;
    case 'unknown':
      return null;
    default:
      return formula satisfies never;
  }
}

/** The counts of dossiers behind a rate of procedures. */
const DOSSIERS_OF_RATE: Readonly<Record<string, readonly [numerator: string, denominator: string | undefined]>> = {
  services_online_used_rate: ['dossiers_online', undefined],
  procedures_paid_online_rate: ['dossiers_paid_online', 'dossiers_with_fee'],
};

type FigureLook = (code: string) => IndicatorValue | undefined;

/** Every number of the formula, with the way down to its records where they are ours. */
function partsOf({ formula }: Component, figureOf: FigureLook, drill: DrillScope): ComponentView['parts'] {
  if (formula.kind === 'unknown') {
    return [];
  }
  if (formula.kind === 'ratio') {
    const once = formula.terms.filter(({ indicator }) => indicator !== formula.over.indicator);
    return [...once, formula.over].map(({ indicator, words }) => {
      const value = figureOf(indicator);
      return { words, count: value?.count ?? null, drill: downFrom(indicator, value, drill) };
    });
  }
  const value = figureOf(formula.indicator);
  const definition = definitionOf(formula.indicator);
  const [numerator = definition?.numerator, denominator = definition?.denominator] =
    DOSSIERS_OF_RATE[formula.indicator] ?? [];
  return [
    {
      words: definition?.numeratorText ?? '',
      count: value?.numerator ?? null,
      drill: numerator ? downFrom(numerator, value, drill) : null,
    },
    {
      words: definition?.denominatorText ?? '',
      count: value?.denominator ?? null,
      drill: denominator ? downFrom(denominator, value, drill) : null,
    },
  ];
}

function downFrom(code: string, value: IndicatorValue | undefined, scope: DrillScope): Drill | null {
  const isOpen = value?.origin === 'computed' && (value.count ?? value.denominator ?? 0) > 0;
  return isOpen ? (drillOfCount(code, scope) ?? null) : null;
}

function typedSources({ formula }: Component, figureOf: FigureLook): string[] {
  const codes =
    formula.kind === 'rate'
      ? [formula.indicator]
      : formula.kind === 'ratio'
        ? [...formula.terms, formula.over].map(({ indicator }) => indicator)
        : [];
  const sources = codes.flatMap((code) => {
    const value = figureOf(code);
    return value?.origin === 'typed' && value.typed ? [value.typed.source] : [];
  });
  return [...new Set(sources)];
}

export function groupPoints({ groups }: IndexScore) {
  return groups.map(({ group, points, computable }) => ({
    group,
    points: pointsWire(points),
    computable: pointsWire(computable),
  }));
}

export function trendWire(code: string, score: IndexScore, portal: string | null) {
  const { points, computable } = score;
  return { code, points: pointsWire(points), computable: pointsWire(computable), groups: groupPoints(score), portal };
}
