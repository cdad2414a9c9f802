import { today } from '#web/lib/format.ts';
import { unitPath } from '#web/lib/navigation.ts';
import type { WebFeature } from '#web/lib/page.ts';

const BASE = '/don-vi/$unit/lich-lam-viec';

export const calendars: WebFeature = {
  name: 'calendars',
  pages: [
    {
      path: BASE,
      title: 'Lịch làm việc',
      permission: 'calendars:read',
      load: () => import('./calendar-page.tsx').then(({ CalendarPage }) => CalendarPage),
    },
    {
      path: `${BASE}/ghi-ngay`,
      title: 'Ghi ngày nghỉ',
      permission: 'calendars:edit',
      load: () => import('./add-day-page.tsx').then(({ AddDayPage }) => AddDayPage),
    },
    {
      path: `${BASE}/hoan-doi`,
      title: 'Ghi hoán đổi ngày làm việc',
      permission: 'calendars:edit',
      load: () => import('./add-swap-page.tsx').then(({ AddSwapPage }) => AddSwapPage),
    },
    {
      path: `${BASE}/gio-lam-viec`,
      title: 'Giờ làm việc',
      permission: 'calendars:publish',
      load: () => import('./set-hours-page.tsx').then(({ SetHoursPage }) => SetHoursPage),
    },
    {
      path: `${BASE}/xac-nhan/$day`,
      title: 'Xác nhận ngày nghỉ',
      permission: 'calendars:publish',
      load: () => import('./settle-day-page.tsx').then(({ SettleDayPage }) => SettleDayPage),
    },
    {
      path: `${BASE}/bo/$day`,
      title: 'Bỏ ngày khỏi lịch',
      permission: 'calendars:edit',
      load: () => import('./remove-day-page.tsx').then(({ RemoveDayPage }) => RemoveDayPage),
    },
    {
      path: `${BASE}/tinh-lai`,
      title: 'Tính lại hạn trả',
      permission: 'dossiers:recompute',
      load: () => import('./recompute-page.tsx').then(({ RecomputePage }) => RecomputePage),
    },
    {
      path: `${BASE}/cong-bo/$year`,
      title: 'Công bố lịch của năm',
      permission: 'calendars:publish',
      load: () => import('./publish-year-page.tsx').then(({ PublishYearPage }) => PublishYearPage),
    },
  ],
  menu: [
    {
      label: 'Lịch làm việc',
      path: (unit) => unitPath(unit, 'lich-lam-viec', { nam: today().slice(0, 4) }),
      permission: 'calendars:read',
      group: 'catalogue',
      order: 20,
    },
  ],
};
