import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Http } from './http.ts';
import { securityHeaders } from './security-headers.ts';
import { webFiles } from './web-files.ts';

const http = fastify();
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'web files '));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  await writeFile(join(directory, 'assets/main-1a2b.js'), 'plain');
  await writeFile(join(directory, 'assets/main-1a2b.js.br'), 'brotli');
  await writeFile(join(directory, 'assets/main-1a2b.js.gz'), 'gzip');
  securityHeaders(http);
  await webFiles(http as unknown as Http, directory);
});

afterAll(async () => {
  await http.close();
  await rm(directory, { recursive: true });
});

test.each([
  ['br, gzip', 'br', 'brotli'],
  ['gzip', 'gzip', 'gzip'],
  ['', undefined, 'plain'],
])('a browser that accepts "%s" gets that form, for a year', async (accepted, encoding, body) => {
  const answer = await http.inject({ url: '/assets/main-1a2b.js', headers: { 'accept-encoding': accepted } });

  expect(answer.body).toBe(body);
  expect(answer.headers['content-encoding']).toBe(encoding);
  expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(answer.headers['cache-control']).toContain('immutable');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
});

test('an address of the web gets the page, with a number that its policy names, a new one each time', async () => {
  const [first, second] = [
    await http.inject('/don-vi/chau-o/ho-so'),
    await http.inject('/don-vi/chau-o/ho-so?trang=2'),
  ];
  const nonce = /content="([^"]+)"/.exec(first.body)?.[1] ?? '';

  expect(nonce).toMatch(/^[\w-]{20,}$/);
  expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(first.headers['content-security-policy']).not.toContain('unsafe');
  expect(second.body).not.toContain(nonce);
  expect(first.headers['cache-control']).toBe('no-cache');
});

test.each(['/assets/gone-9f.js', '/../package.json', '/assets/..%2f..%2fpackage.json'])(
  'what is no file of the web is not found: %s',
  async (url) => {
    const answer = await http.inject(url);

    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('Không tìm thấy');
  },
);

test('a dot in an address of the web does not make a file of it', async () => {
  const answer = await http.inject('/don-vi/xa-binh-son/to-chuc/xa-binh-son.van-phong');

  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
});

test('an unknown question to the server is answered as one', async () => {
  const answer = await http.inject('/api/nothing');

  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toEqual({ code: 'not-found', detail: {} });
});

test('the compressed forms are no addresses of their own', async () => {
  expect((await http.inject('/assets/main-1a2b.js.br')).statusCode).toBe(404);
});
