import type { ImportRunView, LayoutView } from '#core/imports/contract.ts';
import { DOSSIER_COLUMNS, DOSSIER_FIELDS, type DossierField, REQUIRED_FIELDS } from '#core/imports/dossier-columns.ts';
import { Callout } from '#web/ui/callout/callout.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { type FormErrors, useForm } from '#web/ui/form/use-form.ts';
import { importFailure } from './import-words.ts';
import { useMapColumns } from './load-imports.ts';
import classes from './mapping-form.module.css';

type Values = Record<DossierField, string>;

const OPTIONAL_FIELDS = DOSSIER_FIELDS.filter((field) => !REQUIRED_FIELDS.includes(field));

/** Which column is which, asked once for a layout that the labels do not explain. */
export function MappingForm({ unit, run }: { readonly unit: string; readonly run: ImportRunView }) {
  const map = useMapColumns(unit, run.id);
  const { layout } = run;
  const form = useForm<Values>({ initial: initialOf(layout), check });
  if (!layout) {
    return null;
  }
  const choices = layout.labels.map(({ label }) => ({ value: label, label }));

  function submit(values: Values) {
    const chosen = Object.entries(values).filter(([, label]) => label !== '');
    map.mutate({ columns: Object.fromEntries(chosen) });
  }

  return (
    <section aria-labelledby="chon-cot" className="stack">
      <h2 id="chon-cot">Cột nào là gì?</h2>
      <Callout>Tên cột của tệp này chưa gặp bao giờ. Bạn chọn một lần; lần sau tệp cùng mẫu sẽ được nhận ngay.</Callout>
      <Samples layout={layout} />
      <Form
        form={form}
        onSubmit={submit}
        submitLabel="Lưu cách chọn và kiểm tra tệp"
        busy={map.isPending}
        failure={map.isError ? importFailure(map.error) : undefined}
      >
        <div className={classes.fields}>
          {[...REQUIRED_FIELDS, ...OPTIONAL_FIELDS].map((field) => (
            <SelectField
              key={field}
              form={form}
              name={field}
              label={DOSSIER_COLUMNS[field].name}
              choices={choices}
              placeholder={DOSSIER_COLUMNS[field].required ? 'Chọn cột' : 'Không có trong tệp'}
              required={DOSSIER_COLUMNS[field].required}
            />
          ))}
        </div>
      </Form>
    </section>
  );
}

function initialOf(layout: LayoutView | null): Values {
  const labels = new Map(layout?.columns.map(({ field, label }) => [field, label]));
  return Object.fromEntries(DOSSIER_FIELDS.map((field) => [field, labels.get(field) ?? ''])) as Values;
}

function check(values: Values): FormErrors<Values> {
  const errors: Partial<Record<DossierField, string>> = {};
  for (const field of DOSSIER_FIELDS) {
    const label = values[field];
    const { name, required } = DOSSIER_COLUMNS[field];
    if (required && label === '') {
      errors[field] = `Chọn cột chứa “${name}”.`;
    } else if (label !== '' && DOSSIER_FIELDS.some((other) => other !== field && values[other] === label)) {
      errors[field] = `Cột “${label}” được chọn cho hai nội dung.`;
    }
  }
  return errors;
}

interface SampleRow {
  readonly key: string;
  readonly cells: readonly string[];
}

function Samples({ layout: { labels, samples } }: { readonly layout: LayoutView }) {
  const columns = labels.map(
    ({ index, label }, place): Column<SampleRow> => ({
      key: String(index),
      head: label,
      cell: ({ cells }) => cells[index],
      main: place === 0,
    }),
  );
  const rows = samples.map((cells, index) => ({ key: String(index), cells }));
  return (
    <DataTable
      caption="Các dòng đầu của tệp"
      captionSeen
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      narrow="scroll"
    />
  );
}
