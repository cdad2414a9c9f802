import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import { type AssessmentId, historicalLine } from '#core/assessments/assessment.ts';
import type { CriteriaSetId, Criterion } from '#core/assessments/criteria-set.ts';
import type { RankingAnswer, RankingList } from '#core/assessments/result/contract.ts';
import { USUAL_ROUNDING } from '#core/assessments/rounding.ts';
import { insertPublishedSet, publishedSetId } from '#server/features/assessments/criteria-repository.ts';
import { enterResult } from '#server/features/assessments/result-service.ts';
import { newId } from '#server/platform/ids.ts';
import { type UnitRef, writeIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { insertAssessment } from '../assessment-repository.ts';
import { requireScheme } from '../criteria-sets.ts';
import { saveLines } from '../line-repository.ts';
import { TOKENS } from './public/look.ts';
import { keepSingleResult } from './single-result.ts';

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

const chair = () => person('chair', 'huyen-vinh-linh');

async function ask(method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}, payload?: object) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

async function look(url: string, headers: Record<string, string> = {}) {
  const answer = await world.http.inject({ method: 'GET', url, headers });
  return { status: answer.statusCode, text: answer.body, headers: answer.headers };
}

/** An appraised sheet that nobody has published yet: 1.1.3 got so many points for this reason. */
async function settle(slug: string, year: number, points: number, reason: string) {
  const unit = unitOf(slug);
  const deductions = points < 20_000 ? [{ reason, lost: 20_000 - points }] : [];
  await enterResult(world.deps, world.context.scope, {
    unit,
    year,
    set: 'mau-cap-xa',
    lines: [{ code: '1.1.3', points, reason, deductions, values: {}, explanation: 'ghi chú nội bộ' }],
    decision: { number: '1/QĐ-UBND', date: `${year}-12-31`, issuer: 'UBND', rank: null, rankOf: null },
    note: '',
  });
  const made = world.db.selectFrom('result_publication').select('id').where('year', '=', year);
  await world.db
    .deleteFrom('published_line')
    .where('agency_id', '=', unit.agencyId)
    .where('publication_id', 'in', made)
    .execute();
  const sheet = world.db
    .updateTable('assessment')
    .set({ state: 'appraised', decision_number: null, decision_date: null });
  await sheet.where('agency_id', '=', unit.agencyId).where('year', '=', year).execute();
  for (const table of ['published_result', 'result_publication'] as const) {
    await world.db.deleteFrom(table).where('agency_id', '=', unit.agencyId).where('year', '=', year).execute();
  }
}

const DECISION = {
  number: '4100/QĐ-UBND',
  date: '2022-12-30',
  issuer: 'UBND huyện Vĩnh Linh',
  signer: 'Thái Văn Thành',
};
let path = '';

beforeAll(async () => {
  await settle('ben-quan', 2022, 20_000, '');
  await settle(
    'xa-vinh-o',
    2022,
    15_000,
    'Chậm 2 nhiệm vụ; liên hệ 0905 123 456, can.bo@example.vn <b>theo CV 243/UBND-TP</b>',
  );
  await settle('xa-vinh-ha', 2022, 20_000, '');
  const setId = await publishedSetId(world.db, 'mau-cap-xa');
  path = `/api/units/huyen-vinh-linh/rankings/2022.${setId}`;
});

const publish = (changes: object = {}, who = chair()) =>
  ask('POST', `${path}/publications`, who, { ...DECISION, leaveOut: true, ...changes });

