import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { SheetResponse } from '#core/assessments/contract.ts';
import type { DisputeResponse } from '#core/assessments/disputes/contract.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { dueDisputes } from './due-disputes-view.ts';

const world = testWorld({ sample: ['units'] });
const UNIT = 'xa-binh-son';
const base = `/api/units/${UNIT}/disputes`;
const sheetUrl = `/api/units/${UNIT}/assessments/2026`;

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

const focal = () => person('focal-officer', UNIT);
const chair = () => person('chair', UNIT);
const appraiser = () => person('appraiser', 'tinh-quang-ngai');

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function ask(method: Method, url: string, headers: Record<string, string>, payload?: object) {
  const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

let sheetId = '';
let documentId = '';
beforeAll(async () => {
  const opened = await ask('POST', `/api/units/${UNIT}/assessments`, focal(), { year: 2026 });
  sheetId = opened.body.id;
  const document = await ask('POST', `/api/units/${UNIT}/documents`, focal(), {
    kind: 'report',
    symbol: '12/BC-UBND',
    date: '2026-10-05',
    issuer: 'UBND xã Bình Sơn',
    abstract: 'Báo cáo ký số',
  });
  documentId = document.body.id;
});

const scoreLine = (values: object[], version = 0) =>
  ask('PUT', `${sheetUrl}/lines/7.3.2/self-score`, focal(), { version, values, explanation: 'Theo phần mềm' });
const SIGNED = 'documents_digitally_signed_by_leaders';
const both = (signed: number, reason = '') => [
  { name: 'documents_signed_by_leaders', value: 100 },
  { name: SIGNED, value: signed, reason },
];

const line = (variable = SIGNED, code = '7.3.2') => ({ kind: 'line', assessmentId: sheetId, code, variable });
const claim = { unitValue: 100, claim: 'Phần mềm không đếm văn bản ký bằng SIM PKI' };
const file = (payload: object = {}, who = focal()) =>
  ask('POST', base, who, {
    figure: line(),
    systemSource: 'Phần mềm quản lý văn bản',
    systemValue: 90,
    ...claim,
    ...payload,
  });

async function sentDispute(figure: object = line()): Promise<DisputeResponse> {
  const { body } = await file({ figure });
  await ask('POST', `${base}/${body.id}/items`, focal(), {
    role: 'record',
    items: [{ kind: 'document', id: documentId, verdict: 'should-count' }],
  });
  const sent = await ask('POST', `${base}/${body.id}/send`, chair(), { version: 1, answerBy: '2026-11-30' });
  expect(sent.status).toBe(200);
  return sent.body;
}

const decision = { reason: 'Đã đối chiếu', number: '12/TB-SNV', date: '2026-11-20', issuer: 'Sở Nội vụ' };
const decide = (dispute: { id: string; version: number }, payload: object, who = appraiser()) =>
  ask('POST', `${base}/${dispute.id}/decide`, who, { version: dispute.version, ...decision, ...payload });
const withdraw = (dispute: { id: string; version: number }, reason = 'Đã thống nhất') =>
  ask('POST', `${base}/${dispute.id}/withdraw`, focal(), { version: dispute.version, reason });

async function lineAt(code: string) {
  const { body } = (await ask('GET', sheetUrl, focal())) as { body: SheetResponse };
  return body.lines.find((one) => one.code === code);
}

describe('filing', () => {
  test.each<[string, object]>([
    ['dispute-nothing-wrong', { unitValue: 90 }],
    ['dispute-claim-missing', { claim: ' ' }],
    ['dispute-value-invalid', { unitValue: -1 }],
    [
      'dispute-figure-unknown',
      { figure: { kind: 'indicator', indicator: 'none', from: '2026-01-01', to: '2026-12-31' } },
    ],
    [
      'dispute-figure-unknown',
      { figure: { kind: 'indicator', indicator: 'dossiers_received', from: '2026-12-31', to: '2026-01-01' } },
    ],
  ])('refuses %s and keeps nothing', async (code, payload) => {
    expect(await file(payload)).toMatchObject({ status: 422, body: { code } });
    expect((await ask('GET', base, focal())).body.total).toBe(0);
  });

  test('refuses a variable that the criterion does not have, and a rate above 100 %', async () => {
    expect((await file({ figure: line('other') })).body.code).toBe('dispute-figure-unknown');
    expect((await file({ figure: line('rate'), unitValue: 10_001 })).body.code).toBe('dispute-value-invalid');
  });

  test('names the figure, and what our own records show where nothing else is said', async () => {
    await scoreLine(both(90));
    const filed = await file({ systemValue: null, systemSource: '' });
    expect(filed.status).toBe(201);
    expect(filed.body).toMatchObject({
      number: 1,
      year: 2026,
      state: 'draft',
      measure: 'count',
      systemValue: 90,
      systemSource: 'Phiếu, phiếu chấm điểm năm 2026',
      sheetKey: '2026',
      createdBy: `focal-officer ${UNIT}`,
    });
    expect(filed.body.figureName).toMatch(/^7\.3\.2 /);
    expect((await file()).body).toMatchObject({ code: 'dispute-open-already', detail: { number: 1 } });
    expect((await withdraw(filed.body)).body).toMatchObject({
      state: 'withdrawn',
      withdrawn: { reason: 'Đã thống nhất' },
    });
  });

  test('an edit over somebody else’s is refused', async () => {
    const { body } = await file();
    const edit = (version: number) =>
      ask('PUT', `${base}/${body.id}`, focal(), { version, ...claim, unitValue: 99, systemSource: 'x' });
    expect((await edit(1)).body).toMatchObject({ version: 2, unitValue: 99, systemValue: 90 });
    expect(await edit(1)).toMatchObject({ status: 409, body: { code: 'dispute-changed' } });
    await withdraw({ id: body.id, version: 2 });
  });
});

describe('records and proof', () => {
  test('a record of another unit is refused, one named twice is kept once, and without any it is not sent', async () => {
    const { body } = await file();
    const send = (answerBy = '2026-11-30') => ask('POST', `${base}/${body.id}/send`, chair(), { version: 1, answerBy });
    expect((await send()).body.code).toBe('dispute-without-proof');
    const items = (id: string) =>
      ask('POST', `${base}/${body.id}/items`, focal(), { role: 'evidence', items: [{ kind: 'document', id }] });
    expect((await items('01890000-0000-7000-8000-000000000000')).body.code).toBe('dispute-record-unknown');
    const kept = await items(documentId);
    expect(kept.body.items).toMatchObject([
      { kind: 'document', role: 'evidence', words: '12/BC-UBND ngày 05/10/2026 – Báo cáo ký số' },
    ]);
    expect((await send('2026-11-19')).body.code).toBe('dispute-answer-day-past');
    const removed = await ask('DELETE', `${base}/${body.id}/items/${kept.body.items[0].id}`, focal());
    expect(removed.body.items).toEqual([]);
    await withdraw(body);
  });

  test('an export file is kept with its hash and comes back as it was; a program under another name is refused', async () => {
    const { body } = await file();
    const upload = (name: string, content: string) =>
      world.http.inject({
        method: 'POST',
        url: `${base}/${body.id}/files?role=record&verdict=should-count`,
        headers: { ...focal(), 'content-type': 'multipart/form-data; boundary=b' },
        payload: `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--b--\r\n`,
      });
    expect((await upload('thong-ke.pdf', 'MZ program')).json().code).toBe('dispute-file-kind');
    const kept = (await upload('thong-ke.csv', 'ma;ten\n1;a')).json() as DisputeResponse;
    expect(kept.items).toMatchObject([{ kind: 'file', role: 'record', verdict: 'should-count', file: { size: 10 } }]);
    expect(kept.items[0]?.file?.hash).toMatch(/^[0-9a-f]{64}$/);
    const file_ = await world.http.inject({
      method: 'GET',
      url: `${base}/${body.id}/files/${kept.items[0]?.id}`,
      headers: appraiser(),
    });
    expect(file_.payload).toBe('ma;ten\n1;a');
    await withdraw(body);
  });
});

describe('deciding', () => {
  test('an accepted figure stands marked in the line, with its points, and a later self-score keeps it', async () => {
    const before = await lineAt('7.3.2');
    expect(before?.self?.points).toBe('1.80');
    const sent = await sentDispute();
    const decided = await decide(sent, { outcome: 'accepted' });
    expect(decided.body).toMatchObject({
      state: 'accepted',
      decidedValue: 100,
      decision: { outcome: 'accepted', appliedTo: ['7.3.2'], number: '12/TB-SNV' },
    });
    const after = await lineAt('7.3.2');
    expect(after).toMatchObject({
      self: { points: '2.00', computed: true },
      values: {
        [SIGNED]: { value: 100, origin: 'settled', proposed: 90, settledBy: { kind: 'dispute', id: sent.id } },
      },
    });
    expect(after?.values[SIGNED]?.source).toBe(`Kiến nghị số liệu số ${sent.number}/2026, văn bản trả lời 12/TB-SNV`);
    expect(after?.sentence).toContain(`(Kiến nghị số liệu số ${sent.number}/2026, văn bản trả lời 12/TB-SNV)`);
    const again = await scoreLine(both(100), after?.version);
    expect(again.body.values[SIGNED]).toMatchObject({ origin: 'settled', settledBy: { id: sent.id } });
    expect((await scoreLine(both(90), again.body.version)).body.code).toBe('value-reason-missing');
    const history = await ask('GET', `${sheetUrl}/lines/7.3.2/history`, focal());
    expect(history.body.items.map(({ points }: { points: string }) => points)).toContain('2.00');
    const [entry] = await world.db
      .selectFrom('audit_entry')
      .select('entry')
      .where('action', '=', 'disputes:decide')
      .execute();
    expect(JSON.parse(entry?.entry ?? '{}')).toMatchObject({ what: { outcome: 'accepted' }, why: 'Đã đối chiếu' });
  });

  test('two who decide at once: the second is told, and nothing of theirs is kept', async () => {
    const sent = await sentDispute();
    const answers = await Promise.all([
      decide(sent, { outcome: 'refused', reason: 'Một' }),
      decide(sent, { outcome: 'refused', reason: 'Hai' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('dispute-changed');
    const kept = await ask('GET', `${base}/${sent.id}`, focal());
    expect(kept.body).toMatchObject({ state: 'refused', version: 3 });
  });

  test.each<[string, object]>([
    ['dispute-partly-between', { outcome: 'partly-accepted', value: 100 }],
    ['dispute-partly-between', { outcome: 'partly-accepted' }],
    ['dispute-reason-missing', { outcome: 'refused', reason: '' }],
    ['dispute-decision-missing', { outcome: 'accepted', number: '' }],
  ])('refuses %s', async (code, payload) => {
    const sent = await sentDispute();
    expect(await decide(sent, payload)).toMatchObject({ status: 422, body: { code } });
    await withdraw(sent);
  });

  test('a part of an indicator goes into the lines that it fills', async () => {
    const { body: sheet } = (await ask('GET', sheetUrl, focal())) as { body: SheetResponse };
    const { from, to } = sheet.period;
    const sent = await sentDispute({ kind: 'indicator', indicator: 'dossiers_resolved_in_time', from, to });
    expect(sent).toMatchObject({ criterion: null, indicator: 'dossiers_resolved_in_time', sheetKey: null });
    const decided = await decide(sent, { outcome: 'partly-accepted', value: 95 });
    expect(decided.body.decision.appliedTo).toEqual(['3.8']);
    expect((await lineAt('3.8'))?.values).toMatchObject({
      dossiers_resolved_in_time: { value: 95, origin: 'settled', proposed: 90 },
    });
  });

  test('an appraisal of the line is asked again; a published sheet keeps its figures', async () => {
    const appraisal = { version: 0, points: '1', reason: 'Một phần' };
    await world.db.updateTable('assessment').set({ state: 'submitted' }).where('id', '=', sheetId).execute();
    const now = await lineAt('7.3.2');
    const judged = await ask('PUT', `${sheetUrl}/lines/7.3.2/appraisal`, appraiser(), {
      ...appraisal,
      version: now?.version,
    });
    expect(judged.body.appraisal).toMatchObject({ points: '1.00' });
    const sent = await sentDispute();
    await decide(sent, { outcome: 'partly-accepted', value: 96 });
    expect(await lineAt('7.3.2')).toMatchObject({ appraisal: null, self: { points: '1.92' } });
    await world.db.updateTable('assessment').set({ state: 'published' }).where('id', '=', sheetId).execute();
    const late = await sentDispute();
    const decided = await decide(late, { outcome: 'accepted' });
    expect(decided.body).toMatchObject({ state: 'accepted', decision: { appliedTo: [] } });
    expect(await lineAt('7.3.2')).toMatchObject({ self: { points: '1.92' } });
  });
});

describe('rights', () => {
  test('drafts are the unit’s own, what was sent is listed above', async () => {
    const draft = await file({ figure: line('rate'), systemValue: 9_000, unitValue: 9_500 });
    const above = await ask('GET', '/api/units/tinh-quang-ngai/disputes?size=200', appraiser());
    const ids = above.body.items.map(({ id }: { id: string }) => id);
    expect(ids).not.toContain(draft.body.id);
    expect(above.body.items[0]).toMatchObject({ unit: UNIT });
    const own = await ask('GET', `${base}?state=draft`, focal());
    expect(own.body.items.map(({ id }: { id: string }) => id)).toEqual([draft.body.id]);
    await withdraw(draft.body);
  });

  test.each<[string, () => Record<string, string>]>([
    ['a specialist', () => person('specialist', UNIT)],
    ['the chair', chair],
    ['the appraiser', appraiser],
    ['a neighbour', () => person('focal-officer', 'xa-tay-son')],
  ])('%s files nothing', async (_, who) => {
    expect((await file({}, who())).status).toBe(403);
  });

  test('the unit decides nothing about its own figure, not even as an appraiser', async () => {
    const sent = await sentDispute(line('documents_signed_by_leaders'));
    for (const who of [focal(), chair(), person('administrator', 'tinh-quang-ngai', true)]) {
      expect((await decide(sent, { outcome: 'accepted' }, who)).status).toBe(403);
    }
    const own = await decide(sent, { outcome: 'accepted' }, person('appraiser', UNIT));
    expect(own).toMatchObject({ status: 403, body: { code: 'own-sheet' } });
    await withdraw(sent);
  });

  test('a page of disputes costs the same however many there are', async () => {
    const count = () => world.statementsOf(() => ask('GET', `${base}?size=5`, focal()));
    const before = await count();
    for (const value of [1, 2, 3]) {
      const { body } = await file({ unitValue: value });
      await withdraw(body);
    }
    expect(await count()).toBe(before);
    expect(before).toBeLessThanOrEqual(6);
  });
});

test('the appraisers above are reminded of what waits for them', async () => {
  const sent = await sentDispute(line('documents_signed_by_leaders'));
  const above = world.deps.directory.bySlug('tinh-quang-ngai')?.agencyId ?? 0;
  const accountId = '01890000-0000-7000-8000-0000000000aa';
  await world.db
    .insertInto('account')
    .values({
      id: accountId,
      agency_id: above,
      user_name: 'thamdinh.thu',
      name: 'Người thẩm định',
      email: 'thamdinh.thu@cchc.invalid',
      created_at: new Date(),
      updated_at: new Date(),
    })
    .execute();
  await world.db
    .insertInto('role_grant')
    .values({
      agency_id: above,
      id: '01890000-0000-7000-8000-0000000000ab',
      account_id: accountId,
      unit_id: above,
      role: 'appraiser',
      covers_below: true,
      valid_from: '2020-01-01',
      granted_at: new Date(),
      granted_by: 'thử',
      reason: 'thử',
    })
    .execute();
  const scope = { actor: { accountId: undefined, name: 'Nhắc việc' }, units: [above], writeUnits: [] };
  const due = (until: string) => readIn(world.deps.db, scope, (tx) => dueDisputes(tx, above, until));
  expect(await due('2026-11-29')).toEqual([]);
  expect(await due('2026-11-30')).toMatchObject([
    { key: `dispute:${sent.id}:${accountId}`, what: 'Kiến nghị về số liệu', dueOn: '2026-11-30', personId: accountId },
  ]);
  await withdraw(sent);
  expect(await due('2026-11-30')).toEqual([]);
});
