import type { WebFeature } from '#web/lib/page.ts';

export const reminders: WebFeature = {
  name: 'reminders',
  pages: [
    {
      path: '/don-vi/$unit/thong-bao',
      title: 'Thông báo',
      permission: 'reminders:read',
      load: () => import('./reminders-page.tsx').then(({ RemindersPage }) => RemindersPage),
    },
  ],
};
