import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { ROLES, type Role } from '#core/accounts/roles.ts';
import type { ReviewResponse } from '#core/assessments/appraisal/contract.ts';
import { type AssessmentId, emptyLine, withSelfScore } from '#core/assessments/assessment.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { insertUnit } from '#server/features/units/unit-repository.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { insertAssessment } from '../assessment-repository.ts';
import { ensureShippedSet, requireScheme } from '../criteria-sets.ts';
import { saveLines } from '../line-repository.ts';
import { moveDueRounds } from './due-round-job.ts';

/** A campaign with a body for an area, the council for a criterion, and dates that move the sheets by themselves. */
const world = testWorld({ sample: ['units'] });
const PROVINCE = 'tinh-quang-ngai';
const COMMUNES = ['xa-binh-son', 'xa-ba-to', 'xa-nguyen-nghiem'] as const;
const sheetUrl = (slug: string) => `/api/units/${slug}/assessments/2026`;
const BOARD = `/api/units/${PROVINCE}/appraisals/2026`;
let section = 0;

const idOf = (slug: string): UnitId => world.deps.directory.bySlug(slug)?.id ?? 0;

function person(role: Role, slug: string, coversBelow = role === 'appraiser', heldAt = idOf(slug)) {
  const reach = world.deps.directory.reachOf(idOf(slug), coversBelow);
  const name = `${role} ${slug} ${heldAt}`;
  return world.as({ accountId: name, name, grants: [{ role, unitId: heldAt, ...reach }] });
}
const province = () => person('appraiser', PROVINCE);
const justice = () => person('appraiser', PROVINCE, true, section);

async function ask(method: 'GET' | 'POST' | 'PUT', url: string, headers: Record<string, string>, payload?: object) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

async function lineOf(slug: string, code: string) {
  const { body } = await ask('GET', sheetUrl(slug), province());
  return body.lines.find((line: { code: string }) => line.code === code);
}

async function appraise(slug: string, code: string, payload: object, who = province()) {
  const { version } = await lineOf(slug, code);
  return ask('PUT', `${sheetUrl(slug)}/lines/${code}/appraisal`, who, { version, ...payload });
}

const review = async (slug: string): Promise<ReviewResponse> =>
  (await ask('GET', `${sheetUrl(slug)}/review`, province())).body;

async function handIn(slug: string, campaignId: string): Promise<void> {
  const at = world.deps.now();
  const unitId = idOf(slug);
  const scope = { ...world.context.scope, units: [unitId, idOf(PROVINCE)], writeUnits: [unitId] };
  await writeIn(world.deps.db, scope, unitId, async (tx) => {
    const criteriaSetId = await ensureShippedSet(tx, 'mau-cap-xa', at);
    const scheme = await requireScheme(tx, criteriaSetId);
    const id = newId<AssessmentId>(at);
    const sheet = { id, agencyId: unitId, year: 2026, term: 'year', criteriaSetId, historical: false } as const;
    const period = { periodFrom: '2025-12-15', periodTo: '2026-12-14', note: '' };
    const writing = { at, actorName: 'mẫu' };
    await insertAssessment(tx, { ...sheet, ...period, state: 'submitted' } as never, writing);
    const lines = scheme.leaves.map((leaf) => {
      const entry = { values: [], points: leaf.criterion.max, reason: 'x', explanation: 'x', evidence: [] };
      return withSelfScore(leaf, emptyLine(leaf.criterion.code), entry, {});
    });
    await saveLines(tx, sheet, lines, writing);
  });
  await world.db
    .updateTable('assessment')
    .set({ campaign_agency_id: idOf(PROVINCE), campaign_id: campaignId })
    .where('agency_id', '=', unitId)
    .execute();
}

