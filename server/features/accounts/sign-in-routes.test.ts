import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { SAMPLE_PASSWORD } from '#core/accounts/sample.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units', 'accounts'] });

const post = (url: string, payload: object, cookie = '') =>
  world.http.inject({ method: 'POST', url, payload, headers: cookie ? { cookie } : {} });
const get = (url: string, cookie = '') => world.http.inject({ method: 'GET', url, headers: cookie ? { cookie } : {} });

type Answer = Awaited<ReturnType<typeof post>>;
const cookiesOf = (answer: Answer) =>
  answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');

async function signedIn(userName: string, password = SAMPLE_PASSWORD): Promise<string> {
  const answer = await post('/api/sign-in', { userName, password });
  expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'done' }]);
  return cookiesOf(answer);
}

const audited = async (slug: string) => {
  const agency = world.deps.directory.bySlug(slug)?.agencyId ?? 0;
  const rows = await world.db
    .selectFrom('audit_entry')
    .select(['audit_entry.action', 'audit_entry.actor_name'])
    .where('audit_entry.agency_id', '=', agency)
    .where('audit_entry.action', '<>', 'accounts:sample')
    .orderBy('audit_entry.seq')
    .execute();
  return rows.map(({ action, actor_name }) => `${action} ${actor_name}`);
};

