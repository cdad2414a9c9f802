import { sql } from 'kysely';
import type pg from 'pg';
import { depsOf, FEATURES } from '#server/app.ts';
import { type ChangeWatch, watchChanges } from '#server/platform/change-watch.ts';
import { type Config, clockOf } from '#server/platform/config.ts';
import { APP_ROLE, databaseOf, openPool } from '#server/platform/database.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { migrate } from '#server/platform/migrations.ts';
import { holdDatabase } from './database-server.ts';

/** A database that is up, migrated and reached as the server's role. */
export interface Installation {
  readonly context: SystemContext;
  readonly migrated: readonly string[];
  readonly begunWith: 'sample' | 'empty' | undefined;
  /** Not listening yet: who answers requests starts it, a command has no use for it. */
  readonly watch: ChangeWatch;
  /** Closes the pools; stops the embedded server unless somebody else still needs it. */
  readonly close: () => Promise<void>;
}

const OLDEST_VERSION = 150_000;

/** Opens the database of the configuration: DATABASE_URL, or the embedded one, started where it does not run. */
export async function openInstallation(config: Config, say: (line: string) => void): Promise<Installation> {
  const server = await holdDatabase(config, say);
  const owner = openPool(server.connection, 3);
  try {
    await refuseOldServer(owner);
    const migrated = await migrate(owner);
    const app = openPool(server.connection, config.CCHC_POOL, APP_ROLE);
    const watch = watchChanges(server.connection, [app]);
    const context = await systemContext(config, app, watch, say);
    const begun = await begunWith(owner);
    await owner.end();
    const close = async () => {
      await watch.stop();
      await app.end();
      await server.release();
    };
    return { context, migrated, begunWith: begun, watch, close };
  } catch (error) {
    await owner.end();
    await server.release();
    throw error;
  }
}

/** Fills an empty installation with the sample, feature by feature, in the order of the house's list. */
export async function loadSample(context: SystemContext): Promise<void> {
  for (const feature of FEATURES) {
    if (feature.sample) {
      context.say(`  … ${feature.name}`);
      await feature.sample(withEveryUnit(context));
      await context.deps.directory.refresh();
    }
  }
  await noteBegun(context, 'sample');
}

export async function noteBegun(context: SystemContext, how: 'sample' | 'empty'): Promise<void> {
  await sql`insert into installation (begun_with, begun_at) values (${how}, ${context.deps.now()})
    on conflict (only_one) do nothing`.execute(context.deps.db);
}

/** The system's scope is every committee there is at the moment of asking. */
export function withEveryUnit(context: SystemContext): SystemContext {
  const units = context.deps.directory.agencies();
  return { ...context, scope: { ...context.scope, units, writeUnits: units } };
}

async function systemContext(
  config: Config,
  app: pg.Pool,
  watch: ChangeWatch,
  say: (line: string) => void,
): Promise<SystemContext> {
  const deps = await depsOf({ config, db: databaseOf(app), now: clockOf(config) }, watch);
  const nobody = { actor: { accountId: undefined, name: 'Hệ thống' }, units: [], writeUnits: [] };
  return withEveryUnit({ deps, scope: nobody, say });
}

async function begunWith(owner: pg.Pool): Promise<'sample' | 'empty' | undefined> {
  const found = await owner.query<{ begun_with: 'sample' | 'empty' }>('select begun_with from installation');
  return found.rows[0]?.begun_with;
}

async function refuseOldServer(owner: pg.Pool): Promise<void> {
  const answer = await owner.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  if (Number(answer.rows[0]?.version) < OLDEST_VERSION) {
    throw new Error('Máy chủ PostgreSQL của DATABASE_URL quá cũ. Cần PostgreSQL 15 trở lên.');
  }
}
