import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ApiRefusal, send } from './api.ts';
import { connection, reportConnection } from './connection.ts';
import { messageOf } from './messages.ts';

const answer = z.object({ code: z.string() });

function serverAnswers(status: number, body: string): void {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body, { status })),
  );
}

async function refusalOf(call: Promise<unknown>): Promise<ApiRefusal> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiRefusal)) {
    throw new Error('was not refused');
  }
  return error;
}

beforeEach(() => reportConnection('connected'));
afterEach(() => vi.unstubAllGlobals());

test('an answer is parsed by its schema', async () => {
  serverAnswers(200, '{"code":"H48","extra":1}');

  expect(await send('GET', '/api/x', undefined, answer)).toEqual({ code: 'H48' });
});

test('an answer of another shape is not believed', async () => {
  serverAnswers(200, '{"kode":"H48"}');

  expect((await refusalOf(send('GET', '/api/x', undefined, answer))).code).toBe('answer-unreadable');
});

test('a refusal keeps its code and detail, and finds its sentence', async () => {
  serverAnswers(409, '{"code":"dossier-moved","detail":{"status":"4"}}');

  const refusal = await refusalOf(send('POST', '/api/x', {}, answer));

  expect([refusal.code, refusal.status, refusal.detail]).toEqual(['dossier-moved', 409, { status: '4' }]);
  expect(messageOf(refusal, { 'dossier-moved': 'Hồ sơ đã chuyển.' })).toBe('Hồ sơ đã chuyển.');
});

test('a fault names its request', async () => {
  serverAnswers(500, '{"code":"fault","detail":{"requestId":"req-7"}}');

  expect(messageOf(await refusalOf(send('GET', '/api/x', undefined, answer)))).toContain('Mã yêu cầu: req-7.');
});

test('a page of a broken proxy is a fault, not a crash', async () => {
  serverAnswers(502, '<html>Bad gateway</html>');

  expect((await refusalOf(send('GET', '/api/x', undefined, answer))).code).toBe('fault');
});

test('a lost connection is said at once, and found again by asking', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('failed')));

  expect((await refusalOf(send('GET', '/api/x', undefined, answer))).code).toBe('connection-lost');
  expect(connection()).toBe('lost');

  serverAnswers(200, '{}');
  await vi.advanceTimersByTimeAsync(5000);
  expect(connection()).toBe('connected');
  vi.useRealTimers();
});