/** The six digits an authenticator shows (RFC 6238), computed here by our own hands. */
function codeFor(secret: string, at = Date.now()): string {
  const bits = [...secret]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac.readUInt8(19) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('the door lists the sample’s people and says their password', async () => {
  const door = (await get('/api/door')).json();
  expect(door).toMatchObject({ samplePassword: SAMPLE_PASSWORD, needsFirstAdministrator: false });
  expect(door.sampleAccounts).toContainEqual({
    userName: 'motcua.binhson',
    name: 'Nguyễn Thị Thu Hà',
    role: 'counter-officer',
    unitName: 'xã Bình Sơn',
    unitSlug: 'xa-binh-son',
  });
});

test('nobody is signed in without a cookie, with somebody else’s signature, or with a broken one', async () => {
  const cookie = await signedIn('daumoi.chauo');
  expect((await get('/api/session')).statusCode).toBe(401);
  expect((await get('/api/session', cookie.replace(/\.[^;]+/, '.AAAA'))).statusCode).toBe(401);
  expect((await get('/api/session', 'cchc.session_token=%E0%A4%A')).statusCode).toBe(401);
  expect((await get('/api/session', cookie)).statusCode).toBe(200);
});

test('the session cookie is not readable by scripts and not sent by other pages', async () => {
  const answer = await post('/api/sign-in', { userName: 'daumoi.chauo', password: SAMPLE_PASSWORD });
  const cookie = answer.cookies.find(({ name }) => name === 'cchc.session_token');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(cookie?.secure).toBeUndefined();
  const secure = await world.http.inject({
    method: 'POST',
    url: '/api/sign-in',
    payload: { userName: 'daumoi.chauo', password: SAMPLE_PASSWORD },
    headers: { 'x-forwarded-proto': 'https' },
  });
  expect(secure.cookies.find(({ name }) => name === 'cchc.session_token')?.secure).toBe(true);
});

test('the session says who, where and what is permitted: predecessors are for reading only', async () => {
  const session = (await get('/api/session', await signedIn('quantri.binhson'))).json();
  expect(session).toMatchObject({ name: 'Đặng Ngọc Ánh', userName: 'quantri.binhson', totp: false });
  expect(session.roles).toEqual([
    { role: 'administrator', unitSlug: 'xa-binh-son', unitName: 'xã Bình Sơn', coversBelow: false },
  ]);
  const at = (slug: string) => session.units.find((unit: { slug: string }) => unit.slug === slug)?.permissions;
  expect(session.units[0].slug).toBe('xa-binh-son');
  expect(at('xa-binh-son')).toContain('accounts:manage');
  expect(at('chau-o')).toContain('accounts:read');
  expect(at('chau-o')).not.toContain('accounts:manage');
  expect(at('pho-phong')).toBeUndefined();
});

test('five wrong passwords lock the account, say until when and who can open it, and stand in the chain', async () => {
  const wrong = () => post('/api/sign-in', { userName: 'chutich.babich', password: 'không phải đâu' });
  for (let n = 1; n <= 4; n += 1) {
    expect((await wrong()).json()).toEqual({ code: 'sign-in-wrong', detail: {} });
  }
  const fifth = (await wrong()).json();
  expect(fifth).toMatchObject({ code: 'account-locked', detail: { agency: 'xã Ba Bích' } });
  expect(Date.parse(fifth.detail.until) - Date.now()).toBeGreaterThan(14 * 60_000);
  const right = await post('/api/sign-in', { userName: 'chutich.babich', password: SAMPLE_PASSWORD });
  expect(right.json()).toMatchObject({ code: 'account-locked' });
  expect((await audited('ba-bich')).slice(-2)).toEqual([
    'accounts:sign-in-failed Chưa đăng nhập',
    'accounts:lock-out Chưa đăng nhập',
  ]);
  await sql`update account set locked_until = now() - interval '1 second' where user_name = 'chutich.babich'`.execute(
    world.db,
  );
  await signedIn('chutich.babich');
});

test('guesses side by side get no extra tries', async () => {
  const guesses = Array.from({ length: 12 }, (_, n) =>
    post('/api/sign-in', { userName: 'daumoi.babich', password: `đoán lần thứ ${n}` }),
  );
  const codes = (await Promise.all(guesses)).map((answer) => answer.json().code);
  expect(codes.filter((code) => code === 'sign-in-wrong')).toHaveLength(4);
  expect(codes.filter((code) => code === 'account-locked')).toHaveLength(8);
});

test('an unknown name is answered like a wrong password', async () => {
  const answer = await post('/api/sign-in', { userName: 'khong.co.ai', password: 'gì cũng được' });
  expect([answer.statusCode, answer.json()]).toEqual([403, { code: 'sign-in-wrong', detail: {} }]);
});

test('signing out ends this session, signing out everywhere all of them', async () => {
  const [here, there, third] = [
    await signedIn('motcua.chauo'),
    await signedIn('motcua.chauo'),
    await signedIn('motcua.chauo'),
  ];
  const sessions = (await get('/api/account/sessions', here)).json().items;
  expect(sessions.filter(({ isThis }: { isThis: boolean }) => isThis)).toHaveLength(1);
  expect((await post('/api/sign-out', {}, here)).statusCode).toBe(200);
  expect((await get('/api/session', here)).statusCode).toBe(401);
  expect((await get('/api/session', there)).statusCode).toBe(200);
  await post('/api/account/sign-out-everywhere', {}, there);
  expect((await get('/api/session', there)).statusCode).toBe(401);
  expect((await get('/api/session', third)).statusCode).toBe(401);
});

test('a session ends after eight hours without a request', async () => {
  const cookie = await signedIn('tuphap.chauo');
  await sql`update account_session set updated_at = now() - interval '8 hours 1 minute'`.execute(world.db);
  expect((await get('/api/session', cookie)).statusCode).toBe(401);
});

test('a new password needs the old one, ends other sessions and is recorded', async () => {
  const [here, there] = [await signedIn('chutich.chauo'), await signedIn('chutich.chauo')];
  const change = (current: string, next: string) => post('/api/account/password', { current, next }, here);
  expect((await change('không đúng', 'trời mưa cá lội')).json().code).toBe('password-wrong');
  expect((await change(SAMPLE_PASSWORD, 'ngắn')).json().code).toBe('password-short');
  expect((await change(SAMPLE_PASSWORD, 'trời mưa cá lội')).statusCode).toBe(200);
  expect((await get('/api/session', here)).statusCode).toBe(200);
  expect((await get('/api/session', there)).statusCode).toBe(401);
  await signedIn('chutich.chauo', 'trời mưa cá lội'.normalize('NFD'));
  expect(await audited('chau-o')).toContain('accounts:change-password Lê Văn Khánh');
});

test('the second factor: set up, asked for, wrong, right, spare code once, taken off', async () => {
  const first = await signedIn('quantri.chauo');
  expect((await post('/api/account/totp', { current: 'không đúng' }, first)).json().code).toBe('password-wrong');
  const setup = (await post('/api/account/totp', { current: SAMPLE_PASSWORD }, first)).json();
  expect(setup.uri).toContain('otpauth://totp/CCHC:quantri.chauo?secret=');
  expect((await post('/api/account/totp/confirm', { code: '000000' }, first)).json().code).toBe('code-wrong');
  const confirmed = await post('/api/account/totp/confirm', { code: codeFor(setup.secret) }, first);
  expect(confirmed.statusCode).toBe(200);

  const password = async () => {
    const answer = await post('/api/sign-in', { userName: 'quantri.chauo', password: SAMPLE_PASSWORD });
    expect(answer.json()).toEqual({ next: 'code' });
    expect((await get('/api/session', cookiesOf(answer))).statusCode).toBe(401);
    return cookiesOf(answer);
  };
  const half = await password();
  expect((await post('/api/sign-in/code', { code: '000000' }, half)).json().code).toBe('code-wrong');
  const whole = await post('/api/sign-in/code', { code: codeFor(setup.secret) }, half);
  expect(whole.json()).toEqual({ next: 'done' });
  const cookie = cookiesOf(whole);
  expect((await get('/api/session', cookie)).json().totp).toBe(true);
  expect((await post('/api/sign-in/code', { code: codeFor(setup.secret) })).json().code).toBe('sign-in-again');

  const spare = await post('/api/sign-in/code', { code: setup.spareCodes[0] }, await password());
  expect(spare.json()).toEqual({ next: 'done' });
  expect((await post('/api/sign-in/code', { code: setup.spareCodes[0] }, await password())).json().code).toBe(
    'code-wrong',
  );

  expect((await post('/api/account/totp/off', { current: SAMPLE_PASSWORD }, cookie)).statusCode).toBe(200);
  await signedIn('quantri.chauo');
  expect(await audited('chau-o')).toEqual(
    expect.arrayContaining(['accounts:totp-on Võ Minh Tuấn', 'accounts:totp-off Võ Minh Tuấn']),
  );
});

test('another site’s form cannot act with our cookie', async () => {
  const cookie = await signedIn('daumoi.benquan');
  const foreign = await world.http.inject({
    method: 'POST',
    url: '/api/account/sign-out-everywhere',
    headers: { cookie, origin: 'https://evil.example', host: 'localhost' },
  });
  expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'foreign-origin']);
  const marked = await world.http.inject({
    method: 'POST',
    url: '/api/account/sign-out-everywhere',
    headers: { cookie, 'sec-fetch-site': 'cross-site' },
  });
  expect(marked.json().code).toBe('foreign-origin');
  expect((await get('/api/session', cookie)).statusCode).toBe(200);
});

test('the sign-in library’s own addresses are not served', async () => {
  for (const url of ['/api/auth/sign-up/email', '/api/auth/sign-in/username', '/api/auth/get-session']) {
    expect((await post(url, {})).statusCode).toBe(404);
  }
});
