import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import type { Identity } from '#server/platform/identity.ts';
import { newId } from '#server/platform/ids.ts';
import { publishProcedure } from '#test/published-procedure.ts';
import { REGISTER_TABLES } from '#test/roll-up.ts';
import { emptied, testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });

const PROCEDURE = '019a0000-0000-7000-8000-000000000001';
const ELSEWHERE = '019a0000-0000-7000-8000-000000000002';
const WITHOUT_DATE = '019a0000-0000-7000-8000-000000000003';

const agency = () => world.deps.directory.bySlug('xa-binh-son')?.agencyId ?? 0;

let people = 0;
function person(role: Role, slug = 'xa-binh-son'): Identity {
  const id = world.deps.directory.bySlug(slug)?.agencyId ?? 0;
  people += 1;
  const accountId = `019a0000-0000-7000-9000-${String(people).padStart(12, '0')}`;
  return { accountId, name: `Trần Thị ${people}`, grants: [{ role, unitId: id, reads: [id], writes: [id] }] };
}

beforeAll(async () => {
  const here = [agency()];
  await publishProcedure(world.db, { id: PROCEDURE, code: '2.000815' }, here);
  await publishProcedure(world.db, { id: ELSEWHERE, code: '1.001193', ownership: 'imported' }, here);
  await publishProcedure(world.db, { id: WITHOUT_DATE, code: '1.000656', limit: 'none' }, here);
});

beforeEach(async () => {
  world.setNow('2026-11-20T08:00:00+07:00');
  await emptied(world.db, ...REGISTER_TABLES, 'audit_entry', 'agency_ledger');
});

const UNIT = '/api/units/xa-binh-son';

const application = (change: object = {}) => ({
  procedureId: PROCEDURE,
  applicant: {
    kind: 'citizen',
    name: 'Đặng Thị  Ánh Tuyết',
    idNumber: '051199001234',
    address: 'Tổ 3',
    phone: '0914',
    email: null,
    proxy: null,
  },
  channel: 'direct',
  components: [{ name: 'Bản chính giấy tờ', originals: 1, certifiedCopies: 0, copies: 2, digitisation: 1 }],
  ...change,
});

