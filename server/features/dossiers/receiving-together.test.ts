import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Identity } from '#server/platform/identity.ts';
import { publishProcedure } from '#test/published-procedure.ts';
import { REGISTER_TABLES } from '#test/roll-up.ts';
import { emptied, testWorld } from '#test/world.ts';
import { verifyChains } from '../audit/chain-service.ts';
import { verifyDossiers } from './verify.ts';

const world = testWorld({ sample: ['units'] });

const PROCEDURE = '019a0000-0000-7000-8000-000000000001';
const OFFICES = ['xa-binh-son', 'xa-nguyen-nghiem', 'xa-ben-quan'] as const;
type Office = (typeof OFFICES)[number];

const agencyOf = (office: Office) => world.deps.directory.bySlug(office)?.agencyId ?? 0;

beforeAll(() => publishProcedure(world.db, { id: PROCEDURE, code: '2.000815' }, OFFICES.map(agencyOf)));

beforeEach(async () => {
  await emptied(world.db, ...REGISTER_TABLES, 'audit_entry', 'agency_ledger');
});

function officerOf(office: Office): Identity {
  const id = agencyOf(office);
  const grants = [{ role: 'counter-officer' as const, unitId: id, reads: [id], writes: [id] }];
  return { accountId: `019a0000-0000-7000-9000-${String(id).padStart(12, '0')}`, name: `Cán bộ ${office}`, grants };
}

async function receive(office: Office, change: object = {}) {
  const applicant = { kind: 'citizen', name: 'Đặng Thị Ánh Tuyết', idNumber: null, address: null, phone: null };
  const payload = {
    procedureId: PROCEDURE,
    applicant: { ...applicant, email: null, proxy: null },
    channel: 'direct',
    components: [{ name: 'Tờ khai', originals: 1, certifiedCopies: 0, copies: 0, digitisation: 1 }],
    ...change,
  };
  const url = `/api/units/${office}/dossiers`;
  const answer = await world.http.inject({ method: 'POST', url, payload, headers: world.as(officerOf(office)) });
  return { status: answer.statusCode, body: answer.json() };
}

const named = (name: string) => ({
  applicant: { kind: 'citizen', name, idNumber: null, address: null, phone: null, email: null, proxy: null },
});

/** Numbers of each office, in order. */
function numbersOf(answers: readonly { readonly body: { readonly code: string } }[], office: Office): number[] {
  const ours = answers.filter((_, place) => OFFICES[place % OFFICES.length] === office);
  return ours.map(({ body }) => Number(body.code.slice(-4))).sort((a, b) => a - b);
}

/** One after the other through the offices. */
const inTurns = (count: number) =>
  Array.from({ length: count }, (_, place) => OFFICES[place % OFFICES.length] ?? OFFICES[0]);

async function expectSound(dossiers: number): Promise<void> {
  expect(await world.db.selectFrom('dossier').selectAll().execute()).toHaveLength(dossiers);
  expect(await world.db.selectFrom('dossier_event').selectAll().execute()).toHaveLength(dossiers);
  expect(await world.db.selectFrom('dossier_component').selectAll().execute()).toHaveLength(dossiers);
  expect(await world.db.selectFrom('audit_entry').selectAll().execute()).toHaveLength(dossiers);
  expect(await verifyDossiers(world.context)).toEqual([]);
  expect(await verifyChains(world.context)).toEqual([]);
}

test('receipts that come at once share their statements, and each office has its own numbers, chain and figures', async () => {
  await receive('xa-binh-son'); // catalogues are in memory from here on
  await receive('xa-nguyen-nghiem');
  await receive('xa-ben-quan');
  let answers: Awaited<ReturnType<typeof receive>>[] = [];

  const statements = await world.statementsOf(async () => {
    answers = await Promise.all(inTurns(30).map((office) => receive(office)));
  });

  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200));
  expect(statements).toBeLessThan(5 * 8); // alone they would be 240
  for (const office of OFFICES) {
    expect(numbersOf(answers, office)).toEqual(Array.from({ length: 10 }, (_, place) => place + 2));
  }
  await expectSound(33);
  const actors = await sql`select distinct unit.slug, audit_entry.actor_name from audit_entry
    join unit on unit.id = audit_entry.agency_id order by 1`.execute(world.db);
  expect(actors.rows).toEqual(OFFICES.toSorted().map((slug) => ({ slug, actor_name: `Cán bộ ${slug}` })));
});

