import type { TaskLine } from '#core/plans/reform/contract.ts';
import { REFORM_TASK_STATE_NAMES } from '#core/plans/reform/task.ts';
import { type Column, DataTable, type Sort } from '#web/ui/data-table/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state/empty-state.tsx';
import { taskHref } from './load-reform.ts';
import classes from './reform.module.css';
import { deadlineWords, ORIGIN_NAMES, StandingBadge } from './task-standing.tsx';

const COLUMNS: readonly Column<TaskLine>[] = [
  {
    key: 'title',
    head: 'Nhiệm vụ',
    main: true,
    wide: true,
    sort: 'code',
    cell: ({ code, title }) => (code ? `${code}. ${title}` : title),
  },
  {
    key: 'deliverable',
    head: 'Sản phẩm',
    cell: ({ deliverable, measured }) => deliverable || (measured ? 'Chỉ tiêu đo được' : undefined),
  },
  {
    key: 'lead',
    head: 'Chủ trì, phối hợp',
    sort: 'lead',
    cell: ({ leadName, cooperating, personName }) => (
      <>
        {leadName ?? '–'}
        {personName && <span className={classes.below}>{personName}</span>}
        {cooperating.length > 0 && (
          <span className={classes.below}>cùng {cooperating.map(({ name }) => name).join(', ')}</span>
        )}
      </>
    ),
  },
  { key: 'deadline', head: 'Thời hạn', sort: 'due', cell: deadlineWords },
  {
    key: 'state',
    head: 'Trạng thái',
    sort: 'state',
    cell: ({ state, percent, note }) => (
      <>
        {REFORM_TASK_STATE_NAMES[state]}
        {state === 'running' && ` ${percent} %`}
        {state === 'stuck' && note && <span className={classes.below}>{note}</span>}
      </>
    ),
  },
  { key: 'standing', head: 'Tiến độ', cell: (task) => <StandingBadge task={task} /> },
  { key: 'origin', head: 'Nguồn', cell: ({ origin }) => ORIGIN_NAMES[origin] },
];

interface TaskTableProps {
  readonly unit: string;
  readonly rows: readonly TaskLine[];
  readonly caption: string;
  /** Within one plan the source goes without saying. */
  readonly onePlan?: boolean;
  /** Nothing of a draft is under way or late yet. */
  readonly draft?: boolean;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
}

export function TaskTable({ unit, rows, caption, onePlan, draft, sort, onSort }: TaskTableProps) {
  const left = [...(onePlan ? ['origin'] : []), ...(draft ? ['state', 'standing'] : [])];
  return (
    <DataTable
      caption={caption}
      columns={COLUMNS.filter(({ key }) => !left.includes(key))}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={(task) => taskHref(unit, task)}
      sort={sort}
      {...(onSort && { onSort })}
      empty={
        <EmptyState title="Không có nhiệm vụ nào">
          {onePlan ? 'Thêm từng nhiệm vụ hoặc nạp từ tệp Excel.' : 'Thử bớt điều kiện lọc.'}
        </EmptyState>
      }
    />
  );
}