async function send(method: 'GET' | 'POST', url: string, payload?: object, who = person('counter-officer')) {
  const answer = await world.http.inject({ method, url, headers: world.as(who), ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
}

const receive = async (change: object = {}) => (await send('POST', `${UNIT}/dossiers`, application(change))).body;

const move = (dossier: { id: string; version: number }, to: number, more: object = {}, who?: Identity) =>
  send('POST', `${UNIT}/dossiers/${dossier.id}/move`, { version: dossier.version, to, ...more }, who);

async function daily(): Promise<Record<string, number>> {
  const rows = await world.db.selectFrom('dossier_daily').selectAll().where('grain', '=', 'd').orderBy('day').execute();
  const counts = rows.flatMap(({ agency_id: _, field_id: __, ...row }) =>
    Object.entries(row).flatMap(([name, by]) =>
      typeof by === 'number' && by !== 0 ? [[`${row.day} ${name}`, by] as const] : [],
    ),
  );
  return Object.fromEntries(counts);
}

test('a dossier is received with a code, a promise, an event, its roll-up and an audit entry', async () => {
  const { status, body } = await send('POST', `${UNIT}/dossiers`, application());

  expect(status).toBe(200);
  expect(body).toMatchObject({ version: 1, status: 2, due: { on: '2026-11-25', at: null } });
  expect(body.code).toMatch(/^H48(\.\w+)+-261120-0001$/);
  expect(await daily()).toEqual({
    '2026-11-20 received': 1,
    '2026-11-20 digitised': 1,
    '2026-11-20 digitisation_known': 1,
    '2026-11-26 overdue_in': 1,
  });
  const audit = await world.db.selectFrom('audit_entry').select(['action', 'entry']).execute();
  expect(audit).toMatchObject([{ action: 'dossiers:receive' }]);
  expect(audit[0]?.entry).not.toContain('Tuyết');
  expect((await receive()).code).toMatch(/-0002$/);
});

test('an earlier receipt wants its reason and gets the number of its own day', async () => {
  const receivedAt = '2026-11-18T09:00:00+07:00';
  expect((await send('POST', `${UNIT}/dossiers`, application({ receivedAt }))).body).toMatchObject({
    code: 'late-entry-reason-missing',
  });

  const body = await receive({ receivedAt, lateReason: 'Mất điện cả ngày' });

  expect(body.code).toMatch(/-261118-0001$/);
  expect(body.due.on).toBe('2026-11-23');
});

test.each([
  ['procedure-imported', 409, { procedureId: ELSEWHERE }],
  ['procedure-unknown', 404, { procedureId: '019a0000-0000-7000-8000-00000000ffff' }],
  ['receipt-in-future', 422, { receivedAt: '2026-11-20T09:00:00+07:00' }],
  ['assignee-unknown', 404, { assigneeId: '019a0000-0000-7000-8000-00000000ffff' }],
  ['invalid-request', 422, { applicant: { kind: 'citizen', name: '   ' } }],
])('refused: %s, and nothing is left behind', async (code, status, change) => {
  const answer = await send('POST', `${UNIT}/dossiers`, application(change));

  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await world.db.selectFrom('dossier').selectAll().execute()).toEqual([]);
  expect(await world.db.selectFrom('dossier_number').selectAll().execute()).toEqual([]);
  expect(await world.db.selectFrom('audit_entry').selectAll().execute()).toEqual([]);
});

test.each(['specialist', 'inspector', 'administrator'] as const)('a %s does not receive', async (role) => {
  const answer = await send('POST', `${UNIT}/dossiers`, application(), person(role));

  expect([answer.status, answer.body.code]).toEqual([403, 'permission-missing']);
});

test('the office next door neither sees nor moves it', async () => {
  const dossier = await receive();
  const stranger = person('counter-officer', 'xa-tay-son');

  expect((await send('GET', `${UNIT}/dossiers/${dossier.id}`, undefined, stranger)).status).toBe(403);
  const own = await send('GET', `/api/units/xa-tay-son/dossiers/${dossier.id}`, undefined, stranger);
  expect([own.status, own.body.code]).toEqual([404, 'dossier-unknown']);
  const found = await send('GET', '/api/dossiers/search?q=tuyet', undefined, stranger);
  expect(found.body).toEqual({ items: [], more: false });
});

test('the whole way: processed, paused, resumed with a later promise, resolved late, returned', async () => {
  let dossier = await receive();
  dossier = (await move(dossier, 4)).body;
  world.setNow('2026-11-23T09:00:00+07:00');
  dossier = (await move(dossier, 5, { reason: 'Thiếu giấy tờ', requirements: ['Sổ hộ khẩu'] })).body;
  world.setNow('2026-11-30T09:00:00+07:00');
  dossier = (await move(dossier, 4)).body;
  expect(dossier).toMatchObject({ due: { on: '2026-12-02' } });
  world.setNow('2026-12-03T10:00:00+07:00');
  dossier = (await move(dossier, 9, { resultElectronic: true })).body;
  world.setNow('2026-12-04T10:00:00+07:00');
  const done = await move(dossier, 10, { collectedBy: 'Đặng Thị Ánh Tuyết', collectedHow: 'counter' });

  expect(done.body).toMatchObject({ status: 10, version: 6 });
  expect(await daily()).toEqual({
    '2026-11-20 received': 1,
    '2026-11-20 digitised': 1,
    '2026-11-20 digitisation_known': 1,
    '2026-11-23 paused_in': 1,
    '2026-11-30 paused_out': 1,
    '2026-12-03 closed': 1,
    '2026-12-03 late': 1,
    '2026-12-03 late_by_first_promise': 1,
    '2026-12-03 result_electronic': 1,
    '2026-12-03 result_known': 1,
    '2026-12-04 returned': 1,
  });
  const page = await send('GET', `${UNIT}/dossiers/${dossier.id}`);
  expect(page.body.firstDue.on).toBe('2026-11-25');
  expect(page.body.events.map((event: { kind: string }) => event.kind)).toEqual([
    'received',
    'moved',
    'moved',
    'moved',
    'moved',
    'moved',
  ]);
  expect(page.body.events[2]).toMatchObject({ reason: 'Thiếu giấy tờ', notes: ['Sổ hộ khẩu'] });
  expect(page.body.collection).toEqual({ by: 'Đặng Thị Ánh Tuyết', channel: 'counter' });
});

test.each([
  ['move-not-allowed', 10, {}],
  ['reason-missing', 7, { reason: '  ' }],
  ['requirements-missing', 5, { reason: 'Thiếu', requirements: [' '] }],
  ['move-in-future', 4, { at: '2026-11-20T10:00:00+07:00' }],
  ['move-in-past', 4, { at: '2026-11-20T07:00:00+07:00' }],
])('a step is refused: %s', async (code, to, more) => {
  const dossier = await receive();

  const answer = await move(dossier, to, more);

  expect(answer.body.code).toBe(code);
  expect(Object.keys(DOSSIER_MESSAGES)).toContain(code);
  expect(await world.db.selectFrom('dossier_event').selectAll().execute()).toHaveLength(1);
});

test('of two officers at once the second is told the new state and who made it', async () => {
  const dossier = await receive();
  const [first, second] = [person('specialist'), person('specialist')];

  const answers = await Promise.all([move(dossier, 4, {}, first), move(dossier, 4, {}, second)]);

  const refused = answers.find(({ status }) => status === 409);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(refused?.body).toMatchObject({ code: 'dossier-changed', detail: { status: 4, version: 2 } });
  expect([first.name, second.name]).toContain(refused?.body.detail.by);
  expect(await world.db.selectFrom('dossier_event').selectAll().execute()).toHaveLength(2);
});

test('many at once get numbers without a gap and without a double', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => receive()));

  const numbers = answers.map(({ code }) => Number(code.slice(-4))).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test('an imported dossier is followed, not moved', async () => {
  const dossier = await receive();
  await world.db.updateTable('dossier').set({ ownership: 'imported' }).execute();

  const answer = await move(dossier, 4);

  expect([answer.status, answer.body.code]).toEqual([403, 'dossier-imported']);
  expect((await send('GET', `${UNIT}/dossiers/${dossier.id}`)).body.steps).toEqual([]);
});

