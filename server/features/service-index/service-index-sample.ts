import { lastMonths } from '#core/indicators/windows.ts';
import { formatDate, vietnamDay } from '#core/kernel/dates.ts';
import { PORTAL_COLUMN_KEYS, type PortalCells } from '#core/service-index/portal-rows.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { takePortalRows } from './portal-service.ts';

/** What the portal showed for xã Bình Sơn: invented, as the dossiers of that commune are. */
const READINGS: readonly (readonly [subject: string, points: string])[] = [
  ['Tổng', '71,42'],
  ['II', '18,90'],
  ['IV', '20,15'],
  ['IV.3', '6'],
  ['IV.6', '3,25'],
];
const MONTHS = 6;

/** Readings of the last whole months, a little different each, so that the comparison is alive on first sight. */
export async function loadSampleServiceIndex({ deps, scope, say }: SystemContext): Promise<void> {
  const unit = deps.directory.bySlug('xa-binh-son');
  if (!unit) {
    throw new Error('the sample’s unit xa-binh-son is missing');
  }
  const today = vietnamDay(deps.now());
  const months = lastMonths(today, MONTHS + 1).slice(0, -1);
  const lines = months.flatMap(({ from, to }, month) =>
    READINGS.filter(([subject]) => subject === 'Tổng' || month >= MONTHS - 2).map(([subject, points], at) => {
      const cells: PortalCells = {
        month: from.slice(0, 7),
        subject,
        points: subject === 'Tổng' ? `${64 + month},${String(10 + 13 * month)}` : points,
        readOn: formatDate(to),
        readBy: 'Dữ liệu minh họa',
        source: 'Dữ liệu minh họa: ảnh chụp trang bộ chỉ số 766 trên Cổng Dịch vụ công quốc gia',
      };
      return { row: month * PORTAL_COLUMN_KEYS.length + at, cells };
    }),
  );
  const { taken } = await takePortalRows({ deps, scope, unit }, lines);
  say(`Chỉ số phục vụ: ${taken} số đọc trên Cổng (minh họa) của xã Bình Sơn`);
}