describe('before the decision', () => {
  test('no public page shows the results, whatever is asked for', async () => {
    const nothing = await look('/cong-khai/don-vi/khong-co-don-vi/2022');
    expect(nothing.status).toBe(404);
    for (const url of [
      '/cong-khai/don-vi/xa-vinh-o/2022',
      '/cong-khai/don-vi/xa-vinh-o',
      '/cong-khai/don-vi/ben-quan/2022',
      '/cong-khai/don-vi/ben-quan/2022-6m',
      '/cong-khai/don-vi/ben-quan.tu-phap-ho-tich/2023',
      '/cong-khai/don-vi/xa-vinh-o/abc',
      '/cong-khai/quyet-dinh/01890000-0000-7000-8000-000000000000',
      '/cong-khai/quyet-dinh/x',
    ]) {
      const answer = await look(url);
      expect([url, answer.status, answer.text === nothing.text]).toEqual([url, 404, true]);
    }
    expect((await look('/cong-khai')).text).not.toContain('Năm 2022');
  });

  test.each<[string, number, string, object]>([
    ['units without a result have to be left out knowingly', 409, 'results-missing', { leaveOut: false }],
    ['an amendment of nothing', 409, 'publication-changed', { amends: '01890000-0000-7000-8000-000000000000' }],
    ['a decision without a number', 422, 'invalid-request', { number: ' ' }],
    ['a decision of tomorrow', 422, 'document-date-in-future', { date: '2026-11-21' }],
  ])('is refused: %s', async (_why, status, code, changes) => {
    expect(await publish(changes)).toMatchObject({ status, body: { code } });
    expect((await look('/cong-khai/don-vi/xa-vinh-o/2022')).status).toBe(404);
  });

  test.each<[string, () => Record<string, string>]>([
    ['the appraiser', () => person('appraiser', 'huyen-vinh-linh')],
    ['the chair of a commune', () => person('chair', 'ben-quan')],
    ['the chair of another district', () => person('chair', 'huyen-ba-to')],
  ])('is not for %s', async (_who, headers) => {
    expect((await publish({}, headers())).status).toBe(403);
  });
});

