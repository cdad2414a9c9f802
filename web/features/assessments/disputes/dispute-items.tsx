import type { DisputeItem, DisputeResponse } from '#core/assessments/disputes/contract.ts';
import { VERDICT_NAMES } from '#core/assessments/disputes/dispute.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { formatMoment } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import { useMay } from '#web/lib/session.ts';
import { Button } from '#web/ui/button/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Link } from '#web/ui/link/link.tsx';
import { AddDocument, AddFile } from './item-forms.tsx';
import { fileUrl, useDisputeCall } from './load-disputes.ts';
import { PickRecords } from './pick-records.tsx';

interface ItemsProps {
  readonly unit: string;
  readonly dispute: DisputeResponse;
}

/** The records that the dispute is about, then what proves it; both grow until somebody decides. */
export function DisputeItems({ unit, dispute }: ItemsProps) {
  const may = useMay();
  const open = dispute.state === 'draft' || dispute.state === 'sent';
  const writes = open && may('disputes:file');
  const of = (role: DisputeItem['role']) => dispute.items.filter((item) => item.role === role);
  return (
    <>
      <section className="stack-tight" aria-labelledby="dispute-records">
        <h2 id="dispute-records">Bản ghi bị tính sai</h2>
        <ItemTable unit={unit} dispute={dispute} items={of('record')} writes={writes} caption="Bản ghi bị tính sai" />
        {writes && <PickRecords unit={unit} dispute={dispute} />}
        {writes && <AddDocument unit={unit} dispute={dispute} as="record" />}
        {writes && <AddFile unit={unit} dispute={dispute} as="record" />}
      </section>
      <section className="stack-tight" aria-labelledby="dispute-proof">
        <h2 id="dispute-proof">Tài liệu chứng minh</h2>
        <ItemTable unit={unit} dispute={dispute} items={of('evidence')} writes={writes} caption="Tài liệu chứng minh" />
        {writes && <AddDocument unit={unit} dispute={dispute} as="evidence" />}
        {writes && <AddFile unit={unit} dispute={dispute} as="evidence" />}
      </section>
    </>
  );
}

interface ItemTableProps extends ItemsProps {
  readonly items: readonly DisputeItem[];
  readonly writes: boolean;
  readonly caption: string;
}

function ItemTable({ unit, dispute, items, writes, caption }: ItemTableProps) {
  const call = useDisputeCall(unit);
  const columns: readonly Column<DisputeItem>[] = [
    {
      key: 'words',
      head: 'Bản ghi, tài liệu',
      main: true,
      wide: true,
      cell: (item) => <ItemName unit={unit} dispute={dispute} item={item} />,
    },
    { key: 'verdict', head: 'Đơn vị cho rằng', cell: ({ verdict }) => verdict && VERDICT_NAMES[verdict] },
    { key: 'note', head: 'Ghi chú', cell: ({ note }) => note },
    { key: 'added', head: 'Thêm', cell: ({ addedBy, addedAt }) => `${addedBy}, ${formatMoment(addedAt)}` },
    ...(writes
      ? [
          {
            key: 'remove',
            head: 'Bỏ',
            cell: ({ id, words }: DisputeItem) => (
              <Button
                kind="quiet"
                size="small"
                aria-label={`Bỏ ${words}`}
                onClick={() => call.mutate({ method: 'DELETE', rest: `/${dispute.id}/items/${id}` })}
              >
                Bỏ
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa có">
          {writes ? 'Kiến nghị cần ít nhất một bản ghi hoặc tài liệu để gửi đi.' : 'Đơn vị không kèm gì ở mục này.'}
        </EmptyState>
      }
    />
  );
}

function ItemName({ unit, dispute, item }: ItemsProps & { readonly item: DisputeItem }) {
  if (item.file) {
    return (
      <>
        <a href={fileUrl(unit, dispute.id, item.id)} download>
          {item.file.name}
        </a>{' '}
        ({formatCount(Math.max(1, Math.round(item.file.size / 1024)))} KB, SHA-256 {item.file.hash.slice(0, 12)}…)
      </>
    );
  }
  return item.path ? <Link href={unitPath(unit, item.path)}>{item.words}</Link> : item.words;
}
