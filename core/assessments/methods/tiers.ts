import { formatCount } from '#core/kernel/decimals.ts';
import { type Fraction, fraction } from '#core/kernel/fractions.ts';
import { type Points, pointsInWords } from '../points.ts';
import {
  countAt,
  type Given,
  listAt,
  missing,
  missingOf,
  namesAt,
  pointsAt,
  type RuleKind,
  rateAt,
  textAt,
} from '../rule-kind.ts';
import {
  formatRate,
  reaches,
  readShare,
  type ShareParameters,
  shareBeside,
  shareInputs,
  shareLabel,
  shareOf,
  zeroInWords,
  zeroPolicyInWords,
} from '../share.ts';

/** The bound of a tier: hundredths of a percent from which, a count up to which, or how many conditions hold. */
interface Tier {
  readonly bound: number;
  readonly points: Points;
}

/** The first tier that fits gives its points. Shares and flags count upward, a count (days late) downward. */
export type TiersParameters = { readonly tiers: readonly Tier[]; readonly otherwise: Points } & (
  | { readonly on: 'share'; readonly share: ShareParameters }
  | { readonly on: 'count'; readonly count: string }
  | { readonly on: 'flags'; readonly flags: readonly string[] }
);

export const tiers: RuleKind<TiersParameters> = {
  name: 'Bậc thang',
  read(source) {
    const otherwise = pointsAt(source, 'otherwise', '0');
    const bound = source.on === 'share' ? rateAt : countAt;
    const list = listAt(source, 'tiers').map((tier) => ({
      bound: bound(tier, 'bound'),
      points: pointsAt(tier, 'points'),
    }));
    if (source.on === 'share') {
      return { on: 'share', share: readShare(source), tiers: list, otherwise };
    }
    return source.on === 'count'
      ? { on: 'count', count: textAt(source, 'count'), tiers: list, otherwise }
      : { on: 'flags', flags: namesAt(source, 'flags'), tiers: list, otherwise };
  },
  problems({ on, tiers: list, otherwise }, max) {
    const sign = on === 'count' ? 1 : -1;
    const steps = [...list.map(({ points }) => points), otherwise];
    const ordered =
      list.every(({ bound }, at) => at === 0 || sign * (bound - (list[at - 1]?.bound ?? 0)) > 0) &&
      steps.every((points, at) => at === 0 || points <= (steps[at - 1] ?? 0));
    return [
      ...(ordered ? [] : (['tiers-out-of-order'] as const)),
      ...(steps.some((points) => points > max) ? (['points-above-max'] as const) : []),
    ];
  },
  inputs(parameters) {
    switch (parameters.on) {
      case 'share':
        return shareInputs(parameters.share);
      case 'count':
        return [{ name: parameters.count, kind: 'count' }];
      case 'flags':
        return parameters.flags.map((name) => ({ name, kind: 'flag' }));
      default:
        return parameters satisfies never;
    }
  },
  evaluate(parameters, given) {
    if (parameters.on === 'share') {
      const found = shareOf(parameters.share, given);
      return 'outcome' in found ? found.outcome : points(parameters, (bound) => reaches(found.share, bound));
    }
    const names = parameters.on === 'count' ? [parameters.count] : parameters.flags;
    const absent = missingOf(names, given.values);
    if (absent.length > 0) {
      return missing(absent);
    }
    const number = numberOf(parameters, given);
    return points(parameters, (bound) => (parameters.on === 'count' ? number <= bound : number >= bound));
  },
  explain(parameters, given) {
    const bounds = parameters.tiers.map(({ bound }) => bound);
    if (parameters.on === 'share') {
      const found = shareOf(parameters.share, given);
      return 'share' in found
        ? `${shareBeside(parameters.share, given, found.share, bounds)}, ${tierOfShare(parameters, found.share)} →`
        : (zeroInWords(parameters.share, given) ?? '');
    }
    const number = formatCount(numberOf(parameters, given));
    return parameters.on === 'count'
      ? `${given.labelOf(parameters.count)}: ${number} →`
      : `Đạt ${number}/${parameters.flags.length} (${parameters.flags.map(given.labelOf).join('; ')}) →`;
  },
  describe(parameters, _max, labelOf) {
    const list = parameters.tiers
      .map(({ bound, points: given }) => `${boundInWords(parameters.on, bound)}: ${pointsInWords(given)} điểm`)
      .join('; ');
    const rest = `còn lại: ${pointsInWords(parameters.otherwise)}.`;
    switch (parameters.on) {
      case 'share':
        return `${shareLabel(parameters.share, labelOf)} – ${list}; ${rest}${zeroPolicyInWords(parameters.share.whenZero)}`;
      case 'count':
        return `${labelOf(parameters.count)} – ${list}; ${rest}`;
      case 'flags':
        return `${parameters.flags.map(labelOf).join('; ')} – ${list}; ${rest}`;
      default:
        return parameters satisfies never;
    }
  },
};

function points({ tiers: list, otherwise }: TiersParameters, fits: (bound: number) => boolean) {
  const tier = list.find(({ bound }) => fits(bound));
  return { kind: 'points', exact: fraction(tier?.points ?? otherwise) } as const;
}

function numberOf(parameters: TiersParameters, { values }: Given): number {
  if (parameters.on === 'count') {
    return values[parameters.count] ?? 0;
  }
  return parameters.on === 'flags' ? parameters.flags.filter((name) => values[name] === 1).length : 0;
}

function tierOfShare({ tiers: list }: TiersParameters, share: Fraction): string {
  const tier = list.find(({ bound }) => reaches(share, bound));
  const lowest = list.at(-1);
  return tier ? `từ ${formatRate(tier.bound)}` : `dưới ${formatRate(lowest?.bound ?? 0)}`;
}

function boundInWords(on: TiersParameters['on'], bound: number): string {
  switch (on) {
    case 'share':
      return `từ ${formatRate(bound)}`;
    case 'count':
      return bound === 0 ? 'bằng 0' : `đến ${formatCount(bound)}`;
    case 'flags':
      return `đạt ${formatCount(bound)}`;
    default:
      return on satisfies never;
  }
}
