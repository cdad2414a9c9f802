import { definitionOf } from '#core/indicators/definitions.ts';
import { decimalString, formatCount, formatDecimal, POINT_DECIMALS } from '#core/kernel/decimals.ts';
import { type Fraction, formatBeside, formatFraction, fraction, times } from '#core/kernel/fractions.ts';
import { type Component, METHOD_NAMES, type PointUnits } from './component.ts';
import { emptiedBy, type FigureOf, type ScoredComponent } from './score.ts';

/** "5,97": points with two decimals. */
export function pointsText(points: PointUnits): string {
  return formatDecimal(decimalString(points, POINT_DECIMALS, 2), true);
}

/** "6", "2,5": a maximum as people write it. */
export function maxText(points: PointUnits): string {
  return formatDecimal(decimalString(points, POINT_DECIMALS, 2));
}

/** "69,33", never rounded onto or across the target that it is not on. */
export function rateText(rate: Fraction, target: number | null): string {
  const percent = times(rate, fraction(100));
  const bounds = [fraction(100), ...(target === null ? [] : [fraction(target, 100)])];
  return formatBeside(percent, 2, bounds);
}

const targetText = (target: number) => formatFraction(fraction(target, 100), 2);

/** How the points come about, with the numbers: "312/450 hồ sơ tiếp nhận trực tuyến = 69,33 % / 50 % → 6,00". */
export function explain(scored: ScoredComponent, figureOf: FigureOf): string {
  const { component, state, points } = scored;
  switch (state) {
    case 'scored':
      return scored.measured
        ? `${measuredWords(scored, figureOf)}${pointWords(scored)} → ${pointsText(points ?? 0)}`
        : `Không phát sinh trong kỳ, được điểm tối đa → ${pointsText(points ?? 0)}`;
    case 'monitoring':
      return scored.measured
        ? `${measuredWords(scored, figureOf)}; theo dõi, không tính điểm.`
        : 'Theo dõi, không tính điểm.';
    case 'unknown-split':
      return scored.measured
        ? `${measuredWords(scored, figureOf)}; chưa rõ cơ cấu điểm nên không cho điểm.`
        : `Chưa rõ cơ cấu điểm nên không cho điểm. ${lackWords(scored)}`.trim();
    case 'unknown-formula':
      return 'Chưa rõ cơ cấu điểm và cách tính nên không cho điểm.';
    case 'no-data':
      return lackWords(scored);
    case 'not-applicable':
      return `Không phát sinh trong kỳ nên không tính: ${overWords(component)} bằng 0.`;
    default:
      return state satisfies never;
  }
}

function lackWords({ lacks }: ScoredComponent): string {
  const names = lacks.map((code) => definitionOf(code)?.name ?? code);
  return names.length > 0 ? `Chưa có số liệu: ${names.join('; ')}.` : '';
}

function measuredWords({ component, measured }: ScoredComponent, figureOf: FigureOf): string {
  if (!measured) {
    return '';
  }
  const rate = `${rateText(measured.rate, component.target)} %`;
  if (measured.denominator === undefined || measured.numerator === undefined) {
    return `${definitionName(component)} ${rate} (nguồn chỉ ghi tỷ lệ)`;
  }
  return `${partWords(component, figureOf, measured.numerator)}/${formatCount(measured.denominator)} ${nounOf(component)} = ${rate}`;
}

/** "(20 đang giải quyết trong hạn + 1.126 đã giải quyết trước và đúng hạn + 54 trả lại, rút)" of a sum of counts. */
function partWords({ formula }: Component, figureOf: FigureOf, numerator: number): string {
  if (formula.kind !== 'ratio' || formula.terms.length < 2) {
    return formatCount(numerator);
  }
  const words = formula.terms.map(({ indicator, minus, words: name }, at) => {
    const sign = minus ? '− ' : at === 0 ? '' : '+ ';
    return `${sign}${formatCount(figureOf(indicator)?.count ?? 0)} ${name}`;
  });
  return `(${words.join(' ')})`;
}

function nounOf({ formula }: Component): string {
  if (formula.kind === 'rate') {
    return definitionOf(formula.indicator)?.numeratorText ?? '';
  }
  if (formula.kind !== 'ratio') {
    return '';
  }
  const [only, ...others] = formula.terms;
  return others.length === 0 && only ? `${formula.over.words} ${only.words}` : formula.over.words;
}

function overWords({ formula, name }: Component): string {
  if (formula.kind === 'ratio') {
    return formula.over.words;
  }
  const empty = formula.kind === 'rate' ? emptiedBy(formula) : undefined;
  return empty === undefined ? name : (definitionOf(empty)?.name ?? empty);
}

function definitionName({ formula, name }: Component): string {
  return (formula.kind === 'rate' && definitionOf(formula.indicator)?.name) || name;
}

/** " / 50 %" where the target is met, " / 50 % × 6 điểm" below it, " × 20 điểm" for a plain share. */
function pointWords({ component: { method, target, maxPoints }, points }: ScoredComponent): string {
  const aim = method === 'to-target' && target !== null ? ` / ${targetText(target)} %` : '';
  const isFull = points === maxPoints;
  return aim && isFull ? aim : `${aim} × ${maxText(maxPoints ?? 0)} điểm`;
}

/** The formula in words, without a window's numbers. */
export function formulaText(component: Component): string {
  const { formula, method, target } = component;
  const how =
    method === 'to-target' && target !== null
      ? `${METHOD_NAMES[method]}: đạt từ ${targetText(target)} % được điểm tối đa, dưới đó tính tỷ lệ ÷ ${targetText(target)} % × điểm tối đa`
      : method === 'monitoring'
        ? METHOD_NAMES[method]
        : `${METHOD_NAMES[method]}: tỷ lệ × điểm tối đa`;
  const what = sourceText(component);
  return what === '' ? 'Chưa rõ cách tính' : `${what}. ${formula.kind === 'unknown' ? '' : how}`.trim();
}

function sourceText({ formula }: Component): string {
  if (formula.kind === 'unknown') {
    return '';
  }
  if (formula.kind === 'rate') {
    const definition = definitionOf(formula.indicator);
    return `${definition?.numeratorText ?? formula.indicator} ÷ ${definition?.denominatorText ?? ''}`;
  }
  const parts = formula.terms.map(({ minus, words }, at) => `${minus ? '− ' : at === 0 ? '' : '+ '}${words}`);
  return `${formula.terms.length > 1 ? `(${parts.join(' ')})` : parts.join('')} ÷ ${formula.over.words}`;
}
