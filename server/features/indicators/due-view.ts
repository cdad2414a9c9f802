import type { DueItem } from '#core/indicators/contract.ts';
import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { workQueues } from '#server/features/dossiers/read-model.ts';
import { tasksDue } from '#server/features/plans/read-model.ts';
import { reportsDue } from '#server/features/reports/read-model.ts';
import type { Database } from '#server/platform/database.ts';

const TASK_DAYS = 30;
const TASKS_SHOWN = 5;

/** What has to be done, most urgent first: the agency's queues of dossiers, then the tasks with a deadline. */
export async function dueItems(
  tx: Database,
  agencyId: UnitId,
  taskAgencies: readonly UnitId[],
  today: PlainDate,
): Promise<readonly DueItem[]> {
  const queues = await workQueues(tx, agencyId, today);
  const item = (label: string, queue: keyof typeof queues, light: DueItem['light']): DueItem => ({
    kind: 'dossiers',
    label,
    count: queues[queue] ?? 0,
    due: null,
    light,
    href: `ho-so?loc=${queue}`,
  });
  const items = [
    item('hồ sơ quá hạn', 'overdue', 'bad'),
    item('hồ sơ đến hạn hôm nay và trong hai ngày làm việc tới', 'due-soon', 'near'),
    item('hồ sơ chờ tiếp nhận', 'to-accept', 'none'),
    item('hồ sơ chờ trả kết quả', 'to-return', 'none'),
  ];
  return [...items.filter(({ count }) => count !== 0), ...(await taskItems(tx, taskAgencies, today))];
}

async function taskItems(tx: Database, agencyIds: readonly UnitId[], today: PlainDate): Promise<readonly DueItem[]> {
  const due = await tasksDue(tx, agencyIds, addDays(today, TASK_DAYS), TASKS_SHOWN);
  return due.map(({ title, dueOn, path }) => ({
    kind: 'task',
    label: title,
    count: null,
    due: dueOn,
    light: dueOn < today ? 'bad' : 'near',
    href: path,
  }));
}

const REPORT_DAYS = 30;

/** The unit's own periodic reports that are not sent yet, from a month before their deadline. */
export async function reportItems(tx: Database, agencyId: UnitId, today: PlainDate): Promise<readonly DueItem[]> {
  const due = await reportsDue(tx, agencyId, today);
  return due
    .filter(({ deadline }) => deadline <= addDays(today, REPORT_DAYS))
    .map(({ period, name, deadline }) => ({
      kind: 'report',
      label: `Báo cáo cải cách hành chính ${name}`,
      count: null,
      due: deadline,
      light: deadline < today ? 'bad' : 'near',
      href: `bao-cao/${period}`,
    }));
}
