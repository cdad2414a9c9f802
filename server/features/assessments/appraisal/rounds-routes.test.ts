import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { LineReviewResponse, ReviewResponse } from '#core/assessments/appraisal/contract.ts';
import type { LineResponse, SheetResponse } from '#core/assessments/contract.ts';
import { docxParagraphs } from '#test/file-text.ts';
import { testWorld } from '#test/world.ts';
import { moveDueRounds } from './due-round-job.ts';

const world = testWorld({ sample: ['units'] });
const base = '/api/units/xa-binh-son/assessments/2026';

function person(role: Role, slug: string, coversBelow = role === 'appraiser', name = `${role} ${slug}`) {
  const { directory } = world.deps;
  const unit = directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const { reads, writes } = directory.reachOf(unit.agencyId, coversBelow);
  return world.as({ accountId: name, name, grants: [{ role, unitId: unit.id, reads, writes }] });
}

const focal = () => person('focal-officer', 'xa-binh-son');
const chair = () => person('chair', 'xa-binh-son');
const appraiser = () => person('appraiser', 'tinh-quang-ngai');
const second = () => person('appraiser', 'tinh-quang-ngai', true, 'người thứ hai');

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  headers: Record<string, string>,
  payload?: object,
) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const sheet = async (): Promise<SheetResponse> => (await ask('GET', base, focal())).body;
const review = async (): Promise<ReviewResponse> => (await ask('GET', `${base}/review`, focal())).body;

async function lineOf(code: string): Promise<LineResponse | undefined> {
  return (await sheet()).lines.find((line) => line.code === code);
}

async function reviewOf(code: string): Promise<LineReviewResponse | undefined> {
  return (await review()).lines.find((line) => line.code === code);
}

async function appraise(code: string, payload: object, who = appraiser()) {
  const line = await lineOf(code);
  return ask('PUT', `${base}/lines/${code}/appraisal`, who, { version: line?.version ?? 0, ...payload });
}

const explain = (code: string, payload: object, who = focal()) =>
  ask('PUT', `${base}/lines/${code}/explanation`, who, { version: 0, ...payload });

/** Claims the maximum of every leaf, but half of 1.6, and sends the sheet. */
beforeAll(async () => {
  await ask('POST', '/api/units/xa-binh-son/assessments', focal(), { year: 2026 });
  const { criteriaSetId } = await sheet();
  const set = await ask('GET', `/api/criteria-sets/${criteriaSetId}`, focal());
  const leaves = set.body.criteria.filter(({ method }: { method: string | null }) => method !== null);
  for (const { code, max } of leaves) {
    const points = code === '1.6' ? '0.5' : max;
    const answer = await ask('PUT', `${base}/lines/${code}/self-score`, focal(), {
      version: 0,
      values: [],
      points,
      reason: 'Theo hồ sơ',
      explanation: 'Theo hồ sơ lưu',
    });
    expect(answer.status).toBe(200);
  }
  expect(await ask('POST', `${base}/submit`, chair())).toMatchObject({ body: { state: 'submitted' } });
}, 60_000);

