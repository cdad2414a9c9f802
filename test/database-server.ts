import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openPool } from '#server/platform/database.ts';
import { serviceAccount } from '#server/platform/embedded/account.ts';
import { findBinaries } from '#server/platform/embedded/binaries.ts';
import { ensureCluster, startPostgres, stopPostgres } from '#server/platform/embedded/cluster.ts';
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

/** A throw-away server: nothing in it outlives the run, so it need not reach the disk. */
async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-test-'));
  const account = await serviceAccount();
  if (account) {
    chownSync(folder, account.uid, account.gid);
  }
  const place = { cluster: join(folder, 'cluster'), socket: folder, account };
  const binaries = await findBinaries(account);
  await ensureCluster(binaries, place);
  const extra = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
  const pid = await startPostgres(binaries, place, extra);
  return {
    url: `postgres://cchc@${encodeURIComponent(folder)}/postgres`,
    stop: async () => {
      await stopPostgres(pid);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
