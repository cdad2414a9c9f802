import type { PlainDate } from '#core/kernel/dates.ts';
import { mulDivHalfUp } from '#core/kernel/decimals.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { Definition } from './definition.ts';
import { definitionOf } from './definitions.ts';
import { countsOf, DOSSIER_COUNTS, type DossierCount, type DossierTotals } from './dossier-sums.ts';
import type { Window } from './windows.ts';

export type TypedValueId = Id<'TypedValue'>;

/** Whole hundredths of a percent: 4309 is 43.09 %. */
export type RateHundredths = number;

export type FigureKind = 'actual' | 'estimate';

/** A figure that a person typed in: a count, a fraction (b of a), or a bare rate where the source prints only that. */
export interface TypedValue {
  readonly id: TypedValueId;
  readonly code: string;
  readonly window: Window;
  readonly kind: FigureKind;
  readonly count: number | undefined;
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  readonly rate: RateHundredths | undefined;
  readonly source: string;
  readonly note: string | undefined;
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

/** Where a figure comes from. `none`: nothing recorded, which is not zero. */
export type Origin = 'computed' | 'typed' | 'none';

export interface IndicatorValue {
  readonly definition: Definition;
  readonly origin: Origin;
  /** Of a flow or stock. */
  readonly count: number | undefined;
  /** Of a rate: the two counts, where they are known, and their quotient rounded half up. */
  readonly numerator: number | undefined;
  readonly denominator: number | undefined;
  readonly rate: RateHundredths | undefined;
  /** The typed figure of the same window: the value itself, or a second opinion beside the computed one. */
  readonly typed: TypedValue | undefined;
  /** Both exist and differ: shown, never settled silently. */
  readonly disagrees: boolean;
}

/** The quotient in whole hundredths of a percent; undefined without a denominator (0 of 0 is no rate). */
export function rateOf(numerator: number, denominator: number): RateHundredths | undefined {
  return denominator > 0 ? mulDivHalfUp(numerator, 10_000, denominator) : undefined;
}

function isDossierCount(code: string): code is DossierCount {
  return DOSSIER_COUNTS.some((known) => known === code);
}

/** Two counts that another feature keeps: tasks done of tasks due. */
export interface CountedFraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** One count that another feature keeps; 0 where its register is in use and holds nothing of the window. */
export interface CountedNumber {
  readonly count: number;
}

export type Counted = CountedFraction | CountedNumber;

/**
 * The value of every code asked for, from the totals of one window, the typed figures of that same window and, by code,
 * what other features counted in it.
 */
export function valuesOf(
  codes: readonly string[],
  totals: DossierTotals | undefined,
  typed: readonly TypedValue[],
  counted: Readonly<Record<string, Counted>> = {},
): readonly IndicatorValue[] {
  const counts = countsOf(totals);
  return codes.flatMap((code) => {
    const definition = definitionOf(code);
    if (!definition) {
      return [];
    }
    return [
      figureOf(
        definition,
        counts,
        typed.find((value) => value.code === code),
        counted[code],
        totals !== undefined,
      ),
    ];
  });
}

function figureOf(
  definition: Definition,
  counts: Readonly<Record<DossierCount, number>>,
  typed: TypedValue | undefined,
  counted: Counted | undefined,
  isRecorded: boolean,
): IndicatorValue {
  const nothing = { count: undefined, numerator: undefined, denominator: undefined, rate: undefined };
  const computed = counted ? countedPart(counted) : computedPart(definition, counts);
  // A unit without any dossier here keeps them elsewhere: what its report says stands, not our zero.
  if (computed && (isRecorded || counted || typed?.count === undefined)) {
    const disagrees = typed !== undefined && differs(typed, computed);
    return { definition, origin: 'computed', ...nothing, ...computed, typed, disagrees };
  }
  if (typed) {
    const { count, numerator, denominator } = typed;
    const part = { count, numerator, denominator, rate: typedRate(typed) };
    return { definition, origin: 'typed', ...part, typed, disagrees: false };
  }
  return { definition, origin: 'none', ...nothing, typed: undefined, disagrees: false };
}

function differs(typed: TypedValue, { count, rate }: Part): boolean {
  const printed = typedRate(typed);
  return (printed !== undefined && printed !== rate) || (typed.count !== undefined && typed.count !== count);
}

type Part = Partial<Pick<IndicatorValue, 'count' | 'numerator' | 'denominator' | 'rate'>>;

function computedPart(definition: Definition, counts: Readonly<Record<DossierCount, number>>): Part | undefined {
  const { kind, code, numerator = '', denominator = '' } = definition;
  if (kind !== 'rate') {
    return isDossierCount(code) ? { count: counts[code] } : undefined;
  }
  if (!isDossierCount(numerator) || !isDossierCount(denominator) || counts[denominator] === 0) {
    return undefined;
  }
  const part = { numerator: counts[numerator], denominator: counts[denominator] };
  return { ...part, rate: rateOf(part.numerator, part.denominator) };
}

function countedPart(counted: Counted): Part | undefined {
  if ('count' in counted) {
    return counted;
  }
  const { numerator, denominator } = counted;
  return denominator === 0 ? undefined : { numerator, denominator, rate: rateOf(numerator, denominator) };
}

/** The printed rate, or the quotient of the typed fraction. */
export function typedRate(typed: TypedValue): RateHundredths | undefined {
  if (typed.numerator !== undefined && typed.denominator !== undefined) {
    return rateOf(typed.numerator, typed.denominator);
  }
  return typed.rate;
}

/**
 * The typed figure of a unit for itself; where it has none, the sum over all the others asked for (its predecessors or
 * the units below). Counts and fractions add up, bare rates do not, and a part is never shown as the whole.
 */
export function joinedTyped(
  agencyIds: readonly UnitId[],
  values: ReadonlyMap<UnitId, TypedValue>,
): TypedValue | undefined {
  const [self, ...others] = agencyIds;
  const own = self === undefined ? undefined : values.get(self);
  const rest = others.flatMap((agencyId) => values.get(agencyId) ?? []);
  const [first] = rest;
  if (own || !first || rest.length < others.length) {
    return own;
  }
  const sum = (key: 'count' | 'numerator' | 'denominator') =>
    rest.every((value) => value[key] !== undefined)
      ? rest.reduce((total, value) => total + (value[key] ?? 0), 0)
      : undefined;
  const joined = { count: sum('count'), numerator: sum('numerator'), denominator: sum('denominator') };
  if (joined.count === undefined && joined.denominator === undefined) {
    return undefined;
  }
  const kind = rest.some((value) => value.kind === 'estimate') ? 'estimate' : 'actual';
  return { ...first, ...joined, rate: undefined, kind };
}

/** The cut-off of estimated figures: what was known on that day stands for the whole window. */
export interface Cutoff {
  readonly window: Window;
  readonly cutOff: PlainDate;
  readonly note: string;
}