describe('the first round', () => {
  test('lowers with parts of the lost points, and refuses reasons that do not add up', async () => {
    const parts = [
      { reason: 'Báo cáo quý I chậm 2 ngày', lost: '0,25' },
      { reason: 'Báo cáo quý II thiếu phụ lục', lost: '0,25' },
    ];
    expect(await appraise('4.1', { points: '1', reason: 'Hai báo cáo', deductions: [parts[0]] })).toMatchObject({
      status: 422,
      body: { code: 'deductions-do-not-add-up', detail: { code: '4.1', area: '4', lost: 5000, difference: 2500 } },
    });
    expect(await appraise('4.1', { points: '1', reason: 'Hai báo cáo', deductions: parts })).toMatchObject({
      body: { appraisal: { points: '1.00', deductions: [{ lost: '0.25' }, { lost: '0.25' }] } },
    });
  });

  test('raises a claim within the maximum, with a reason', async () => {
    expect(await appraise('1.6', { points: '1.5', reason: 'x' })).toMatchObject({ body: { code: 'points-above-max' } });
    expect(await appraise('1.6', { points: '1' })).toMatchObject({ body: { code: 'appraisal-reason-missing' } });
    expect(await appraise('1.6', { points: '1', reason: 'Đủ 9/9 cam kết' })).toMatchObject({ status: 200 });
  });

  test('asks for an explanation or for documents in words', async () => {
    const demand = { kind: 'documents', text: ' ' };
    expect(await appraise('4.2', { demand })).toMatchObject({ body: { code: 'demand-text-missing' } });
    expect(await appraise('4.2', { demand: { ...demand, text: 'Gửi quyết định phân công' } })).toMatchObject({
      status: 200,
      body: { appraisal: { reason: '' } },
    });
    expect(await reviewOf('4.2')).toMatchObject({
      mayExplain: true,
      first: { demand: { kind: 'documents', text: 'Gửi quyết định phân công' } },
    });
  });

  test('of two appraisers the second gets the newer line, and neither loses anything', async () => {
    const line = await lineOf('5.6');
    const url = `${base}/lines/5.6/appraisal`;
    const first = await ask('PUT', url, appraiser(), { version: line?.version, points: '0.5', reason: 'Một lỗi' });
    expect(first.status).toBe(200);
    const late = await ask('PUT', url, second(), { version: line?.version, points: '0.25', reason: 'Hai lỗi' });
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'line-changed',
        detail: { line: { changedBy: 'appraiser tinh-quang-ngai', appraisal: { points: '0.50', reason: 'Một lỗi' } } },
      },
    });
    expect(await reviewOf('5.6')).toMatchObject({ first: { points: '0.50', by: 'appraiser tinh-quang-ngai' } });
  });

  test('closes only when every line is appraised, and not by finishing what is to be explained', async () => {
    const until = '2026-11-30';
    expect(await ask('POST', `${base}/ask-explanation`, appraiser(), { until })).toMatchObject({
      status: 422,
      body: { code: 'appraisal-incomplete' },
    });
    expect(await ask('POST', `${base}/accept-full-claims`, appraiser())).toMatchObject({ body: { accepted: 78 } });
    expect(await ask('POST', `${base}/finish-appraisal`, appraiser())).toMatchObject({
      status: 409,
      body: { code: 'explanation-due', detail: { criteria: ['4.2'] } },
    });
    expect(await ask('POST', `${base}/start-second`, appraiser())).toMatchObject({
      body: { code: 'explanation-due', detail: { criteria: ['4.1', '4.2', '5.6'] } },
    });
    expect(await ask('POST', `${base}/ask-explanation`, appraiser(), { until: '2026-11-19' })).toMatchObject({
      body: { code: 'explanation-deadline-wrong' },
    });
    expect(await ask('POST', `${base}/ask-explanation`, chair(), { until })).toMatchObject({ status: 403 });
    expect(await ask('POST', `${base}/ask-explanation`, appraiser(), { until })).toMatchObject({
      body: { state: 'explaining' },
    });
    expect(await review()).toMatchObject({ explanationUntil: until, askedBy: 'appraiser tinh-quang-ngai' });
  });
});

describe('the explanation', () => {
  test('only lines that were asked about or lowered take one, with words', async () => {
    expect(await explain('1.6', { text: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'explanation-not-asked' },
    });
    expect(await explain('4.1', { text: ' ' })).toMatchObject({ body: { code: 'explanation-text-missing' } });
    expect(await explain('4.1', { text: 'x', evidence: ['01890000-0000-7000-8000-000000000000'] })).toMatchObject({
      body: { code: 'evidence-unknown' },
    });
    expect(await explain('4.1', { text: 'x' }, chair())).toMatchObject({ status: 403 });
    expect(await explain('4.1', { text: 'x' }, appraiser())).toMatchObject({ status: 403 });
  });

  test('names documents, is kept by version, and shows the first writer’s words to the second', async () => {
    const words = { title: 'Quyết định phân công', documentNumber: '12/QĐ-UBND', documentDate: '2026-01-05' };
    const paper = await ask('POST', '/api/units/xa-binh-son/evidence', focal(), words);
    expect(await explain('4.2', { text: 'Gửi kèm quyết định', evidence: [paper.body.id] })).toMatchObject({
      status: 200,
    });
    expect(await reviewOf('4.2')).toMatchObject({
      explanation: { version: 1, text: 'Gửi kèm quyết định', evidence: [{ documentNumber: '12/QĐ-UBND' }] },
    });
    expect(await explain('4.2', { text: 'Khác' })).toMatchObject({
      status: 409,
      body: { code: 'explanation-changed', detail: { text: 'Gửi kèm quyết định', version: 1 } },
    });
    expect(await ask('DELETE', `/api/units/xa-binh-son/evidence/${paper.body.id}`, focal())).toMatchObject({
      body: { code: 'evidence-in-use' },
    });
  });

  test('nobody appraises meanwhile, and the appraiser does not end it before its day', async () => {
    expect(await appraise('4.1', { points: '0', reason: 'x' })).toMatchObject({
      body: { code: 'assessment-state-wrong' },
    });
    expect(await ask('POST', `${base}/end-explanation`, appraiser())).toMatchObject({
      body: { code: 'explanation-still-open', detail: { until: '2026-11-30' } },
    });
  });

  test('is sent by the chair of the unit', async () => {
    expect(await ask('POST', `${base}/send-explanation`, focal())).toMatchObject({ status: 403 });
    expect(await ask('POST', `${base}/send-explanation`, chair())).toMatchObject({
      body: { state: 'second-appraisal' },
    });
    expect(await review()).toMatchObject({ sentBy: 'chair xa-binh-son' });
  });
});