describe('the decision', () => {
  let key = '';

  test('publishes every settled sheet at once with its place', async () => {
    const answer = await publish();
    expect(answer.status).toBe(200);
    key = answer.body.key;
    const sheets = await world.db
      .selectFrom('assessment')
      .select(['state', 'decision_number', 'rank', 'rank_of'])
      .where('year', '=', 2022)
      .orderBy('rank')
      .execute();
    expect(sheets).toEqual(
      [1, 1, 3].map((rank) => ({ state: 'published', decision_number: '4100/QĐ-UBND', rank, rank_of: 3 })),
    );
    const entries = await world.db
      .selectFrom('audit_entry')
      .select('agency_id')
      .where('action', '=', 'assessments:publish-results')
      .where('entry', 'like', '%4100/QĐ-UBND%')
      .execute();
    expect(new Set(entries.map((entry) => entry.agency_id)).size).toBe(4); // three communes and the district
    const registered = await world.db
      .selectFrom('document_reference')
      .select(['kind', 'issuer'])
      .where('symbol', '=', '4100/QĐ-UBND')
      .execute();
    expect(registered).toEqual([{ kind: 'decision', issuer: 'UBND huyện Vĩnh Linh' }]);
  });

  test('shows everybody’s place to the communes, but no sheet', async () => {
    const commune = person('focal-officer', 'xa-vinh-o');
    const list: RankingList = (await ask('GET', '/api/units/xa-vinh-o/rankings', commune)).body;
    expect(list.items).toEqual([]);
    expect(list.decisions.map((one) => [one.key, one.units])).toEqual([[key, 3]]);
    const ranking: RankingAnswer = (await ask('GET', `/api/units/xa-vinh-o/rankings/${key}?by=1.1.3`, commune)).body;
    expect(ranking.items.map(({ rank, unit, points }) => [rank, unit, points])).toEqual([
      [1, 'ben-quan', '2.00'],
      [1, 'xa-vinh-ha', '2.00'],
      [3, 'xa-vinh-o', '1.50'],
    ]);
    expect((await ask('GET', '/api/units/ben-quan/assessments/2022', commune)).status).toBe(403);
  });

  test('opens a page without sign-in: points and remarks, nothing personal, nothing internal, no script', async () => {
    const { status, text, headers } = await look('/cong-khai/don-vi/xa-vinh-o/2022');
    expect(status).toBe(200);
    expect(text).toContain(
      'Quyết định số 4100/QĐ-UBND ngày 30/12/2022 của UBND huyện Vĩnh Linh, người ký: Thái Văn Thành',
    );
    expect(text).toContain('Chậm 2 nhiệm vụ; liên hệ [đã ẩn], [đã ẩn] &lt;b&gt;theo CV 243/UBND-TP&lt;/b&gt;');
    for (const kept of ['0905', 'can.bo', 'ghi chú nội bộ', '<script', '<b>', 'chair huyen']) {
      expect(text).not.toContain(kept);
    }
    expect(headers['content-security-policy']).toMatch(/default-src 'none'; style-src 'sha256-[^']+';/);
    expect(headers['cache-control']).toBe('public, max-age=300');
    const again = await look('/cong-khai/don-vi/xa-vinh-o/2022', { 'if-none-match': String(headers.etag) });
    expect([again.status, again.text]).toEqual([304, '']);
    expect(Buffer.byteLength(text)).toBeLessThan(50_000);
  });

  test('ranks on a public page, by area as well', async () => {
    const id = key.slice(3);
    const { text } = await look(`/cong-khai/quyet-dinh/${id}`);
    expect(text).toContain('Kết quả chỉ số cải cách hành chính năm 2022');
    expect(
      [...text.matchAll(/<td class="n">(\d+)<\/td><th scope="row"><a href="([^"]+)"/g)].map(([, rank, href]) => [
        rank,
        href,
      ]),
    ).toEqual([
      ['1', '/cong-khai/don-vi/ben-quan/2022'],
      ['1', '/cong-khai/don-vi/xa-vinh-ha/2022'],
      ['3', '/cong-khai/don-vi/xa-vinh-o/2022'],
    ]);
    expect((await look(`/cong-khai/quyet-dinh/${id}?linh-vuc=1`)).text).toContain(
      'aria-current="page">Công tác chỉ đạo',
    );
    expect((await look('/cong-khai')).text).toContain('Năm 2022');
  });

  test('is corrected by another one; the earlier figures stay readable', async () => {
    await world.db
      .updateTable('assessment_line')
      .set({ appraised_points: 18_000, deductions: JSON.stringify([{ reason: 'x', lost: 2_000 }]) })
      .where('agency_id', '=', unitOf('xa-vinh-o').agencyId)
      .execute();
    await world.db
      .updateTable('assessment_result')
      .set({ points: 18_000, index_points: 18_000, relative: 180 })
      .where('agency_id', '=', unitOf('xa-vinh-o').agencyId)
      .execute();
    const first = key.slice(3);
    const changes = { number: '55/QĐ-UBND', date: '2023-02-01', amends: first };
    expect(await publish({ ...changes, amends: null, reason: 'x' })).toMatchObject({
      body: { code: 'publication-changed' },
    });
    expect(await publish(changes)).toMatchObject({ status: 422, body: { code: 'amendment-reason-missing' } });
    const amended = await publish({ ...changes, reason: 'Kiến nghị của xã Vĩnh Ô được chấp nhận.' });
    expect(amended.status).toBe(200);
    const { text } = await look('/cong-khai/don-vi/xa-vinh-o/2022');
    expect(text).toContain('Lý do: Kiến nghị của xã Vĩnh Ô được chấp nhận.');
    expect(text).toContain('1,80 %');
    const before = await look(`/cong-khai/don-vi/xa-vinh-o/2022?quyet-dinh=${first}`);
    expect(before.text).toContain('1,50 %');
    expect(before.text).toContain('Kết quả này đã được điều chỉnh.');
    expect((await look(`/cong-khai/quyet-dinh/${first}`)).text).toContain(
      `/cong-khai/don-vi/xa-vinh-o/2022?quyet-dinh=${first}`,
    );
    const listed = (await look('/cong-khai')).text;
    expect([listed.includes('55/QĐ-UBND'), listed.includes('4100/QĐ-UBND')]).toEqual([true, false]);
  });

  test('what is published cannot be changed or taken away, not even by who published it', async () => {
    await expect(world.deps.db.deleteFrom('published_result').where('year', '=', 2022).execute()).rejects.toThrow(
      /permission denied/,
    );
    await expect(world.deps.db.updateTable('result_publication').set({ number: 'x' }).execute()).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('results entered from printed decisions', () => {
  test('Bến Quan 91,32 of 2023 with its remarks', async () => {
    const { text } = await look('/cong-khai/don-vi/ben-quan/2023');
    expect(text).toContain('91,32');
    expect(text).toContain('<dt>Điểm bị trừ</dt><dd>8,68</dd>');
    expect(text).toContain('<dt>Xếp hạng</dt><dd>7/18</dd>');
    expect(text).toContain('Quyết định số 4006/QĐ-UBND ngày 29/12/2023 của UBND huyện Vĩnh Linh');
    expect(text).toContain('28/31 nhiệm vụ');
    expect(Buffer.byteLength(text)).toBeLessThan(50_000);
  });

  test('Tây Sơn 84,11 of 2021 with the point that nobody explained', async () => {
    const { text } = await look('/cong-khai/don-vi/tay-son/2021');
    expect(text).toContain('84,11 điểm');
    expect(text).toContain('1,00 điểm bị trừ không ghi lý do');
    expect(text).toContain('B1. ĐTXHH – hài lòng của người dân, tổ chức: 25,70/30,00 điểm');
  });
});

test('bonus points are shown without the ceiling of the set, which a campaign may raise', async () => {
  const { deps, scope } = world.context;
  const { agencyId } = unitOf('xa-vinh-ha');
  const at = deps.now();
  const writing = { at, actorName: 'thử' };
  const leaf = (code: string, name: string, more: Partial<Criterion>): Criterion => ({
    ...{ code, name, parent: undefined, level: 'criterion', max: 100_000, method: undefined, parameters: {} },
    ...{ variables: [], rounding: USUAL_ROUNDING, rateIndicator: undefined, section: '', evidence: '' },
    ...{ note: '', legalBasis: '', origin: 'test' },
    ...more,
  });
  const bonus = {
    method: 'BONUS',
    parameters: { items: [{ name: 'ideas', each: '1' }] },
    variables: [{ name: 'ideas', label: 'Số sáng kiến', kind: 'count', unit: '', source: 'typed' }],
  } as const;
  const setId = newId<CriteriaSetId>(at);
  await writeIn(deps.db, scope, agencyId, (tx) =>
    insertPublishedSet(
      tx,
      {
        ...{ id: setId, code: 'bo-co-thuong', version: 1, name: 'Bộ có điểm thưởng', basis: 'thử' },
        ...{ unitKind: 'commune', state: 'published', result: 'absolute', bands: [], tieRule: 'shared' },
        ...{ maxBonus: 50_000, maxPenalty: 0 },
        criteria: [
          leaf('1', 'Chỉ đạo', { level: 'area' }),
          leaf('1.1', 'Kế hoạch', { parent: '1', method: 'MANUAL' }),
          leaf('T', 'Sáng kiến', bonus),
        ],
      },
      at,
    ),
  );
  const owner = unitOf('huyen-vinh-linh').agencyId;
  const campaignId = newId<never>(at) as string;
  await world.db
    .insertInto('campaign')
    .values({
      ...{ agency_id: owner, id: campaignId, name: 'Đợt thử', year: 2020, term: 'year', criteria_set_id: setId },
      ...{ unit_kind: 'commune', period_from: '2019-12-15', period_to: '2020-12-14', max_bonus: 70_000 },
      ...{ self_from: '2020-12-01', self_to: '2020-12-10', appraisal1_to: '2020-12-20', state: 'closed' },
      ...{ created_at: at, created_by: 'x', opened_at: at, opened_by: 'x', closed_at: at, closed_by: 'x' },
    })
    .execute();
  const period = { periodFrom: '2019-12-15', periodTo: '2020-12-14', note: '' };
  const term = { year: 2020, term: 'year' } as const;
  const id = newId<AssessmentId>(at);
  const sheet = { id, agencyId, ...term, criteriaSetId: setId, historical: false, state: 'appraised' } as const;
  await writeIn(deps.db, scope, agencyId, (tx) => insertAssessment(tx, { ...sheet, ...period }, writing));
  await world.db
    .updateTable('assessment')
    .set({ campaign_agency_id: owner, campaign_id: campaignId })
    .where('id', '=', id)
    .execute();
  await writeIn(deps.db, scope, agencyId, async (tx) => {
    const scheme = await requireScheme(tx, setId);
    const given = { reason: '', deductions: [], values: {}, explanation: '' };
    const lines = [
      historicalLine(scheme, { code: '1.1', points: 90_000, ...given }),
      historicalLine(scheme, { code: 'T', points: 60_000, ...given }),
    ];
    await saveLines(tx, sheet, lines, writing);
    const decision = { number: '9/QĐ-UBND', date: '2021-01-05', issuer: 'UBND', rank: null, rankOf: null };
    await keepSingleResult(tx, { ...sheet, ...period }, decision, writing);
  });

  const { text } = await look('/cong-khai/don-vi/xa-vinh-ha/2020');

  expect(text).toContain('<h2>1. Chỉ đạo: 9,00/10,00 điểm</h2>');
  expect(text).toContain('<h2>+/−. Điểm thưởng, điểm phạt: 6,00 điểm</h2>');
});

test('too many requests from one address are refused', async () => {
  const answers = await Promise.all(Array.from({ length: 130 }, () => look('/cong-khai/don-vi/khong-co/2020')));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
});

test('the public pages wear the tokens of the web', () => {
  const css = readFileSync('web/ui/tokens/tokens.css', 'utf8');
  const root = css.slice(0, css.indexOf('@media'));
  for (const [name, value] of Object.entries(TOKENS)) {
    expect(root).toContain(`${name}: ${value};`);
  }
});
