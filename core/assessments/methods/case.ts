import type { Points } from '../points.ts';
import {
  type Given,
  listAt,
  type Outcome,
  type ParameterSource,
  type RuleInput,
  type RuleKind,
  type RuleProblem,
  textAt,
} from '../rule-kind.ts';

/** The variable that holds the chosen case, counted from 1. */
const CASE_NAME = 'case';

/** What a case needs of the rule inside it; the registry hands in how to read one. */
interface InnerRule {
  readonly inputs: readonly RuleInput[];
  readonly problems: (max: Points) => readonly RuleProblem[];
  readonly evaluate: (given: Given) => Outcome;
  readonly explain: (given: Given) => string;
  readonly describe: (max: Points, labelOf: (name: string) => string) => string;
}

interface DeclaredCase {
  readonly label: string;
  readonly rule: InnerRule;
}

export interface CaseParameters {
  readonly cases: readonly DeclaredCase[];
}

/** The evaluator picks one of several declared rules and fills its variables. */
export function caseOf(readRule: (method: string, source: ParameterSource) => InnerRule): RuleKind<CaseParameters> {
  return {
    name: 'Chọn theo trường hợp',
    read: (source) => ({
      cases: listAt(source, 'cases').map((one) => ({
        label: textAt(one, 'label'),
        rule: readRule(textAt(one, 'method'), parametersOf(one)),
      })),
    }),
    problems: ({ cases }, max) => [
      ...(cases.length < 2 ? (['no-cases'] as const) : []),
      ...cases.flatMap(({ rule }) => rule.problems(max)),
    ],
    inputs: ({ cases }) => [
      { name: CASE_NAME, kind: 'count', upTo: cases.length },
      ...uniqueInputs(cases.flatMap(({ rule }) => rule.inputs)),
    ],
    evaluate: ({ cases }, given) =>
      chosen(cases, given)?.rule.evaluate(given) ?? { kind: 'undecided', why: 'case-not-chosen' },
    explain(parameters, given) {
      const one = chosen(parameters.cases, given);
      return one ? `${one.label}: ${one.rule.explain(given)}` : '';
    },
    describe: ({ cases }, max, labelOf) =>
      cases.map(({ label, rule }, at) => `(${at + 1}) ${label}: ${rule.describe(max, labelOf)}`).join(' '),
  };
}

function parametersOf(one: ParameterSource): ParameterSource {
  const inner = one.parameters;
  return typeof inner === 'object' && inner !== null ? (inner as ParameterSource) : {};
}

function chosen(cases: readonly DeclaredCase[], { values }: Given): DeclaredCase | undefined {
  const number = values[CASE_NAME];
  return number === undefined ? undefined : cases[number - 1];
}

/** The cases share variables; none is needed until its case is chosen. */
function uniqueInputs(inputs: readonly RuleInput[]): readonly RuleInput[] {
  return [...new Map(inputs.map((input) => [input.name, { ...input, instead: true }])).values()];
}
