import { definitionOf } from '#core/indicators/definitions.ts';
import type { IndicatorValue } from '#core/indicators/value.ts';
import { RATE_DECIMALS } from '#core/kernel/decimals.ts';
import { type Fraction, fraction, roundHalfUp, smaller, times } from '#core/kernel/fractions.ts';
import {
  type Component,
  type ComponentSet,
  type Formula,
  GROUP_MAX,
  GROUPS,
  type GroupCode,
  POINT_STEP,
  type PointUnits,
} from './component.ts';

/** Why a component has points, or none: `unknown-split` and `unknown-formula` are never shared out or guessed. */
export type ComponentState =
  | 'scored'
  | 'monitoring'
  | 'unknown-split'
  | 'unknown-formula'
  | 'no-data'
  | 'not-applicable';

export const STATE_NAMES = {
  scored: 'Đã tính điểm',
  monitoring: 'Chỉ theo dõi',
  'unknown-split': 'Chưa rõ cơ cấu điểm',
  'unknown-formula': 'Chưa rõ cách tính',
  'no-data': 'Chưa có số liệu',
  'not-applicable': 'Không phát sinh',
} as const satisfies Record<ComponentState, string>;

export type Figure = Pick<IndicatorValue, 'origin' | 'count' | 'numerator' | 'denominator' | 'rate'>;

/** The figure of an indicator in the window; undefined where nothing is known of it. */
export type FigureOf = (code: string) => Figure | undefined;

/** What a component is worked out from: two counts and their quotient, or a bare rate as its source printed it. */
interface Measured {
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  readonly rate: Fraction;
  /** Some of it was typed in. */
  readonly typed: boolean;
}

export interface ScoredComponent {
  readonly component: Component;
  readonly state: ComponentState;
  /** Null unless scored. */
  readonly points: PointUnits | null;
  readonly measured: Measured | undefined;
  /** The indicators that are missing, by code. */
  readonly lacks: readonly string[];
}

export interface GroupScore {
  readonly group: GroupCode;
  readonly max: PointUnits;
  readonly points: PointUnits;
  /** The most that the scored components could give: "x trên y điểm tính được". */
  readonly computable: PointUnits;
  readonly components: readonly ScoredComponent[];
}

export interface IndexScore {
  readonly points: PointUnits;
  readonly computable: PointUnits;
  readonly groups: readonly GroupScore[];
}

/** The dossiers of a window: a unit that has none here keeps them elsewhere, and is not scored on our zeros. */
const RECORDED = 'dossiers_received_total';

/** Every indicator that the components are worked out from. */
export function indicatorCodes({ components }: Pick<ComponentSet, 'components'>): readonly string[] {
  return [...new Set([RECORDED, ...components.flatMap(({ formula }) => codesOf(formula))])];
}

function codesOf(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'rate': {
      const { numerator, denominator } = definitionOf(formula.indicator) ?? {};
      return [formula.indicator, numerator, denominator, emptiedBy(formula)].filter((code) => code !== undefined);
    }
    case 'ratio':
      return [...formula.terms.map(({ indicator }) => indicator), formula.over.indicator];
    case 'unknown':
      return [];
    default:
      return formula satisfies never;
  }
}

/** The index of a window: points of each component, group and in all, with what of them could be worked out. */
export function scoreIndex({ components }: Pick<ComponentSet, 'components'>, figureOf: FigureOf): IndexScore {
  const scored = components.map((component) => scoreComponent(component, figureOf));
  const groups = GROUPS.map((group): GroupScore => {
    const own = scored.filter(({ component }) => component.group === group);
    return { group, max: GROUP_MAX[group], ...sumsOf(own), components: own };
  });
  return { ...sumsOf(scored), groups };
}

function sumsOf(scored: readonly ScoredComponent[]) {
  const given = scored.filter(({ state }) => state === 'scored');
  return {
    points: given.reduce((sum, { points }) => sum + (points ?? 0), 0),
    computable: given.reduce((sum, { component }) => sum + (component.maxPoints ?? 0), 0),
  };
}

