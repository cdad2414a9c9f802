import type { SurveyRoundResponse } from '#core/assessments/surveys/contract.ts';
import { FieldRow } from '#web/ui/form/form.tsx';
import { SearchSelectField } from '#web/ui/form/search-select-field.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import type { FormState } from '#web/ui/form/use-form.ts';

interface SlipFiltersProps {
  readonly round: SurveyRoundResponse;
  readonly unit: string | undefined;
  readonly form: string | undefined;
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Which slips: of one unit, of one questionnaire. What is chosen stands in the address. */
export function SlipFilters({ round, unit = '', form: chosen = '', onChange }: SlipFiltersProps) {
  const form: FormState<Record<'donvi' | 'mau', string>> = {
    id: 'slip-filters',
    values: { donvi: unit, mau: chosen },
    errors: {},
    attempts: 0,
    set: (name, value) => onChange({ [name]: value || undefined }),
    setAll: () => {},
    refuse: () => {},
    submit: () => {},
  };
  return (
    <FieldRow>
      <SearchSelectField
        form={form}
        name="donvi"
        label="Đơn vị"
        placeholder="Mọi đơn vị"
        choices={round.units.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <SelectField
        form={form}
        name="mau"
        label="Mẫu phiếu"
        placeholder="Mọi mẫu"
        choices={round.forms.map(({ form: { id, code, groupName } }) => ({
          value: id,
          label: `${code}, ${groupName}`,
        }))}
      />
    </FieldRow>
  );
}