test('one that is refused has its own sentence, draws no number and leaves the others standing', async () => {
  const unknown = { procedureId: '019a0000-0000-7000-8000-00000000ffff' };
  const nobody = { assigneeId: '019a0000-0000-7000-8000-00000000ffff' };
  const late = { receivedAt: '2026-11-18T09:00:00+07:00', lateReason: 'Mất điện' };

  const answers = await Promise.all(
    [{}, {}, {}, unknown, {}, nobody, {}, late].map((change) => receive('xa-binh-son', change)),
  );

  const codes: string[] = answers.map(({ body }) => body.code.replace(/^.*-(\d{6})-/, '$1 '));
  expect(codes.slice(-1)).toEqual(['261118 0001']);
  expect([codes[3], codes[5]]).toEqual(['procedure-unknown', 'assignee-unknown']);
  // two groups are under way: which of them is first is not said
  expect([0, 1, 2, 4, 6].map((place) => codes[place]).toSorted()).toEqual(
    ['1', '2', '3', '4', '5'].map((number) => `261120 000${number}`),
  );
  await expectSound(6);
});

test('one that the database refuses does not take the others with it', async () => {
  await sql`alter table dossier add constraint not_this_one check (applicant_name <> 'Hỏng')`.execute(world.db);
  try {
    const answers = await Promise.all(
      inTurns(12).map((office, place) => receive(office, place === 7 ? named('Hỏng') : {})),
    );

    expect(answers.map(({ status }) => status)).toEqual(
      Array.from({ length: 12 }, (_, place) => (place === 7 ? 500 : 200)),
    );
    expect(numbersOf(answers, 'xa-binh-son')).toEqual([1, 2, 3, 4]);
    await expectSound(11);
  } finally {
    await sql`alter table dossier drop constraint not_this_one`.execute(world.db);
  }
});

test('an office that is busy with something long does not hold up the others', async () => {
  await Promise.all(inTurns(3).map((office) => receive(office)));
  let waiting: Promise<readonly { status: number }[]> = Promise.resolve([]);

  await world.db.transaction().execute(async (tx) => {
    await sql`select 1 from agency_ledger where agency_id = ${agencyOf('xa-nguyen-nghiem')} for update`.execute(tx);
    // those of the busy office come first, and would hold both ways
    const order = inTurns(12).toSorted((a, b) => Number(b === 'xa-nguyen-nghiem') - Number(a === 'xa-nguyen-nghiem'));
    const asked = order.map((office) => ({ office, answer: receive(office) }));
    const of = (busy: boolean) => asked.filter(({ office }) => (office === 'xa-nguyen-nghiem') === busy);
    waiting = Promise.all(of(true).map(({ answer }) => answer));

    const others = await Promise.all(of(false).map(({ answer }) => answer));

    expect(others.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const taken = sql<{ count: number }>`select count(*)::integer as count from dossier
      where agency_id = ${agencyOf('xa-nguyen-nghiem')}`;
    expect((await taken.execute(world.db)).rows).toEqual([{ count: 1 }]);
  });

  expect((await waiting).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await expectSound(15);
});

test('who may not receive at an office never comes into a group', async () => {
  const stranger = world.as(officerOf('xa-ben-quan'));
  const inside = Array.from({ length: 6 }, () => receive('xa-binh-son'));
  const payload = { procedureId: PROCEDURE, ...named('Lạ'), channel: 'direct', components: [] };

  const outside = await world.http.inject({
    method: 'POST',
    url: '/api/units/xa-binh-son/dossiers',
    payload,
    headers: stranger,
  });

  expect(outside.statusCode).toBe(403);
  expect((await Promise.all(inside)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  await expectSound(6);
});
