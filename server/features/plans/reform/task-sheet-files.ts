import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import type { TaskListQuery } from '#core/plans/reform/contract.ts';
import { REFORM_TASK_STATE_NAMES } from '#core/plans/reform/task.ts';
import { SHEET_COLUMNS, type SheetColumn } from '#core/plans/reform/task-sheet.ts';
import { readIn } from '#server/platform/scope.ts';
import { writeXlsx, type XlsxRow } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { groundOf, listGroundOf, type PlanDesk } from './reform-ground.ts';
import { type ListedTask, listTasks } from './reform-list-view.ts';

const WIDTHS: Readonly<Record<SheetColumn, number>> = {
  code: 8,
  title: 60,
  deliverable: 30,
  lead: 28,
  cooperating: 36,
  person: 24,
  startsOn: 13,
  deadline: 13,
  legalBasis: 30,
  budget: 18,
};

/** The empty sheet to fill in, with the names that it may use on a second one. */
export async function taskTemplate(desk: PlanDesk): Promise<Buffer> {
  const { sectionNames, persons } = await readIn(desk.deps.db, desk.scope, (tx) => groundOf(tx, desk));
  const columns = Object.keys(SHEET_COLUMNS) as SheetColumn[];
  const head: XlsxRow = { cells: columns.map((column) => ({ value: SHEET_COLUMNS[column], style: 'head' })) };
  const list = (title: string, names: readonly string[]): XlsxRow[] => [
    { cells: [{ value: title, style: 'bold' }] },
    ...names.map((name) => ({ cells: [{ value: name, style: 'text' as const }] })),
  ];
  return writeXlsx([
    {
      name: 'Nhiệm vụ',
      widths: columns.map((column) => WIDTHS[column]),
      landscape: true,
      headRows: { first: 1, last: 1 },
      rows: [head],
    },
    {
      name: 'Tên dùng trong bảng',
      widths: [44],
      rows: [
        ...list(
          'Bộ phận (nhiều bộ phận phối hợp: cách nhau bằng dấu ;)',
          sectionNames.map(({ name }) => name),
        ),
        ...list(
          'Người phụ trách',
          persons.map(({ name }) => name),
        ),
      ],
    },
  ]);
}

const EXPORTED_MOST = 5_000;

/** The tasks chosen as a sheet: the template's columns first, so that it can be imported again, then how they stand. */
export async function exportTasks(desk: PlanDesk, query: TaskListQuery): Promise<Buffer> {
  const { deps, scope, unit, worker } = desk;
  const tasks = await readIn(deps.db, scope, async (tx) => {
    const { today, soon } = await listGroundOf(tx, desk);
    return listTasks(tx, { agencyId: unit.agencyId, today, soon, worker }, { ...query, page: 1, size: EXPORTED_MOST });
  });
  const extra = ['Trạng thái', 'Tiến độ (%)', 'Hoàn thành ngày', 'Kế hoạch'];
  const heads = [...Object.values(SHEET_COLUMNS), ...extra];
  const rows = tasks.map(exportedRow);
  const columns = Object.keys(SHEET_COLUMNS) as SheetColumn[];
  return writeXlsx([
    {
      name: 'Nhiệm vụ',
      widths: [...columns.map((column) => WIDTHS[column]), 18, 12, 14, 40],
      landscape: true,
      headRows: { first: 1, last: 1 },
      rows: [{ cells: heads.map((value) => ({ value, style: 'head' })) }, ...rows],
    },
  ]);
}

function exportedRow(task: ListedTask): XlsxRow {
  const day = (value: string | null) => (value ? formatDate(value) : undefined);
  const values = [
    task.code,
    task.title,
    task.deliverable,
    task.leadName ?? undefined,
    task.cooperating.map(({ name }) => name).join('; '),
    task.personName ?? undefined,
    day(task.startsOn),
    day(task.deadline),
    task.legalBasis,
    task.budget === null ? undefined : formatCount(task.budget),
    REFORM_TASK_STATE_NAMES[task.state],
    task.percent,
    day(task.doneOn),
    task.planTitle ?? undefined,
  ];
  return { cells: values.map((value) => ({ value, style: 'text' })) };
}