export function scoreComponent(component: Component, figureOf: FigureOf): ScoredComponent {
  const { formula, method, maxPoints, zeroPolicy } = component;
  const none = { component, points: null, measured: undefined, lacks: [] };
  if (formula.kind === 'unknown') {
    return { ...none, state: method === 'monitoring' ? 'monitoring' : 'unknown-formula' };
  }
  const found = formula.kind === 'rate' ? measureRate(formula, figureOf) : measureRatio(formula, figureOf);
  if (found === 'nothing') {
    const isFull = zeroPolicy === 'full' && maxPoints !== null && method !== 'monitoring';
    return isFull ? { ...none, state: 'scored', points: maxPoints } : { ...none, state: stateWithout(maxPoints) };
  }
  if ('lacks' in found) {
    return { ...none, state: maxPoints === null ? 'unknown-split' : 'no-data', lacks: found.lacks };
  }
  if (method === 'monitoring') {
    return { ...none, state: 'monitoring', measured: found };
  }
  if (maxPoints === null) {
    return { ...none, state: 'unknown-split', measured: found };
  }
  return { component, state: 'scored', points: pointsOf(component, maxPoints, found.rate), measured: found, lacks: [] };
}

/** Nothing to count of a component whose split is unknown: its split is still what keeps it from points. */
function stateWithout(maxPoints: PointUnits | null): ComponentState {
  return maxPoints === null ? 'unknown-split' : 'not-applicable';
}

/** Rounded half up to a hundredth of a point, but never up to all of them: full points are earned. */
function pointsOf({ method, target }: Component, maxPoints: PointUnits, rate: Fraction): PointUnits {
  const share = method === 'to-target' && target ? times(rate, fraction(10_000, target)) : rate;
  const capped = smaller(share, fraction(1));
  if (capped.n === capped.d) {
    return maxPoints;
  }
  const rounded = roundHalfUp(times(capped, fraction(maxPoints)), POINT_STEP);
  const highest = BigInt(maxPoints) > POINT_STEP ? BigInt(maxPoints) - POINT_STEP : 0n;
  return Number(rounded < highest ? rounded : highest);
}

/** Where a rate counts only what the source speaks of, its silence is not "nothing happened": the whole count says that. */
const WHOLE_OF_KNOWN: Readonly<Record<string, string>> = {
  dossiers_digitisation_known: 'dossiers_received',
  dossiers_result_known: 'dossiers_resolved',
  dossiers_online_level_known: 'dossiers_online',
};

/** The count that is zero when there was nothing to measure. */
export function emptiedBy({ indicator, nothingWhenZero }: Extract<Formula, { kind: 'rate' }>): string | undefined {
  const denominator = definitionOf(indicator)?.denominator;
  return nothingWhenZero ?? (denominator === undefined ? undefined : (WHOLE_OF_KNOWN[denominator] ?? denominator));
}

type Found = Measured | { readonly lacks: readonly string[] } | 'nothing';

function measureRate(formula: Extract<Formula, { kind: 'rate' }>, figureOf: FigureOf): Found {
  const figure = figureOf(formula.indicator);
  if (!figure || figure.origin === 'none' || figure.rate === undefined) {
    const nothing = emptiedBy(formula);
    return nothing && isRecorded(figureOf) && figureOf(nothing)?.count === 0
      ? 'nothing'
      : { lacks: [formula.indicator] };
  }
  const { numerator, denominator, rate } = figure;
  const typed = figure.origin === 'typed';
  return numerator === undefined || !denominator
    ? { numerator: undefined, denominator: undefined, rate: fraction(rate, 10n ** BigInt(RATE_DECIMALS + 2)), typed }
    : { numerator, denominator, rate: fraction(numerator, denominator), typed };
}

function measureRatio({ terms, over }: Extract<Formula, { kind: 'ratio' }>, figureOf: FigureOf): Found {
  const denominator = countOf(over.indicator, figureOf);
  if (denominator === undefined) {
    return { lacks: [over.indicator] };
  }
  if (denominator === 0) {
    return 'nothing';
  }
  const lacks = terms.map(({ indicator }) => indicator).filter((code) => countOf(code, figureOf) === undefined);
  if (lacks.length > 0) {
    return { lacks };
  }
  const sum = terms.reduce((total, { indicator, minus }) => {
    const count = countOf(indicator, figureOf) ?? 0;
    return minus ? total - count : total + count;
  }, 0);
  const numerator = Math.max(0, sum);
  const typed = [...terms, over].some(({ indicator }) => figureOf(indicator)?.origin === 'typed');
  return { numerator, denominator, rate: fraction(numerator, denominator), typed };
}

/** A count of dossiers is known only where dossiers are kept here. */
function countOf(code: string, figureOf: FigureOf): number | undefined {
  const figure = figureOf(code);
  const isOurs = definitionOf(code)?.supply === 'dossiers';
  return figure?.origin === 'computed' && isOurs && !isRecorded(figureOf) ? undefined : figure?.count;
}

function isRecorded(figureOf: FigureOf): boolean {
  return (figureOf(RECORDED)?.count ?? 0) > 0;
}