test('a promise is moved with a reason and the first one stays', async () => {
  const dossier = await receive();
  const reschedule = (body: object) =>
    send('POST', `${UNIT}/dossiers/${dossier.id}/reschedule`, { version: 1, ...body }, person('specialist'));

  expect((await reschedule({ dueOn: '2026-12-01', reason: ' ' })).body.code).toBe('reason-missing');
  expect((await reschedule({ dueOn: '2026-11-19', reason: 'x' })).body.code).toBe('due-before-receipt');
  expect((await reschedule({ dueOn: '2026-11-25', reason: 'x' })).body.code).toBe('due-unchanged');
  expect((await reschedule({ dueOn: '2026-12-01', reason: 'Chờ xác minh', attachment: 'Số 12/PXL' })).status).toBe(200);

  expect(await daily()).toMatchObject({ '2026-12-02 overdue_in': 1 });
  const page = (await send('GET', `${UNIT}/dossiers/${dossier.id}`)).body;
  expect([page.firstDue.on, page.due.on]).toEqual(['2026-11-25', '2026-12-01']);
});

test('opening the page leaves a line of who read it; lists show no identity number', async () => {
  const dossier = await receive();
  const reader = person('inspector');

  const page = await send('GET', `${UNIT}/dossiers/${dossier.id}`, undefined, reader);
  const list = await send('GET', `${UNIT}/inbox`, undefined, reader);

  expect(page.body.applicant).toMatchObject({ name: 'Đặng Thị Ánh Tuyết', idNumber: '051199001234' });
  expect(page.body.steps).toEqual([]);
  expect(await world.db.selectFrom('dossier_reading').selectAll().execute()).toMatchObject([
    { dossier_id: dossier.id, account_id: reader.accountId, actor_name: reader.name },
  ]);
  const readers = await send('GET', `${UNIT}/dossiers/${dossier.id}/readings`, undefined, reader);
  expect(readers.body).toMatchObject({ items: [{ name: reader.name }], total: 1 });
  expect((await send('GET', `${UNIT}/dossiers/${dossier.id}/readings`)).status).toBe(403);
  expect(list.body.items[0].applicantIdNumber).toBe('•••••••••234');
});

test('the queues hold what is due, what waits and what is nobody’s, and count it', async () => {
  const late = await receive();
  world.setNow('2026-11-25T08:00:00+07:00');
  const soon = await receive();
  world.setNow('2026-11-26T08:00:00+07:00');
  const waiting = await receive();
  await move(waiting, 5, { reason: 'Thiếu', requirements: ['Ảnh'] });
  const codes = async (queue: string) =>
    (await send('GET', `${UNIT}/inbox?queue=${queue}`)).body.items.map((item: { code: string }) => item.code);

  expect(await codes('open')).toEqual([late.code, soon.code, waiting.code]);
  expect(await codes('overdue')).toEqual([late.code]);
  expect(await codes('due-soon')).toEqual([soon.code]);
  expect(await codes('paused')).toEqual([waiting.code]);
  const counts = (await send('GET', `${UNIT}/inbox/counts`)).body;
  expect(counts.unit).toEqual({
    open: 3,
    overdue: 1,
    'due-soon': 1,
    paused: 1,
    unassigned: 3,
    'to-accept': 0,
    'to-return': 0,
  });
  expect(counts.mine.open).toBe(0);
});

