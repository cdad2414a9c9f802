import { expect, test } from 'vitest';
import type { Person } from '#core/accounts/contract.ts';
import { SAMPLE_PASSWORD } from '#core/accounts/sample.ts';
import { testWorld } from '#test/world.ts';
import { firstAdministratorPath } from './link-service.ts';

const world = testWorld({ sample: ['units', 'accounts'] });

type Method = 'GET' | 'POST';
const send = (method: Method, url: string, cookie: string, payload?: object) =>
  world.http.inject({ method, url, headers: cookie ? { cookie } : {}, ...(payload ? { payload } : {}) });

async function signedIn(userName: string, password = SAMPLE_PASSWORD): Promise<string> {
  const answer = await send('POST', '/api/sign-in', '', { userName, password });
  expect(answer.json()).toEqual({ next: 'done' });
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

const people = async (unit: string, cookie: string): Promise<Person[]> =>
  (await send('GET', `/api/units/${unit}/people`, cookie)).json().items;
const personNamed = async (unit: string, cookie: string, userName: string): Promise<Person> => {
  const found = (await people(unit, cookie)).find((person) => person.userName === userName);
  return found ?? Promise.reject(new Error(`${userName} is not listed`));
};

const role = (userName: string, change: object = {}) => ({
  userName,
  role: 'specialist',
  from: '2026-11-01',
  reason: 'Phân công công tác',
  ...change,
});

test('the list names people by given name, with their roles', async () => {
  const listed = await people('xa-binh-son', await signedIn('giamsat.binhson'));
  expect(listed.map(({ name }) => name)).toEqual([
    'Đặng Ngọc Ánh',
    'Trần Quốc Bảo',
    'Phạm Thị Mỹ Duyên',
    'Nguyễn Thị Thu Hà',
    'Lê Hoàng Minh',
    'Huỳnh Tấn Phát',
    'Võ Đình Trung',
  ]);
  expect(listed[0]?.grants).toEqual([
    expect.objectContaining({ role: 'administrator', unitSlug: 'xa-binh-son', coversBelow: false, to: null }),
  ]);
});

test('a new person sets a password through a link that works once, and then signs in', async () => {
  const cookie = await signedIn('quantri.binhson');
  const wish = { name: 'Cao Thị Xuân', grant: role('xuan.binhson', { unitSlug: 'xa-binh-son.phong-kinh-te' }) };
  const created = (await send('POST', '/api/units/xa-binh-son/people', cookie, wish)).json();
  const token = created.link.replace('/dat-mat-khau/', '');
  expect((await send('GET', `/api/links/${token}`, '')).json()).toMatchObject({
    purpose: 'password',
    name: 'Cao Thị Xuân',
  });
  const set = (password: string) => send('POST', `/api/links/${token}/password`, '', { password });
  expect((await set('xuan.binhson2026')).json().code).toBe('password-like-name');
  expect((await set('hoa gạo tháng ba')).statusCode).toBe(200);
  expect((await set('hoa gạo tháng tư')).json().code).toBe('link-invalid');
  const session = (await send('GET', '/api/session', await signedIn('xuan.binhson', 'hoa gạo tháng ba'))).json();
  expect(session.roles).toEqual([expect.objectContaining({ role: 'specialist', unitName: 'Phòng Kinh tế' })]);
  expect((await send('POST', '/api/units/xa-binh-son/people', cookie, wish)).json().code).toBe('user-name-taken');
});

test('a role ends when it is revoked, and both stand in the chain with their reasons', async () => {
  const cookie = await signedIn('quantri.binhson');
  const given = await send(
    'POST',
    '/api/units/xa-binh-son/grants',
    cookie,
    role('kinhte.binhson', { role: 'inspector' }),
  );
  const held = await signedIn('kinhte.binhson');
  expect((await send('GET', '/api/units/xa-binh-son/people', held)).statusCode).toBe(200);
  expect(
    (await send('POST', '/api/units/xa-binh-son/grants', cookie, role('kinhte.binhson', { role: 'inspector' }))).json()
      .code,
  ).toBe('grant-exists');
  const end = { reason: 'Hết nhiệm vụ giám sát' };
  const revoke = () => send('POST', `/api/units/xa-binh-son/grants/${given.json().id}/revoke`, cookie, end);
  expect((await revoke()).statusCode).toBe(200);
  expect((await send('GET', '/api/units/xa-binh-son/people', held)).json().code).toBe('permission-missing');
  expect((await revoke()).json().code).toBe('grant-unknown');
  const entries = (
    await send('GET', '/api/units/xa-binh-son/audit?subject=kinhte.binhson&feature=accounts', cookie)
  ).json().items;
  expect(entries.map(({ action, why }: { action: string; why: string }) => [action, why])).toContainEqual([
    'accounts:revoke-role',
    'Hết nhiệm vụ giám sát',
  ]);
});

test('a role of other days does not hold today', async () => {
  const cookie = await signedIn('quantri.binhson');
  await send(
    'POST',
    '/api/units/xa-binh-son/grants',
    cookie,
    role('vanhoa.binhson', { role: 'chair', from: '2027-01-01' }),
  );
  await send(
    'POST',
    '/api/units/xa-binh-son/grants',
    cookie,
    role('vanhoa.binhson', { role: 'inspector', from: '2026-01-01', to: '2026-11-19' }),
  );
  expect((await send('GET', '/api/units/xa-binh-son/people', await signedIn('vanhoa.binhson'))).statusCode).toBe(403);
});

test('a locked person is out at once and cannot come back until opened', async () => {
  const cookie = await signedIn('quantri.binhson');
  const victim = await personNamed('xa-binh-son', cookie, 'motcua.binhson');
  const theirs = await signedIn('motcua.binhson');
  const change = (verb: string, reason = 'Nghỉ việc') =>
    send('POST', `/api/units/xa-binh-son/people/${victim.id}/${verb}`, cookie, { reason });
  expect((await change('lock', '')).json().code).toBe('reason-missing');
  expect((await change('lock')).statusCode).toBe(200);
  expect((await send('GET', '/api/session', theirs)).statusCode).toBe(401);
  const back = await send('POST', '/api/sign-in', '', { userName: 'motcua.binhson', password: SAMPLE_PASSWORD });
  expect(back.json()).toEqual({ code: 'account-closed', detail: { agency: 'xã Bình Sơn' } });
  expect((await personNamed('xa-binh-son', cookie, 'motcua.binhson')).closedReason).toBe('Nghỉ việc');
  expect((await change('unlock', 'Trở lại làm việc')).statusCode).toBe(200);
  await signedIn('motcua.binhson');
});

test('an administrator hands on no more than they hold, and nothing of other agencies', async () => {
  const commune = await signedIn('quantri.binhson');
  const at = (unit: string, change: object) =>
    send('POST', `/api/units/${unit}/grants`, commune, role('kinhte.binhson', change));
  expect((await at('pho-phong', {})).json().code).toBe('unit-not-permitted');
  expect((await at('chau-o', {})).json().code).toBe('unit-not-permitted'); // a predecessor is for reading
  expect((await at('xa-binh-son', { unitSlug: 'chau-o.tu-phap-ho-tich' })).json().code).toBe('grant-section-wrong');
  expect((await at('xa-binh-son', { unitSlug: 'xa-binh-son.phong-kinh-te', role: 'chair' })).json().code).toBe(
    'grant-section-wrong',
  );
  expect((await at('xa-binh-son', { userName: 'khong.co' })).json().code).toBe('account-unknown');
  const chair = await signedIn('chutich.binhson');
  expect((await send('POST', '/api/units/xa-binh-son/grants', chair, role('kinhte.binhson'))).json().code).toBe(
    'permission-missing',
  );
});

test('who does not reach all of a person’s agencies cannot take over the account', async () => {
  const [province, commune] = [await signedIn('quantri.quangngai'), await signedIn('quantri.binhson')];
  await send('POST', '/api/units/tinh-quang-ngai/grants', province, role('daumoi.binhson', { role: 'appraiser' }));
  const person = await personNamed('xa-binh-son', commune, 'daumoi.binhson');
  const link = (cookie: string) =>
    send('POST', `/api/units/xa-binh-son/people/${person.id}/password-link`, cookie, { reason: 'Quên mật khẩu' });
  expect((await link(commune)).json().code).toBe('account-reaches-further');
  expect((await link(province)).json().link).toMatch(/^\/dat-mat-khau\//);
  const stranger = await personNamed('tinh-quang-ngai', province, 'giamsat.quangngai');
  const beside = await send('POST', `/api/units/xa-binh-son/people/${stranger.id}/lock`, commune, {
    reason: 'thử xem',
  });
  expect(beside.json().code).toBe('account-unknown');
});

test('nobody locks themselves out of administration', async () => {
  const cookie = await signedIn('quantri.binhson');
  const me = await personNamed('xa-binh-son', cookie, 'quantri.binhson');
  const own = await send('POST', `/api/units/xa-binh-son/people/${me.id}/lock`, cookie, { reason: 'thử xem' });
  expect(own.json().code).toBe('own-administration');
  const url = `/api/units/xa-binh-son/grants/${me.grants[0]?.id}/revoke`;
  expect((await send('POST', url, cookie, { reason: 'thử xem' })).json().code).toBe('own-administration');
});

test('with people there, there is no link for a first administrator', async () => {
  expect(await firstAdministratorPath(world.deps)).toBeUndefined();
});
