/** What the plans count in a window: codes of the statistics annex (Công văn 581/BNV-CCHC, mục I) and those beside it. */
export const TASK_FIGURES = [
  'plan_tasks_total',
  'plan_tasks_done',
  'plan_tasks_done_late',
  'plan_tasks_overdue',
  'plan_tasks_backdated',
  'communication_tasks',
  'communication_tasks_done',
  'assigned_tasks_total',
  'assigned_tasks_on_time',
  'assigned_tasks_late',
  'assigned_tasks_overdue',
] as const;
export type TaskFigure = (typeof TASK_FIGURES)[number];

export function isTaskFigure(code: string): code is TaskFigure {
  return TASK_FIGURES.some((known) => known === code);
}
