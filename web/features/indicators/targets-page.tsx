import type { SetTargetRequest, TargetView } from '#core/indicators/contract.ts';
import { DEFINITIONS, definitionOf } from '#core/indicators/definitions.ts';
import { INDICATOR_MESSAGES } from '#core/indicators/messages.ts';
import { formatDate, parseDate } from '#core/kernel/dates.ts';
import { today } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { ChoiceField } from '#web/ui/form/choice-field.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { targetWords } from './indicator-words.ts';
import { useSetTarget, useTargets } from './load-indicators.ts';

const CHOICES = DEFINITIONS.map(({ code, name, unitOfMeasure }) => ({
  value: code,
  label: `${name} (${unitOfMeasure})`,
}));

const COLUMNS: readonly Column<TargetView>[] = [
  { key: 'name', head: 'Chỉ tiêu', cell: ({ code }) => definitionOf(code)?.name ?? code, main: true, wide: true },
  { key: 'from', head: 'Từ ngày', nowrap: true, cell: ({ validFrom }) => formatDate(validFrom) },
  {
    key: 'goal',
    head: 'Mức phấn đấu',
    cell: (target) => targetWords(target, definitionOf(target.code)?.kind ?? 'rate'),
  },
  { key: 'margin', head: 'Gần đạt khi lệch không quá', kind: 'number', cell: ({ margin }) => margin.replace('.', ',') },
  { key: 'basis', head: 'Căn cứ', cell: ({ basis }) => basis },
];

/** What the lights are held against, from which day on and by which plan. */
export function TargetsPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const targets = useTargets(unit);
  return (
    <div className="stack">
      <PageHeader title="Chỉ tiêu phấn đấu" back={{ href: unitPath(unit, 'so-lieu'), label: 'Số liệu và chỉ tiêu' }}>
        Mức phấn đấu theo kế hoạch; đèn ở trang tổng quan so với mức này. Mức cũ vẫn giữ cho các kỳ trước.
      </PageHeader>
      {may('indicators:set-target') && <TargetForm unit={unit} />}
      <QueryView query={targets} loading="Đang tải chỉ tiêu…">
        {({ items }) => (
          <DataTable
            caption="Chỉ tiêu đã đặt"
            captionSeen
            columns={COLUMNS}
            rows={items}
            rowKey={({ code, validFrom }) => `${code} ${validFrom}`}
            empty={<EmptyState title="Chưa đặt chỉ tiêu nào">Đặt ở trên theo kế hoạch CCHC của đơn vị.</EmptyState>}
          />
        )}
      </QueryView>
    </div>
  );
}

function TargetForm({ unit }: { readonly unit: string }) {
  const set = useSetTarget(unit);
  const initial = {
    code: '',
    validFrom: `01/01/${today().slice(0, 4)}`,
    direction: 'at-least',
    goal: '',
    margin: '5',
    basis: '',
  };
  const form = useForm({
    initial,
    check: ({ code, validFrom, goal, basis }) => ({
      code: code ? undefined : 'Chọn chỉ tiêu.',
      validFrom: parseDate(validFrom) ? undefined : 'Nhập ngày bắt đầu, ví dụ 01/01/2026.',
      goal: goal.trim() ? undefined : 'Nhập mức phấn đấu, ví dụ 98.',
      basis: basis.trim().length < 3 ? 'Ghi kế hoạch hoặc quyết định giao chỉ tiêu.' : undefined,
    }),
  });

  function submit(values: typeof initial) {
    const direction: SetTargetRequest['direction'] = values.direction === 'at-most' ? 'at-most' : 'at-least';
    set.mutate(
      { ...values, direction, validFrom: parseDate(values.validFrom) ?? '' },
      {
        onSuccess: () => {
          notify('Đã đặt chỉ tiêu');
          form.setAll({ ...initial, basis: values.basis });
        },
      },
    );
  }

  return (
    <section aria-labelledby="dat-chi-tieu" className="stack-tight" style={{ maxWidth: 'var(--measure)' }}>
      <h2 id="dat-chi-tieu">Đặt một chỉ tiêu</h2>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel="Đặt chỉ tiêu"
        busy={set.isPending}
        failure={set.isError ? messageOf(set.error, INDICATOR_MESSAGES) : undefined}
      >
        <SelectField form={form} name="code" label="Chỉ tiêu" choices={CHOICES} placeholder="Chọn chỉ tiêu" required />
        <DateField form={form} name="validFrom" label="Áp dụng từ ngày" required />
        <ChoiceField
          form={form}
          name="direction"
          label="So sánh"
          inRow
          required
          choices={[
            { value: 'at-least', label: 'Từ mức này trở lên' },
            { value: 'at-most', label: 'Không quá mức này' },
          ]}
        />
        <TextField form={form} name="goal" label="Mức phấn đấu (% hoặc số)" width="short" required />
        <TextField form={form} name="margin" label="Lệch không quá thì coi là gần đạt" width="short" />
        <TextField form={form} name="basis" label="Căn cứ" hint="Ví dụ: Kế hoạch 05/KH-UBND ngày 15/01/2026" required />
      </Form>
    </section>
  );
}
