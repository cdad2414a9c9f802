import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Connection, openPool } from '#server/platform/database.ts';
import { freePort } from '#test/free-port.ts';

/**
 * The peer of `performance.md`, measured where it is installed: `DIRECTUS` names a folder in which
 * `npm install directus@10.13.4 && npm rebuild isolated-vm` was run.
 */
const DIRECTUS_FOLDER = resolve(process.env.DIRECTUS ?? '');
const CLI = join(DIRECTUS_FOLDER, 'node_modules/directus/cli.js');
export const NO_DIRECTUS = 'Directus chưa cài (biến DIRECTUS trỏ tới thư mục đã cài): bỏ qua';

const DATABASE = 'directus';
const TOKEN = 'directus-bench-token';
const UP_WITHIN_MS = 60_000;

export interface RunningDirectus {
  readonly address: URL;
  /** Added to every path: the administrator, for whom Directus asks no permissions. */
  readonly token: string;
  readonly stop: () => Promise<void>;
}

export const isDirectusThere = () => Boolean(process.env.DIRECTUS) && existsSync(CLI);

/**
 * Starts it on the product's own PostgreSQL server, in a database of its own with the same dossiers, the indexes that
 * an inbox needs, and the names without diacritics in a column (it cannot take them off itself).
 */
export async function startDirectus(connection: Connection, owner: pg.Pool, folder: string): Promise<RunningDirectus> {
  await owner.query(`drop database if exists ${DATABASE} with (force)`);
  await owner.query(`create database ${DATABASE}`);
  const own = openPool({ ...connection, database: DATABASE }, 1);
  const port = await freePort();
  const environment = environmentOf(connection, port);
  try {
    await own.query(TABLES);
    await copyDossiers(owner, own, folder);
    bootstrap(environment);
    await own.query(RELATIONS);
  } finally {
    await own.end();
  }
  const child = spawn(machineNode(), [CLI, 'start'], { cwd: DIRECTUS_FOLDER, env: environment, stdio: 'ignore' });
  const address = new URL(`http://127.0.0.1:${port}`);
  await answering(child, address);
  return {
    address,
    token: `access_token=${TOKEN}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await owner.query(`drop database if exists ${DATABASE} with (force)`);
    },
  };
}

const TABLES = `
  create table unit (id integer primary key, name varchar(255) not null);
  create table procedure (id uuid primary key, name varchar(1000) not null);
  create table dossier (id uuid primary key, unit integer not null references unit, code varchar(255) not null unique,
    status integer not null, procedure uuid references procedure, field integer not null, channel varchar(255) not null,
    applicant_name varchar(255) not null, applicant_plain varchar(255) not null, applicant_address text,
    received_at timestamptz, due_on date, closed_at timestamptz);
  create table dossier_event (id serial primary key, dossier uuid not null references dossier, kind varchar(255) not null,
    at timestamptz not null, actor varchar(255) not null);
  create table dossier_component (id serial primary key, dossier uuid not null references dossier,
    name varchar(255) not null, originals integer not null)`;

/** What its settings page would have written. */
const RELATIONS = `
  insert into directus_collections (collection, accountability)
    select name, 'all' from unnest(array['unit', 'procedure', 'dossier', 'dossier_event', 'dossier_component']) as name;
  insert into directus_relations (many_collection, many_field, one_collection, one_field)
    values ('dossier_event', 'dossier', 'dossier', 'events'), ('dossier_component', 'dossier', 'dossier', 'components');
  insert into directus_fields (collection, field, special)
    values ('dossier', 'id', 'uuid'), ('dossier', 'events', 'o2m'), ('dossier', 'components', 'o2m')`;

const COPIED = {
  unit: `select unit.id, unit.slug from unit where unit.slug like 'xa-w-%' and unit.kind = 'commune'`,
  procedure: `select distinct procedure_id, procedure_name from dossier
    where agency_id in (select id from unit where slug like 'xa-w-%') and procedure_id is not null`,
  dossier: `select id, agency_id, code, status, procedure_id, field_id, channel, applicant_name, applicant_fold,
    applicant_address, received_at, due_on, closed_at from dossier
    where agency_id in (select id from unit where slug like 'xa-w-%')`,
} as const;

async function copyDossiers(from: pg.Pool, to: pg.Pool, folder: string): Promise<void> {
  for (const [table, rows] of Object.entries(COPIED)) {
    const file = join(folder, `directus-${table}`);
    await from.query(`copy (${rows}) to '${file}'`);
    await to.query(`copy ${table} from '${file}'`);
    await rm(file, { force: true });
  }
  await to.query('create index on dossier (unit, due_on)');
  await to.query('vacuum (analyze)');
}

function environmentOf(connection: Connection, port: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    KEY: 'bench',
    SECRET: 'bench',
    HOST: '127.0.0.1',
    PORT: String(port),
    DB_CLIENT: 'pg',
    DB_HOST: connection.host,
    DB_PORT: '5432',
    DB_DATABASE: DATABASE,
    DB_USER: 'cchc',
    DB_PASSWORD: '-',
    DB_POOL__MIN: '0',
    DB_POOL__MAX: '20',
    ADMIN_EMAIL: 'bench@example.com',
    ADMIN_PASSWORD: TOKEN,
    ADMIN_TOKEN: TOKEN,
    CACHE_ENABLED: 'false',
    RATE_LIMITER_ENABLED: 'false',
    SERVE_APP: 'false',
    TELEMETRY: 'false',
    LOG_LEVEL: 'error',
  };
}

function bootstrap(environment: NodeJS.ProcessEnv): void {
  const run = spawnSync(machineNode(), [CLI, 'bootstrap'], {
    cwd: DIRECTUS_FOLDER,
    env: environment,
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    throw new Error(`directus bootstrap: ${run.stdout}${run.stderr}`);
  }
}

/** The machine's Node, for which its native parts were built; ours stands before it on the path. */
function machineNode(): string {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith('node_modules/.bin'));
  const found = folders.map((folder) => join(folder, 'node')).find((file) => existsSync(file));
  return found ?? process.execPath;
}

async function answering(child: ChildProcess, address: URL): Promise<void> {
  const limit = Date.now() + UP_WITHIN_MS;
  while (child.exitCode === null && Date.now() < limit) {
    const ready = await fetch(new URL('/server/ping', address)).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) {
      return;
    }
    await sleep(100);
  }
  child.kill('SIGKILL');
  throw new Error('directus did not come up');
}
