import type { TypedValueView } from '#core/indicators/contract.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatMoment, formatNumber, formatPercent } from '#web/lib/format.ts';
import { unitPath, useUnitSlug } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { ButtonLink } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { hundredths } from './indicator-words.ts';
import { useTypedValues } from './load-indicators.ts';
import { TypeValueForm } from './type-value-form.tsx';

/** Figures that nobody can count from records yet: who typed what, from which source. */
export function TypedValuesPage() {
  const unit = useUnitSlug();
  const may = useMay();
  const values = useTypedValues(unit);
  const withAct = may('indicators:type');
  return (
    <div className="stack">
      <PageHeader title="Số nhập tay" back={{ href: unitPath(unit, 'so-lieu'), label: 'Số liệu và chỉ tiêu' }}>
        Dùng cho số liệu mà phần mềm chưa đếm được. Mỗi số ghi rõ nguồn, người nhập, là số thực hiện hay ước tính; nhập
        lại thì số cũ vẫn được giữ trong nhật ký.
      </PageHeader>
      {withAct && <TypeValueForm unit={unit} />}
      <QueryView query={values} loading="Đang tải số nhập tay…">
        {({ items }) => (
          <DataTable
            caption="Số nhập tay đang dùng"
            captionSeen
            columns={columnsFor(unit, withAct)}
            rows={items}
            rowKey={({ id }) => id}
            empty={<EmptyState title="Chưa có số nhập tay nào">Số nhập ở trên sẽ hiện tại đây.</EmptyState>}
          />
        )}
      </QueryView>
    </div>
  );
}

function columnsFor(unit: string, withAct: boolean): readonly Column<TypedValueView>[] {
  const columns: readonly Column<TypedValueView>[] = [
    { key: 'name', head: 'Chỉ tiêu', cell: ({ name }) => name, main: true, wide: true },
    { key: 'window', head: 'Kỳ', nowrap: true, cell: ({ from, to }) => `${formatDate(from)}–${formatDate(to)}` },
    { key: 'value', head: 'Số', kind: 'number', nowrap: true, cell: figureWords },
    { key: 'kind', head: 'Loại số', cell: ({ kind }) => (kind === 'estimate' ? 'Ước tính' : 'Thực hiện') },
    { key: 'source', head: 'Nguồn', wide: true, cell: ({ source, note }) => (note ? `${source}. ${note}` : source) },
    {
      key: 'by',
      head: 'Người nhập',
      cell: ({ enteredBy, enteredAt }) => `${enteredBy}, ${formatMoment(enteredAt)}`,
    },
  ];
  const act: Column<TypedValueView> = {
    key: 'act',
    head: 'Việc',
    cell: ({ id, name }) => (
      <ButtonLink
        kind="quiet"
        size="small"
        href={unitPath(unit, `so-lieu/nhap/${id}/bo`)}
        aria-label={`Bỏ số này: ${name}`}
      >
        Bỏ số này
      </ButtonLink>
    ),
  };
  return withAct ? [...columns, act] : columns;
}

function figureWords({ count, numerator, denominator, rate, unitOfMeasure }: TypedValueView): string {
  if (count !== null) {
    return `${formatNumber(count)} ${unitOfMeasure}`;
  }
  const parts = numerator === null ? '' : ` (${formatNumber(numerator)}/${formatNumber(denominator)})`;
  return `${formatPercent(hundredths(rate))}${parts}`;
}
