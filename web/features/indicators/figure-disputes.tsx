import { useQuery } from '@tanstack/react-query';
import { type DisputeLine, disputeList } from '#core/assessments/disputes/contract.ts';
import { DISPUTE_STATE_NAMES, figureInWords } from '#core/assessments/disputes/dispute.ts';
import { send } from '#web/lib/api.ts';
import { EMPTY } from '#web/lib/format.ts';
import { unitPath, withSearch } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { Link } from '#web/ui/link/link.tsx';

interface FigureDisputesProps {
  readonly unit: string;
  readonly window: { readonly from: string; readonly to: string };
}

const MOST = 100;

/** Figures of this window that the unit disputes, with what the level above said; and the way to a new dispute. */
export function FigureDisputes({ unit, window: { from, to } }: FigureDisputesProps) {
  const may = useMay();
  const list = useQuery({
    queryKey: ['disputes', unit, 'window', from, to],
    queryFn: () =>
      send('GET', withSearch(`/api/units/${unit}/disputes`, { from, to, size: MOST }), undefined, disputeList),
    enabled: may('disputes:read'),
  });
  const items = list.data?.items.filter((one) => one.unit === unit) ?? [];
  if (items.length === 0 && !may('disputes:file')) {
    return null;
  }
  return (
    <section aria-labelledby="kien-nghi" className="stack-tight">
      <h2 id="kien-nghi">Kiến nghị về số liệu của kỳ này</h2>
      {items.length > 0 && (
        <DataTable
          caption="Kiến nghị về số liệu của kỳ này"
          columns={COLUMNS}
          rows={items}
          rowKey={({ id }) => id}
          rowHref={({ id }) => unitPath(unit, `kien-nghi-so-lieu/${id}`)}
        />
      )}
      {may('disputes:file') && (
        <p>
          Số liệu sai?{' '}
          <Link href={unitPath(unit, 'kien-nghi-so-lieu/moi', { loai: 'chi-tieu', tungay: from, denngay: to })}>
            Lập kiến nghị về số liệu của kỳ này
          </Link>
        </p>
      )}
    </section>
  );
}

const COLUMNS: readonly Column<DisputeLine>[] = [
  { key: 'figure', head: 'Số liệu', main: true, wide: true, cell: ({ figureName }) => figureName },
  {
    key: 'system',
    head: 'Hệ thống',
    kind: 'number',
    cell: ({ measure, systemValue }) => figureInWords(measure, systemValue),
  },
  { key: 'own', head: 'Đơn vị', kind: 'number', cell: ({ measure, unitValue }) => figureInWords(measure, unitValue) },
  {
    key: 'decided',
    head: 'Được công nhận',
    kind: 'number',
    cell: ({ measure, decidedValue }) => (decidedValue === null ? EMPTY : figureInWords(measure, decidedValue)),
  },
  { key: 'state', head: 'Trạng thái', cell: ({ state }) => DISPUTE_STATE_NAMES[state] },
];
