import { beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { AssessmentId } from '#core/assessments/assessment.ts';
import type { LineResponse, SheetResponse } from '#core/assessments/contract.ts';
import type { CriteriaSet, CriteriaSetId, Criterion, Variable } from '#core/assessments/criteria-set.ts';
import { USUAL_ROUNDING } from '#core/assessments/rounding.ts';
import type { SetHead } from '#core/assessments/sets/contract.ts';
import { newId } from '#server/platform/ids.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { writeIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { insertAssessment } from './assessment-repository.ts';
import { insertPublishedSet, loadSet, publishedSetId } from './criteria-repository.ts';
import { insertDraft, publish } from './sets/set-repository.ts';
import { verifySheets } from './verify-service.ts';

const world = testWorld({ sample: ['units'] });
const base = '/api/units/xa-binh-son/assessments/2026';

function unitOf(slug: string): UnitRef {
  const unit = world.deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  return unit;
}

function person(role: Role, slug: string): Record<string, string> {
  const unit = world.deps.directory.bySlug(slug);
  const { reads, writes } = world.deps.directory.reachOf(unitOf(slug).agencyId, role === 'appraiser');
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: unit ? [{ role, unitId: unit.id, reads, writes }] : [] });
}

async function ask(method: 'GET' | 'PUT' | 'POST', url: string, headers: Record<string, string>, payload?: object) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const variable = (name: string, from?: string): Variable => ({
  name,
  label: `Số ${name}`,
  kind: 'count',
  unit: '',
  source: from === undefined ? 'typed' : 'sheet',
  from,
});

function criterion(code: string, parent: string | undefined, variables: readonly Variable[]): Criterion {
  const [part, whole] = variables;
  return {
    code,
    parent,
    level: parent === undefined ? 'area' : 'criterion',
    name: `Tiêu chí ${code}`,
    max: 10_000,
    method: part && whole ? 'PROPORTIONAL' : undefined,
    parameters: part && whole ? { part: part.name, whole: whole.name } : {},
    variables,
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: '',
    evidence: '',
    note: '',
    legalBasis: '',
    origin: 'test',
  };
}

beforeAll(async () => {
  const { deps, scope } = world.context;
  const { agencyId } = unitOf('xa-binh-son');
  const at = deps.now();
  await writeIn(deps.db, scope, agencyId, async (tx) => {
    await insertPublishedSet(
      tx,
      {
        id: newId<CriteriaSetId>(at),
        code: 'bo-lien-ket',
        version: 1,
        name: 'Bộ có tiêu chí lấy điểm của nhau',
        basis: 'thử',
        unitKind: 'commune',
        state: 'published',
        criteria: [
          criterion('1', undefined, []),
          criterion('1.1', '1', [variable('done'), variable('tasks')]),
          criterion('2', undefined, []),
          criterion('2.1', '2', [variable('got', 'points:1'), variable('due', 'max:1')]),
        ],
        maxBonus: 0,
        maxPenalty: 0,
        result: 'absolute',
        bands: [],
        tieRule: 'shared',
      },
      at,
    );
    const criteriaSetId = await publishedSetId(tx, 'bo-lien-ket');
    if (!criteriaSetId) {
      throw new Error('no set');
    }
    await insertAssessment(
      tx,
      {
        id: newId<AssessmentId>(at),
        agencyId,
        year: 2026,
        term: 'year',
        criteriaSetId,
        state: 'self-scoring',
        historical: false,
        periodFrom: '2025-12-15',
        periodTo: '2026-12-14',
        note: '',
      },
      { at, actorName: 'thử' },
    );
  });
});

const lineOf = (sheet: SheetResponse, code: string) => sheet.lines.find((line: LineResponse) => line.code === code);
const figures = (done: number) => ({
  values: [
    { name: 'done', value: done },
    { name: 'tasks', value: 8 },
  ],
  explanation: 'theo báo cáo năm',
});

