import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core';
import { fold } from '#core/kernel/text.ts';
import { MantinePart } from '#web/ui/mantine/mantine-part.tsx';
import { described, FieldFrame, type FieldWords } from './field-frame.tsx';
import type { Choice } from './select-field.tsx';
import { bindingOf, type FormState, type NamesOf } from './use-form.ts';

interface SearchSelectFieldProps<V> extends FieldWords {
  readonly form: FormState<V>;
  readonly name: NamesOf<V, string>;
  readonly choices: readonly Choice[];
  readonly placeholder?: string;
}

/** All words typed occur in the choice, whatever their marks: "khai sinh", "dang ky" find "Đăng ký khai sinh". */
const byWordsWithoutMarks: OptionsFilter = ({ options, search, limit }) => {
  const words = fold(search).split(' ').filter(Boolean);
  const fits = (option: ComboboxItem) => words.every((word) => fold(option.label).includes(word));
  return (options as ComboboxItem[]).filter(fits).slice(0, limit);
};

/** One of many: found by typing. */
export function SearchSelectField<V>(props: SearchSelectFieldProps<V>) {
  const { form, name, label, hint, required, choices, placeholder = 'Gõ để tìm…' } = props;
  const { id, value, error, change } = bindingOf<V, string>(form, name);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required ?? false}>
      <MantinePart>
        <Select
          {...described(id, hint, error, required)}
          name={name}
          data={choices.map(({ value: key, label: words }) => ({ value: key, label: words }))}
          value={value || null}
          onChange={(chosen) => change(chosen ?? '')}
          searchable
          clearable
          limit={100}
          maxDropdownHeight={320}
          filter={byWordsWithoutMarks}
          nothingFoundMessage="Không có mục nào khớp"
          placeholder={placeholder}
          clearButtonProps={{ 'aria-label': `Bỏ chọn ${label}` }}
          error={Boolean(error)}
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      </MantinePart>
    </FieldFrame>
  );
}
