import { compareFractions, type Fraction, formatBeside, fraction } from '#core/kernel/fractions.ts';
import {
  type Given,
  missing,
  missingOf,
  type Outcome,
  oneOfAt,
  type ParameterSource,
  type RuleInput,
  textAt,
} from './rule-kind.ts';

/** Hundredths of a percent in one. */
const ONE = 10_000;

/** The name under which a typed rate stands where a source prints no counts. */
export const RATE_NAME = 'rate';

export const ZERO_POLICIES = ['full', 'zero', 'not-applicable', 'ask'] as const;
/** What a denominator of zero means: nothing due = full, lost, not applicable, or a person must decide. */
export type ZeroPolicy = (typeof ZERO_POLICIES)[number];

export const GROWTHS = ['unit', 'both', 'part'] as const;
/**
 * What one more of the part does to the whole when somebody asks how many are missing (`everyday/moves.ts`): a new
 * dossier is one more of both, a task of a list only of the part; `unit`: what the whole counts decides. It gives no
 * points and takes none.
 */
export type Growth = (typeof GROWTHS)[number];

/** b of a (`part` of `whole`), or one typed rate instead. */
export interface ShareParameters {
  readonly part: string;
  readonly whole: string;
  readonly whenZero: ZeroPolicy;
  readonly grows: Growth;
}

export function readShare(source: ParameterSource): ShareParameters {
  return {
    part: textAt(source, 'part'),
    whole: textAt(source, 'whole'),
    whenZero: oneOfAt(source, 'whenZero', ZERO_POLICIES, 'ask'),
    grows: oneOfAt(source, 'grows', GROWTHS, 'unit'),
  };
}

export function shareInputs({ whole, part }: ShareParameters): readonly RuleInput[] {
  return [
    { name: whole, kind: 'count' },
    { name: part, kind: 'count' },
    { name: RATE_NAME, kind: 'rate', instead: true },
  ];
}

type Share = { readonly share: Fraction } | { readonly outcome: Outcome };

/** The share as an exact fraction: counts win over a printed rate (28/31 is not 90 %). */
export function shareOf(parameters: ShareParameters, { values, max }: Given, mayExceed = false): Share {
  const { part, whole, whenZero } = parameters;
  const [a, b, rate] = [values[whole], values[part], values[RATE_NAME]];
  if (a !== undefined && b !== undefined) {
    if (a === 0) {
      return { outcome: zeroOutcome(whenZero, max) };
    }
    return !mayExceed && b > a ? exceeds(part) : { share: fraction(b, a) };
  }
  if (rate !== undefined) {
    return !mayExceed && rate > ONE ? exceeds(RATE_NAME) : { share: fraction(rate, ONE) };
  }
  return { outcome: missing(missingOf([whole, part], values)) };
}

function exceeds(name: string): Share {
  return { outcome: { kind: 'invalid', code: 'part-exceeds-whole', name } };
}

/** What a policy makes of a denominator of zero. */
export function zeroOutcome(policy: ZeroPolicy, max: number): Outcome {
  switch (policy) {
    case 'full':
      return { kind: 'points', exact: fraction(max) };
    case 'zero':
      return { kind: 'points', exact: fraction(0) };
    case 'not-applicable':
      return { kind: 'not-applicable' };
    case 'ask':
      return { kind: 'undecided', why: 'zero-denominator' };
    default:
      return policy satisfies never;
  }
}

/** Hundredths of a percent as a fraction of one. */
export function rateFraction(rate: number): Fraction {
  return fraction(rate, ONE);
}

export function reaches(share: Fraction, rate: number): boolean {
  return compareFractions(share, rateFraction(rate)) >= 0;
}

/** "84,62 %" of whole hundredths of a percent. */
export function formatRate(rate: number): string {
  return `${formatBeside(fraction(rate, 100), 2, [])} %`;
}

/** The share of one as "90,32 %", with more digits where two would hide on which side of a bound it lies. */
function formatShare(share: Fraction, bounds: readonly number[]): string {
  const percent = { n: share.n * 100n, d: share.d };
  return `${formatBeside(
    percent,
    2,
    bounds.map((rate) => fraction(rate, 100)),
  )} %`;
}

/** "28/31" or, for a typed rate, "84,62 %". */
export function shareInWords({ whole, part }: ShareParameters, { values, countInWords }: Given): string {
  const [a, b] = [values[whole], values[part]];
  return a !== undefined && b !== undefined
    ? `${countInWords(part, b)}/${countInWords(whole, a)}`
    : formatRate(values[RATE_NAME] ?? 0);
}

/** "28/31 = 90,32 %" or "49 %": for sentences that compare with a bound. */
export function shareBeside(
  parameters: ShareParameters,
  given: Given,
  share: Fraction,
  bounds: readonly number[],
): string {
  const words = shareInWords(parameters, given);
  return words.includes('/') ? `${words} = ${formatShare(share, bounds)}` : words;
}

/** The sentence where nothing was due and the policy decided; undefined where there is a share to work with. */
export function zeroInWords({ whole, whenZero }: ShareParameters, { values, labelOf }: Given): string | undefined {
  if (values[whole] !== 0) {
    return undefined;
  }
  return `${labelOf(whole)}: 0, ${zeroVerdict(whenZero)}`;
}

/** Only asked where the policy gave points: full or none. */
export function zeroVerdict(whenZero: ZeroPolicy): string {
  return whenZero === 'full' ? 'tính đủ điểm →' : 'không tính điểm →';
}

/** "tỷ lệ (số nhiệm vụ đã hoàn thành / số nhiệm vụ theo kế hoạch)" */
export function shareLabel({ part, whole }: ShareParameters, labelOf: (name: string) => string): string {
  return `${labelOf(part)} / ${labelOf(whole)}`;
}

const ZERO_WORDS = {
  full: ' Mẫu số bằng 0: đủ điểm.',
  zero: ' Mẫu số bằng 0: 0 điểm.',
  'not-applicable': ' Mẫu số bằng 0: không áp dụng.',
  ask: '',
} as const satisfies Record<ZeroPolicy, string>;

export function zeroPolicyInWords(whenZero: ZeroPolicy): string {
  return ZERO_WORDS[whenZero];
}
