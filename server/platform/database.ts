import { DummyDriver, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { gatherWrites } from './gathered-writes.ts';
import { prepareStatements } from './prepared-statements.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** What `pg` needs to reach a server: a socket folder for the embedded one, a URL for an external one. */
export type Connection = Pick<pg.PoolConfig, 'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database'>;

/** The role the server works as: it owns no table, so row-level security holds for every statement of ours. */
export const APP_ROLE = 'cchc_app';

const TYPE_DATE = 1082;
const TYPE_INT8 = 20;
const TYPE_NUMERIC = 1700;

const parsers = new Map<number, (text: string) => unknown>([
  [TYPE_DATE, (text) => text],
  [TYPE_INT8, (text) => safeInteger(text)],
  [TYPE_NUMERIC, (text) => text],
]);

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new Error(`${text} does not fit a safe integer`);
  }
  return value;
}

/** A pool whose days come back as 'YYYY-MM-DD' and whose bigints are numbers (checked), in UTC. */
export function openPool(connection: Connection, size: number, role?: string): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    application_name: `cchc-${process.pid}`,
    idleTimeoutMillis: 30_000,
    // Statements that do not wait for each other's answers go out together and are run in order.
    pipeline: true,
    options: `-c timezone=UTC${role ? ` -c role=${role}` : ''}`,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        parsers.get(oid) ?? pg.types.getTypeParser(oid, format ?? 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks (database restarted or killed) fails the statement that waits on it and is replaced on
  // next use; without listeners, idle or in use, it would end the whole server.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', gatherWrites);
  pool.on('connect', prepareStatements);
  return pool;
}

/** Connection exceptions, a server that shuts down, errors of the system or of PostgreSQL itself. */
const UNCERTAIN = /^(08|57P|58|XX)/;

/** Whether PostgreSQL itself said no to a statement: nothing of its transaction stands. False for a line that broke. */
export function isRefusedByDatabase(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== undefined && !UNCERTAIN.test(error.code);
}

export function databaseOf(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** What Kysely wants of an instance that only asks: it is given its connection and never opens one. */
const dialect = new PostgresDialect({
  pool: async () => {
    throw new Error('this instance has its connection');
  },
});
const ONLY_ASKS = { config: { dialect }, dialect, driver: new DummyDriver() };

/**
 * Runs `work` on one connection. As `db.connection()` does, but without letting each statement wait for the answer of the
 * one before: those that are asked together go out together, and PostgreSQL runs them in that order.
 */
export function onOneConnection<T>(db: Database, work: (held: Database) => Promise<T>): Promise<T> {
  const executor = db.getExecutor();
  return executor.provideConnection((connection) => {
    const held = executor.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
    return work(new Kysely<Tables>({ ...ONLY_ASKS, executor: held }));
  });
}
