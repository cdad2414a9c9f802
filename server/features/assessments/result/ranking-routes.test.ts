import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { RankedUnit, RankingAnswer, RankingList } from '#core/assessments/result/contract.ts';
import { publishedSetId } from '#server/features/assessments/criteria-repository.ts';
import { enterResult } from '#server/features/assessments/result-service.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { verifyResults } from './verify-results.ts';

const world = testWorld({ sample: ['units', 'assessments'] });

function unitOf(slug: string): UnitRef {
  const unit = world.deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  return unit;
}

function person(role: Role, slug: string, coversBelow = role === 'appraiser'): Record<string, string> {
  const unit = unitOf(slug);
  const { reads, writes } = world.deps.directory.reachOf(unit.agencyId, coversBelow);
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: [{ role, unitId: unit.id, reads, writes }] });
}

async function ask(url: string, headers: Record<string, string>) {
  const answer = await world.http.inject({ method: 'GET', url, headers });
  return { status: answer.statusCode, body: answer.json() };
}

/** Points of 1.1.3 (2 at most); every other leaf is left out, so that two points are 2 % of the set. */
async function enter(slug: string, year: number, points: number) {
  await enterResult(world.deps, world.context.scope, {
    unit: unitOf(slug),
    year,
    set: 'mau-cap-xa',
    lines: [{ code: '1.1.3', points, reason: '', deductions: [], values: {}, explanation: '' }],
    decision: { number: '1/QĐ-UBND', date: `${year + 1}-01-02`, issuer: 'UBND', rank: null, rankOf: null },
    note: 'thử',
  });
}

const vinhLinh = () => person('appraiser', 'huyen-vinh-linh');
let setId = '';
const ranking = async (unit: string, key: string, headers: Record<string, string>, by = '') =>
  (await ask(`/api/units/${unit}/rankings/${key}${by ? `?by=${by}` : ''}`, headers)).body as RankingAnswer;
const places = (items: readonly RankedUnit[]) => items.map(({ rank, unit, value }) => [rank, unit, value]);

beforeAll(async () => {
  setId = (await publishedSetId(world.db, 'mau-cap-xa')) ?? '';
  for (const [slug, before, now] of [
    ['ben-quan', 15_000, 20_000],
    ['xa-vinh-o', 20_000, 15_000],
    ['xa-vinh-ha', 20_000, 20_000],
  ] as const) {
    await enter(slug, 2021, before);
    await enter(slug, 2022, now);
  }
});

