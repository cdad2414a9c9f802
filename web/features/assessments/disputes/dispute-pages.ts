import type { Page } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/kien-nghi-so-lieu';

export const DISPUTE_PAGES: readonly Page[] = [
  {
    path: BASE,
    title: 'Kiến nghị về số liệu',
    permission: 'disputes:read',
    load: () => import('./disputes-page.tsx').then(({ DisputesPage }) => DisputesPage),
  },
  {
    path: `${BASE}/moi`,
    title: 'Lập kiến nghị về số liệu',
    permission: 'disputes:file',
    load: () => import('./new-dispute-page.tsx').then(({ NewDisputePage }) => NewDisputePage),
  },
  {
    path: `${BASE}/$dispute`,
    title: 'Kiến nghị về số liệu',
    permission: 'disputes:read',
    load: () => import('./dispute-page.tsx').then(({ DisputePage }) => DisputePage),
  },
];
