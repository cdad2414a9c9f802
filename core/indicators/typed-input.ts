import { definitionOf, TYPED_CODES } from './definitions.ts';
import { refuse } from './refusals.ts';
import type { Target } from './target.ts';
import type { TypedValue } from './value.ts';
import { percentFrom } from './wire.ts';

interface TypedParts {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly count?: number | undefined;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly rate?: string | undefined;
}

/**
 * Checks what a person typed: one of a count, a fraction or a rate, of the kind that the indicator has. Counts of
 * dossiers are typed only from a report of a unit that keeps its dossiers elsewhere.
 */
export function typedFigure(
  parts: TypedParts,
  from: 'by-hand' | 'from-a-report' = 'by-hand',
): Pick<TypedValue, 'count' | 'numerator' | 'denominator' | 'rate'> {
  const definition = definitionOf(parts.code);
  if (!definition) {
    throw refuse('indicator-unknown', { code: parts.code });
  }
  const isReported = from === 'from-a-report' && definition.supply === 'dossiers';
  if (!isReported && !TYPED_CODES.includes(parts.code)) {
    throw refuse('indicator-not-typed', { code: parts.code });
  }
  if (parts.from > parts.to) {
    throw refuse('window-reversed');
  }
  const { count, numerator, denominator } = parts;
  const isFraction = numerator !== undefined || denominator !== undefined;
  const given = [count !== undefined, isFraction, Boolean(parts.rate)].filter(Boolean).length;
  if (given !== 1) {
    throw refuse(given === 0 ? 'value-missing' : 'value-not-of-kind');
  }
  if ((definition.kind === 'rate') !== (count === undefined)) {
    throw refuse('value-not-of-kind');
  }
  if (isFraction) {
    return { count: undefined, rate: undefined, ...fractionOf(numerator, denominator) };
  }
  const rate = parts.rate ? percentFrom(parts.rate) : undefined;
  if (parts.rate && (rate === undefined || rate > 1_000_000)) {
    throw refuse('value-not-of-kind', { rate: parts.rate });
  }
  return { count, numerator: undefined, denominator: undefined, rate };
}

function fractionOf(numerator: number | undefined, denominator: number | undefined) {
  if (numerator === undefined || denominator === undefined) {
    throw refuse('value-missing');
  }
  if (denominator === 0) {
    throw refuse('denominator-zero');
  }
  if (numerator > denominator) {
    throw refuse('numerator-above-denominator', { numerator, denominator });
  }
  return { numerator, denominator };
}

interface TargetParts extends Pick<Target, 'code' | 'validFrom' | 'direction' | 'basis'> {
  readonly goal: string;
  readonly margin: string;
}

/** A target as typed: percent for rates, whole numbers for counts. */
export function targetFrom({ goal, margin, ...rest }: TargetParts): Target {
  const definition = definitionOf(rest.code);
  if (!definition) {
    throw refuse('indicator-unknown', { code: rest.code });
  }
  const isRate = definition.kind === 'rate';
  const figure = (text: string) => (isRate ? percentFrom(text) : /^\d{1,12}$/u.test(text) ? Number(text) : undefined);
  const [wanted, near] = [figure(goal), figure(margin)];
  if (wanted === undefined || near === undefined || (isRate && wanted > 10_000)) {
    throw refuse('goal-out-of-range', { goal, margin });
  }
  return { ...rest, goal: wanted, margin: near };
}
