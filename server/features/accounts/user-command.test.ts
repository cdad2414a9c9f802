import { expect, test } from 'vitest';
import { WrongUse } from '#server/platform/command.ts';
import { testWorld } from '#test/world.ts';
import { userCommand } from './user-command.ts';

const world = testWorld({ sample: ['units', 'accounts'] });

async function run(action: string, values: Record<string, string | boolean> = {}) {
  const lines: string[] = [];
  const io = { print: (line: string) => lines.push(line), complain: (line: string) => lines.push(`! ${line}`) };
  const exit = await userCommand.run(io, { action, ...values }, async () => world.context);
  return { exit, lines };
}

const signIn = (userName: string, password: string) =>
  world.http.inject({ method: 'POST', url: '/api/sign-in', payload: { userName, password } });

const an = { user: 'an.nguyen', unit: 'xa-binh-son.phong-kinh-te', role: 'specialist', reason: 'Phân công' };

test('a person is made on the command line, sets a password by the link, is locked and opened', async () => {
  const made = await run('create', { ...an, name: 'Nguyễn Văn An' });
  expect([made.exit, made.lines[0]]).toEqual([0, expect.stringContaining('Đã tạo an.nguyen')]);
  const token = made.lines[1]?.replace('/dat-mat-khau/', '');
  const payload = { password: 'hoa gạo tháng ba' };
  await world.http.inject({ method: 'POST', url: `/api/links/${token}/password`, payload });
  expect((await signIn('an.nguyen', payload.password)).statusCode).toBe(200);

  await run('lock', { user: 'an.nguyen', reason: 'Nghỉ phép' });
  expect((await signIn('an.nguyen', payload.password)).json().code).toBe('account-closed');
  await run('unlock', { user: 'an.nguyen', reason: 'Trở lại' });
  expect((await signIn('an.nguyen', payload.password)).statusCode).toBe(200);
});

test('roles are given and taken back', async () => {
  const inspector = { user: 'kinhte.binhson', unit: 'xa-binh-son', role: 'inspector', reason: 'Giám sát' };
  expect((await run('grant', inspector)).exit).toBe(0);
  const rolesOf = async () => {
    const people: { userName: string; role: string }[] = JSON.parse((await run('list', { json: true })).lines[0] ?? '');
    return people.filter(({ userName }) => userName === 'kinhte.binhson').map(({ role }) => role);
  };
  expect((await rolesOf()).sort()).toEqual(['inspector', 'specialist']);
  expect((await run('revoke', inspector)).exit).toBe(0);
  expect(await rolesOf()).toEqual(['specialist']);
  await expect(run('revoke', inspector)).rejects.toMatchObject({ code: 'grant-unknown' });
});

test.each([
  ['Thiếu --user', 'lock', { reason: 'gì đó' }],
  ['Thiếu --reason', 'lock', { user: 'kinhte.binhson' }],
  ['vai trò không đúng', 'grant', { ...an, role: 'vua' }],
  ['Không có đơn vị "xa-la"', 'grant', { ...an, unit: 'xa-la' }],
  ['YYYY-MM-DD', 'grant', { ...an, from: '31/12/2026' }],
])('wrong use is said in a sentence: %s', async (words, action, values) => {
  const running = run(action, values);
  await expect(running).rejects.toThrow(WrongUse);
  await expect(running).rejects.toThrow(words);
});

test('an unknown person is refused', async () => {
  await expect(run('lock', { user: 'khong.co', reason: 'gì đó' })).rejects.toMatchObject({ code: 'account-unknown' });
});
