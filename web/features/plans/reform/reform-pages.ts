import type { MenuEntry, Page } from '#web/lib/page.ts';
import { loadLateTasks, plansPath, tasksPath } from './load-reform.ts';

const REFORM_PLANS = '/don-vi/$unit/ke-hoach';
const TASKS = '/don-vi/$unit/nhiem-vu';

export const reformPages: readonly Page[] = [
  {
    path: REFORM_PLANS,
    title: 'Kế hoạch CCHC',
    permission: 'plans:read',
    load: () => import('./reform-plans-page.tsx').then(({ ReformPlansPage }) => ReformPlansPage),
  },
  {
    path: `${REFORM_PLANS}/lap`,
    title: 'Lập kế hoạch',
    permission: 'plans:write',
    load: () => import('./new-plan-page.tsx').then(({ NewPlanPage }) => NewPlanPage),
  },
  {
    path: `${REFORM_PLANS}/$plan`,
    title: 'Kế hoạch CCHC',
    permission: 'plans:read',
    load: () => import('./reform-plan-page.tsx').then(({ ReformPlanPage }) => ReformPlanPage),
  },
  {
    path: `${REFORM_PLANS}/$plan/ban-hanh`,
    title: 'Ban hành kế hoạch',
    permission: 'plans:write',
    load: () => import('./issue-plan-page.tsx').then(({ IssuePlanPage }) => IssuePlanPage),
  },
  {
    path: `${REFORM_PLANS}/$plan/them-nhiem-vu`,
    title: 'Thêm nhiệm vụ',
    permission: 'plans:write',
    load: () => import('./task-editor-pages.tsx').then(({ AddTaskPage }) => AddTaskPage),
  },
  {
    path: `${REFORM_PLANS}/$plan/bo`,
    title: 'Bỏ dự thảo',
    permission: 'plans:write',
    load: () => import('./remove-plan-page.tsx').then(({ RemovePlanPage }) => RemovePlanPage),
  },
  {
    path: `${REFORM_PLANS}/$plan/nap`,
    title: 'Nạp nhiệm vụ',
    permission: 'plans:write',
    load: () => import('./import-tasks-page.tsx').then(({ ImportTasksPage }) => ImportTasksPage),
  },
  {
    path: `${REFORM_PLANS}/$plan/cap-tren`,
    title: 'Kế hoạch cấp trên',
    permission: 'plans:write',
    load: () => import('./cascade-pages.tsx').then(({ TakeOverPage }) => TakeOverPage),
  },
  {
    path: `${REFORM_PLANS}/$plan/cap-duoi`,
    title: 'Tiến độ ở cấp dưới',
    permission: 'plans:read',
    load: () => import('./cascade-pages.tsx').then(({ CascadePage }) => CascadePage),
  },
  {
    path: `${TASKS}/$task/cap-duoi`,
    title: 'Các đơn vị thực hiện',
    permission: 'plans:read',
    load: () => import('./cascade-pages.tsx').then(({ UnitTasksPage }) => UnitTasksPage),
  },
  {
    path: TASKS,
    title: 'Nhiệm vụ',
    permission: 'plans:read',
    load: () => import('./tasks-page.tsx').then(({ TasksPage }) => TasksPage),
  },
  {
    path: `${TASKS}/giao`,
    title: 'Giao nhiệm vụ',
    permission: 'plans:write',
    load: () => import('./task-editor-pages.tsx').then(({ AssignTaskPage }) => AssignTaskPage),
  },
  {
    path: `${TASKS}/sua-nhieu`,
    title: 'Sửa nhiều nhiệm vụ',
    permission: 'plans:write',
    load: () => import('./bulk-page.tsx').then(({ BulkPage }) => BulkPage),
  },
  {
    path: `${TASKS}/$task`,
    title: 'Nhiệm vụ',
    permission: 'plans:read',
    load: () => import('./reform-task-page.tsx').then(({ ReformTaskPage }) => ReformTaskPage),
  },
  {
    path: `${TASKS}/$task/sua`,
    title: 'Sửa nhiệm vụ',
    permission: 'plans:write',
    load: () => import('./task-editor-pages.tsx').then(({ EditTaskPage }) => EditTaskPage),
  },
  {
    path: `${TASKS}/$task/ket-thuc`,
    title: 'Kết thúc nhiệm vụ',
    permission: 'plans:progress',
    load: () => import('./close-task-page.tsx').then(({ CloseTaskPage }) => CloseTaskPage),
  },
  {
    path: `${TASKS}/$task/mo-lai`,
    title: 'Mở lại nhiệm vụ',
    permission: 'plans:write',
    load: () => import('./task-reason-pages.tsx').then(({ ReopenTaskPage }) => ReopenTaskPage),
  },
  {
    path: `${TASKS}/$task/bo`,
    title: 'Bỏ nhiệm vụ',
    permission: 'plans:write',
    load: () => import('./task-reason-pages.tsx').then(({ DropTaskPage }) => DropTaskPage),
  },
];

export const reformMenu: readonly MenuEntry[] = [
  {
    label: 'Việc của tôi',
    path: (unit) => tasksPath(unit, '', { cua: 'toi' }),
    permission: 'plans:progress',
    group: 'work',
    order: 30,
    count: loadLateTasks,
    countTone: 'late',
  },
  { label: 'Nhiệm vụ', path: (unit) => tasksPath(unit), permission: 'plans:read', group: 'work', order: 31 },
  { label: 'Kế hoạch CCHC', path: (unit) => plansPath(unit), permission: 'plans:read', group: 'work', order: 32 },
];
