import type { Leaf } from '#core/assessments/criteria-set.ts';
import type { Proposal, Proposals } from '#core/assessments/declared-values.ts';
import type { RuleInput } from '#core/assessments/rule-kind.ts';
import { RATE_NAME } from '#core/assessments/share.ts';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { NumberField } from '#web/ui/form/number-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';
import { hasCounts, typedValue } from './line-draft.ts';
import { labelOf, valueInWords } from './line-summary.tsx';

interface ValueFieldsProps {
  readonly form: FormState<Record<string, string>>;
  readonly leaf: Leaf;
  readonly proposals: Proposals;
}

/** The variables of the rule. What an indicator holds is filled in beforehand; another value asks for its reason. */
export function ValueFields({ form, leaf, proposals }: ValueFieldsProps) {
  const counts = hasCounts(leaf, form.values);
  const inputs = leaf.asked.filter(({ name }) => !(name === RATE_NAME && counts));
  return inputs.map((input) => (
    <ValueField key={input.name} form={form} leaf={leaf} input={input} proposal={proposals[input.name]} />
  ));
}

interface ValueFieldProps extends Pick<ValueFieldsProps, 'form' | 'leaf'> {
  readonly input: RuleInput;
  readonly proposal: Proposal | undefined;
}

function ValueField({ form, leaf, input, proposal }: ValueFieldProps) {
  const { name, kind } = input;
  const field = `v:${name}`;
  const typed = form.values[field] ?? '';
  const differs = proposal !== undefined && typed !== '' && typed !== typedValue(kind, proposal.value);
  const unit = leaf.criterion.variables.find((variable) => variable.name === name)?.unit;
  const hint = hintOf(input, proposal);
  return (
    <>
      {kind === 'flag' ? (
        <ChoiceField
          form={form}
          name={field}
          label={labelOf(leaf, name)}
          inRow
          choices={[
            { value: '1', label: 'Có' },
            { value: '0', label: 'Không' },
          ]}
        />
      ) : (
        <NumberField
          form={form}
          name={field}
          label={labelOf(leaf, name)}
          hint={hint}
          decimals={kind === 'rate' ? 2 : 0}
          unit={kind === 'rate' ? '%' : (unit ?? '')}
        />
      )}
      {kind === 'rate' && typed !== '' && !(proposal && !differs) && (
        <TextField form={form} name={`s:${name}`} label="Nguồn của tỷ lệ" required />
      )}
      {differs && <TextField form={form} name={`r:${name}`} label="Lý do khác với số của hệ thống" required />}
    </>
  );
}

function hintOf({ name, kind, upTo }: RuleInput, proposal: Proposal | undefined): string | undefined {
  if (proposal) {
    return `Hệ thống có ${valueInWords(kind, proposal.value)}`;
  }
  if (name === RATE_NAME) {
    return 'Chỉ khi nguồn không cho hai số trên';
  }
  return upTo ? `Từ 0 đến ${upTo}` : undefined;
}
