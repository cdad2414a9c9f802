import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { UnitSummary } from '#core/units/contract.ts';
import { UNIT_MESSAGES } from '#core/units/messages.ts';
import { lineName, UNIT_TYPES, type UnitType } from '#core/units/unit.ts';
import { today } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo, usePathParam, useUnitSlug } from '#web/lib/navigation.ts';
import { DateField } from '#web/ui/form/date-field.tsx';
import { FieldRow, Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { useRenameUnit, useUnitDetail } from './unit-calls.ts';

/** A new name, type or code from a day on. */
export function RenameUnitPage() {
  return (
    <QueryView query={useUnitDetail(usePathParam('slug'))} messages={UNIT_MESSAGES}>
      {({ unit }) => <RenameForm unit={unit} />}
    </QueryView>
  );
}

function RenameForm({ unit }: { readonly unit: UnitSummary }) {
  const here = useUnitSlug();
  const rename = useRenameUnit(unit.slug);
  const goTo = useGoTo();
  const { word, kind } = UNIT_TYPES[unit.type];
  const bare = word ? unit.name.slice(word.length + 1) : unit.name;
  const form = useForm({
    initial: {
      type: unit.type as string,
      name: bare,
      from: formatDate(today()),
      code: unit.agencyCode ?? '',
      basis: '',
    },
    check: (values) => ({
      name: values.name.trim().length < 2 ? 'Nhập tên đơn vị' : undefined,
      from: parseDate(values.from) ? undefined : 'Ngày phải có dạng ngày/tháng/năm',
      basis: values.basis.trim() ? undefined : 'Ghi căn cứ của việc đổi tên',
    }),
  });
  const back = unitPath(here, `to-chuc/${unit.slug}`);
  const types = (Object.keys(UNIT_TYPES) as UnitType[]).filter((type) => UNIT_TYPES[type].kind === kind);

  function submit(values: typeof form.values) {
    rename.mutate(
      {
        name: values.name,
        type: values.type as UnitType,
        from: parseDate(values.from) ?? '',
        basis: values.basis,
        ...(values.code && values.code !== unit.agencyCode && { agencyCode: values.code }),
      },
      {
        onSuccess: () => {
          notify('Đã ghi tên mới.');
          goTo(back);
        },
      },
    );
  }

  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader title={`Đổi tên, mã của ${unit.name}`} back={{ href: back, label: lineName(unit.name) }}>
        Tên cũ vẫn dùng cho số liệu và văn bản trước ngày đổi
      </PageHeader>
      <Form
        form={form}
        submitLabel="Ghi tên mới"
        busy={rename.isPending}
        failure={rename.isError ? messageOf(rename.error, UNIT_MESSAGES) : undefined}
        onSubmit={submit}
      >
        <FieldRow>
          {kind !== 'section' && (
            <SelectField
              form={form}
              name="type"
              label="Loại"
              choices={types.map((type) => ({ value: type, label: lineName(UNIT_TYPES[type].word) }))}
              required
            />
          )}
          <TextField form={form} name="name" label="Tên mới" required />
        </FieldRow>
        {kind !== 'section' && <TextField form={form} name="code" label="Mã định danh" />}
        <DateField form={form} name="from" label="Có hiệu lực từ ngày" required />
        <TextField
          form={form}
          name="basis"
          label="Căn cứ"
          hint="Số và cơ quan ban hành của nghị quyết, quyết định"
          required
        />
      </Form>
    </div>
  );
}
