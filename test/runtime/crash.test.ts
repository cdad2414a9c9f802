import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE_PASSWORD } from '#core/accounts/sample.ts';
import { startEmbedded } from '#server/platform/embedded/embedded.ts';
import { ensureBuiltWeb } from '../built-web.ts';
import { cli, clusterOf, freshData, type Product, startProduct, untilGone } from './product.ts';

const UNIT = '/api/units/xa-binh-son';
const WRITERS = 8;
const ENOUGH = 60;

/** What the server said it had done: the dossier's code and the version that the last answer named. */
type Acknowledged = Map<string, { code: string; version: number }>;

beforeAll(() => ensureBuiltWeb());

/** Signs in as the counter officer of the living unit and gives the way to ask the server. */
async function officerAt(address: string) {
  const words = JSON.stringify({ userName: 'motcua.binhson', password: SAMPLE_PASSWORD });
  const signIn = () =>
    fetch(`${address}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: words });
  let answer = await signIn();
  for (let attempt = 0; answer.status !== 200 && attempt < 40; attempt++) {
    await sleep(500); // the server is starting its database again
    answer = await signIn();
  }
  expect(answer.status).toBe(200);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (method: string, path: string, body?: object) => {
    const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
    const reply = await fetch(`${address}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: reply.status, body: (await reply.json()) as Record<string, never> };
  };
}

type Ask = Awaited<ReturnType<typeof officerAt>>;

/** Receives a dossier and takes it into work, over and over, until the server is gone; keeps what was acknowledged. */
async function write(ask: Ask, procedureId: string, acknowledged: Acknowledged, isOver: () => boolean) {
  const applicant = { kind: 'citizen', name: 'Lê Thị Bão', idNumber: null, address: null, phone: null, email: null };
  const components = [{ name: 'Tờ khai', originals: 1, certifiedCopies: 0, copies: 0, digitisation: 1 }];
  while (!isOver()) {
    const request = { procedureId, applicant: { ...applicant, proxy: null }, channel: 'direct', components };
    const received = await ask('POST', `${UNIT}/dossiers`, request).catch(() => undefined);
    if (received?.status !== 200) {
      await sleep(20);
      continue;
    }
    const { id, code, version } = received.body as unknown as { id: string; code: string; version: number };
    acknowledged.set(id, { code, version });
    const moved = await ask('POST', `${UNIT}/dossiers/${id}/move`, { version, to: 4 }).catch(() => undefined);
    if (moved?.status === 200) {
      acknowledged.set(id, { code, version: (moved.body as unknown as { version: number }).version });
    }
  }
}

async function underLoad(product: Product, acknowledged: Acknowledged, kill: () => void | Promise<void>) {
  const ask = await officerAt(product.address);
  const desk = await ask('GET', `${UNIT}/desk`);
  const procedures = (desk.body as unknown as { procedures: { id: string; ownership?: string }[] }).procedures;
  const procedureId = procedures[0]?.id ?? '';
  const already = acknowledged.size;
  let over = false;
  const writers = Array.from({ length: WRITERS }, () => write(ask, procedureId, acknowledged, () => over));
  const limit = Date.now() + 60_000;
  while (acknowledged.size < already + ENOUGH) {
    expect(Date.now()).toBeLessThan(limit);
    await sleep(5);
  }
  await kill();
  over = true;
  await Promise.all(writers);
}

/** Looks behind the fence, as the owner: what was acknowledged is there, whole, and nothing is there by half. */
async function expectWhole(data: string, acknowledged: Acknowledged): Promise<void> {
  const server = await startEmbedded(data);
  const client = new pg.Client(server.connection);
  await client.connect();
  const found = await client.query<{ id: string; code: string; version: number; events: number; audits: number }>(`
    select d.id, d.code, d.version,
      (select count(*)::integer from dossier_event e where e.agency_id = d.agency_id and e.dossier_id = d.id) as events,
      (select count(*)::integer from audit_entry a where a.agency_id = d.agency_id and a.subject_id = d.id::text
        and a.subject_kind = 'dossier' and a.action in ('dossiers:receive', 'dossiers:move')) as audits
    from dossier d where d.applicant_name = 'Lê Thị Bão'`);
  const settings = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')`,
  );
  await client.end();
  await server.stop();
  expect(settings.rows.every(({ setting }) => setting === 'on')).toBe(true);
  const kept = new Map(found.rows.map((row) => [row.id, row]));
  for (const [id, { code, version }] of acknowledged) {
    expect(kept.get(id)?.code).toBe(code);
    expect(kept.get(id)?.version).toBeGreaterThanOrEqual(version);
  }
  for (const { code, version, events, audits } of found.rows) {
    expect({ code, events, audits }).toEqual({ code, events: version, audits: version });
  }
  expect(new Set(found.rows.map(({ code }) => code)).size).toBe(found.rows.length);
  expect(new Set([...acknowledged.values()].map(({ code }) => code)).size).toBe(acknowledged.size);
  const verified = cli(['verify', '--json'], data);
  expect(verified.stdout).toBe('{"differences":[]}\n');
}

const postmasterOf = (data: string) =>
  Number(readFileSync(join(clusterOf(data), 'postmaster.pid'), 'utf8').split('\n')[0]);
const serverOf = (data: string) => (JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as { pid: number }).pid;

describe('killed while eight officers write', () => {
  test('every acknowledged change is there, none by half, no code twice', async () => {
    const data = freshData();
    const acknowledged: Acknowledged = new Map();

    const first = await startProduct({ data, parts: [] });
    await underLoad(first, acknowledged, () => process.kill(serverOf(data), 'SIGKILL') && undefined);
    await first.stop('SIGKILL');

    const second = await startProduct({ data, parts: [] });
    await underLoad(second, acknowledged, () => {
      process.kill(postmasterOf(data), 'SIGKILL');
      process.kill(serverOf(data), 'SIGKILL');
    });
    await second.stop('SIGKILL');

    const third = await startProduct({ data, parts: [] });
    await underLoad(third, acknowledged, () => process.kill(postmasterOf(data), 'SIGKILL') && undefined);
    // the server itself lives: it starts the database again, and the next writes go through
    await underLoad(third, acknowledged, () => undefined);
    await third.stop();
    expect(await untilGone(clusterOf(data))).toEqual([]);

    await expectWhole(data, acknowledged);
    expect(acknowledged.size).toBeGreaterThanOrEqual(4 * ENOUGH);
  });
});
