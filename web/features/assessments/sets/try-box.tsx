import { useId, useState } from 'react';
import { type Leaf, leafFrom } from '#core/assessments/criteria-set.ts';
import { formatPoints } from '#core/assessments/points.ts';
import type { RuleInput, Values } from '#core/assessments/rule-kind.ts';
import { explanationOf, scoreOf, unscoredInWords } from '#core/assessments/scoring.ts';
import { criterionFromDraft, type DraftCriterion } from '#core/assessments/sets/draft.ts';
import { RATE_NAME } from '#core/assessments/share.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import { liveForm } from './live-form.ts';
import classes from './sets.module.css';

/** A rule on trial: values typed here give points and their working by the evaluator of every sheet. Nothing is kept. */
export function TryBox({ node }: { readonly node: DraftCriterion }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const leaf = readLeaf(node);
  const form = liveForm(useId(), typed, setTyped);
  if (!leaf || leaf.rule.inputs.length === 0) {
    return null;
  }
  return (
    <fieldset className={classes.group}>
      <legend>Thử</legend>
      {leaf.rule.inputs.map((input) => (
        <TriedField key={input.name} form={form} leaf={leaf} input={input} />
      ))}
      <p className={classes.sentence} role="status">
        {resultInWords(leaf, valuesOf(leaf, typed))}
      </p>
    </fieldset>
  );
}

function readLeaf(node: DraftCriterion): Leaf | undefined {
  try {
    return leafFrom(criterionFromDraft(node));
  } catch (error) {
    if (error instanceof Refusal) {
      return undefined;
    }
    throw error;
  }
}

interface TriedFieldProps {
  readonly form: FormState<Readonly<Record<string, string>>>;
  readonly leaf: Leaf;
  readonly input: RuleInput;
}

function TriedField({ form, leaf, input: { name, kind, upTo } }: TriedFieldProps) {
  const own = { ...form, values: { [name]: '', ...form.values } };
  const isRate = name === RATE_NAME && leaf.labelOf(name) === name;
  const label = isRate ? 'Hoặc chỉ có tỷ lệ' : leaf.labelOf(name);
  if (kind === 'flag') {
    return (
      <SelectField
        form={own}
        name={name}
        label={label}
        choices={[
          { value: '1', label: 'Có' },
          { value: '0', label: 'Không' },
        ]}
      />
    );
  }
  return (
    <NumberField
      form={own}
      name={name}
      label={label}
      {...(upTo ? { hint: `Từ 0 đến ${upTo}` } : {})}
      decimals={kind === 'rate' ? 2 : 0}
      unit={kind === 'rate' ? '%' : ''}
    />
  );
}

function valuesOf(leaf: Leaf, typed: Readonly<Record<string, string>>): Values {
  return Object.fromEntries(
    leaf.rule.inputs.flatMap(({ name, kind }) => {
      const value = parseDecimal(typed[name] ?? '', kind === 'rate' ? 2 : 0);
      return value === undefined || value < 0 ? [] : [[name, value]];
    }),
  );
}

function resultInWords(leaf: Leaf, values: Values): string {
  if (Object.keys(values).length === 0) {
    return 'Gõ số liệu để xem điểm và lời giải thích.';
  }
  const score = scoreOf(leaf, values);
  return score.kind === 'points'
    ? `${formatPoints(score.points)} điểm. ${explanationOf(leaf, values) ?? ''}`
    : unscoredInWords(leaf, score);
}
