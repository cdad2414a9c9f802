import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';
import { loadQueueCounts } from './load-dossiers.ts';

const BASE = '/don-vi/$unit/ho-so';

export const dossiers: WebFeature = {
  name: 'dossiers',
  pages: [
    {
      path: BASE,
      title: 'Hồ sơ',
      permission: 'dossiers:read',
      load: () => import('./inbox-page.tsx').then(({ InboxPage }) => InboxPage),
    },
    {
      path: '/don-vi/$unit/tiep-nhan',
      title: 'Tiếp nhận hồ sơ',
      permission: 'dossiers:receive',
      load: () => import('./receive-page.tsx').then(({ ReceivePage }) => ReceivePage),
    },
    {
      path: `${BASE}/$dossier`,
      title: 'Hồ sơ',
      permission: 'dossiers:read',
      load: () => import('./dossier-page.tsx').then(({ OneDossierPage }) => OneDossierPage),
    },
    {
      path: `${BASE}/$dossier/buoc/$to`,
      title: 'Bước tiếp theo',
      permission: 'dossiers:process',
      load: () => import('./step-page.tsx').then(({ StepPage }) => StepPage),
    },
    {
      path: `${BASE}/$dossier/giao`,
      title: 'Giao hồ sơ',
      permission: 'dossiers:assign',
      load: () => import('./assign-page.tsx').then(({ AssignPage }) => AssignPage),
    },
    {
      path: `${BASE}/$dossier/doi-hen`,
      title: 'Đổi ngày hẹn trả',
      permission: 'dossiers:process',
      load: () => import('./reschedule-page.tsx').then(({ ReschedulePage }) => ReschedulePage),
    },
  ],
  menu: [
    {
      label: 'Tiếp nhận hồ sơ',
      path: (unit) => unitPath(unit, 'tiep-nhan'),
      permission: 'dossiers:receive',
      group: 'work',
      order: 10,
    },
    {
      label: 'Hồ sơ của tôi',
      path: (unit) => unitPath(unit, 'ho-so', { cua: 'toi' }),
      permission: 'dossiers:process',
      group: 'work',
      order: 11,
      count: async (unit) => (await loadQueueCounts(unit)).mine.open,
    },
    {
      label: 'Hồ sơ của đơn vị',
      path: (unit) => unitPath(unit, 'ho-so'),
      permission: 'dossiers:read',
      group: 'work',
      order: 12,
      count: async (unit) => (await loadQueueCounts(unit)).unit.open,
    },
    {
      label: 'Hồ sơ quá hạn',
      path: (unit) => unitPath(unit, 'ho-so', { loc: 'overdue' }),
      permission: 'dossiers:read',
      group: 'work',
      order: 13,
      count: async (unit) => (await loadQueueCounts(unit)).unit.overdue,
      countTone: 'late',
    },
    {
      label: 'Chờ trả kết quả',
      path: (unit) => unitPath(unit, 'ho-so', { loc: 'to-return' }),
      permission: 'dossiers:process',
      group: 'work',
      order: 14,
      count: async (unit) => (await loadQueueCounts(unit)).unit['to-return'],
    },
  ],
};