describe('the list of a term', () => {
  test('ranks settled sheets by one version of the set, with ties, bands and those without a result', async () => {
    const list = await ranking('huyen-vinh-linh', `2022.${setId}`, vinhLinh());
    expect(list).toMatchObject({
      kind: 'relative',
      total: 3,
      bands: 'Tốt: từ 80 %; Khá: từ 70 % đến dưới 80 %; Trung bình: từ 60 % đến dưới 70 %; Thấp: dưới 60 %',
      without: [{ unit: 'xa-vinh-khe', state: null }],
    });
    expect(places(list.items)).toEqual([
      [1, 'ben-quan', '2.00'],
      [1, 'xa-vinh-ha', '2.00'],
      [3, 'xa-vinh-o', '1.50'],
    ]);
    expect(list.items.map(({ band, rankOf }) => [band, rankOf])).toEqual([
      ['Thấp', 3],
      ['Thấp', 3],
      ['Thấp', 3],
    ]);
    expect(list.items[0]?.areas[0]).toEqual({ code: '1', points: '2.00', max: '19.50', rank: 1 });
  });

  test('says what was won and lost since the year before', async () => {
    const list = await ranking('huyen-vinh-linh', `2022.${setId}`, vinhLinh());
    expect(list.earlier).toEqual({ year: 2021, term: 'year', ranksHold: true, why: '' });
    expect(list.items.map(({ unit, change, before }) => [unit, change, before])).toEqual([
      ['ben-quan', { value: '+0.50', places: 2 }, { value: '1.50', rank: 3, rankOf: 3 }],
      ['xa-vinh-ha', { value: '0.00', places: 0 }, { value: '2.00', rank: 1, rankOf: 3 }],
      ['xa-vinh-o', { value: '-0.50', places: -2 }, { value: '2.00', rank: 1, rankOf: 3 }],
    ]);
  });

  test('is ranked by an area or a criterion as well', async () => {
    const byArea = await ranking('huyen-vinh-linh', `2022.${setId}`, vinhLinh(), '1');
    expect(byArea.by).toEqual({ code: '1', name: expect.any(String), max: '19.50' });
    expect(byArea.items.map(({ unit, points, change }) => [unit, points, change?.places])).toEqual([
      ['ben-quan', '2.00', 2],
      ['xa-vinh-ha', '2.00', 0],
      ['xa-vinh-o', '1.50', -2],
    ]);
    const byLeaf = await ranking('huyen-vinh-linh', `2022.${setId}`, vinhLinh(), '1.1.3');
    expect(byLeaf.items.map(({ value, max }) => [value, max])).toEqual([
      ['100.00', '2.00'],
      ['100.00', '2.00'],
      ['75.00', '2.00'],
    ]);
    const unknown = await ask(`/api/units/huyen-vinh-linh/rankings/2022.${setId}?by=9.9`, vinhLinh());
    expect(unknown).toMatchObject({ status: 404, body: { code: 'criterion-unknown' } });
  });

  test('keeps the place of the printed decision where it ranked units that are not here', async () => {
    const { items } = (await ask('/api/units/huyen-vinh-linh/rankings', vinhLinh())).body as RankingList;
    const key = items.find(({ year }) => year === 2023)?.key ?? '';
    const list = await ranking('huyen-vinh-linh', key, vinhLinh());
    expect(list.items).toMatchObject([
      { unit: 'ben-quan', rank: 7, rankOf: 18, value: '91.32', lost: '8.68', band: 'Tốt', unexplained: null },
    ]);
    // Best of those here in 2022; that says nothing about seventeen others, so only the printed place stands beside it.
    // The campaign of the sample names Bến Quan alone.
    expect(list.without).toEqual([]);
  });

  test('flags what a printed result leaves unexplained', async () => {
    const headers = person('appraiser', 'tinh-binh-dinh');
    const { body } = await ask('/api/units/tinh-binh-dinh/rankings', headers);
    const list = await ranking('tinh-binh-dinh', body.items[0].key, headers);
    expect(list.items).toMatchObject([{ unit: 'tay-son', value: '84.11', unexplained: '1.00', rank: 4, rankOf: 11 }]);
    expect(list.items[0]?.areas.find(({ code }) => code === 'B1')).toMatchObject({ points: '25.70', max: '30.00' });
  });
});

describe('who sees it', () => {
  test('the level above, not the communes: unpublished results of others are invisible', async () => {
    const own = await ask('/api/units/ben-quan/rankings', person('focal-officer', 'ben-quan'));
    expect(own.status).toBe(200);
    expect(own.body.items).toEqual([]);
    const byKey = await ask(`/api/units/ben-quan/rankings/2022.${setId}`, person('focal-officer', 'ben-quan'));
    expect(byKey).toMatchObject({ status: 404, body: { code: 'ranking-unknown' } });
    const above = await ask(`/api/units/huyen-vinh-linh/rankings/2022.${setId}`, person('focal-officer', 'ben-quan'));
    expect(above.status).toBe(403);
  });

  test('the chair who will publish sees the units below, other people of the committee only their own reach', async () => {
    const chair = await ranking('huyen-vinh-linh', `2022.${setId}`, person('chair', 'huyen-vinh-linh'));
    expect(chair.total).toBe(3);
    const officer = await ask(
      `/api/units/huyen-vinh-linh/rankings/2022.${setId}`,
      person('specialist', 'huyen-vinh-linh'),
    );
    expect(officer).toMatchObject({ status: 404, body: { code: 'ranking-unknown' } });
  });
});

test('statements do not grow with the units', async () => {
  const headers = vinhLinh();
  const { items } = (await ask('/api/units/huyen-vinh-linh/rankings', headers)).body as RankingList;
  const keyOf = (year: number) => items.find((one) => one.year === year)?.key ?? '';
  const count = (year: number) =>
    world.statementsOf(() => ask(`/api/units/huyen-vinh-linh/rankings/${keyOf(year)}?by=1`, headers));
  const [one, three] = [await count(2023), await count(2022)];
  expect(three).toBeLessThanOrEqual(one);
  expect(one).toBeLessThanOrEqual(10);
});

test('what sheets come to is kept as their lines say', async () => {
  expect(await verifyResults(world.context)).toEqual([]);
  await world.db
    .updateTable('assessment_result')
    .set({ index_points: 0 })
    .where('agency_id', '=', unitOf('ben-quan').agencyId)
    .execute();
  const differences = await verifyResults(world.context);
  expect(differences).toHaveLength(3);
  expect(differences[0]).toMatchObject({ what: 'tổng điểm của phiếu', stored: '0.00' });
});
