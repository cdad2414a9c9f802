import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '../database.ts';
import type { ServiceAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';
import { folderOf, isAlive, processesIn, waitUntilGone } from './processes.ts';

const SUPERUSER = 'cchc';
const DATABASE = 'cchc';
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
/** A server found after a crash may still be replaying its log. */
const TAKEOVER_LIMIT_MS = 20_000;

export function connectionTo(place: Place, database = DATABASE): Connection {
  return { host: place.socket, port: 5432, user: SUPERUSER, database };
}

/** Makes the cluster once. It is built beside its place and moved there whole: a broken first start leaves nothing. */
export async function ensureCluster(binaries: Binaries, place: Place): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) {
    return;
  }
  const draft = `${place.cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  const options = ['-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8'];
  const locale = ['--locale-provider=icu', '--icu-locale=vi', '--locale=C'];
  const { code, said } = await runToEnd(binaries.initdb, ['-D', draft, ...options, ...locale], place.account);
  if (code !== 0) {
    throw new Error(`Không tạo được cơ sở dữ liệu trong ${place.cluster}: ${lastLine(said)}`);
  }
  await rename(draft, place.cluster);
}

/** Starts PostgreSQL on its socket only and waits until it answers. Its own process group: Ctrl-C is ours to handle. */
export async function startPostgres(
  binaries: Binaries,
  place: Place,
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
    ...place.account,
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
    const why = text.split('\n').findLast((line) => line.includes('FATAL')) ?? lastLine(text);
    throw new Error(`Không khởi động được cơ sở dữ liệu: ${why}`, { cause: error });
  });
  child.removeAllListeners('exit');
  return child.pid ?? 0;
}

export interface RunningPostgres {
  readonly pid: number;
  /** The folder of its socket, as PostgreSQL itself wrote it down. */
  readonly socket: string;
}

/**
 * The PostgreSQL that already runs on this cluster (left by kill -9, or another command's). A `postmaster.pid` that came
 * with a copied folder, or whose number now belongs to another program, is put away; a server that lost its socket
 * (a cleaned temporary folder) is stopped.
 */
export async function runningPostgres(place: Place): Promise<RunningPostgres | undefined> {
  const file = join(place.cluster, 'postmaster.pid');
  const [first = '', folder = '', , , socket = ''] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const pid = Number(first);
  if (!Number.isInteger(pid) || pid <= 0) {
    return undefined;
  }
  if (!isAlive(pid)) {
    await clearRemains(place, file);
    return undefined;
  }
  if (!runsOn(pid, folder, place.cluster)) {
    await rm(file, { force: true });
    return undefined;
  }
  const found = { pid, socket: socket || place.socket };
  const answers = await untilItAnswers({ ...place, socket: found.socket }, TAKEOVER_LIMIT_MS).then(
    () => true,
    () => false,
  );
  if (answers) {
    return found;
  }
  await stopPostgres(pid);
  return undefined;
}

/**
 * After kill -9 of PostgreSQL its children may still be ending: nothing starts beside them. Then its notes go, because
 * a dead process that nobody has collected yet (a container without init) still looks alive to PostgreSQL.
 */
async function clearRemains(place: Place, file: string): Promise<void> {
  const limit = Date.now() + STOP_LIMIT_MS;
  const cluster = realpathSync(place.cluster);
  for (let left = processesIn(cluster); left.length > 0; left = processesIn(cluster)) {
    if (Date.now() > limit) {
      throw new Error(`Các tiến trình PostgreSQL cũ (${left.join(', ')}) chưa dừng. Hãy thử lại sau ít phút.`);
    }
    await sleep(20);
  }
  for (const remains of [file, join(place.socket, '.s.PGSQL.5432.lock'), join(place.socket, '.s.PGSQL.5432')]) {
    await rm(remains, { force: true });
  }
}

/** PostgreSQL stands in its data folder; where the system does not tell, what it wrote down has to do. */
function runsOn(pid: number, noted: string, cluster: string): boolean {
  const stands = folderOf(pid);
  const real = realpathSync(cluster);
  return existsSync('/proc/self') ? stands === real : noted === real || noted === cluster;
}

/** Ends PostgreSQL in good order (SIGINT: open transactions are rolled back) and waits until it is gone. */
export async function stopPostgres(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) {
      return;
    }
    process.kill(pid, signal);
    if (await waitUntilGone(pid, STOP_LIMIT_MS)) {
      return;
    }
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

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
