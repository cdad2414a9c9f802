import type { Id } from '#core/kernel/ids.ts';
import type { Points } from './points.ts';
import { refuse } from './refusals.ts';
import { type Rule, readRule } from './registry.ts';
import type { Rounding } from './rounding.ts';
import type { InputKind, ParameterSource } from './rule-kind.ts';

export type CriteriaSetId = Id<'CriteriaSet'>;

export const CRITERION_LEVELS = ['part', 'area', 'criterion', 'component'] as const;
export type CriterionLevel = (typeof CRITERION_LEVELS)[number];

/** Where a variable's value comes from: a register or module of ours, an indicator, or a person. */
export interface Variable {
  readonly name: string;
  readonly label: string;
  readonly kind: InputKind;
  /** "nhiệm vụ", "hồ sơ", "%"; empty for yes/no. */
  readonly unit: string;
  readonly source: string;
  /** The indicator that fills it; undefined where a person types it. */
  readonly indicator?: string | undefined;
}

/** One node of the tree as stored: area → criterion → component. Only leaves carry a method. */
export interface Criterion {
  readonly code: string;
  readonly parent: string | undefined;
  readonly level: CriterionLevel;
  readonly name: string;
  readonly max: Points;
  readonly method: string | undefined;
  readonly parameters: ParameterSource;
  readonly variables: readonly Variable[];
  readonly rounding: Rounding;
  /** The indicator that holds the share a leaf asks for, as two counts or as a typed rate. */
  readonly rateIndicator: string | undefined;
  readonly section: string;
  readonly evidence: string;
  /** Where the rule is inferred and not printed in its source, said in a sentence; it goes into every explanation. */
  readonly note: string;
  /** The decision or form that a leaf follows; "seed" and "template" rows name none. */
  readonly legalBasis: string;
  readonly origin: string;
}

export interface CriteriaSet {
  readonly id: CriteriaSetId;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  /** What the sheet says under its title about where the set comes from. */
  readonly basis: string;
  readonly unitKind: 'commune' | 'district' | 'province';
  readonly state: 'draft' | 'published';
  readonly criteria: readonly Criterion[];
  /** Ceilings of the sum of bonus and penalty leaves. */
  readonly maxBonus: Points;
  readonly maxPenalty: Points;
}

/** A leaf with its rule read. */
export interface Leaf {
  readonly criterion: Criterion;
  readonly rule: Rule;
  /** 'bonus' and 'penalty' leaves stand outside the areas. */
  readonly side: 'inside' | 'bonus' | 'penalty';
  readonly labelOf: (name: string) => string;
}

/** A set made ready for scoring: every rule read once, every leaf found by its code. */
export interface Scheme {
  readonly set: CriteriaSet;
  readonly leaves: readonly Leaf[];
  readonly leafOf: ReadonlyMap<string, Leaf>;
  readonly max: Points;
}

export function schemeOf(set: CriteriaSet): Scheme {
  const leaves = set.criteria.filter(({ method }) => method !== undefined).map(leafFrom);
  const inside = leaves.filter(({ side }) => side === 'inside');
  return {
    set,
    leaves,
    leafOf: new Map(leaves.map((leaf) => [leaf.criterion.code, leaf])),
    max: inside.reduce((sum, { criterion }) => sum + criterion.max, 0),
  };
}

function leafFrom(criterion: Criterion): Leaf {
  const rule = readRule(criterion.method ?? '', criterion.parameters);
  const labels = new Map(criterion.variables.map(({ name, label }) => [name, label]));
  return {
    criterion,
    rule,
    side: rule.method === 'BONUS' ? 'bonus' : rule.method === 'PENALTY' ? 'penalty' : 'inside',
    labelOf: (name) => labels.get(name) ?? name,
  };
}

export function requireLeaf(scheme: Scheme, code: string): Leaf {
  const leaf = scheme.leafOf.get(code);
  if (!leaf) {
    throw refuse('criterion-unknown', { code });
  }
  return leaf;
}

/** One thing that keeps a set from being published, at the criterion it concerns. */
export interface SetProblem {
  readonly code: string;
  readonly problem: string;
}

/** Everything wrong with a draft: shape of the tree, sums of maxima, rules that do not fit their maximum. */
export function problemsOf(set: CriteriaSet): readonly SetProblem[] {
  const byCode = new Map(set.criteria.map((criterion) => [criterion.code, criterion]));
  const doubled = set.criteria.filter(({ code }, at) => set.criteria.findIndex((one) => one.code === code) !== at);
  return [
    ...doubled.map(({ code }) => ({ code, problem: 'code-doubled' })),
    ...set.criteria.flatMap((criterion) => treeProblems(criterion, byCode)),
    ...set.criteria.flatMap((criterion) => sumProblems(criterion, set.criteria)),
    ...set.criteria.flatMap(ruleProblems),
  ];
}

function treeProblems(criterion: Criterion, byCode: ReadonlyMap<string, Criterion>): readonly SetProblem[] {
  const seen = new Set<string>();
  let above: Criterion | undefined = criterion;
  while (above?.parent !== undefined) {
    if (seen.has(above.code)) {
      return [{ code: criterion.code, problem: 'tree-circular' }];
    }
    seen.add(above.code);
    const parent = byCode.get(above.parent);
    if (!parent) {
      return [{ code: criterion.code, problem: 'parent-unknown' }];
    }
    above = parent;
  }
  return [];
}

function sumProblems(criterion: Criterion, all: readonly Criterion[]): readonly SetProblem[] {
  const children = all.filter(({ parent }) => parent === criterion.code);
  if (criterion.method !== undefined) {
    return children.length > 0 ? [{ code: criterion.code, problem: 'leaf-with-children' }] : [];
  }
  if (children.length === 0) {
    return [{ code: criterion.code, problem: 'method-missing' }];
  }
  const sum = children.reduce((total, { max }) => total + max, 0);
  return sum === criterion.max ? [] : [{ code: criterion.code, problem: 'sum-differs' }];
}

function ruleProblems(criterion: Criterion): readonly SetProblem[] {
  if (criterion.method === undefined) {
    return [];
  }
  const leaf = leafFrom(criterion);
  const declared = new Set(criterion.variables.map(({ name }) => name));
  const undeclared = leaf.rule.inputs.filter(({ name, instead }) => !instead && !declared.has(name));
  return [
    ...leaf.rule.problems(criterion.max).map((problem) => ({ code: criterion.code, problem })),
    ...undeclared.map(({ name }) => ({ code: criterion.code, problem: `variable-undeclared:${name}` })),
  ];
}
