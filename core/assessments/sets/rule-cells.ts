import type { ParameterSource } from '../rule-kind.ts';

/** One parameter of a rule as a row of a sheet: "tiers.1.bound" | "100". Places in lists count from 1. */
export interface RuleCell {
  readonly path: string;
  readonly value: string;
}

export function cellsOf(parameters: ParameterSource): readonly RuleCell[] {
  return cellsUnder(parameters, '');
}

function cellsUnder(value: unknown, path: string): readonly RuleCell[] {
  const below = (part: string | number) => (path === '' ? String(part) : `${path}.${part}`);
  if (Array.isArray(value)) {
    return value.flatMap((one, at) => cellsUnder(one, below(at + 1)));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) => cellsUnder(one, below(name)));
  }
  return value === undefined || value === null ? [] : [{ path, value: String(value) }];
}

const NAME = /^[A-Za-z][A-Za-z0-9]*$/u;
const PLACE = /^[1-9]\d{0,2}$/u;
const FORBIDDEN: ReadonlySet<string> = new Set(['constructor', 'prototype']);

/** Whether a path can be read back; the rest is said to be wrong at its row. */
export function isPath(path: string): boolean {
  const [first = '', ...parts] = path.split('.');
  const isName = (part: string) => NAME.test(part) && !FORBIDDEN.has(part);
  return isName(first) && parts.every((part) => isName(part) || PLACE.test(part));
}

/** The parameters of rows whose paths can be read; places that are left out of a list close up. */
export function parametersOf(cells: readonly RuleCell[]): ParameterSource {
  return objectOf(cells.map(({ path, value }) => ({ parts: path.split('.'), value })));
}

interface Parted {
  readonly parts: readonly string[];
  readonly value: string;
}

function objectOf(cells: readonly Parted[]): ParameterSource {
  return Object.fromEntries(grouped(cells).map(([name, own]) => [name, partOf(own)]));
}

function grouped(cells: readonly Parted[]): readonly (readonly [string, readonly Parted[]])[] {
  const groups = new Map<string, Parted[]>();
  for (const { parts, value } of cells) {
    const [name = '', ...rest] = parts;
    groups.set(name, [...(groups.get(name) ?? []), { parts: rest, value }]);
  }
  return [...groups];
}

function partOf(cells: readonly Parted[]): unknown {
  const [first] = cells;
  if (!first || first.parts.length === 0) {
    return first?.value ?? '';
  }
  const groups = grouped(cells);
  if (groups.every(([name]) => PLACE.test(name))) {
    return [...groups].sort(([a], [b]) => Number(a) - Number(b)).map(([, own]) => partOf(own));
  }
  return objectOf(cells);
}
