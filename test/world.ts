import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { createApp, depsOf, FEATURES } from '#server/app.ts';
import { type ChangeWatch, watchChanges } from '#server/platform/change-watch.ts';
import { configFrom } from '#server/platform/config.ts';
import { APP_ROLE, type Database, databaseOf, openPool } from '#server/platform/database.ts';
import type { Deps, SystemContext } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { Identity } from '#server/platform/identity.ts';
import { withAdmin, withDatabase } from './database-server.ts';

/** The whole server on a database of its own, cloned from the migrated template. */
export interface World {
  readonly http: Http;
  readonly deps: Deps;
  /** The owner's connection: sees every row, for arranging and for looking behind the fence. */
  readonly db: Database;
  /** The system acting on every agency, as the sample and the command line do. */
  readonly context: SystemContext;
  /** What tells the server that sessions, roles or units have changed; it listens. */
  readonly watch: ChangeWatch;
  /** The clock stands at this moment until it is moved. */
  setNow(now: string): void;
  /** Headers of a request by this person; `identify` is answered from them instead of from a session. */
  as(identity: Identity): Record<string, string>;
  /** How many statements `work` sends as the server. */
  statementsOf(work: () => Promise<unknown>): Promise<number>;
}

const TEST_NOW = '2026-11-20T08:00:00+07:00';

/**
 * Opens the world before the tests of this file and drops it after them. `sample` names the features whose sample is
 * loaded first, in the order of the house's list ('all' for every one).
 */
export function testWorld(options: { readonly sample?: readonly string[] | 'all' } = {}): World {
  const world = {} as { -readonly [K in keyof World]: World[K] };
  const people = new Map<string, Identity>();
  let now = new Date(TEST_NOW);
  let statements = 0;
  let close = async () => {};

  beforeAll(async () => {
    const { url, template } = inject('database');
    const name = `cchc_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
    await withAdmin(url, (admin) => admin.query(`create database ${name} template ${template}`));
    const connection = { connectionString: withDatabase(url, name) };
    const [owner, app] = [openPool(connection, 4), openPool(connection, 10, APP_ROLE)];
    const watch = watchChanges(connection, [owner, app]);
    await watch.start();
    countStatements(app, () => {
      statements += 1;
    });
    const dataFolder = mkdtempSync(join(tmpdir(), 'cchc-test-'));
    const config = configFrom({
      CCHC_DATA: dataFolder,
      ...process.env,
      NODE_ENV: 'test',
      CCHC_LOG: process.env.CCHC_LOG ?? 'silent',
    });
    const real = await depsOf({ config, db: databaseOf(app), now: () => now }, watch);
    world.deps = {
      ...real,
      identify: async (request) => people.get(String(request.headers['x-test-person'])) ?? real.identify(request),
    };
    world.db = databaseOf(owner);
    world.watch = watch;
    world.context = systemContext(world.deps);
    world.http = await createApp(world.deps);
    const wanted = options.sample ?? [];
    for (const feature of FEATURES.filter(({ name: own }) => wanted === 'all' || wanted.includes(own))) {
      await feature.sample?.(systemContext(world.deps));
      await world.deps.directory.refresh();
    }
    world.context = systemContext(world.deps);
    close = async () => {
      await world.http.close();
      await watch.stop();
      await app.end();
      await owner.end();
      rmSync(dataFolder, { recursive: true, force: true });
      await withAdmin(url, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    };
  });
  afterAll(() => close());

  world.setNow = (moment) => {
    now = new Date(moment);
  };
  world.as = (identity) => {
    people.set(identity.accountId, identity);
    return { 'x-test-person': identity.accountId };
  };
  world.statementsOf = async (work) => {
    const before = statements;
    await work();
    return statements - before;
  };
  return world;
}

function systemContext(deps: Deps): SystemContext {
  const agencies = deps.directory.agencies();
  return {
    deps,
    scope: { actor: { accountId: undefined, name: 'Hệ thống' }, units: agencies, writeUnits: agencies },
    say: () => {},
  };
}

function countStatements(pool: pg.Pool, count: () => void): void {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...parts: unknown[]) => unknown;
    client.query = ((...parts: unknown[]) => {
      count();
      return query(...parts);
    }) as typeof client.query;
  });
}

/** Empties every table but the catalogues named, for files whose tests must not see each other's rows. */
export async function emptied(db: Database, ...tables: readonly string[]): Promise<void> {
  await sql.raw(`truncate ${tables.join(', ')} cascade`).execute(db);
}
