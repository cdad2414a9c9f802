import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { LineResponse, SheetResponse } from '#core/assessments/contract.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });
const YEAR = 2026;
const base = `/api/units/xa-binh-son/assessments/${YEAR}`;

/** Headers of a person who holds one role at one unit. */
function person(role: Role, slug: string, coversBelow = role === 'appraiser'): Record<string, string> {
  const { directory } = world.deps;
  const unit = directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const { reads, writes } = directory.reachOf(unit.agencyId, coversBelow);
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: [{ role, unitId: unit.id, reads, writes }] });
}

const focal = () => person('focal-officer', 'xa-binh-son');
const chair = () => person('chair', 'xa-binh-son');
const appraiser = () => person('appraiser', 'tinh-quang-ngai');

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  headers: Record<string, string>,
  payload?: object,
) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const score = (code: string, payload: object, who = focal()) =>
  ask('PUT', `${base}/lines/${code}/self-score`, who, { version: 0, values: [], ...payload });
const flag = (name: string, value = 1) => [{ name, value }];

async function sheet(): Promise<SheetResponse> {
  return (await ask('GET', base, focal())).body;
}

beforeAll(async () => {
  const opened = await ask('POST', '/api/units/xa-binh-son/assessments', focal(), { year: YEAR });
  expect(opened.status).toBe(200);
});

describe('opening', () => {
  test.each<[string, number, object]>([
    ['assessment-exists', 409, { year: YEAR }],
    ['assessment-year-wrong', 422, { year: 2027 }],
    ['assessment-year-wrong', 422, { year: 1999 }],
  ])('refuses: %s', async (code, status, payload) => {
    const answer = await ask('POST', '/api/units/xa-binh-son/assessments', focal(), payload);
    expect(answer).toMatchObject({ status, body: { code } });
  });

  test('names the template as nobody’s decision, with its 82 leaves', async () => {
    const { criteriaSetId, basis, totals } = await sheet();
    expect(basis).toBe('bộ mẫu, không phải quyết định của cơ quan nào');
    expect(totals).toMatchObject({ max: '100.00', self: '0.00', selfMissing: 82 });
    const set = await ask('GET', `/api/criteria-sets/${criteriaSetId}`, focal());
    expect(set.body.criteria.filter(({ method }: { method: string | null }) => method)).toHaveLength(82);
  });

  test('a published set never changes, not even for its owner', async () => {
    const { criteriaSetId } = await sheet();
    const change = world.db
      .updateTable('criterion')
      .set({ max_points: 100 })
      .where('criteria_set_id', '=', criteriaSetId);
    await expect(change.execute()).rejects.toThrow('published set never changes');
    const rename = world.db.updateTable('criteria_set').set({ name: 'x' }).where('id', '=', criteriaSetId);
    await expect(rename.execute()).rejects.toThrow('published and never changes');
  });
});

