import { beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { AssessmentId } from '#core/assessments/assessment.ts';
import type { LineResponse } from '#core/assessments/contract.ts';
import type { CriteriaSetId, Criterion, Variable } from '#core/assessments/criteria-set.ts';
import { USUAL_ROUNDING } from '#core/assessments/rounding.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { insertAssessment } from '../assessment-repository.ts';
import { insertPublishedSet } from '../criteria-repository.ts';
import { verifySheets } from '../verify-service.ts';

/** A campaign under a set in which 2.1 is the share of what area 1 got of what it can get. */
const world = testWorld({ sample: ['units'] });
const PROVINCE = 'tinh-quang-ngai';
const [ONE, TWO, OWN] = ['xa-binh-son', 'xa-ba-to', 'xa-nguyen-nghiem'] as const;
let campaign = '';

const idOf = (slug: string): UnitId => {
  const unit = world.deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  return unit.agencyId;
};

function person(role: Role, slug: string) {
  const reach = world.deps.directory.reachOf(idOf(slug), role === 'appraiser');
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: [{ role, unitId: idOf(slug), ...reach }] });
}

async function ask(method: 'GET' | 'PUT' | 'POST', url: string, headers: Record<string, string>, payload?: object) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const sheetUrl = (slug: string) => `/api/units/${slug}/assessments/2026`;
async function lineOf(slug: string, code: string): Promise<LineResponse | undefined> {
  const { body } = await ask('GET', sheetUrl(slug), person('focal-officer', slug));
  return body.lines.find((line: LineResponse) => line.code === code);
}

/** Six of eight tasks are done: 0.75 of 1 point. */
const score = (slug: string) =>
  ask('PUT', `${sheetUrl(slug)}/lines/1.1/self-score`, person('focal-officer', slug), {
    version: 0,
    values: [
      { name: 'done', value: 6 },
      { name: 'tasks', value: 8 },
    ],
    explanation: 'theo báo cáo năm',
  });

const exempt = (units: readonly string[], criterion: string) =>
  ask('POST', `/api/units/${PROVINCE}/campaigns/${campaign}/exemptions`, person('appraiser', PROVINCE), {
    ...{ criterion, units, reason: 'Xã không có nhiệm vụ này' },
  });

const variable = (name: string, from?: string): Variable => ({
  ...{ name, label: `Số ${name}`, kind: 'count', unit: '' },
  source: from === undefined ? 'typed' : 'sheet',
  from,
});

const criterion = (code: string, more: Partial<Criterion>): Criterion => ({
  ...{ code, parent: undefined, level: 'criterion', name: `Tiêu chí ${code}`, max: 10_000 },
  ...{ method: undefined, parameters: {}, variables: [], rounding: USUAL_ROUNDING, rateIndicator: undefined },
  ...{ section: '', evidence: '', note: '', legalBasis: '', origin: 'test' },
  ...more,
});

const share = (part: Variable, whole: Variable): Partial<Criterion> => ({
  method: 'PROPORTIONAL',
  parameters: { part: part.name, whole: whole.name },
  variables: [part, whole],
});

