import { sql } from 'kysely';
import type { DueItem } from '#core/indicators/contract.ts';
import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { reportsDue } from '#server/features/reports/read-model.ts';
import type { Database } from '#server/platform/database.ts';

/** "Sắp đến hạn" on the dashboard looks a few days ahead; the work queue itself counts working days. */
const SOON_DAYS = 3;
const TASK_DAYS = 30;
const TASKS_SHOWN = 5;

interface QueueRow {
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
  readonly to_accept: number;
  readonly to_return: number;
}

/** What has to be done, most urgent first. Two statements: the queues of dossiers and the tasks with a deadline. */
export async function dueItems(
  tx: Database,
  agencyIds: readonly UnitId[],
  today: PlainDate,
): Promise<readonly DueItem[]> {
  const agencies = sql`${sql.val([...agencyIds])}::integer[]`;
  const { rows } = await sql<QueueRow>`
    select
      (select count(*) from dossier where dossier.agency_id = any (${agencies})
        and dossier.status in (2, 4, 5, 6) and dossier.status in (2, 4) and dossier.due_on < ${today}::date) as overdue,
      (select count(*) from dossier where dossier.agency_id = any (${agencies})
        and dossier.status in (2, 4, 5, 6) and dossier.status in (2, 4) and dossier.due_on = ${today}::date) as today,
      (select count(*) from dossier where dossier.agency_id = any (${agencies})
        and dossier.status in (2, 4, 5, 6) and dossier.status in (2, 4)
        and dossier.due_on between ${addDays(today, 1)}::date and ${addDays(today, SOON_DAYS)}::date) as soon,
      (select count(*) from dossier where dossier.agency_id = any (${agencies}) and dossier.status = 1) as to_accept,
      (select count(*) from dossier where dossier.agency_id = any (${agencies})
        and dossier.status = 9 and dossier.ownership = 'owned') as to_return`.execute(tx);
  const queues = rows[0];
  return [...(queues ? queueItems(queues, today) : []), ...(await taskItems(tx, agencyIds, today))];
}

function queueItems(queues: QueueRow, today: PlainDate): readonly DueItem[] {
  const item = (
    label: string,
    count: number,
    light: DueItem['light'],
    loc: string,
    due: PlainDate | null,
  ): DueItem => ({
    kind: 'dossiers',
    label,
    count,
    due,
    light,
    href: `ho-so?loc=${loc}`,
  });
  return [
    item('hồ sơ quá hạn', queues.overdue, 'bad', 'overdue', null),
    item('hồ sơ đến hạn hôm nay', queues.today, 'near', 'due-soon', today),
    item(`hồ sơ đến hạn trong ${SOON_DAYS} ngày tới`, queues.soon, 'near', 'due-soon', null),
    item('hồ sơ trực tuyến chờ tiếp nhận', queues.to_accept, 'none', 'to-accept', null),
    item('hồ sơ chờ trả kết quả', queues.to_return, 'none', 'to-return', null),
  ].filter(({ count }) => count !== 0);
}

async function taskItems(tx: Database, agencyIds: readonly UnitId[], today: PlainDate): Promise<readonly DueItem[]> {
  const rows = await tx
    .selectFrom('remediation_task')
    .select(['remediation_task.title', 'remediation_task.deadline'])
    .where('remediation_task.agency_id', 'in', [...agencyIds])
    .where('remediation_task.state', '=', 'accepted')
    .where('remediation_task.deadline', '<=', addDays(today, TASK_DAYS))
    .orderBy('remediation_task.deadline')
    .limit(TASKS_SHOWN)
    .execute();
  return rows.map(({ title, deadline }) => ({
    kind: 'task',
    label: title,
    count: null,
    due: deadline,
    light: (deadline ?? today) < today ? 'bad' : 'near',
    href: 'khac-phuc',
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
