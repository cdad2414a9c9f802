import type { ReportListItem } from '#core/reports/contract.ts';
import { periodName } from '#core/reports/period.ts';
import { dueWords } from '#web/lib/format.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { StatusBadge } from '#web/ui/status-badge/status-badge.tsx';
import { reportPath } from './load-reports.ts';
import { STATE_WORDS } from './report-content.ts';

interface Row {
  readonly slug: string;
  readonly name: string;
  readonly items: readonly ReportListItem[];
}

/** Units down, periods across: who has sent, who is late, one look a cell. */
export function ReportMatrix({ items }: { readonly items: readonly ReportListItem[] }) {
  const rows: Row[] = [...new Set(items.map(({ unit }) => unit.slug))].map((slug) => {
    const own = items.filter(({ unit }) => unit.slug === slug);
    return { slug, name: own[0]?.unit.name ?? slug, items: own };
  });
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const columns: readonly Column<Row>[] = [
    { key: 'unit', head: 'Đơn vị', cell: ({ name }) => name, main: true },
    ...kinds.map((kind) => ({
      key: kind,
      head: kind === 'year' ? 'Năm' : periodName({ kind, title: items.find((one) => one.kind === kind)?.title }),
      cell: (row: Row) => <Cell item={row.items.find((one) => one.kind === kind)} />,
    })),
  ];
  return <DataTable caption="Tình hình gửi báo cáo" columns={columns} rows={rows} rowKey={({ slug }) => slug} />;
}

function Cell({ item }: { readonly item: ReportListItem | undefined }) {
  if (!item) {
    return null;
  }
  const { unit, period, name, state, deadline, words } = item;
  const settled = state === 'sent' || state === 'accepted';
  const due = dueWords(deadline);
  return (
    <span className="stack-tight" title={words}>
      <Link href={reportPath(unit.slug, period)}>
        {state ? (
          <StatusBadge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].words}</StatusBadge>
        ) : (
          <StatusBadge tone="neutral">Chưa lập</StatusBadge>
        )}
        <span className="unseen">
          : {unit.name}, {name}
        </span>
      </Link>
      {!settled && due.state === 'overdue' && (
        <span>
          <StatusBadge tone="late">{due.words}</StatusBadge>
        </span>
      )}
      {!settled && due.state !== 'overdue' && <span className="soft">{due.words}</span>}
    </span>
  );
}
