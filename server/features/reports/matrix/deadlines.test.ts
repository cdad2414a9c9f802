import { expect, test } from 'vitest';
import { reportDeadlines, reportTimeliness } from '#server/features/reports/read-model.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });

test('what has to be sent soon: the report of the committee, then the parts of its sections and persons', async () => {
  world.setNow('2026-09-01T08:00:00+07:00');
  const unit = world.deps.directory.bySlug('xa-ba-to');
  const id = unit?.id ?? 0;
  const headers = world.as({
    accountId: 'dau-moi',
    name: 'Đầu mối',
    grants: [{ role: 'focal-officer', unitId: id, reads: [id], writes: [id] }],
  });
  const url = '/api/units/xa-ba-to/reports';
  const payload = { period: '2026-q3' };
  expect((await world.http.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(200);
  const ask = (from: string, to: string) =>
    readIn(world.deps.db, world.context.scope, (tx) => reportDeadlines(tx, [id], { from, to }));

  const soon = await ask('2026-09-01', '2026-09-30');
  expect(soon.at(-1)).toEqual({
    ...{ agencyId: id, sectionId: undefined, accountId: undefined, period: '2026-q3' },
    ...{ name: 'Quý III năm 2026', deadline: '2026-09-15', state: 'draft' },
  });
  const parts = soon.slice(0, -1);
  expect(parts.length).toBeGreaterThan(1);
  expect(new Set(parts.map(({ deadline, state }) => `${deadline} ${state}`))).toEqual(
    new Set(['2026-09-10 parts-open']),
  );
  expect(await ask('2026-10-01', '2026-10-31')).toEqual([]);
  expect(await world.statementsOf(() => ask('2026-09-01', '2026-09-30'))).toBeLessThanOrEqual(9);
});

test('the rate counts what was due in the window, sent or not', async () => {
  const id = world.deps.directory.bySlug('xa-binh-son')?.id ?? 0;
  const window = { agencyIds: [id], from: '2026-01-01', to: '2026-06-30' };
  const counted = await readIn(world.deps.db, world.context.scope, (tx) => reportTimeliness(tx, window));
  expect(counted).toEqual({ due: 2, inTime: 0 });
});
