import { decimalString, mulDivHalfUp, parseDecimal } from '#core/kernel/decimals.ts';
import type { Adjustment } from './aggregation.ts';
import type { DossierFigures, DossierMeasure, FormLine, IndicatorFigure, OwnFigure, ReportFigures } from './figures.ts';

/** The measures that are counted; the others are sums of these. */
export const LEAF_MEASURES = [
  'carriedOver',
  'online',
  'directOrPost',
  'early',
  'onTime',
  'late',
  'openWithinTerm',
  'openOverdue',
  'withdrawn',
] as const satisfies readonly DossierMeasure[];

export type LeafMeasure = (typeof LEAF_MEASURES)[number];

/** Biểu II.06a: 3 = 4 + 5 + 6, 7 = 8 + 9 + 10, 11 = 12 + 13. */
export function withSums(leaf: Readonly<Record<LeafMeasure, number>>): DossierFigures {
  return {
    ...leaf,
    receivedInPeriod: leaf.online + leaf.directOrPost,
    received: leaf.online + leaf.directOrPost + leaf.carriedOver,
    resolved: leaf.early + leaf.onTime + leaf.late,
    open: leaf.openWithinTerm + leaf.openOverdue,
  };
}

function added(lines: readonly DossierFigures[]): DossierFigures {
  const sum = (measure: DossierMeasure) => lines.reduce((total, line) => total + line[measure], 0);
  const keys = Object.keys(lines[0] ?? ZERO) as readonly DossierMeasure[];
  return Object.fromEntries(keys.map((key) => [key, sum(key)])) as Record<DossierMeasure, number>;
}

const ZERO = withSums({
  carriedOver: 0,
  online: 0,
  directOrPost: 0,
  early: 0,
  onTime: 0,
  late: 0,
  openWithinTerm: 0,
  openOverdue: 0,
  withdrawn: 0,
});

export const ADJUSTED_CHANNEL = { key: 'adjusted', label: 'Điều chỉnh khi tổng hợp' } as const;

/**
 * One report's figures from those of several units: counts are added, rates recomputed from their two counts, money
 * added; a rate that a unit typed without its counts cannot be added and is left out. Adjustments come on top, each on
 * a line of a field, so that every sum of the form still holds.
 */
export function aggregated(
  parts: readonly ReportFigures[],
  adjustments: readonly Pick<Adjustment, 'code' | 'label' | 'delta' | 'reason'>[],
  base: Pick<ReportFigures, 'window'>,
): ReportFigures {
  const fields = linesOf(
    parts.map(({ byField }) => byField),
    adjustments.flatMap(fieldChange),
  );
  const changed = adjustments.flatMap(fieldChange).map(({ figures }) => figures);
  const channels = linesOf(
    parts.map(({ byChannel }) => byChannel),
    changed.length === 0 ? [] : [{ ...ADJUSTED_CHANNEL, figures: added(changed) }],
  );
  const cutOffs = parts.flatMap(({ cutOff }) => cutOff ?? []).sort();
  return {
    window: base.window,
    cutOff: cutOffs[0] ?? null,
    total: added([ZERO, ...fields.map(({ figures }) => figures)]),
    byField: fields,
    byChannel: channels,
    indicators: indicatorsOf(parts, adjustments),
    own: ownOf(parts, adjustments),
  };
}

function fieldChange({ code, label, delta }: Pick<Adjustment, 'code' | 'label' | 'delta'>): readonly FormLine[] {
  const [, key, measure] = /^fields\.([a-z0-9-]+)\.([A-Za-z]+)$/u.exec(code) ?? [];
  const leaf = LEAF_MEASURES.find((one) => one === measure);
  return key && leaf ? [{ key, label, figures: withSums({ ...ZERO, [leaf]: delta }) }] : [];
}

/** Lines with one key added up, in the order in which they first come. */
function linesOf(groups: readonly (readonly FormLine[])[], changes: readonly FormLine[]): readonly FormLine[] {
  const lines = new Map<string, FormLine[]>();
  for (const line of [...groups.flat(), ...changes]) {
    const own = lines.get(line.key);
    if (own) {
      own.push(line);
    } else {
      lines.set(line.key, [line]);
    }
  }
  return [...lines.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ ...first, figures: added(own.map(({ figures }) => figures)) }] : [];
  });
}

type Changes = readonly Pick<Adjustment, 'code' | 'delta'>[];

function changeOf(changes: Changes, code: string): number {
  return changes.filter((one) => one.code === code).reduce((sum, { delta }) => sum + delta, 0);
}

function indicatorsOf(parts: readonly ReportFigures[], changes: Changes): readonly IndicatorFigure[] {
  const groups = new Map<string, IndicatorFigure[]>();
  for (const figure of parts.flatMap(({ indicators }) => indicators)) {
    groups.set(figure.code, [...(groups.get(figure.code) ?? []), figure]);
  }
  return [...groups.values()].map((group) => indicatorSum(group, changes));
}

/** Rates are recomputed from their counts; a rate typed without them cannot be added. */
function indicatorSum(group: readonly IndicatorFigure[], changes: Changes): IndicatorFigure {
  const [named] = group as readonly [IndicatorFigure, ...IndicatorFigure[]];
  const isRate = group.some(({ rate }) => rate !== null);
  const known = group.filter(
    ({ origin, count, numerator }) => origin !== 'none' && (isRate ? numerator : count) !== null,
  );
  const sum = (part: 'count' | 'numerator' | 'denominator') =>
    known.reduce((total, figure) => total + (figure[part] ?? 0), changeOf(changes, `indicators.${named.code}.${part}`));
  const empty = {
    ...named,
    count: null,
    numerator: null,
    denominator: null,
    rate: null,
    estimate: false,
    source: null,
  };
  if (known.length === 0) {
    return { ...empty, origin: 'none' };
  }
  const origin = known.some((figure) => figure.origin === 'typed') ? 'typed' : 'computed';
  const about = {
    ...empty,
    origin,
    estimate: known.some(({ estimate }) => estimate),
    source: sourcesOf(known),
  } as const;
  return isRate
    ? {
        ...about,
        numerator: sum('numerator'),
        denominator: sum('denominator'),
        rate: rateOf(sum('numerator'), sum('denominator')),
      }
    : { ...about, count: sum('count') };
}

function rateOf(numerator: number, denominator: number): string | null {
  return denominator > 0 ? decimalString(mulDivHalfUp(numerator, 10_000, denominator), 2, 2) : null;
}

function sourcesOf(figures: readonly IndicatorFigure[]): string | null {
  const sources = [...new Set(figures.flatMap(({ source }) => source ?? []))];
  return sources.length > 1 ? `${sources.length} nguồn của các đơn vị` : (sources[0] ?? null);
}

function ownOf(parts: readonly ReportFigures[], changes: Changes): readonly OwnFigure[] {
  const codes = new Map(parts.flatMap(({ own }) => own).map((figure) => [figure.code, figure]));
  return [...codes.values()].map((named) => {
    const values = parts.flatMap(({ own }) => own.filter(({ code }) => code === named.code));
    const sum = values.reduce((total, { value }) => total + (parseDecimal(value, 2) ?? 0), 0);
    const change = changeOf(changes, `own.${named.code}`) * 100;
    return {
      ...named,
      value: decimalString(Math.max(0, sum + change), 2, 2),
      estimate: values.some(({ estimate }) => estimate),
      source: values.length === 1 ? named.source : `Cộng số liệu của ${values.length} đơn vị`,
    };
  });
}
