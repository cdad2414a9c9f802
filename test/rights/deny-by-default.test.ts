import { expect, test } from 'vitest';
import { configFrom } from '#server/platform/config.ts';
import { createHttp } from '#server/platform/http.ts';
import type { UnitDirectory } from '#server/platform/identity.ts';

const server = () =>
  createHttp({
    config: configFrom({ NODE_ENV: 'test', CCHC_LOG: 'silent' }),
    permissions: { 'things:read': { kind: 'read', roles: ['chair'] } },
    identify: async () => undefined,
    directory: { bySlug: () => undefined } as unknown as UnitDirectory,
  });

test.each([[{}], [{ config: {} }], [{ config: { permission: 'things:raed' } }]])(
  'a route with %j stops the server from starting',
  (options) => {
    expect(() => server().get('/api/things', options, async () => 'open')).toThrow('names no known permission');
  },
);

test('a route that names its permission asks who comes', async () => {
  const http = server();
  http.get('/api/things', { config: { permission: 'things:read' } }, async () => 'closed');
  const answer = await http.inject('/api/things');
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'signed-out']);
});
