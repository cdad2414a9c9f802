import { expect, test } from 'vitest';
import type { DossierCount } from '#core/indicators/dossier-sums.ts';
import { rateOf } from '#core/indicators/value.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { formII06a, indicatorValues } from './read-model.ts';

const world = testWorld({ sample: ['units', 'calendars', 'procedures', 'dossiers'] });

const agencyOf = (slug: string) => world.deps.directory.bySlug(slug)?.agencyId ?? 0;

async function counts(slug: string, from: string, to: string, codes: readonly DossierCount[]) {
  const values = await readIn(world.deps.db, world.context.scope, (tx) =>
    indicatorValues(tx, { agencyIds: [agencyOf(slug)], from, to, codes }),
  );
  return Object.fromEntries(values.map(({ definition, count }) => [definition.code, count]));
}

async function byField(slug: string, from: string, to: string) {
  const form = await readIn(world.deps.db, world.context.scope, (tx) =>
    formII06a(tx, { agencyIds: [agencyOf(slug)], from, to, by: 'field' }),
  );
  expect(form.broken).toEqual([]);
  return Object.fromEntries(form.rows.map(({ label, cells }) => [label, cells.c3]));
}

test('Châu Ổ 2023: 1,200 = 732 + 275 + 174 + 5 + 14 = 627 + 573 = 1,126 + 20 + 54', async () => {
  const window = ['2022-12-05', '2023-11-01'] as const;
  expect(await byField('chau-o', ...window)).toEqual({
    'Hộ tịch': 732,
    'Chứng thực': 275,
    'Bảo trợ xã hội': 174,
    'Đất đai': 5,
    'Người có công': 14,
  });
  expect(
    await counts('chau-o', ...window, [
      'dossiers_received_total',
      'dossiers_carried_over',
      'dossiers_received',
      'dossiers_online',
      'dossiers_direct_or_post',
      'dossiers_resolved',
      'dossiers_early',
      'dossiers_on_time',
      'dossiers_late',
      'dossiers_open',
      'dossiers_open_within_term',
      'dossiers_open_overdue',
      'dossiers_withdrawn',
    ]),
  ).toEqual({
    dossiers_received_total: 1200,
    dossiers_carried_over: 0,
    dossiers_received: 1200,
    dossiers_online: 627,
    dossiers_direct_or_post: 573,
    dossiers_resolved: 1126,
    dossiers_early: 1126,
    dossiers_on_time: 0,
    dossiers_late: 0,
    dossiers_open: 20,
    dossiers_open_within_term: 20,
    dossiers_open_overdue: 0,
    dossiers_withdrawn: 54,
  });
});

test('Châu Ổ received from the first to the last day of its window and on no other', async () => {
  const days = await world.db
    .selectFrom('dossier')
    .select(({ fn }) => [fn.min('received_on').as('first'), fn.max('received_on').as('last')])
    .where('agency_id', '=', agencyOf('chau-o'))
    .executeTakeFirstOrThrow();
  expect(days).toEqual({ first: '2022-12-05', last: '2023-11-01' });
});

test.each([
  ['the standard window', '2023-03-14'],
  ['the cut-off', '2023-03-10'],
])('Phổ Phong, first quarter of 2023, to %s: 720 = 3 + 717 = 708 + 10 + 2', async (_, to) => {
  const window = ['2022-12-15', to] as const;
  const fields = await byField('pho-phong', ...window);
  expect((fields['Hộ tịch'] ?? 0) + (fields['Chứng thực'] ?? 0)).toBe(667);
  expect((fields['Bảo trợ xã hội'] ?? 0) + (fields['Người có công'] ?? 0)).toBe(50);
  expect(fields['Tiếp công dân, xử lý đơn']).toBe(3);
  expect(
    await counts('pho-phong', ...window, [
      'dossiers_received_total',
      'dossiers_carried_over',
      'dossiers_received',
      'dossiers_early',
      'dossiers_on_time',
      'dossiers_late',
      'dossiers_open',
      'dossiers_open_overdue',
      'dossiers_withdrawn',
    ]),
  ).toEqual({
    dossiers_received_total: 720,
    dossiers_carried_over: 3,
    dossiers_received: 717,
    dossiers_early: 0,
    dossiers_on_time: 708,
    dossiers_late: 10,
    dossiers_open: 2,
    dossiers_open_overdue: 0,
    dossiers_withdrawn: 0,
  });
});

test('Ba Bích 2023: 376 received, 162 online (43.09 %), 51 late (13.56 %)', async () => {
  const found = await counts('ba-bich', '2022-12-15', '2023-12-14', [
    'dossiers_received_total',
    'dossiers_online',
    'dossiers_late',
    'dossiers_resolved',
    'dossiers_open',
  ]);
  expect(found).toEqual({
    dossiers_received_total: 376,
    dossiers_online: 162,
    dossiers_late: 51,
    dossiers_resolved: 376,
    dossiers_open: 0,
  });
  expect(rateOf(162, 376)).toBe(4309);
  expect(rateOf(51, 376)).toBe(1356);
});

test('the living office has work in every state on the day of loading', async () => {
  const agencyId = agencyOf('xa-binh-son');
  const now = await counts('xa-binh-son', '2025-12-15', '2026-11-20', [
    'dossiers_received',
    'dossiers_early',
    'dossiers_on_time',
    'dossiers_late',
    'dossiers_open',
    'dossiers_open_overdue',
    'dossiers_withdrawn',
  ]);
  expect(now.dossiers_received).toBeGreaterThanOrEqual(290);
  expect(now.dossiers_received).toBeLessThanOrEqual(310);
  for (const code of Object.keys(now)) {
    expect(now[code], code).toBeGreaterThan(0);
  }
  const states = await world.db
    .selectFrom('dossier')
    .select(['status', ({ fn }) => fn.countAll<number>().as('count')])
    .where('agency_id', '=', agencyId)
    .groupBy('status')
    .execute();
  expect(states.map(({ status }) => status).sort((a, b) => a - b)).toEqual([1, 2, 4, 5, 7, 9, 10]);
  const soon = await world.db
    .selectFrom('dossier')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('status', 'in', [2, 4])
    .where('due_on', 'in', ['2026-11-20', '2026-11-23'])
    .execute();
  expect(soon.length).toBeGreaterThan(0);
});