describe('self-scoring', () => {
  test('computes, keeps the history and the audit entry', async () => {
    const answer = await score('1.6', {
      values: [
        { name: 'commitments_total', value: 9 },
        { name: 'commitments_kept', value: 8 },
      ],
      explanation: 'Theo sổ cam kết',
    });
    expect(answer.body).toMatchObject({
      version: 1,
      self: { points: '0.89', computed: true },
      sentence: '8/9 × 1 điểm = 0,8889 → 0,89',
      changedBy: 'focal-officer xa-binh-son',
    });
    const history = await ask('GET', `${base}/lines/1.6/history`, focal());
    expect(history.body.items).toMatchObject([{ version: 1, step: 'self-score', points: '0.89' }]);
    const entries = await world.db
      .selectFrom('audit_entry')
      .select('entry')
      .where('action', '=', 'assessments:self-score')
      .execute();
    expect(entries.map(({ entry }) => JSON.parse(entry).what)).toMatchObject([{ criterion: '1.6', points: '0.89' }]);
  });

  test('two officers on one cell: the second gets the newer line and changes nothing', async () => {
    await score('1.5.2', { values: flag('emulation_linked') });
    const second = await score(
      '1.5.2',
      { values: flag('emulation_linked', 0) },
      person('focal-officer', 'xa-binh-son'),
    );
    expect(second.status).toBe(409);
    expect(second.body.code).toBe('line-changed');
    expect(second.body.detail.line).toMatchObject({ code: '1.5.2', version: 1, self: { points: '1.00' } });
    expect(await lineOf('1.5.2')).toMatchObject({ version: 1, self: { points: '1.00' } });
  });

  test('writes of many cells at once lose none', async () => {
    const codes = ['4.1', '4.2', '4.4', '6.5', '5.6', '6.2.1', '6.2.2', '5.3'];
    const names = [
      'working_rules',
      'assignment_decision',
      'part_time_ok',
      'spending_rules',
      'office_culture',
      'asset_rules',
      'asset_report',
      'staff_evaluated',
    ];
    const answers = await Promise.all(codes.map((code, at) => score(code, { values: flag(names[at] ?? '') })));
    expect(answers.map(({ status }) => status)).toEqual(codes.map(() => 200));
    const lines = (await sheet()).lines.map(({ code }) => code);
    expect(lines).toEqual(expect.arrayContaining(codes));
  });

  test.each<[string, number, string, object]>([
    ['points-above-max', 422, '2.4.3', { points: '1,01', reason: 'x' }],
    ['points-negative', 422, '2.4.3', { points: '-1', reason: 'x' }],
    ['points-missing', 422, '2.4.3', { points: 'một', reason: 'x' }],
    ['points-reason-missing', 422, '2.4.3', { points: '1' }],
    ['value-invalid', 422, '2.4.3', { values: flag('law_monitoring_followed', 2) }],
    ['value-unknown', 422, '2.4.3', { values: flag('other') }],
    ['criterion-unknown', 404, '9.9', {}],
    ['evidence-unknown', 404, '2.4.3', { evidence: ['01890000-0000-7000-8000-000000000000'] }],
  ])('refuses %s and leaves nothing behind', async (code, status, criterion, payload) => {
    expect(await score(criterion, payload)).toMatchObject({ status, body: { code } });
    expect((await sheet()).lines.some((line) => line.code === '2.4.3')).toBe(false);
  });

  test.each<[string, () => Record<string, string>]>([
    ['a counter officer', () => person('counter-officer', 'xa-binh-son')],
    ['the chair', chair],
    ['the appraiser above', appraiser],
    ['the focal officer of another commune', () => person('focal-officer', 'xa-ba-to')],
  ])('is not for %s', async (_who, headers) => {
    expect((await score('2.4.3', { values: flag('law_monitoring_followed') }, headers())).status).toBe(403);
  });
});

describe('documents', () => {
  test('are kept once and named by lines; one in use is not dropped', async () => {
    const words = { title: 'Kế hoạch CCHC năm 2026', documentNumber: '02/KH-UBND', documentDate: '2026-01-05' };
    const kept = await ask('POST', '/api/units/xa-binh-son/evidence', focal(), words);
    expect(kept.body).toMatchObject({ ...words, link: null });
    const line = await score('1.1.2', { values: flag('plan_quality_items', 4), evidence: [kept.body.id] });
    expect(line.body.evidence).toMatchObject([{ title: words.title }]);
    const url = `/api/units/xa-binh-son/evidence/${kept.body.id}`;
    expect(await ask('DELETE', url, focal())).toMatchObject({ status: 409, body: { code: 'evidence-in-use' } });
    await score('1.1.2', { version: 1, values: flag('plan_quality_items', 4), explanation: 'Theo kế hoạch' });
    expect((await ask('DELETE', url, focal())).status).toBe(200);
    expect(await ask('DELETE', url, focal())).toMatchObject({ status: 404, body: { code: 'evidence-unknown' } });
  });

  test.each([
    { title: '', link: 'https://example.vn/' },
    { title: 'Không số', documentNumber: '1/KH-UBND' },
  ])('without a number and day, or a link, are refused', async (words) => {
    const answer = await ask('POST', '/api/units/xa-binh-son/evidence', focal(), words);
    expect(answer).toMatchObject({ status: 422, body: { code: 'evidence-invalid' } });
  });
});

