import { expect, test } from 'vitest';
import type { ReportAnswer } from '#core/reports/contract.ts';
import { countOn } from '#test/roll-up.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });
const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;

async function receivedOn(slug: string, day: string, received: number) {
  const on = { agencyId: idOf(slug), day, channel: 'online-full' } as const;
  await countOn(world.db, on, { received, closed: received, onTime: received });
}

test('a commune made on 1/7/2025 reports the year with what the communes it came from had received', async () => {
  // xã Tây Sơn came from Phú Phong, Tây Xuân and Bình Nghi; its year runs from 15/12/2024 to 14/12/2025.
  await receivedOn('thi-tran-phu-phong', '2025-02-03', 30);
  await receivedOn('xa-tay-xuan', '2025-03-04', 7);
  await receivedOn('xa-binh-nghi', '2024-12-02', 1000); // before the window
  await receivedOn('xa-tay-phu', '2025-03-04', 500); // went to another commune
  await receivedOn('xa-tay-son', '2025-08-05', 5);
  world.setNow('2025-12-15T08:00:00+07:00');
  const id = idOf('xa-tay-son');
  const headers = world.as({
    accountId: 'dau-moi',
    name: 'Đầu mối',
    grants: [{ role: 'focal-officer', unitId: id, ...world.deps.directory.reachOf(id, false) }],
  });
  const answer = await world.http.inject({
    ...{ method: 'POST', url: '/api/units/xa-tay-son/reports', headers, payload: { period: '2025-year' } },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  const { figures }: ReportAnswer = answer.json();
  expect(figures.window).toEqual({ from: '2024-12-15', to: '2025-12-14' });
  expect(figures.total.received).toBe(42);
});
