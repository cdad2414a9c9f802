import { expect, test } from 'vitest';
import { testWorld } from '#test/world.ts';
import { firstAdministratorPath } from './link-service.ts';

const world = testWorld();

const post = (url: string, payload: object, cookie = '') =>
  world.http.inject({ method: 'POST', url, payload, headers: cookie ? { cookie } : {} });

const wish = {
  name: 'Trần Văn Quản',
  userName: 'quantri',
  password: 'núi Ấn sông Trà',
  provinceSlug: 'tinh-quang-ngai',
};

test('an empty installation begins with a one-time link; its holder creates the commune and its people', async () => {
  expect((await world.http.inject({ method: 'GET', url: '/api/door' })).json()).toEqual({
    sampleAccounts: [],
    samplePassword: null,
    needsFirstAdministrator: true,
  });
  const [early = '', path = ''] = [await firstAdministratorPath(world.deps), await firstAdministratorPath(world.deps)];
  const api = (of: string) => `/api/links/${of.replace('/thiet-lap/', '')}`;
  expect((await world.http.inject({ method: 'GET', url: api(early) })).json().code).toBe('link-invalid');
  const described = (await world.http.inject({ method: 'GET', url: api(path) })).json();
  expect(described.purpose).toBe('first-administrator');
  expect(described.provinces).toHaveLength(34);

  expect((await post(`${api(path)}/first-administrator`, { ...wish, provinceSlug: 'chau-o' })).json().code).toBe(
    'link-invalid',
  );
  expect((await post(`${api(path)}/first-administrator`, { ...wish, password: 'ngắn' })).json().code).toBe(
    'password-short',
  );
  expect((await post(`${api(path)}/password`, { password: 'núi Ấn sông Trà' })).json().code).toBe('link-invalid');
  expect((await post(`${api(path)}/first-administrator`, wish)).json()).toEqual({ unitSlug: 'tinh-quang-ngai' });
  expect((await post(`${api(path)}/first-administrator`, { ...wish, userName: 'second' })).json().code).toBe(
    'link-invalid',
  );

  const signIn = await post('/api/sign-in', { userName: 'quantri', password: wish.password });
  const cookie = signIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  const commune = { type: 'xa', name: 'Bình Minh', from: '2025-07-01', basis: 'NQ 1677/NQ-UBTVQH15' };
  const made = await post('/api/units/tinh-quang-ngai/units', commune, cookie);
  expect(made.json()).toEqual({ slug: 'xa-binh-minh' });
  const grant = { userName: 'motcua', role: 'counter-officer', from: '2026-11-01', reason: 'Phân công' };
  const person = await post('/api/units/xa-binh-minh/people', { name: 'Lê Thị Một', grant }, cookie);
  expect(person.statusCode).toBe(200);
  expect(await firstAdministratorPath(world.deps)).toBeUndefined();
});

test('guessing links ends in "too many requests"', async () => {
  const guess = (n: number) => world.http.inject({ method: 'GET', url: `/api/links/doan-${n}` });
  const codes: string[] = [];
  for (let n = 0; n < 70; n += 1) {
    codes.push((await guess(n)).json().code);
  }
  expect(codes[0]).toBe('link-invalid');
  expect(codes.slice(60)).toEqual(Array.from({ length: 10 }, () => 'too-many-requests'));
});
