import type { IndicatorValueView, TargetView } from '#core/indicators/contract.ts';
import { drillPath } from '#core/indicators/drill-down.ts';
import { EMPTY, formatNumber, formatPercent } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';

/** "43.09" of the wire as whole hundredths of a percent. */
export function hundredths(percent: string | null): number | null {
  return percent === null ? null : Number(percent.replace('.', ''));
}

export function valueWords({ kind, rate, count }: IndicatorValueView): string {
  if (kind === 'rate') {
    return formatPercent(hundredths(rate));
  }
  return count === null ? EMPTY : formatNumber(count);
}

/** "Chỉ tiêu: từ 98 % trở lên". */
export function targetWords(target: TargetView, kind: IndicatorValueView['kind']): string {
  const goal = kind === 'rate' ? formatPercent(hundredths(target.goal)) : formatNumber(Number(target.goal));
  return target.direction === 'at-least' ? `Chỉ tiêu: từ ${goal} trở lên` : `Chỉ tiêu: không quá ${goal}`;
}

/** How the figure comes about: "1.126 trên 1.130 hồ sơ đã giải quyết", or who typed it in. */
export function originWords(value: IndicatorValueView): string | undefined {
  if (value.origin === 'typed' && value.typed) {
    return `Số nhập tay: ${value.typed.source}`;
  }
  if (value.kind === 'rate' && value.denominator !== null) {
    return `${formatNumber(value.numerator)} trên ${formatNumber(value.denominator)} ${value.denominatorText ?? ''}`;
  }
  return undefined;
}

/** Down to the dossiers, tasks or entries behind a count. */
export function drillHref(unit: string, drill: IndicatorValueView['drill']): string | undefined {
  return drill ? unitPath(unit, drillPath(drill)) : undefined;
}
