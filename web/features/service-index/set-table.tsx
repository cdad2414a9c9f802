import { CONFIDENCE_NAMES, type Component, METHOD_NAMES, ZERO_POLICY_NAMES } from '#core/service-index/component.ts';
import { formulaText, maxText } from '#core/service-index/explain.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';

/** A version as it is read and printed: every component with its maximum, formula, and how sure that is. */
export function SetTable({ components }: { readonly components: readonly Component[] }) {
  return <DataTable caption="Các thành phần" columns={COLUMNS} rows={components} rowKey={({ code }) => code} />;
}

const COLUMNS: readonly Column<Component>[] = [
  {
    key: 'name',
    head: 'Thành phần',
    main: true,
    wide: true,
    cell: ({ code, name }) => (
      <>
        <strong>{code}</strong> {name}
      </>
    ),
  },
  {
    key: 'max',
    head: 'Điểm tối đa',
    kind: 'number',
    cell: ({ maxPoints }) => (maxPoints === null ? <StatusBadge tone="warn">Chưa rõ</StatusBadge> : maxText(maxPoints)),
  },
  { key: 'formula', head: 'Cách tính', wide: true, cell: formulaText },
  { key: 'zero', head: 'Khi không phát sinh', cell: ({ zeroPolicy }) => ZERO_POLICY_NAMES[zeroPolicy] },
  {
    key: 'confidence',
    head: 'Độ tin cậy',
    wide: true,
    cell: ({ confidence, note, method }) => (
      <>
        {CONFIDENCE_NAMES[confidence]}.{note && ` ${note}`}
        {method === 'monitoring' && ` ${METHOD_NAMES[method]}.`}
      </>
    ),
  },
];