describe('the clock', () => {
  test('ends an explanation after its last day; reopening gives the unit another day', async () => {
    expect(await moveDueRounds(world.deps)).toBe(0);
    const again = { reason: 'Đơn vị gửi nhầm tệp', until: '2026-12-02' };
    expect(await ask('POST', `${base}/reopen-explanation`, appraiser(), { ...again, reason: ' ' })).toMatchObject({
      status: 422,
    });
    expect(await ask('POST', `${base}/reopen-explanation`, appraiser(), again)).toMatchObject({
      body: { state: 'explaining' },
    });
    world.setNow('2026-12-02T23:59:00+07:00');
    expect(await moveDueRounds(world.deps)).toBe(0);
    world.setNow('2026-12-03T00:01:00+07:00');
    expect(await explain('4.1', { text: 'Muộn' })).toMatchObject({ status: 409, body: { code: 'explanation-over' } });
    expect(await moveDueRounds(world.deps)).toBe(1);
    expect(await review()).toMatchObject({ state: 'second-appraisal', sentAt: null });
  });
});

describe('the second round', () => {
  test('has a say about answered lines only; the others keep the points of the first', async () => {
    expect(await appraise('4.1', { points: '1.5', reason: '' })).toMatchObject({
      status: 409,
      body: { code: 'line-not-in-second-round' },
    });
    expect(await ask('POST', `${base}/finish-appraisal`, appraiser())).toMatchObject({
      status: 409,
      body: { code: 'second-round-open', detail: { criteria: ['4.2'] } },
    });
    expect(await appraise('4.2', { points: '0.5', reason: 'Quyết định hết hiệu lực' })).toMatchObject({ status: 200 });
  });

  test('shows both rounds and the answer side by side, each with who and when', async () => {
    expect(await reviewOf('4.2')).toMatchObject({
      first: { points: '1.50', by: 'appraiser tinh-quang-ngai', at: '2026-11-20T01:00:00.000Z' },
      explanation: { by: 'focal-officer xa-binh-son' },
      second: { points: '0.50', reason: 'Quyết định hết hiệu lực' },
    });
  });

  test('a line before the council keeps the round open until it is decided in a session, and that is final', async () => {
    const council = '/api/units/tinh-quang-ngai/appraisals/2026/council';
    const put = `${council}/cases/xa-binh-son/5.6`;
    expect(await ask('PUT', put, appraiser(), { why: ' ' })).toMatchObject({
      body: { code: 'council-reason-missing' },
    });
    expect(await ask('PUT', put, focal(), { why: 'x' })).toMatchObject({ status: 403 });
    expect((await ask('PUT', put, appraiser(), { why: 'Hai cách hiểu văn bản' })).status).toBe(200);
    expect(await ask('POST', `${base}/finish-appraisal`, appraiser())).toMatchObject({
      body: { code: 'council-undecided', detail: { criteria: ['5.6'] } },
    });
    const session = {
      name: 'Phiên 1',
      heldOn: '2026-12-03',
      members: [{ name: 'Nguyễn Văn A', position: 'Phó Chủ tịch UBND tỉnh', part: 'chair' }],
    };
    const wrong = { ...session, heldOn: '2026-12-04' };
    expect(await ask('POST', `${council}/sessions`, appraiser(), wrong)).toMatchObject({
      body: { code: 'council-session-wrong' },
    });
    const opened = await ask('POST', `${council}/sessions`, appraiser(), session);
    expect(opened.status).toBe(200);
    const sessionId = opened.body.id;
    const line = await lineOf('5.6');
    const decision = { version: line?.version, sessionId, points: '0,75', text: 'Trừ một phần do ban hành chậm' };
    expect(await ask('PUT', `${put}/decision`, appraiser(), { ...decision, points: '2' })).toMatchObject({
      body: { code: 'points-above-max' },
    });
    expect((await ask('PUT', `${put}/decision`, appraiser(), decision)).status).toBe(200);
    const other = await ask('POST', `${council}/sessions`, appraiser(), { ...session, name: 'Phiên 2' });
    const again = { ...decision, version: (line?.version ?? 0) + 1, sessionId: other.body.id };
    expect(await ask('PUT', `${put}/decision`, appraiser(), again)).toMatchObject({
      body: { code: 'council-decided' },
    });
    expect(await appraise('5.6', { points: '1', reason: 'x' })).toMatchObject({ body: { code: 'council-decided' } });
    expect(await ask('DELETE', put, appraiser())).toMatchObject({ body: { code: 'council-line-unknown' } });
    const seen = (await ask('GET', council, appraiser())).body;
    expect(seen.cases).toMatchObject([
      { unit: 'xa-binh-son', code: '5.6', first: { points: '0.50' }, decision: { points: '0.75', session: 'Phiên 1' } },
    ]);
    expect(seen.sessions.map(({ name, decided }: { name: string; decided: number }) => [name, decided])).toEqual([
      ['Phiên 2', 0],
      ['Phiên 1', 1],
    ]);
    expect(await reviewOf('5.6')).toMatchObject({ council: { points: '0.75' }, put: { why: 'Hai cách hiểu văn bản' } });
  });

  test('closes with the sums, and every step stands in the chain of the unit', async () => {
    const done = await ask('POST', `${base}/finish-appraisal`, appraiser());
    expect(done.body).toMatchObject({ state: 'appraised', totals: { lost: '1.75', index: '98.25' } });
    const areas = (await review()).areas.filter(({ lost }) => lost !== '0.00');
    expect(areas.map(({ code, lost, explained }) => [code, lost, explained])).toEqual([
      ['4', '1.50', '1.50'],
      ['5', '0.25', '0.25'],
    ]);
    const rows = await world.db
      .selectFrom('audit_entry')
      .select(['audit_entry.action', 'audit_entry.agency_id'])
      .where('audit_entry.action', 'in', [
        'assessments:ask-explanation',
        'assessments:explain',
        'assessments:send-explanation',
        'assessments:finish-appraisal',
      ])
      .orderBy('audit_entry.seq')
      .execute();
    expect(rows.map(({ action }) => action)).toEqual([
      'assessments:ask-explanation',
      'assessments:explain',
      'assessments:send-explanation',
      'assessments:finish-appraisal',
    ]);
    const unit = world.deps.directory.bySlug('xa-binh-son')?.id;
    expect(rows.every(({ agency_id }) => agency_id === unit)).toBe(true);
  });

  test('leaves the points that the second round took as lost, and one button makes the plan of them', async () => {
    const lost = (await ask('GET', '/api/units/xa-binh-son/lost-points/2026', focal())).body;
    expect(lost).toMatchObject({ state: 'appraised', lost: '1.75', planYear: 2027, hasPlan: false });
    const lines = lost.sections.flatMap((section: { lines: readonly { code: string }[] }) => section.lines);
    const drafted = await ask('POST', '/api/units/xa-binh-son/remediation-plans', focal(), { year: 2027 });
    expect(drafted.status).toBe(200);
    expect(drafted.body.tasks.map(({ criterion }: { criterion: string }) => criterion).sort()).toEqual(
      lines.map(({ code }: { code: string }) => code).sort(),
    );
    const after = (await ask('GET', '/api/units/xa-binh-son/lost-points/2026', focal())).body;
    expect(after.hasPlan).toBe(true);
    expect(after.sections[0].lines[0].task).toMatchObject({ state: 'proposed', planYear: 2027 });
  });

  test('the minutes of a sheet without a campaign are the province’s, written where the province sits', async () => {
    const answer = await world.http.inject({ url: `${base}/appraisal-minutes/docx`, headers: appraiser() });
    expect(answer.statusCode).toBe(200);
    const text = docxParagraphs(answer.rawPayload).join('\n');
    expect(text).toContain('TỈNH QUẢNG NGÃI');
    expect(text).toMatch(/^Quảng Ngãi, ngày 03 tháng 12 năm 2026$/mu);
    expect(text).toMatch(/Thẩm định kết quả .* của xã Bình Sơn/u);
  });
});
