import { DEFINITIONS } from '#core/indicators/definitions.ts';
import { decimalString, formatDecimal, POINT_DECIMALS, parseDecimal, RATE_DECIMALS } from '#core/kernel/decimals.ts';
import type { Component, GroupCode, Method, ZeroPolicy } from '#core/service-index/component.ts';
import { maxText } from '#core/service-index/explain.ts';

/** A component while it is edited: figures as typed. */
export interface DraftRow {
  readonly key: string;
  readonly component: Component;
  readonly code: string;
  readonly name: string;
  /** Empty: the maximum is not known. */
  readonly max: string;
  readonly method: Method;
  readonly target: string;
  readonly zeroPolicy: ZeroPolicy;
  /** A rate's code, `kept` for a sum of counts as it is, empty where the formula is not known. */
  readonly source: string;
}

/** The formula of counts that ships with the product; only rates are chosen anew. */
export const KEPT = 'kept';

export const RATES = DEFINITIONS.filter(({ kind }) => kind === 'rate').map(({ code, name }) => ({ code, name }));

export function rowFrom(component: Component): DraftRow {
  const { code, name, maxPoints, method, target, zeroPolicy, formula } = component;
  return {
    key: code,
    component,
    code,
    name,
    max: maxPoints === null ? '' : maxText(maxPoints),
    method,
    target: target === null ? '' : formatDecimal(decimalString(target, RATE_DECIMALS, RATE_DECIMALS)),
    zeroPolicy,
    source: formula.kind === 'rate' ? formula.indicator : formula.kind === 'ratio' ? KEPT : '',
  };
}

/** The next free letter or number of a group: "III.e". */
export function newRow(group: GroupCode, rows: readonly DraftRow[]): DraftRow {
  const taken = new Set(rows.map(({ code }) => code));
  const tails = [...'abcdefghijklmnopqrstuvwxyz'];
  const code = tails.map((tail) => `${group}.${tail}`).find((one) => !taken.has(one)) ?? `${group}.z1`;
  return rowFrom({
    code,
    group,
    name: '',
    maxPoints: null,
    formula: { kind: 'unknown' },
    method: 'proportional',
    target: null,
    zeroPolicy: 'not-applicable',
    confidence: 'local',
    note: '',
  });
}

/** The row as a component; undefined where a figure cannot be read. */
export function componentFrom(row: DraftRow): Component | undefined {
  const { component, code, name, method, zeroPolicy, source } = row;
  const maxPoints = row.max.trim() === '' ? null : parseDecimal(row.max, POINT_DECIMALS);
  const target = row.method !== 'to-target' ? null : parseDecimal(row.target, RATE_DECIMALS);
  if (maxPoints === undefined || target === undefined || (maxPoints !== null && maxPoints % 100 !== 0)) {
    return undefined;
  }
  const next: Component = { ...component, code, name, maxPoints, method, target, zeroPolicy, formula: formulaOf(row) };
  const isChanged = JSON.stringify(next) !== JSON.stringify(component) || source !== rowFrom(component).source;
  return isChanged ? { ...next, confidence: 'local' } : next;
}

function formulaOf({ component: { formula }, source }: DraftRow): Component['formula'] {
  if (source === KEPT && formula.kind === 'ratio') {
    return formula;
  }
  if (source === '' || source === KEPT) {
    return { kind: 'unknown' };
  }
  return formula.kind === 'rate' && formula.indicator === source ? formula : { kind: 'rate', indicator: source };
}