test('a cell that rests on another is saved with it, appraised by its appraised points, and asked again after them', async () => {
  const focal = person('focal-officer', 'xa-binh-son');
  const appraiser = person('appraiser', 'tinh-quang-ngai');
  const saved = await ask('PUT', `${base}/lines/1.1/self-score`, focal, { version: 0, ...figures(6) });
  expect(saved.body.self.points).toBe('0.75');
  const { body: sheet } = await ask('GET', base, focal);
  expect(lineOf(sheet, '2.1')).toMatchObject({
    version: 1,
    self: { points: '0.75', computed: true },
    sentence: '0,75/1 × 1 điểm = 0,75 điểm',
    values: { got: { value: 75, origin: 'linked', source: 'điểm của 1' } },
  });
  expect(sheet.totals).toMatchObject({ self: '1.50', max: '2.00' });
  expect(sheet.missing).toEqual([]);

  const typed = { version: 1, values: [{ name: 'got', value: 100 }] };
  expect((await ask('PUT', `${base}/lines/2.1/self-score`, focal, typed)).body.code).toBe('value-unknown');

  expect((await ask('POST', `${base}/submit`, person('chair', 'xa-binh-son'), {})).status).toBeLessThan(300);
  const lower = (code: string, version: number, points: string) =>
    ask('PUT', `${base}/lines/${code}/appraisal`, appraiser, { version, points, reason: 'thiếu sản phẩm' });
  await lower('1.1', 1, '0,50');
  const appraised = await lower('2.1', 1, '0,50');
  expect(appraised.body).toMatchObject({ appraisal: { computed: true }, sentence: '0,5/1 × 1 điểm = 0,5 điểm' });
  await lower('1.1', 2, '0,60');
  expect(lineOf((await ask('GET', base, focal)).body, '2.1')).toMatchObject({ version: 3, appraisal: null });
  expect(await verifySheets(world.context)).toEqual([]);
});

test('an open sheet goes to a newer version only where every given score has room', async () => {
  const focal = person('focal-officer', 'xa-binh-son');
  await ask('POST', `${base}/return`, person('appraiser', 'tinh-quang-ngai'), { reason: 'bổ sung' });
  const { scope, deps } = world.context;
  const from = (await ask('GET', base, focal)).body;
  const { agencyId } = unitOf('xa-binh-son');
  const newer = async (version: number, max: number) => {
    const known = await loadSet(world.db, from.criteriaSetId);
    const id = newId<CriteriaSetId>(deps.now());
    await writeIn(deps.db, scope, agencyId, async (tx) => {
      const criteria = (known?.criteria ?? []).map((one) => ({
        ...one,
        max: one.code.startsWith('1') ? max : one.max,
      }));
      await insertPublishedSet(tx, { ...(known as CriteriaSet), id, version, criteria }, deps.now());
    });
    return id;
  };
  const claim = { version: 3, ...figures(6), points: '1,00', reason: 'theo biên bản' };
  expect((await ask('PUT', `${base}/lines/1.1/self-score`, focal, claim)).status).toBe(200);
  const lower = await newer(2, 5_000);
  expect(await ask('PUT', `${base}/criteria-set`, focal, { criteriaSetId: lower })).toMatchObject({
    status: 409,
    body: { code: 'maximum-below-score', detail: { criteria: [{ code: '1.1', points: '1.00', max: '0.50' }] } },
  });
  const higher = await newer(3, 20_000);
  const { body: moved, status } = await ask('PUT', `${base}/criteria-set`, focal, { criteriaSetId: higher });
  expect(status).toBe(200);
  expect(moved).toMatchObject({ criteriaSetId: higher, totals: { max: '3.00' } });
  expect(lineOf(moved, '1.1')?.self).toMatchObject({ points: '1.00', computed: false });
  // 1 of 2 points in the area below.
  expect(lineOf(moved, '2.1')?.self).toMatchObject({ points: '0.50', computed: true });
  expect(await verifySheets(world.context)).toEqual([]);
});

/** Another published version of the set that the sheet follows. */
async function anotherVersion(
  more: (known: CriteriaSet) => Partial<CriteriaSet>,
  present: CriteriaSetId,
): Promise<CriteriaSetId> {
  const { scope, deps } = world.context;
  const known = await loadSet(world.db, present);
  if (!known) {
    throw new Error('no set');
  }
  const id = newId<CriteriaSetId>(deps.now());
  await writeIn(deps.db, scope, unitOf('xa-binh-son').agencyId, (tx) =>
    insertPublishedSet(tx, { ...known, id, ...more(known) }, deps.now()),
  );
  return id;
}