beforeAll(async () => {
  const { deps, scope } = world.context;
  const at = deps.now();
  const setId = newId<CriteriaSetId>(at);
  campaign = newId<never>(at) as string;
  await writeIn(deps.db, scope, idOf(PROVINCE), (tx) =>
    insertPublishedSet(
      tx,
      {
        ...{ id: setId, code: 'bo-lien-ket', version: 1, name: 'Bộ có liên kết', basis: 'thử', unitKind: 'commune' },
        ...{ state: 'published', maxBonus: 0, maxPenalty: 0, result: 'absolute', bands: [], tieRule: 'shared' },
        criteria: [
          criterion('1', { level: 'area', max: 30_000 }),
          criterion('1.1', { parent: '1', ...share(variable('done'), variable('tasks')) }),
          criterion('1.2', { parent: '1', method: 'MANUAL' }),
          criterion('1.3', { parent: '1', method: 'MANUAL' }),
          criterion('2', { level: 'area' }),
          criterion('2.1', { parent: '2', ...share(variable('got', 'points:1'), variable('due', 'max:1')) }),
        ],
      },
      at,
    ),
  );
  await world.db
    .insertInto('campaign')
    .values({
      ...{ agency_id: idOf(PROVINCE), id: campaign, name: 'Đợt thử', year: 2026, term: 'year' },
      ...{ criteria_set_id: setId, unit_kind: 'commune', period_from: '2025-12-15', period_to: '2026-12-14' },
      ...{ self_from: '2026-11-01', self_to: '2026-11-30', appraisal1_to: '2026-12-10', state: 'running' },
      ...{ created_at: at, created_by: 'x', opened_at: at, opened_by: 'x' },
    })
    .execute();
  const key = { agency_id: idOf(PROVINCE), campaign_id: campaign };
  await world.db
    .insertInto('campaign_unit')
    .values([ONE, TWO, OWN].map((slug) => ({ ...key, unit_id: idOf(slug) })))
    .execute();
  // One commune scored by itself before the campaign took its sheet in.
  await writeIn(deps.db, scope, idOf(OWN), (tx) =>
    insertAssessment(
      tx,
      {
        ...{ id: newId<AssessmentId>(at), agencyId: idOf(OWN), year: 2026, term: 'year', criteriaSetId: setId },
        ...{ state: 'self-scoring', historical: false, periodFrom: '2025-12-15', periodTo: '2026-12-14', note: '' },
      },
      { at, actorName: 'thử' },
    ),
  );
  expect((await score(OWN)).status).toBe(200);
});

test('a criterion exempted beforehand changes the share of its area as the sheet joins the campaign', async () => {
  for (const code of ['1.2', '1.3']) {
    expect((await exempt([OWN], code)).body).toEqual({ units: 1, lines: 0 });
  }
  expect((await lineOf(OWN, '2.1'))?.self).toBeNull();

  const opened = await ask(
    'POST',
    `/api/units/${PROVINCE}/campaigns/${campaign}/sheets`,
    person('appraiser', PROVINCE),
    {},
  );

  expect(opened.body).toMatchObject({ opened: 2, joined: 1, remaining: 0 });
  expect(await lineOf(OWN, '2.1')).toMatchObject({
    self: { points: '0.75', computed: true },
    sentence: '0,75/1 × 1 điểm = 0,75 điểm',
  });
});

test('exempted for many at once, each sheet is computed again, in as many statements as for one', async () => {
  for (const slug of [ONE, TWO]) {
    expect((await score(slug)).status).toBe(200);
  }
  const single = await world.statementsOf(async () => {
    expect((await exempt([ONE], '1.2')).body).toEqual({ units: 1, lines: 1 });
  });
  expect((await exempt([TWO], '1.2')).body).toEqual({ units: 1, lines: 1 });
  // 1.3 stands open, so what area 1 got is not known yet; what it can get is less by one point.
  expect(await lineOf(ONE, '2.1')).toMatchObject({ self: null, values: { due: { value: 200 } } });

  const many = await world.statementsOf(async () => {
    expect((await exempt([ONE, TWO], '1.3')).body).toEqual({ units: 2, lines: 2 });
  });

  for (const slug of [ONE, TWO]) {
    expect(await lineOf(slug, '2.1')).toMatchObject({ self: { points: '0.75', computed: true }, version: 3 });
  }
  expect(many).toBeLessThanOrEqual(single);
  const { body } = await ask('GET', `${sheetUrl(TWO)}/lines/2.1/history`, person('focal-officer', TWO));
  expect(body.items[0]).toMatchObject({ version: 3, points: '0.75', actorName: `appraiser ${PROVINCE}` });
  expect(await verifySheets(world.context)).toEqual([]);
});
