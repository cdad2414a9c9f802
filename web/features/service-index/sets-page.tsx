import { formatDate, parseDate } from '#core/kernel/dates.ts';
import type { SetsAnswer } from '#core/service-index/contract.ts';
import { SERVICE_INDEX_MESSAGES } from '#core/service-index/messages.ts';
import type { ComponentSetId } from '#core/service-index/set-version.ts';
import { today } from '#web/lib/format.ts';
import { useGoTo, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay, useUnit } from '#web/lib/session.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { DateField } from '#web/ui/form/date-field.tsx';
import { Form } from '#web/ui/form/form.tsx';
import { SelectField } from '#web/ui/form/select-field.tsx';
import { TextField } from '#web/ui/form/text-field.tsx';
import { useForm } from '#web/ui/form/use-form.ts';
import { Link } from '#web/ui/link/link.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { failureOf, indexPath, useComponentSets, useDraftSet } from './load-service-index.ts';
import { SetTable } from './set-table.tsx';

type Item = SetsAnswer['items'][number];

/** The set that ships with the product, and the versions that the province issued itself. */
export function SetsPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const isProvince = useUnit()?.kind === 'province';
  const sets = useComponentSets(unit);
  return (
    <div className="stack">
      <PageHeader title="Bộ chỉ số phục vụ" back={{ href: indexPath(unit), label: 'Chỉ số phục vụ' }}>
        Tỉnh có thể ban hành bản riêng với chỉ tiêu hoặc cơ cấu điểm khác; tổng từng nhóm luôn là 18, 20, 22, 22, 18
        điểm. Bản ban hành gần nhất của tỉnh được dùng từ ngày áp dụng, cho tỉnh và các xã; trước đó dùng bản của Trung
        ương.
      </PageHeader>
      <QueryView query={sets} messages={SERVICE_INDEX_MESSAGES} loading="Đang tải bộ chỉ số…">
        {({ shipped, items }) => (
          <>
            <DataTable
              caption="Bản của đơn vị này"
              captionSeen
              columns={columnsOf(unit)}
              rows={items}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title="Chưa có bản riêng">
                  {isProvince
                    ? 'Tỉnh đang áp dụng bản của Trung ương.'
                    : 'Cấp xã áp dụng bản của tỉnh hoặc Trung ương.'}
                </EmptyState>
              }
            />
            {isProvince && may('service-index:publish') && <DraftForm unit={unit} items={items} />}
            <section className="stack-tight" aria-labelledby="ban-trung-uong">
              <h2 id="ban-trung-uong">{shipped.name}</h2>
              <p>
                {shipped.basis}; áp dụng từ {formatDate(shipped.validFrom)}. Chỗ ghi “chưa rõ” là chưa tìm thấy quy định
                và không được cho điểm.
              </p>
              <SetTable components={shipped.components} />
            </section>
          </>
        )}
      </QueryView>
    </div>
  );
}

function columnsOf(unit: string): readonly Column<Item>[] {
  return [
    {
      key: 'name',
      head: 'Tên',
      main: true,
      wide: true,
      cell: ({ id, name }) => <Link href={indexPath(unit, `/bo-chi-so/${id}`)}>{name}</Link>,
    },
    { key: 'basis', head: 'Căn cứ', wide: true, cell: ({ basis }) => basis },
    { key: 'from', head: 'Áp dụng từ', nowrap: true, cell: ({ validFrom }) => formatDate(validFrom) },
    {
      key: 'state',
      head: 'Tình trạng',
      cell: ({ state }) => (
        <StatusBadge tone={state === 'published' ? 'done' : 'act'}>
          {state === 'published' ? 'Đã ban hành' : 'Bản thảo'}
        </StatusBadge>
      ),
    },
  ];
}

function DraftForm({ unit, items }: { readonly unit: string; readonly items: readonly Item[] }) {
  const goTo = useGoTo();
  const draft = useDraftSet(unit);
  const form = useForm({
    initial: { name: '', basis: '', validFrom: formatDate(today()), copyOf: 'shipped' },
    check: ({ name, basis, validFrom }) => ({
      name: name.trim().length < 3 ? 'Ghi tên bộ chỉ số.' : undefined,
      basis: basis.trim().length < 3 ? 'Ghi quyết định ban hành.' : undefined,
      validFrom: parseDate(validFrom) ? undefined : 'Ghi ngày áp dụng, ví dụ 01/01/2027.',
    }),
  });
  return (
    <section className="stack-tight" aria-labelledby="lap-ban" style={{ maxWidth: 'var(--measure)' }}>
      <h2 id="lap-ban">Lập bản mới</h2>
      <Form
        form={form}
        submitLabel="Lập bản thảo"
        busy={draft.isPending}
        failure={failureOf(draft.error)}
        onSubmit={({ name, basis, validFrom, copyOf }) =>
          draft.mutate(
            {
              name,
              basis,
              validFrom: parseDate(validFrom) ?? '',
              ...(copyOf !== 'shipped' && copyOf !== '' ? { copyOf: copyOf as ComponentSetId } : {}),
            },
            { onSuccess: ({ id }) => goTo(indexPath(unit, `/bo-chi-so/${id}`)) },
          )
        }
      >
        <TextField form={form} name="name" label="Tên" required />
        <TextField
          form={form}
          name="basis"
          label="Căn cứ"
          hint="Ví dụ: Quyết định số 892/QĐ-UBND ngày 27/4/2023 của UBND tỉnh"
          required
        />
        <DateField form={form} name="validFrom" label="Áp dụng từ ngày" required />
        <SelectField
          form={form}
          name="copyOf"
          label="Bắt đầu từ"
          choices={[
            { value: 'shipped', label: 'Bản của Trung ương' },
            ...items.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Form>
    </section>
  );
}