describe('from submission to publication', () => {
  test('an incomplete sheet is not submitted, and says what is missing', async () => {
    const answer = await ask('POST', `${base}/submit`, chair());
    expect(answer).toMatchObject({ status: 422, body: { code: 'sheet-incomplete' } });
    expect(answer.body.detail.missing).toContainEqual({ code: '1.5.2', what: 'proof' });
    expect(answer.body.detail.missing).toContainEqual({ code: '1.1.1', what: 'points' });
    expect(await ask('POST', `${base}/submit`, focal())).toMatchObject({ status: 403 });
  });

  test('the chair submits, the appraiser takes points off with reasons, the decision is recorded', async () => {
    await fillEverything();
    expect(await ask('POST', `${base}/submit`, chair())).toMatchObject({ status: 200, body: { state: 'submitted' } });
    expect(await score('1.5.2', { version: 2, values: flag('emulation_linked') })).toMatchObject({
      status: 409,
      body: { code: 'assessment-state-wrong' },
    });

    const own = person('appraiser', 'xa-binh-son');
    expect(await appraise('1.6', { points: '0.5', reason: 'x' }, own)).toMatchObject({
      status: 403,
      body: { code: 'own-sheet' },
    });
    expect(await appraise('1.6', { points: '0.5' })).toMatchObject({
      status: 422,
      body: { code: 'appraisal-reason-missing' },
    });
    expect((await lineOf('1.6'))?.appraisal).toBeNull();

    expect(await ask('POST', `${base}/accept-full-claims`, appraiser())).toMatchObject({ body: { accepted: 81 } });
    expect(await ask('POST', `${base}/finish-appraisal`, appraiser())).toMatchObject({
      status: 422,
      body: { code: 'appraisal-incomplete', detail: { missing: ['1.6'] } },
    });
    const taken = await appraise('1.6', { reason: '01 cam kết chưa đạt' });
    expect(taken.body.appraisal).toMatchObject({
      points: '0.89',
      computed: true,
      deductions: [{ reason: '01 cam kết chưa đạt', lost: '0.11' }],
    });
    const cut = await appraise('4.1', { points: '1', reason: 'Quy chế chưa cập nhật' });
    expect(cut.body.appraisal).toMatchObject({ points: '1.00', computed: false });
    expect(await ask('POST', `${base}/finish-appraisal`, appraiser())).toMatchObject({
      body: { state: 'appraised', totals: { appraised: '99.39', lost: '0.61', index: '99.39', relative: '99.39' } },
    });

    const decision = { number: '4006/QĐ-UBND', date: '2026-12-29', issuer: 'UBND tỉnh', rank: 7, rankOf: 18 };
    expect(await ask('POST', `${base}/publish`, appraiser(), { ...decision, number: '' })).toMatchObject({
      body: { code: 'decision-missing' },
    });
    expect(await ask('POST', `${base}/publish`, chair(), decision)).toMatchObject({ status: 403 });
    expect(await ask('POST', `${base}/publish`, appraiser(), decision)).toMatchObject({
      body: { state: 'published', decision },
    });
    const list = await ask('GET', `/api/assessments?year=${YEAR}`, appraiser());
    expect(list.body.items).toMatchObject([
      { unit: 'xa-binh-son', appraised: '99.39', leaves: 82, appraisedLeaves: 82, rank: 7 },
    ]);
  });

  test('another commune sees nothing of it', async () => {
    const stranger = person('chair', 'xa-ba-to');
    expect((await ask('GET', base, stranger)).status).toBe(403);
    expect((await ask('GET', '/api/assessments', stranger)).body).toEqual({ items: [], total: 0 });
  });
});

test('a returned sheet may be scored again and carries the reason', async () => {
  const other = '/api/units/xa-ba-to/assessments';
  const who = person('focal-officer', 'xa-ba-to');
  await ask('POST', other, who, { year: YEAR });
  await world.db.updateTable('assessment').set({ state: 'submitted' }).where('state', '=', 'self-scoring').execute();
  const url = `${other}/${YEAR}/return`;
  expect(await ask('POST', url, appraiser(), { reason: ' ' })).toMatchObject({
    body: { code: 'return-reason-missing' },
  });
  expect(await ask('POST', url, appraiser(), { reason: 'Thiếu số liệu tháng 11' })).toMatchObject({
    body: { state: 'self-scoring', returnReason: 'Thiếu số liệu tháng 11', submittedAt: null },
  });
});

const appraise = (code: string, payload: object, who = appraiser()) =>
  lineOf(code).then((line) =>
    ask('PUT', `${base}/lines/${code}/appraisal`, who, { version: line?.version ?? 0, ...payload }),
  );

async function lineOf(code: string): Promise<LineResponse | undefined> {
  return (await sheet()).lines.find((line) => line.code === code);
}

/** Claims the maximum of every leaf but 1.6, with an explanation. */
async function fillEverything(): Promise<void> {
  const { criteriaSetId, lines } = await sheet();
  const set = await ask('GET', `/api/criteria-sets/${criteriaSetId}`, focal());
  const versions = new Map(lines.map(({ code, version }) => [code, version]));
  for (const { code, method, max } of set.body.criteria) {
    if (method && code !== '1.6') {
      const version = versions.get(code) ?? 0;
      const answer = await score(code, { version, points: max, reason: 'Đủ điểm', explanation: 'Theo hồ sơ lưu' });
      expect(answer.status).toBe(200);
    }
  }
}
