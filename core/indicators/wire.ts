import { decimalString, parseDecimal, RATE_DECIMALS } from '#core/kernel/decimals.ts';
import { definitionOf } from './definitions.ts';
import { type DrillScope, drillOfCount } from './drill-down.ts';
import { type Light, lightOf, type Target } from './target.ts';
import { type IndicatorValue, type RateHundredths, type TypedValue, typedRate } from './value.ts';

/** "43.09" */
export function percentText(rate: RateHundredths): string {
  return decimalString(rate, RATE_DECIMALS, RATE_DECIMALS);
}

/** Reads "48,4" or "48.4 %" into whole hundredths of a percent. */
export function percentFrom(text: string): RateHundredths | undefined {
  const rate = parseDecimal(text.replace(/\s*%$/u, ''), RATE_DECIMALS);
  return rate !== undefined && rate >= 0 ? rate : undefined;
}

export function typedWire(value: TypedValue) {
  const definition = definitionOf(value.code);
  const rate = typedRate(value);
  return {
    id: value.id,
    code: value.code,
    name: definition?.name ?? value.code,
    unitOfMeasure: definition?.unitOfMeasure ?? '',
    from: value.window.from,
    to: value.window.to,
    kind: value.kind,
    count: value.count ?? null,
    numerator: value.numerator ?? null,
    denominator: value.denominator ?? null,
    rate: rate === undefined ? null : percentText(rate),
    source: value.source,
    note: value.note ?? null,
    enteredBy: value.enteredBy,
    enteredAt: value.enteredAt.toISOString(),
  };
}

/** Goals of rates as percent, of counts as whole numbers. */
export function targetWire(target: Target) {
  const isRate = definitionOf(target.code)?.kind === 'rate';
  const figure = (value: number) => (isRate ? percentText(value) : String(value));
  const { code, validFrom, direction, goal, margin, basis } = target;
  return { code, validFrom, direction, goal: figure(goal), margin: figure(margin), basis };
}

export function valueWire(value: IndicatorValue, target: Target | undefined, scope: DrillScope) {
  const { definition, origin, count, numerator, denominator, rate, typed, disagrees } = value;
  const light: Light = lightOf(value, target);
  const behind = definition.kind === 'rate' ? (definition.numerator ?? definition.code) : definition.code;
  return {
    code: definition.code,
    name: definition.name,
    unitOfMeasure: definition.unitOfMeasure,
    kind: definition.kind,
    basis: definition.basis,
    origin,
    count: count ?? null,
    numerator: numerator ?? null,
    denominator: denominator ?? null,
    numeratorText: definition.numeratorText ?? null,
    denominatorText: definition.denominatorText ?? null,
    rate: rate === undefined ? null : percentText(rate),
    typed: typed ? typedWire(typed) : null,
    disagrees,
    target: target ? targetWire(target) : null,
    light,
    drill: (origin === 'computed' ? drillOfCount(behind, scope) : undefined) ?? null,
  };
}
