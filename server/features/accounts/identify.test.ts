import { sql } from 'kysely';
import { expect, inject as provided, test, vi } from 'vitest';
import { SAMPLE_PASSWORD } from '#core/accounts/sample.ts';
import { openPool } from '#server/platform/database.ts';
import { withDatabase } from '#test/database-server.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'accounts'] });

const SESSION = '/api/session';
const get = (url: string, cookie: string) => world.http.inject({ method: 'GET', url, headers: { cookie } });
const post = (url: string, cookie: string, payload: object = {}) =>
  world.http.inject({ method: 'POST', url, payload, headers: cookie ? { cookie } : {} });

async function signedIn(userName: string): Promise<string> {
  const answer = await post('/api/sign-in', '', { userName, password: SAMPLE_PASSWORD });
  expect(answer.statusCode).toBe(200);
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

const isIn = async (cookie: string) => (await get(SESSION, cookie)).json().name !== undefined;
const PEOPLE = '/api/units/xa-binh-son/people';
/** Refused after it is known who asks: what identifying costs and nothing else. */
const REFUSED = '/api/units/pho-phong/inbox';
const cost = (cookie: string) => world.statementsOf(() => get(REFUSED, cookie));

async function remembered(userName: string): Promise<string> {
  const cookie = await signedIn(userName);
  expect(await isIn(cookie)).toBe(true);
  expect(await cost(cookie)).toBe(0);
  return cookie;
}

/** What another process does: on a connection that this one does not hear. */
async function elsewhere(statement: string, ...values: readonly unknown[]): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.db);
  const url = withDatabase(provided('database').url, rows[0]?.name ?? '');
  const pool = openPool({ connectionString: url }, 1);
  await pool.query(statement, [...values]);
  await pool.end();
}

const cutTheLine = () =>
  elsewhere(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name like 'cchc-watch-%'`);

test('asking who sends a request costs one statement, and none while nothing has changed', async () => {
  const cookie = await signedIn('daumoi.binhson');
  expect(await cost(cookie)).toBe(1);
  expect(await cost(cookie)).toBe(0);
  expect((await get(REFUSED, cookie)).statusCode).toBe(403);
});

test('signing in, wrong passwords and use of a session make nobody ask anew', async () => {
  const cookie = await remembered('daumoi.binhson');
  await signedIn('motcua.binhson');
  await post('/api/sign-in', '', { userName: 'chutich.binhson', password: 'không phải đâu' });
  await sql`update account_session set updated_at = now()`.execute(world.db);
  expect(await cost(cookie)).toBe(0);
});

test('a session that ends is out with the very next request, this one or all of a person', async () => {
  const [here, there] = [await remembered('daumoi.binhson'), await remembered('daumoi.binhson')];
  await post('/api/sign-out', here);
  expect([await isIn(here), await isIn(there)]).toEqual([false, true]);
  const third = await remembered('daumoi.binhson');
  await post('/api/account/sign-out-everywhere', third);
  expect([await isIn(there), await isIn(third)]).toEqual([false, false]);
});

test('a person whose account is closed is out with the very next request', async () => {
  const [admin, cookie] = [await remembered('quantri.binhson'), await remembered('chutich.binhson')];
  const listed: { userName: string; id: string }[] = (await get(PEOPLE, admin)).json().items;
  const chair = listed.find(({ userName }) => userName === 'chutich.binhson');
  const closed = await post(`${PEOPLE}/${chair?.id}/lock`, admin, { reason: 'Nghỉ công tác' });
  expect(closed.statusCode).toBe(200);
  expect(await isIn(cookie)).toBe(false);
});

test('a role given or taken back holds with the very next request', async () => {
  const [admin, cookie] = [await remembered('quantri.binhson'), await remembered('motcua.binhson')];
  expect((await get(PEOPLE, cookie)).statusCode).toBe(403);
  const grant = { userName: 'motcua.binhson', role: 'inspector', from: '2026-11-01', reason: 'Phân công công tác' };
  const given = await post('/api/units/xa-binh-son/grants', admin, grant);
  expect((await get(PEOPLE, cookie)).statusCode).toBe(200);
  expect(await cost(cookie)).toBe(0);
  const end = { reason: 'Hết phân công' };
  expect((await post(`/api/units/xa-binh-son/grants/${given.json().id}/revoke`, admin, end)).statusCode).toBe(200);
  expect((await get(PEOPLE, cookie)).statusCode).toBe(403);
});

test('a role of tomorrow is not remembered away', async () => {
  const [admin, cookie] = [await remembered('quantri.binhson'), await remembered('daumoi.binhson')];
  const grant = { userName: 'daumoi.binhson', role: 'inspector', from: '2026-11-21', reason: 'Từ ngày mai' };
  expect((await post('/api/units/xa-binh-son/grants', admin, grant)).statusCode).toBe(200);
  expect((await get(PEOPLE, cookie)).statusCode).toBe(403);
  world.setNow('2026-11-21T00:00:01+07:00');
  expect((await get(PEOPLE, cookie)).statusCode).toBe(200);
  world.setNow('2026-11-20T08:00:00+07:00');
});

test('a session ends when its time is over, remembered or not', async () => {
  const cookie = await signedIn('daumoi.binhson');
  await sql`update account_session set expires_at = now() + interval '300 milliseconds'`.execute(world.db);
  expect(await isIn(cookie)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await isIn(cookie)).toBe(false);
});

test('what this process changes is known when its commit is answered', async () => {
  for (let time = 0; time < 50; time += 1) {
    const before = world.watch.mark();
    await sql`update unit_catalogue set version = version + 1`.execute(world.deps.db);
    expect(world.watch.mark()).not.toBe(before);
  }
});

test('a change of the units is heard', async () => {
  const cookie = await remembered('giamsat.binhson');
  await sql`update unit_catalogue set version = version + 1`.execute(world.db);
  expect(await cost(cookie)).toBeGreaterThan(0);
});

test('what another process changes is heard', async () => {
  const cookie = await remembered('daumoi.binhson');
  await elsewhere('delete from account_session');
  await vi.waitFor(async () => expect(await isIn(cookie)).toBe(false), { timeout: 5_000, interval: 10 });
});

test('without a line nothing is remembered, and nothing remembered is believed; a new line is opened', async () => {
  const cookie = await remembered('daumoi.binhson');
  await cutTheLine();
  await vi.waitFor(() => expect(world.watch.mark()).toBeUndefined(), { timeout: 5_000, interval: 1 });
  expect([await cost(cookie), await cost(cookie)]).toEqual([1, 1]);
  await elsewhere('delete from account_session');
  expect(await isIn(cookie)).toBe(false);
  await vi.waitFor(() => expect(world.watch.mark()).toBeDefined(), { timeout: 10_000, interval: 20 });
  await remembered('daumoi.binhson');
});

test('what changed while the line was cut is not believed afterwards', async () => {
  const cookie = await remembered('daumoi.binhson');
  await cutTheLine();
  await elsewhere('delete from account_session');
  await vi.waitFor(() => expect(world.watch.mark()).toBeUndefined(), { timeout: 5_000, interval: 1 });
  await vi.waitFor(() => expect(world.watch.mark()).toBeDefined(), { timeout: 10_000, interval: 20 });
  expect(await isIn(cookie)).toBe(false);
});

test('a change that commits while the answer is on its way is not lost', async () => {
  for (let time = 0; time < 20; time += 1) {
    const cookie = await signedIn('daumoi.binhson');
    await Promise.all([isIn(cookie), sql`delete from account_session`.execute(world.db), isIn(cookie)]);
    expect(await isIn(cookie)).toBe(false);
  }
});
