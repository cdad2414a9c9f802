import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { UNIT_MESSAGES } from '#core/units/messages.ts';
import {
  lineName,
  SECTION_KINDS,
  type SectionKind,
  UNIT_TYPES,
  type UnitKind,
  type UnitType,
} from '#core/units/unit.ts';
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
import { useCreateUnit, useUnitDetail } from './unit-calls.ts';

/** Since 1/7/2025 nobody adds a district. */
const BELOW: Readonly<Record<UnitKind, readonly UnitType[]>> = {
  province: ['xa', 'phuong', 'dac-khu', 'section'],
  district: ['section'],
  commune: ['section'],
  section: [],
};

/** A commune below a province, or a section of a committee. */
export function AddUnitPage() {
  const slug = usePathParam('slug');
  return (
    <QueryView query={useUnitDetail(slug)} messages={UNIT_MESSAGES}>
      {({ unit }) => <AddUnitForm slug={slug} name={unit.name} types={BELOW[unit.kind]} />}
    </QueryView>
  );
}

type NewUnit = {
  readonly type: string;
  readonly name: string;
  readonly from: string;
  readonly code: string;
  readonly sectionKind: string;
  readonly basis: string;
};

function useNewUnit(type: UnitType) {
  return useForm<NewUnit>({
    initial: {
      type: type,
      name: '',
      from: formatDate(today()),
      code: '',
      sectionKind: 'other',
      basis: '',
    },
    check: (values) => ({
      type: values.type ? undefined : 'Chọn loại đơn vị',
      name: values.name.trim().length < 2 ? 'Nhập tên đơn vị' : undefined,
      from: parseDate(values.from) ? undefined : 'Ngày bắt đầu phải có dạng ngày/tháng/năm',
    }),
  });
}

interface AddUnitFormProps {
  readonly slug: string;
  readonly name: string;
  readonly types: readonly UnitType[];
}

function AddUnitForm({ slug, name, types }: AddUnitFormProps) {
  const here = useUnitSlug();
  const create = useCreateUnit(slug);
  const goTo = useGoTo();
  const form = useNewUnit(types[0] ?? 'section');
  const isSection = form.values.type === 'section';

  function submit(values: typeof form.values) {
    create.mutate(
      {
        type: values.type as UnitType,
        name: values.name,
        from: parseDate(values.from) ?? '',
        ...(values.code && !isSection && { agencyCode: values.code }),
        ...(isSection && { sectionKind: values.sectionKind as SectionKind }),
        ...(values.basis && { basis: values.basis }),
      },
      {
        onSuccess: ({ slug: made }) => {
          notify('Đã thêm đơn vị.');
          goTo(unitPath(here, `to-chuc/${made}`));
        },
      },
    );
  }

  const typeWords = (type: UnitType) => (type === 'section' ? 'Bộ phận, phòng' : lineName(UNIT_TYPES[type].word));
  return (
    <div className="stack" style={{ maxWidth: 'var(--measure)' }}>
      <PageHeader
        title={`Thêm đơn vị thuộc ${name}`}
        back={{ href: unitPath(here, `to-chuc/${slug}`), label: lineName(name) }}
      />
      <Form
        form={form}
        submitLabel="Thêm đơn vị"
        busy={create.isPending}
        failure={create.isError ? messageOf(create.error, UNIT_MESSAGES) : undefined}
        onSubmit={submit}
      >
        <FieldRow>
          <SelectField
            form={form}
            name="type"
            label="Loại"
            choices={types.map((type) => ({ value: type, label: typeWords(type) }))}
            required
          />
          <DateField form={form} name="from" label="Hoạt động từ ngày" required />
        </FieldRow>
        <TextField
          form={form}
          name="name"
          label="Tên"
          hint={isSection ? 'Ví dụ: Phòng Kinh tế' : 'Tên riêng, không ghi “xã”, “phường”. Ví dụ: Bình Sơn'}
          required
        />
        {isSection ? (
          <SelectField
            form={form}
            name="sectionKind"
            label="Lĩnh vực phụ trách"
            choices={Object.entries(SECTION_KINDS).map(([value, label]) => ({ value, label }))}
          />
        ) : (
          <TextField form={form} name="code" label="Mã định danh" hint="Theo QĐ 20/2020/QĐ-TTg. Ví dụ: H48.101" />
        )}
        <TextField form={form} name="basis" label="Căn cứ" hint="Ví dụ: NQ 1677/NQ-UBTVQH15, khoản 7" />
      </Form>
    </div>
  );
}
