import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { APP_ROLE } from './database.ts';

const FOLDER = fileURLToPath(new URL('../migrations/', import.meta.url));
/** Any number that no other program on the server uses: two servers starting at once migrate one after the other. */
const MIGRATION_LOCK = 7_226_001;

/** Applies what is missing, each file in a transaction of its own, never twice. Returns the names applied. */
export async function migrate(owner: pg.Pool): Promise<readonly string[]> {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureAppRole(client);
    await client.query(
      'create table if not exists schema_migration (name text primary key, applied_at timestamptz not null default now())',
    );
    const done = await client.query<{ name: string }>('select name from schema_migration');
    const known = new Set(done.rows.map(({ name }) => name));
    const missing = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql') && !known.has(name)).sort();
    for (const name of missing) {
      await applyOne(client, name);
    }
    return missing;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}

async function applyOne(client: pg.PoolClient, name: string): Promise<void> {
  const text = await readFile(`${FOLDER}${name}`, 'utf8');
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into schema_migration (name) values ($1)', [name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Không nâng cấp được cơ sở dữ liệu ở bước ${name}`, { cause: error });
  }
}

/** The role without login that the server works as; where we may not create it, the sentence holds the SQL. */
async function ensureAppRole(client: pg.PoolClient): Promise<void> {
  const found = await client.query<{ member: boolean }>(
    `select pg_has_role(current_user, oid, 'member') as member from pg_roles where rolname = $1`,
    [APP_ROLE],
  );
  const role = found.rows[0];
  if (role?.member) {
    return;
  }
  const statements = role
    ? `grant ${APP_ROLE} to current_user`
    : `create role ${APP_ROLE} nologin; grant ${APP_ROLE} to current_user`;
  try {
    await client.query(statements);
  } catch (error) {
    const who = await client.query<{ name: string }>('select current_user as name');
    const asked = statements.replaceAll('current_user', `"${who.rows[0]?.name ?? ''}"`);
    throw new Error(
      `Tài khoản cơ sở dữ liệu không được tạo vai trò ${APP_ROLE}. Nhờ người quản trị cơ sở dữ liệu chạy: ${asked};`,
      { cause: error },
    );
  }
}
