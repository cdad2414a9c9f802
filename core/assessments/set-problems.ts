import { bandProblem } from './bands.ts';
import type { CriteriaSet, Criterion } from './criteria-set.ts';
import { needsOf, orderOf, readLink } from './links.ts';
import { readRule } from './registry.ts';

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
    ...set.criteria.flatMap((criterion) => linkProblems(criterion, byCode)),
    ...circleProblems(set.criteria),
    ...setProblems(set),
  ];
}

/** What concerns no criterion stands at the code of the set. */
function setProblems({ code, bands }: CriteriaSet): readonly SetProblem[] {
  const problem = bandProblem(bands);
  return problem ? [{ code, problem }] : [];
}

function linkProblems(criterion: Criterion, byCode: ReadonlyMap<string, Criterion>): readonly SetProblem[] {
  return criterion.variables.flatMap(({ name, from }) => {
    if (from === undefined) {
      return [];
    }
    const link = readLink(from);
    const target = link && byCode.get(link.code);
    const known =
      link?.kind === 'value' ? target?.variables.some((variable) => variable.name === link.name) : target !== undefined;
    return known ? [] : [{ code: criterion.code, problem: `link-unknown:${name}` }];
  });
}

function circleProblems(criteria: readonly Criterion[]): readonly SetProblem[] {
  const found = orderOf(needsOf(criteria));
  if ('order' in found) {
    return [];
  }
  const [code = ''] = found.circle;
  return [{ code, problem: `circle:${found.circle.join(' → ')}` }];
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
  // Where a lower level may add components, the decision may leave room for them.
  const fits = criterion.extendable ? sum <= criterion.max : sum === criterion.max;
  return fits ? [] : [{ code: criterion.code, problem: 'sum-differs' }];
}

function ruleProblems(criterion: Criterion): readonly SetProblem[] {
  if (criterion.method === undefined) {
    return [];
  }
  const rule = readRule(criterion.method, criterion.parameters);
  const declared = new Set(criterion.variables.map(({ name }) => name));
  const undeclared = rule.inputs.filter(({ name, instead }) => !instead && !declared.has(name));
  return [
    ...rule.problems(criterion.max).map((problem) => ({ code: criterion.code, problem })),
    ...undeclared.map(({ name }) => ({ code: criterion.code, problem: `variable-undeclared:${name}` })),
  ];
}