beforeAll(async () => {
  const version = { validFrom: '2025-07-01', validTo: undefined, areaCode: undefined, agencyCode: undefined };
  await insertUnit(world.db, {
    ...{ slug: `${PROVINCE}.tu-phap-thu`, kind: 'section', agencyId: idOf(PROVINCE), sectionKind: 'other' },
    ...{ note: undefined, sortOrder: 9 },
    version: {
      ...{ ...version, name: 'Sở Tư pháp', type: 'section', parentId: idOf(PROVINCE) },
      ...{ agencyCodeInvented: true, basis: undefined },
    },
  } as never);
  await world.deps.directory.refresh();
  section = idOf(`${PROVINCE}.tu-phap-thu`);
  const setId = await writeIn(
    world.deps.db,
    { ...world.context.scope, writeUnits: [idOf(PROVINCE)] },
    idOf(PROVINCE),
    (tx) => ensureShippedSet(tx, 'mau-cap-xa', world.deps.now()),
  );
  const id = newId<never>(world.deps.now()) as string;
  const key = { agency_id: idOf(PROVINCE), campaign_id: id };
  await world.db
    .insertInto('campaign')
    .values({
      ...{ agency_id: idOf(PROVINCE), id, name: 'Đợt thử', year: 2026, term: 'year', criteria_set_id: setId },
      ...{ unit_kind: 'commune', period_from: '2025-12-15', period_to: '2026-12-14' },
      ...{ self_from: '2026-11-01', self_to: '2026-11-10', appraisal1_to: '2026-11-25' },
      ...{ explanation_to: '2026-11-30', appraisal2_to: '2026-12-10', state: 'running' },
      ...{ created_at: new Date(), created_by: 'x', opened_at: new Date(), opened_by: 'x' },
    })
    .execute();
  await world.db
    .insertInto('campaign_unit')
    .values(COMMUNES.map((slug) => ({ ...key, unit_id: idOf(slug) })))
    .execute();
  await world.db
    .insertInto('campaign_body')
    .values([
      { ...key, criterion_code: '2', section_id: section },
      { ...key, criterion_code: '4.1', section_id: null },
    ])
    .execute();
  for (const slug of COMMUNES) {
    await handIn(slug, id);
  }
}, 60_000);

test('only the body in charge appraises its criteria, and the council’s nobody', async () => {
  const own = { points: '0.5', reason: 'Thiếu báo cáo' };
  expect(await appraise('xa-binh-son', '2.4.2', own)).toMatchObject({
    status: 403,
    body: { code: 'criterion-of-another-body', detail: { body: 'Sở Tư pháp' } },
  });
  expect(await appraise('xa-binh-son', '2.4.2', own, justice())).toMatchObject({ status: 200 });
  expect(await appraise('xa-binh-son', '1.6', own, justice())).toMatchObject({ status: 200 });
  expect(await appraise('xa-binh-son', '4.1', own)).toMatchObject({
    body: { code: 'criterion-of-another-body', detail: { body: 'Hội đồng thẩm định' } },
  });
  const board = (await ask('GET', BOARD, justice())).body;
  const areaTwo = board.criteria.filter(({ code }: { code: string }) => code.startsWith('2.'));
  expect(
    areaTwo.every(
      ({ body, mayAppraise }: { body: string; mayAppraise: boolean }) => body === 'Sở Tư pháp' && mayAppraise,
    ),
  ).toBe(true);
  expect(board.units.find(({ unit }: { unit: string }) => unit === 'xa-ba-to')).toMatchObject({
    council: 1,
    total: 81,
  });
});

test('full claims are accepted by each body for its own lines only', async () => {
  for (const slug of COMMUNES) {
    const first = await ask('POST', `${sheetUrl(slug)}/accept-full-claims`, province());
    const rest = await ask('POST', `${sheetUrl(slug)}/accept-full-claims`, justice());
    expect(first.body.accepted).toBeGreaterThan(50);
    expect(rest.body.accepted).toBeGreaterThan(3);
  }
  const { lines } = await review('xa-ba-to');
  expect(lines.filter(({ first }) => first === null).map(({ code }) => code)).toEqual(['4.1']);
});

test('the date of the first round moves what is ready: to its unit, or straight to the second round', async () => {
  expect(await ask('POST', `${sheetUrl('xa-ba-to')}/finish-appraisal`, province())).toMatchObject({
    body: { code: 'council-undecided', detail: { criteria: ['4.1'] } },
  });
  expect(await moveDueRounds(world.deps)).toBe(0);
  world.setNow('2026-11-26T00:30:00+07:00');
  expect(await appraise('xa-ba-to', '1.6', { points: '0', reason: 'x' })).toMatchObject({
    status: 409,
    body: { code: 'campaign-locked', detail: { what: 'appraisal-1' } },
  });
  expect(await moveDueRounds(world.deps)).toBe(3);
  expect(await review('xa-binh-son')).toMatchObject({ state: 'explaining', explanationUntil: '2026-11-30' });
  expect(await review('xa-ba-to')).toMatchObject({ state: 'second-appraisal', askedAt: null });
});

