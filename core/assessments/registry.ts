import { bonus, penalty } from './methods/bonus-penalty.ts';
import { caseOf } from './methods/case.ts';
import { checklist } from './methods/checklist.ts';
import { countCapped } from './methods/count-capped.ts';
import { deductPerEvent } from './methods/deduct-per-event.ts';
import { manual } from './methods/manual.ts';
import { passFail } from './methods/pass-fail.ts';
import { proportional } from './methods/proportional.ts';
import { proportionalBand } from './methods/proportional-band.ts';
import { proportionalToTarget } from './methods/proportional-to-target.ts';
import { survey } from './methods/survey.ts';
import { thresholdZero } from './methods/threshold-zero.ts';
import { tiers } from './methods/tiers.ts';
import type { Points } from './points.ts';
import { refuse } from './refusals.ts';
import type { Given, Outcome, ParameterSource, RuleInput, RuleKind, RuleProblem } from './rule-kind.ts';

/** The codes of domain practice, as decisions and their annexes name them. */
export const METHODS = [
  'PASS_FAIL',
  'TIERS',
  'PROPORTIONAL',
  'PROPORTIONAL_BAND',
  'PROPORTIONAL_TO_TARGET',
  'THRESHOLD_ZERO',
  'DEDUCT_PER_EVENT',
  'COUNT_CAPPED',
  'CHECKLIST',
  'SURVEY',
  'BONUS',
  'PENALTY',
  'MANUAL',
  'CASE',
] as const;

export type Method = (typeof METHODS)[number];

/** A rule with its parameters read and bound: what the sheet works with. */
export interface Rule {
  readonly method: Method;
  readonly name: string;
  readonly inputs: readonly RuleInput[];
  readonly problems: (max: Points) => readonly RuleProblem[];
  readonly evaluate: (given: Given) => Outcome;
  readonly explain: (given: Given) => string;
  readonly describe: (max: Points, labelOf: (name: string) => string) => string;
}

function bind<P>(method: Method, kind: RuleKind<P>, source: ParameterSource): Rule {
  const parameters = kind.read(source);
  return {
    method,
    name: kind.name,
    inputs: kind.inputs(parameters),
    problems: (max) => kind.problems(parameters, max),
    evaluate: (given) => kind.evaluate(parameters, given),
    explain: (given) => kind.explain(parameters, given),
    describe: (max, labelOf) => kind.describe(parameters, max, labelOf),
  };
}

const READERS: Record<Method, (source: ParameterSource) => Rule> = {
  PASS_FAIL: (source) => bind('PASS_FAIL', passFail, source),
  TIERS: (source) => bind('TIERS', tiers, source),
  PROPORTIONAL: (source) => bind('PROPORTIONAL', proportional, source),
  PROPORTIONAL_BAND: (source) => bind('PROPORTIONAL_BAND', proportionalBand, source),
  PROPORTIONAL_TO_TARGET: (source) => bind('PROPORTIONAL_TO_TARGET', proportionalToTarget, source),
  THRESHOLD_ZERO: (source) => bind('THRESHOLD_ZERO', thresholdZero, source),
  DEDUCT_PER_EVENT: (source) => bind('DEDUCT_PER_EVENT', deductPerEvent, source),
  COUNT_CAPPED: (source) => bind('COUNT_CAPPED', countCapped, source),
  CHECKLIST: (source) => bind('CHECKLIST', checklist, source),
  SURVEY: (source) => bind('SURVEY', survey, source),
  BONUS: (source) => bind('BONUS', bonus, source),
  PENALTY: (source) => bind('PENALTY', penalty, source),
  MANUAL: (source) => bind('MANUAL', manual, source),
  CASE: (source) =>
    bind(
      'CASE',
      caseOf((method, inner) => readRule(method, inner)),
      source,
    ),
};

function isMethod(text: string): text is Method {
  return METHODS.some((method) => method === text);
}

/** The typed rule of stored data; refuses an unknown method or a wrong parameter by its name. */
export function readRule(method: string, source: ParameterSource): Rule {
  if (!isMethod(method)) {
    throw refuse('method-unknown', { method });
  }
  return READERS[method](source);
}
