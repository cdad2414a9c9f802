import type { InputKind, ParameterSource } from '../rule-kind.ts';

interface At {
  /** The name of the parameter. */
  readonly at: string;
  readonly label: string;
}

/** One thing that a rule asks its author, in the order of the form. */
export type RuleField =
  /** The name of a declared variable. */
  | (At & { readonly kind: 'variable'; readonly input: InputKind })
  /** Names of declared variables. */
  | (At & { readonly kind: 'variables'; readonly input: InputKind; readonly add: string })
  /** A decimal: points, percent or a plain count. */
  | (At & { readonly kind: 'decimal'; readonly decimals: number; readonly unit: string; readonly otherwise?: string })
  | (At & {
      readonly kind: 'choice';
      readonly choices: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
      readonly otherwise: string;
      readonly hint?: string;
      /** Nothing is written for the usual choice, so that sets which never asked say the same. */
      readonly unwritten?: boolean;
      /** The other parameters are others then. */
      readonly resets?: boolean;
    })
  | (At & { readonly kind: 'text' })
  /** A list of equal groups of fields. */
  | (At & {
      readonly kind: 'rows';
      readonly add: string;
      readonly each: string;
      readonly columns: readonly RuleField[];
    })
  /** A whole rule inside the rule: its method and its own parameters. */
  | (At & { readonly kind: 'rule' });

/** A group of parameters with something chosen in it. */
export function withChoice(
  source: ParameterSource,
  { at, otherwise, unwritten }: Extract<RuleField, { kind: 'choice' }>,
  value: string,
): ParameterSource {
  const { [at]: _, ...others } = source;
  return unwritten && value === otherwise ? others : { ...others, [at]: value };
}