test('a unit that does not answer keeps the points of the first round', async () => {
  world.setNow('2026-12-01T00:30:00+07:00');
  const explanation = { version: 0, text: 'Muộn', evidence: [] };
  const focal = person('focal-officer', 'xa-binh-son');
  expect(await ask('PUT', `${sheetUrl('xa-binh-son')}/lines/1.6/explanation`, focal, explanation)).toMatchObject({
    status: 409,
    body: { code: 'campaign-locked' },
  });
  expect(await moveDueRounds(world.deps)).toBe(1);
  expect(await review('xa-binh-son')).toMatchObject({ state: 'second-appraisal', sentAt: null });
  expect(await appraise('xa-binh-son', '1.6', { points: '1', reason: '' })).toMatchObject({
    body: { code: 'line-not-in-second-round' },
  });
  expect(await lineOf('xa-binh-son', '1.6')).toMatchObject({ appraisal: { points: '0.50' } });
});

test('the council decides its own lines; then the chair above approves all units that are done', async () => {
  const council = `${BOARD}/council`;
  const session = { name: 'Phiên 1', heldOn: '2026-12-01', members: [{ name: 'A', position: '', part: 'chair' }] };
  const { id } = (await ask('POST', `${council}/sessions`, province(), session)).body;
  for (const slug of ['xa-binh-son', 'xa-ba-to']) {
    const { version } = await lineOf(slug, '4.1');
    const decision = { version, sessionId: id, points: '1,5', text: 'Đủ điều kiện' };
    expect((await ask('PUT', `${council}/cases/${slug}/4.1/decision`, province(), decision)).status).toBe(200);
    expect(await ask('POST', `${sheetUrl(slug)}/finish-appraisal`, province())).toMatchObject({
      body: { state: 'appraised' },
    });
  }
  expect(await ask('POST', `${BOARD}/approve`, province())).toMatchObject({ status: 403 });
  const chair = person('chair', PROVINCE, false);
  const approved = await ask('POST', `${BOARD}/approve`, chair);
  expect(approved.body).toMatchObject({ approved: 2 });
  expect(approved.body.waiting).toHaveLength(1);
  expect(await review('xa-ba-to')).toMatchObject({ approvedBy: `chair ${PROVINCE} ${idOf(PROVINCE)}` });
  expect(await ask('POST', `${BOARD}/approve`, chair)).toMatchObject({ body: { approved: 0 } });
  const chains = await world.db
    .selectFrom('audit_entry')
    .select('audit_entry.agency_id')
    .where('audit_entry.action', '=', 'assessments:approve-result')
    .execute();
  expect(chains.map(({ agency_id }) => agency_id).sort()).toEqual([idOf('xa-binh-son'), idOf('xa-ba-to')].sort());
});

test('of any people only appraisers of the level above write or read the appraisal of this province', async () => {
  const places = [...COMMUNES, PROVINCE, 'tinh-quang-tri', 'xa-ben-quan', 'tinh-gia-lai', 'xa-tay-son'];
  const { version } = await lineOf('xa-nguyen-nghiem', '5.6');
  const body = { version: version + 1_000, points: '0', reason: 'x' };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ROLES),
      fc.constantFrom(...places),
      fc.boolean(),
      async (role, place, coversBelow) => {
        const who = person(role, place, coversBelow);
        const above = role === 'appraiser' && place === PROVINCE && coversBelow;
        const cell = await ask('PUT', `${sheetUrl('xa-nguyen-nghiem')}/lines/5.6/appraisal`, who, body);
        // Whoever may write is told that the version is wrong; everybody else is refused before that.
        expect(cell.status).toBe(above ? 409 : 403);
        const board = await ask('GET', BOARD, who);
        const ownBoard = role === 'appraiser' && place === PROVINCE;
        expect(board.status).toBe(above ? 200 : ownBoard ? 404 : 403);
        const step = await ask('POST', `${sheetUrl('xa-nguyen-nghiem')}/ask-explanation`, who, {});
        expect(step.status === 403).toBe(!above);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
