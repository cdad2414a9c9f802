import { useQuery } from '@tanstack/react-query';
import { WORK_QUEUES } from '#core/dossiers/contract.ts';
import { unitPath, useSearchValues } from '#web/lib/navigation.ts';
import { QUEUE_KEY } from '#web/lib/query.ts';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { Pager } from '#web/ui/pager/pager.tsx';
import { QueryView } from '#web/ui/query-view/query-view.tsx';
import { Tabs } from '#web/ui/tabs/tabs.tsx';
import { DossierTable } from './dossier-table.tsx';
import { loadQueueCounts, PAGE_SIZE, useInbox } from './load-dossiers.ts';

type Queue = (typeof WORK_QUEUES)[number];

const QUEUES = {
  open: ['Đang giải quyết', 'Chưa có hồ sơ nào đang giải quyết'],
  overdue: ['Quá hạn', 'Không có hồ sơ nào quá hạn'],
  'due-soon': ['Sắp đến hạn', 'Không có hồ sơ nào sắp đến hạn'],
  paused: ['Chờ công dân', 'Không có hồ sơ nào đang chờ công dân'],
  unassigned: ['Chưa giao', 'Hồ sơ nào cũng đã có người xử lý'],
  'to-accept': ['Chờ tiếp nhận', 'Không có hồ sơ nào chờ tiếp nhận'],
  'to-return': ['Chờ trả', 'Không có kết quả nào chờ trả'],
} as const satisfies Record<Queue, readonly [string, string]>;

/** The work of the unit or one's own, in the order in which it is due. */
export function QueueList({ unit }: { readonly unit: string }) {
  const values = useSearchValues();
  const of = values.cua === 'toi' ? 'mine' : 'unit';
  const queue = queueOf(values.loc);
  const page = Math.max(1, Number(values.trang) || 1);
  const list = useInbox(unit, { of, queue, page });
  const counts = useQuery({
    queryKey: [QUEUE_KEY, unit, 'dossiers'],
    queryFn: () => loadQueueCounts(unit),
  });
  const href = (change: { loc?: string; trang?: number }) =>
    unitPath(unit, 'ho-so', { cua: values.cua, loc: values.loc, ...change });
  const queues = WORK_QUEUES.map((name) => ({
    href: href({ loc: name }),
    label: QUEUES[name][0],
    count: counts.data?.[of][name],
    current: name === queue,
  }));
  return (
    <>
      <Tabs label="Lọc hồ sơ" tabs={queues} />
      <QueryView query={list} loading="Đang tải danh sách hồ sơ…">
        {({ items, total, today }) => (
          <>
            <DossierTable
              caption={`${QUEUES[queue][0]}: ${total} hồ sơ`}
              rows={items}
              today={today}
              empty={
                <EmptyState title={QUEUES[queue][1]}>
                  {of === 'mine'
                    ? 'Danh sách này chỉ có hồ sơ đã giao cho bạn.'
                    : 'Hồ sơ mới tiếp nhận hoặc nạp từ tệp sẽ hiện ở đây.'}
                </EmptyState>
              }
            />
            {total > 0 && (
              <Pager page={page} size={PAGE_SIZE} total={total} noun="hồ sơ" href={(trang) => href({ trang })} />
            )}
          </>
        )}
      </QueryView>
    </>
  );
}

function queueOf(text: string | undefined): Queue {
  return WORK_QUEUES.find((queue) => queue === text) ?? 'open';
}
