import { RATE_DECIMALS } from '#core/kernel/decimals.ts';
import type { Fraction } from '#core/kernel/fractions.ts';
import type { Points } from './points.ts';
import { refuse } from './refusals.ts';

/** Declared data of a line by variable name: counts as they are, flags 0 or 1, rates in hundredths of a percent. */
export type Values = Readonly<Record<string, number>>;

export type InputKind = 'count' | 'flag' | 'rate';

/** A variable that a rule reads. `upTo` bounds a count of items. */
export interface RuleInput {
  readonly name: string;
  readonly kind: InputKind;
  readonly upTo?: number;
  /** Not needed when the others are there: a typed rate instead of the two counts behind it. */
  readonly instead?: boolean;
  /** Settled outside the sheet and joined into it: nobody types it. */
  readonly joined?: boolean;
}

/** What a rule is evaluated with. */
export interface Given {
  readonly max: Points;
  readonly values: Values;
  readonly labelOf: (name: string) => string;
  /** A count as people read it. */
  readonly countInWords: (name: string, value: number) => string;
}

export type Outcome =
  | { readonly kind: 'points' /** In ten-thousandths of a point. */; readonly exact: Fraction }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'missing'; readonly names: readonly string[] }
  | { readonly kind: 'undecided'; readonly why: 'zero-denominator' | 'manual' | 'case-not-chosen' }
  | { readonly kind: 'invalid'; readonly code: 'part-exceeds-whole' | 'value-invalid'; readonly name: string };

/** Why a rule's parameters cannot stand beside its criterion's maximum. */
export type RuleProblem =
  | 'tiers-out-of-order'
  | 'points-above-max'
  | 'items-below-max'
  | 'bounds-out-of-order'
  | 'no-cases';

/** One way to turn declared data into points. Each kind is a file; `registry.ts` has a line for it. */
export interface RuleKind<P> {
  /** As people call it. */
  readonly name: string;
  /** The schema: typed parameters out of stored data, or a refusal that names the wrong one. */
  readonly read: (source: ParameterSource) => P;
  readonly problems: (parameters: P, max: Points) => readonly RuleProblem[];
  readonly inputs: (parameters: P) => readonly RuleInput[];
  readonly evaluate: (parameters: P, given: Given) => Outcome;
  /**
   * The working in a Vietnamese sentence, without its result: "8/9 × 1 điểm"; a verdict instead of arithmetic ends in
   * an arrow: "49 % < 70 % →". Only asked where `evaluate` gave points.
   */
  readonly explain: (parameters: P, given: Given) => string;
  /** The rule in words, for the sheet and the printed set. */
  readonly describe: (parameters: P, max: Points, labelOf: (name: string) => string) => string;
}

/** Stored parameters: points and rates are decimal texts ("0.25", "80"), names and lists as they are. */
export type ParameterSource = Readonly<Record<string, unknown>>;

export function textAt(source: ParameterSource, name: string, otherwise?: string): string {
  const value = source[name] ?? otherwise;
  if (typeof value !== 'string' || value.trim() === '') {
    throw refuse('parameter-invalid', { parameter: name });
  }
  return value;
}

export function oneOfAt<T extends string>(source: ParameterSource, name: string, known: readonly T[], otherwise: T): T {
  const value = source[name] ?? otherwise;
  const found = known.find((one) => one === value);
  if (found === undefined) {
    throw refuse('parameter-invalid', { parameter: name });
  }
  return found;
}

/** Stored, so a dot is the decimal one: read as people type, 0.125 would be a hundred and twenty-five. */
const STORED_DECIMAL = /^(\d{1,9})(?:\.(\d+))?$/u;

function decimalAt(source: ParameterSource, name: string, decimals: number, otherwise?: string): number {
  const value = source[name] ?? otherwise;
  const [, whole = '', fraction = ''] = typeof value === 'string' ? (STORED_DECIMAL.exec(value) ?? []) : [];
  if (whole === '' || fraction.length > decimals) {
    throw refuse('parameter-invalid', { parameter: name });
  }
  return Number(whole + fraction.padEnd(decimals, '0'));
}

export function pointsAt(source: ParameterSource, name: string, otherwise?: string): Points {
  return decimalAt(source, name, 4, otherwise);
}

/** A rate above zero, in hundredths of a percent. */
export function rateAt(source: ParameterSource, name: string, otherwise?: string): number {
  return decimalAt(source, name, RATE_DECIMALS, otherwise);
}

export function countAt(source: ParameterSource, name: string, otherwise?: string): number {
  return decimalAt(source, name, 0, otherwise);
}

export function listAt(source: ParameterSource, name: string): readonly ParameterSource[] {
  const value = source[name];
  if (!Array.isArray(value) || value.length === 0 || value.some((one) => typeof one !== 'object' || one === null)) {
    throw refuse('parameter-invalid', { parameter: name });
  }
  return value;
}

export function namesAt(source: ParameterSource, name: string): readonly string[] {
  const value = source[name];
  if (!Array.isArray(value) || value.length === 0 || value.some((one) => typeof one !== 'string')) {
    throw refuse('parameter-invalid', { parameter: name });
  }
  return value;
}

/** The names that have no value yet. */
export function missingOf(names: readonly string[], values: Values): readonly string[] {
  return names.filter((name) => values[name] === undefined);
}

export function missing(names: readonly string[]): Outcome {
  return { kind: 'missing', names };
}
