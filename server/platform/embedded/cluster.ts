import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '../database.ts';
import type { ServiceAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';

const SUPERUSER = 'cchc';
const DATABASE = 'cchc';
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;

export function connectionTo(place: Place, database = DATABASE): Connection {
  return { host: place.socket, port: 5432, user: SUPERUSER, database };
}

/** Makes the cluster once. It is built beside its place and moved there whole: a broken first start leaves nothing. */
export async function ensureCluster(
  binaries: Binaries,
  place: Place,
  account: ServiceAccount | undefined,
): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) {
    return;
  }
  const draft = `${place.cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  const options = ['-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8'];
  const locale = ['--locale-provider=icu', '--icu-locale=vi', '--locale=C'];
  const { code, said } = await runToEnd(binaries.initdb, ['-D', draft, ...options, ...locale], account);
  if (code !== 0) {
    throw new Error(`Không tạo được cơ sở dữ liệu trong ${place.cluster}: ${lastLine(said)}`);
  }
  await rename(draft, place.cluster);
}

/** Starts PostgreSQL on its socket only and waits until it answers. Its own process group: Ctrl-C is ours to handle. */
export async function startPostgres(
  binaries: Binaries,
  place: Place,
  account: ServiceAccount | undefined,
  extra: Readonly<Record<string, string>> = {},
): Promise<number> {
  const log = await open(join(place.cluster, '..', 'postgres.log'), 'a');
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${place.socket}"`,
    unix_socket_permissions: '0700',
    max_connections: '120',
    shared_buffers: '256MB',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...extra,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', place.cluster, ...flags], {
    ...account,
    cwd: place.cluster,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  child.unref();
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL dừng ngay khi khởi động (mã ${code}).`)));
  });
  await Promise.race([untilItAnswers(place), failed]).catch(async (error: Error) => {
    const text = await readFile(join(place.cluster, '..', 'postgres.log'), 'utf8').catch(() => '');
    throw new Error(`Không khởi động được cơ sở dữ liệu: ${lastLine(text)}`, { cause: error });
  });
  child.removeAllListeners('exit');
  return child.pid ?? 0;
}

/** The process id of a PostgreSQL that already runs on this cluster (left by kill -9, or another command's). */
export async function runningPostgres(place: Place): Promise<number | undefined> {
  const text = await readFile(join(place.cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const pid = Number(text?.split('\n')[0]);
  if (!text || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) {
    return undefined;
  }
  // A pid may have been given to somebody else after a restart of the machine: the socket has the last word.
  const answers = await untilItAnswers(place, 5_000).then(
    () => true,
    () => false,
  );
  return answers ? pid : undefined;
}

/** Ends PostgreSQL in good order (SIGINT: open transactions are rolled back) and waits until it is gone. */
export async function stopPostgres(pid: number): Promise<void> {
  if (!isAlive(pid)) {
    return;
  }
  process.kill(pid, 'SIGINT');
  const limit = Date.now() + STOP_LIMIT_MS;
  while (isAlive(pid)) {
    if (Date.now() > limit) {
      process.kill(pid, 'SIGQUIT');
      return;
    }
    await sleep(20);
  }
}

/** Creates our database in a fresh cluster. */
export async function ensureDatabase(place: Place): Promise<void> {
  await withClient(connectionTo(place, 'postgres'), async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) {
      await client.query(`create database ${DATABASE}`);
    }
  });
}

async function untilItAnswers(place: Place, limitMs = START_LIMIT_MS): Promise<void> {
  const limit = Date.now() + limitMs;
  for (;;) {
    try {
      await withClient(connectionTo(place, 'postgres'), (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (Date.now() > limit) {
        throw error;
      }
      await sleep(15);
    }
  }
}

async function withClient(connection: Connection, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function runToEnd(program: string, parts: readonly string[], account: ServiceAccount | undefined) {
  return new Promise<{ code: number | null; said: string }>((resolve, reject) => {
    const child = spawn(program, parts, { ...account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
