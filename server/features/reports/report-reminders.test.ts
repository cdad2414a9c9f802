import { expect, test } from 'vitest';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { dueReports } from './report-reminders.ts';

const world = testWorld({ sample: ['units'] });
const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;
const due = (until: string) =>
  readIn(world.deps.db, world.context.scope, (tx) => dueReports(tx, idOf('xa-ba-to'), until));
const days = async (until: string, key: string) =>
  (await due(until)).filter((thing) => thing.key.startsWith(key)).map(({ dueOn }) => dueOn);

function person(role: 'focal-officer' | 'appraiser', slug: string, reaches: readonly string[]): Record<string, string> {
  const ids = reaches.map(idOf);
  const grants = [{ role, unitId: idOf(slug), reads: ids, writes: ids }];
  return world.as({ accountId: role, name: role, grants });
}

async function post(rest: string, headers: Record<string, string>, payload: object): Promise<void> {
  const url = `/api/units/xa-ba-to/reports${rest}`;
  const answer = await world.http.inject({ method: 'POST', url, headers, payload });
  expect(answer.statusCode, answer.body).toBe(200);
}

test('the report of the committee and the parts of its sections are due by their days', async () => {
  world.setNow('2026-09-01T08:00:00+07:00');
  expect(await days('2026-09-14', 'report:2026-q3')).toEqual([]);
  expect(await due('2026-09-15')).toContainEqual({
    ...{ key: 'report:2026-q3', what: 'Báo cáo', title: 'Báo cáo cải cách hành chính Quý III năm 2026' },
    ...{ path: 'bao-cao/2026-q3', dueOn: '2026-09-15', personId: null, sectionId: null },
  });
  expect(await days('2026-09-15', 'report-part')).toEqual([]);
  await post('', person('focal-officer', 'xa-ba-to', ['xa-ba-to']), { period: '2026-q3' });
  expect(await days('2026-09-09', 'report-part')).toEqual([]);
  const parts = (await due('2026-09-10')).filter(({ key }) => key.startsWith('report-part:2026-q3'));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.every(({ dueOn, sectionId }) => dueOn === '2026-09-10' && sectionId !== null)).toBe(true);
  expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
});

test('an extension moves the day; what is overdue stays due for two months', async () => {
  world.setNow('2026-09-14T08:00:00+07:00');
  const province = 'tinh-quang-ngai';
  const appraiser = person('appraiser', province, [province, 'xa-ba-to']);
  await post('/2026-q3/extensions', appraiser, { until: '2026-09-25', reason: 'Sạt lở, mất điện ba ngày.' });
  expect(await days('2026-09-24', 'report:2026-q3')).toEqual([]);
  expect(await days('2026-09-25', 'report:2026-q3')).toEqual(['2026-09-25']);
  expect(await days('2026-11-20', 'report:2026-q3')).toEqual(['2026-09-25']);
  expect(await days('2026-12-01', 'report:2026-q3')).toEqual([]);
});
