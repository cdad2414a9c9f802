/**
 * Writes server/platform/tables.ts (the rows as Kysely sees them) from a freshly migrated database; `--check` compares
 * only. Uses TEST_DATABASE_URL, or an embedded server in a temporary folder.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool } from '#server/platform/database.ts';
import { startEmbedded } from '#server/platform/embedded/embedded.ts';
import { migrate } from '#server/platform/migrations.ts';

const FILE = join(import.meta.dirname, '../server/platform/tables.ts');

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly has_default: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'string',
  text: 'string',
  uuid: 'string',
  date: 'string',
  time: 'string',
  bool: 'boolean',
  bytea: 'Buffer',
  timestamptz: 'ColumnType<Date, Date | string, Date | string>',
  jsonb: 'ColumnType<unknown, string, string>',
  _text: 'string[]',
  _int4: 'number[]',
  _int2: 'number[]',
  _uuid: 'string[]',
  _date: 'string[]',
};

const pascal = (name: string) => name.replace(/(^|_)([a-z0-9])/g, (_, _under, letter: string) => letter.toUpperCase());

function typeOf({ table, name, type, nullable, has_default }: Column): string {
  const known = TYPES[type];
  if (!known) {
    throw new Error(`${table}.${name}: no TypeScript type is known for ${type}`);
  }
  const parts = /^ColumnType<(.*)>$/.exec(known)?.[1]?.split(', ');
  if (!parts) {
    const whole = nullable ? `${known} | null` : known;
    return has_default ? `Generated<${whole}>` : whole;
  }
  // Inside a ColumnType null and "may be left out" belong to each of its parts: Generated would take it as a value.
  const added = nullable ? ' | null' : '';
  const [select, insert, update] = parts;
  return `ColumnType<${select}${added}, ${insert}${added}${has_default ? ' | undefined' : ''}, ${update}${added}>`;
}

function render(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, ({ table }) => table);
  const lines = [
    '// Generated from the migrated database by scripts/generate-tables.ts. Do not edit.',
    "import type { ColumnType, Generated } from 'kysely';",
    '',
    'export interface Tables {',
    ...[...tables.keys()].map((table) => `  ${table}: ${pascal(table)};`),
    '}',
  ];
  for (const [table, own] of tables) {
    lines.push('', `export interface ${pascal(table)} {`);
    lines.push(...own.map((column) => `  ${column.name}: ${typeOf(column)};`), '}');
  }
  return `${lines.join('\n')}\n`;
}

async function columnsOf(connection: Parameters<typeof openPool>[0]): Promise<readonly Column[]> {
  const pool = openPool(connection, 1);
  try {
    await migrate(pool);
    const found = await pool.query<Column>(`
      select c.relname as "table", a.attname as name, t.typname as type, not a.attnotnull as nullable,
             a.atthasdef or a.attidentity <> '' or a.attgenerated <> '' as has_default
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0
        and not a.attisdropped and c.relname <> 'schema_migration'
      order by c.relname collate "C", a.attname collate "C"`);
    return found.rows;
  } finally {
    await pool.end();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'cchc-tables-'));
chmodSync(folder, 0o755);
const server = await startEmbedded(folder);
try {
  const text = render(await columnsOf(server.connection));
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, text);
  } else if (readFileSync(FILE, 'utf8') !== text) {
    console.error('server/platform/tables.ts is not what the migrations make: run node scripts/generate-tables.ts');
    process.exitCode = 1;
  }
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