test('the inbox and its counts are remembered, and every change shows in the very next answer', async () => {
  const counter = person('counter-officer');
  const read = async (who = counter) => ({
    codes: (await send('GET', `${UNIT}/inbox`, undefined, who)).body.items.map(({ code }: { code: string }) => code),
    mine: (await send('GET', `${UNIT}/inbox?of=mine`, undefined, who)).body.total,
    counts: (await send('GET', `${UNIT}/inbox/counts`, undefined, who)).body,
  });
  expect(await read()).toMatchObject({ codes: [], mine: 0, counts: { unit: { open: 0 } } });
  const dossier = await receive();
  expect(await read()).toMatchObject({ codes: [dossier.code], mine: 0, counts: { unit: { open: 1 } } });

  const officer = person('specialist');
  const at = world.deps.now();
  await world.db
    .insertInto('account')
    .values({
      id: officer.accountId,
      agency_id: agency(),
      name: officer.name,
      user_name: 'xu.ly.hop.viec',
      email: 'xu.ly.hop.viec@cchc.invalid',
      created_at: at,
      updated_at: at,
    })
    .execute();
  const grant = { account_id: officer.accountId, unit_id: agency(), role: 'specialist', valid_from: '2026-01-01' };
  await world.db
    .insertInto('role_grant')
    .values({ ...grant, agency_id: agency(), id: newId(at), granted_at: at, granted_by: 'Thử', reason: 'Thử' })
    .execute();
  const assignment = { version: dossier.version, assigneeId: officer.accountId, sectionId: null };
  expect((await send('POST', `${UNIT}/dossiers/${dossier.id}/assign`, assignment)).status).toBe(200);
  const own = await read(officer);
  expect([own.mine, own.counts.mine.open]).toEqual([1, 1]);
  expect([(await read()).mine, (await read()).counts.mine.open]).toEqual([0, 0]);

  world.setNow('2026-12-30T08:00:00+07:00');
  expect((await send('GET', `${UNIT}/inbox?queue=overdue`)).body.total).toBe(1);
});

test.each([['dang thi anh'], ['Ánh Tuyết'], ['H48'], ['261120-0001'], ['051199']])(
  'search finds it by %s',
  async (typed) => {
    const dossier = await receive();
    const q = typed === 'H48' ? dossier.code.slice(0, 12) : typed;

    const found = await send('GET', `/api/dossiers/search?q=${encodeURIComponent(q)}`);

    expect(found.body.items).toMatchObject([{ code: dossier.code, unit: 'xa-binh-son' }]);
  },
);

test('a search with signs that mean something to LIKE finds nothing by them', async () => {
  await receive();

  expect((await send('GET', '/api/dossiers/search?q=%25%25%25')).body.items).toEqual([]);
  expect((await send('GET', '/api/dossiers/search?q=dang_thi')).body.items).toEqual([]);
});

test('the promise is shown with the counted days before anything is saved', async () => {
  const preview = await send('GET', `${UNIT}/promise?procedureId=${PROCEDURE}&receivedAt=2026-04-28T16:45:00%2B07:00`);

  expect(preview.body).toMatchObject({
    due: { on: '2026-05-05' },
    counted: ['2026-04-29', '2026-05-04', '2026-05-05'],
  });
  const none = await send('GET', `${UNIT}/promise?procedureId=${WITHOUT_DATE}`);
  expect(none.body).toMatchObject({ due: null, counted: [] });
});

test('statements a request sends are few and do not grow', async () => {
  const counter = person('counter-officer');
  const count = (work: () => Promise<unknown>) => world.statementsOf(work);
  const create = () => send('POST', `${UNIT}/dossiers`, application(), counter);
  await send('GET', `${UNIT}/inbox`, undefined, counter);
  const dossier = (await create()).body;

  expect(await count(create)).toBeLessThanOrEqual(8);
  const inbox = () => send('GET', `${UNIT}/inbox`, undefined, counter);
  expect(await count(inbox)).toBeLessThanOrEqual(4);
  // Nothing has moved: only the version is asked.
  expect(await count(inbox)).toBe(1);
  // Opening; the dossier with its history, its papers and its reader's line; end.
  expect(await count(() => send('GET', `${UNIT}/dossiers/${dossier.id}`, undefined, counter))).toBe(3);
  expect(await count(() => move(dossier, 4, {}, counter))).toBeLessThanOrEqual(5);
});
