import { expect, test } from 'vitest';
import type { IndicatorsAnswer } from '#core/indicators/contract.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'documents', 'assessments', 'plans'] });
const REGISTERS = { commitments: 'commitments', dialogues: 'dialogues', initiatives: 'initiatives' } as const;

async function get(slug: string, rest: string) {
  const unit = world.deps.directory.bySlug(slug);
  const reach = world.deps.directory.reachOf(unit?.agencyId ?? 0, false);
  const headers = world.as({
    accountId: slug,
    name: slug,
    grants: [{ role: 'chair', unitId: unit?.id ?? 0, ...reach }],
  });
  const answer = await world.http.inject({ url: `/api/units/${slug}/${rest}`, headers });
  return { status: answer.statusCode, body: answer.json() };
}

test.each([
  ['xa-binh-son', 2026],
  ['ben-quan', 2023],
])('behind every figure of the registers and tasks stands a list of as many: %s', async (slug, year) => {
  const window = `from=${year - 1}-12-15&to=${year}-12-14`;
  const { values } = (await get(slug, `indicators?${window}`)).body as IndicatorsAnswer;
  const drilled = values.filter(({ drill }) => drill?.figure);
  expect(drilled.length).toBeGreaterThan(2);
  for (const { code, drill, count, numerator } of drilled) {
    const [word = ''] = code.split('_');
    const register = word in REGISTERS ? word : 'plan-tasks';
    const search = new URLSearchParams({ ...drill, ...(register === 'plan-tasks' ? {} : { year: String(year) }) });
    const list = await get(slug, `${register}?${search}`);
    expect([code, list.status, list.body.total]).toEqual([code, 200, count ?? numerator]);
  }
});

test('the rate of kept commitments leads to those kept', async () => {
  const { values } = (await get('ben-quan', 'indicators?from=2022-12-15&to=2023-12-14')).body as IndicatorsAnswer;
  const rate = values.find(({ code }) => code === 'commitments_kept_rate');
  expect(rate?.drill).toEqual({ figure: 'commitments_kept', from: '2022-12-15', to: '2023-12-14' });
  const list = await get('ben-quan', 'commitments?year=2023&figure=commitments_kept&from=2022-12-15&to=2023-12-14');
  expect(list.body.items.every(({ outcome }: { outcome: string }) => outcome === 'kept')).toBe(true);
  expect(list.body.total).toBe(8);
});

test('a register lists no figure of another', async () => {
  const search = 'year=2026&figure=dialogues_held&from=2025-12-15&to=2026-12-14';
  expect((await get('xa-binh-son', `commitments?${search}`)).status).toBe(422);
});
