import { STATE_NAMES } from '#core/assessments/assessment.ts';
import type { RankingAnswer } from '#core/assessments/result/contract.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';

type Unit = RankingAnswer['without'][number];

const COLUMNS: readonly Column<Unit>[] = [
  { key: 'unit', head: 'Đơn vị', cell: ({ unitName }) => unitName, main: true },
  { key: 'group', head: 'Nhóm', cell: ({ group }) => group },
  { key: 'state', head: 'Phiếu', cell: ({ state }) => (state ? STATE_NAMES[state] : 'Chưa có phiếu') },
];

/** Units that are not ranked, apart from those that are. */
export function WithoutResult({ ranking: { without, groups } }: { readonly ranking: RankingAnswer }) {
  if (without.length === 0) {
    return null;
  }
  return (
    <details open={without.length <= 10}>
      <summary>{`Chưa có kết quả, không xếp hạng: ${formatCount(without.length)} đơn vị`}</summary>
      <DataTable
        caption="Đơn vị chưa có kết quả"
        columns={groups.length > 0 ? COLUMNS : COLUMNS.filter(({ key }) => key !== 'group')}
        rows={without}
        rowKey={({ unit }) => unit}
      />
    </details>
  );
}
