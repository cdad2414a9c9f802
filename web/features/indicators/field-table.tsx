import type { DashboardAnswer } from '#core/indicators/contract.ts';
import { formatNumber } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';

type FieldFigures = DashboardAnswer['fields'][number];
type Measure = 'received' | 'open' | 'overdue';

interface FieldTableProps {
  readonly unit: string;
  readonly answer: DashboardAnswer;
}

/** The same period by field of work; every figure leads to its dossiers. */
export function FieldTable({ unit, answer: { window, asOf, fields } }: FieldTableProps) {
  const to = asOf < window.to ? asOf : window.to;

  function hrefOf(measure: Measure, fieldId: string): string {
    return unitPath(unit, 'ho-so', { measure, fieldId, from: window.from, to });
  }

  function figure(measure: Measure, head: string): Column<FieldFigures> {
    return {
      key: measure,
      head,
      unit: 'hồ sơ',
      kind: 'number',
      cell: (field) => (
        <Figure value={field[measure]} href={hrefOf(measure, field.key)} of={`${head}: ${field.label}`} />
      ),
    };
  }

  const columns: readonly Column<FieldFigures>[] = [
    { key: 'label', head: 'Lĩnh vực', cell: ({ label }) => label, main: true },
    figure('received', 'Tiếp nhận'),
    figure('open', 'Đang giải quyết'),
    figure('overdue', 'Quá hạn'),
  ];
  return (
    <DataTable
      caption="Theo lĩnh vực"
      captionSeen
      columns={columns}
      rows={fields}
      rowKey={({ key }) => key}
      totals={totalsOf(fields)}
    />
  );
}

function Figure({ value, href, of }: { readonly value: number; readonly href: string; readonly of: string }) {
  return value === 0 ? (
    <>0</>
  ) : (
    <Link href={href} aria-label={`${of}, ${formatNumber(value)} hồ sơ`}>
      {formatNumber(value)}
    </Link>
  );
}

function totalsOf(fields: readonly FieldFigures[]) {
  const sum = (measure: Measure) => formatNumber(fields.reduce((total, field) => total + field[measure], 0));
  return { label: 'Cộng', received: sum('received'), open: sum('open'), overdue: sum('overdue') };
}