/** What a commune adds to the set, published by its own decision. */
async function supplementOf(slug: string, baseId: CriteriaSetId): Promise<CriteriaSetId> {
  const { scope, deps } = world.context;
  const { agencyId } = unitOf(slug);
  const writing = { at: deps.now(), actorName: 'thử' };
  const id = newId<CriteriaSetId>(deps.now());
  const known = await loadSet(world.db, baseId);
  if (!known) {
    throw new Error('no set');
  }
  const set = { ...known, id, code: `bo-sung-${slug}`, version: 1, ownerId: agencyId };
  const decision = { number: '7/QĐ-UBND', date: '2026-02-03', issuer: `UBND ${slug}` };
  await writeIn(deps.db, scope, agencyId, async (tx) => {
    await insertDraft(tx, set, { baseId, copiedFrom: undefined }, writing);
    await publish(tx, id, { basis: '7/QĐ-UBND', effectiveYear: 2026, decision, documentId: undefined }, writing);
  });
  return id;
}

test('the focal officer is shown the versions to choose from; what another commune adds is none of them', async () => {
  const focal = person('focal-officer', 'xa-binh-son');
  const present: CriteriaSetId = (await ask('GET', base, focal)).body.criteriaSetId;
  const [theirs, own] = [await supplementOf('xa-ba-to', present), await supplementOf('xa-binh-son', present)];

  const { body } = await ask('GET', `${base}/criteria-set`, focal);

  expect(body).toMatchObject({ present: { id: present, version: 3 }, fixedBy: null });
  const heads: readonly SetHead[] = body.others;
  expect(heads.map(({ code, version }) => [code, version])).toEqual([
    ['bo-lien-ket', 2],
    ['bo-lien-ket', 1],
    ['bo-sung-xa-binh-son', 1],
  ]);
  expect(heads.at(-1)).toMatchObject({ id: own, own: true, base: { version: 3 }, decision: { number: '7/QĐ-UBND' } });
  const refused = await ask('PUT', `${base}/criteria-set`, focal, { criteriaSetId: theirs });
  expect(refused).toMatchObject({ status: 404, body: { code: 'criteria-set-unknown' } });
  expect((await ask('GET', `${base}/criteria-set`, person('chair', 'xa-binh-son'))).status).toBe(403);
});

test('a criterion that is gone takes its excused line out of sight; with a later version it is there again', async () => {
  const focal = person('focal-officer', 'xa-binh-son');
  const url = `${base}/criteria-set`;
  const present: CriteriaSetId = (await ask('GET', base, focal)).body.criteriaSetId;
  const without = await anotherVersion(
    ({ criteria }) => ({ version: 4, criteria: criteria.filter(({ code }) => !code.startsWith('2')) }),
    present,
  );
  const again = await anotherVersion(() => ({ version: 5 }), present);
  expect(await ask('PUT', url, focal, { criteriaSetId: without })).toMatchObject({
    body: { detail: { criteria: [{ code: '2.1', points: '0.50', by: 'unit', max: null }] } },
  });
  const { version } = lineOf((await ask('GET', base, focal)).body, '2.1') as LineResponse;
  const excused = { version, values: [], notApplicable: 'xã không phát sinh' };
  expect((await ask('PUT', `${base}/lines/2.1/self-score`, focal, excused)).status).toBe(200);

  const gone = await ask('PUT', url, focal, { criteriaSetId: without });
  expect([gone.status, lineOf(gone.body, '2.1')]).toEqual([200, undefined]);
  expect(gone.body.totals).toMatchObject({ max: '2.00', self: '1.00' });
  expect(await verifySheets(world.context)).toEqual([]);

  const back = await ask('PUT', url, focal, { criteriaSetId: again });
  expect(lineOf(back.body, '2.1')).toMatchObject({ applicable: false, notApplicableReason: 'xã không phát sinh' });
  expect(await verifySheets(world.context)).toEqual([]);
});
