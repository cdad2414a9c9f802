import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '../world.ts';

/**
 * Tables without a fence, each with its reason. A table that is neither fenced nor named here fails the test: forgetting
 * the fence must not open a door.
 */
const SHARED: Readonly<Record<string, string>> = {
  account: 'a person, not an agency: names are listed only through role_grant or the keeping agency',
  account_credential: 'the sign-in library’s',
  account_link: 'hashes of one-time links',
  account_session: 'the sign-in library’s',
  account_totp: 'the sign-in library’s',
  account_verification: 'the sign-in library’s',
  schema_migration: 'which migrations ran; the server’s role cannot read it',
};

/** Published by law, so read by all; only the agency that issues them may change them. */
const PUBLISHED: ReadonlySet<string> = new Set([
  'calendar_day',
  'calendar_year',
  'criteria_set',
  'criterion',
  'working_interval',
  'working_week',
  'procedure_component',
  'procedure_version',
  'published_line',
  'published_result',
  'result_publication',
]);

const world = testWorld({ sample: 'all' });

interface Table {
  readonly name: string;
  readonly fenced: boolean;
  readonly has_agency: boolean;
  readonly readable: boolean;
}
let tables: readonly Table[] = [];

beforeAll(async () => {
  const found = await sql<Table>`
    select relname as name, relrowsecurity as fenced,
      exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'agency_id') as has_agency,
      has_table_privilege('cchc_app', pg_class.oid, 'select') as readable
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`.execute(
    world.db,
  );
  tables = found.rows;
});

const fenced = () => tables.filter((table) => table.fenced).map(({ name }) => name);
const secret = () => fenced().filter((name) => !PUBLISHED.has(name));

test('every table is fenced by agency, a catalogue without agencies, or named with its reason', () => {
  const open = tables.filter(({ name, fenced: isFenced, has_agency, readable }) => {
    const isCatalogue = !has_agency && readable;
    // unit.agency_id says which committee a section belongs to: a catalogue, not somebody's records.
    return !(isFenced && has_agency) && !(name in SHARED) && !(isCatalogue || name === 'unit');
  });
  expect(open.map(({ name }) => name)).toEqual([]);
  expect(secret().length).toBeGreaterThan(15);
});

test('catalogues hold no reference to an agency under another name', async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select conrelid::regclass::text as "table", attname as "column"
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
    where contype = 'f' and confrelid = 'unit'::regclass
      and not (select relrowsecurity from pg_class where oid = conrelid)
    order by 1, 2`.execute(world.db);
  const named = rows.filter(({ table }) => !(table in SHARED) && !table.startsWith('unit'));
  // A province's or commune's own layer of a shared catalogue: public knowledge, changed only through its permission.
  expect(named.filter(({ table }) => !/^(calendar|procedure|criteria|reporting|report_form)/.test(table))).toEqual([]);
});

describe('as the server’s role, with one agency’s units', () => {
  const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;
  const scopeOf = (units: readonly number[]) => ({ ...world.context.scope, units, writeUnits: [] });

  test('each fenced table shows that agency’s rows and no other', async () => {
    const [mine, other] = [idOf('chau-o'), idOf('xa-binh-son')];
    for (const name of secret()) {
      const count = sql<{ mine: number; others: number }>`
        select count(*) filter (where agency_id = ${mine}) as mine, count(*) filter (where agency_id <> ${mine}) as others
        from ${sql.table(name)}`;
      const all = (await count.execute(world.db)).rows[0];
      const seen = (await readIn(world.deps.db, scopeOf([mine]), (tx) => count.execute(tx))).rows[0];
      expect([name, seen]).toEqual([name, { mine: all?.mine, others: 0 }]);
      const both = (await readIn(world.deps.db, scopeOf([mine, other]), (tx) => count.execute(tx))).rows[0];
      expect([name, both?.mine]).toEqual([name, all?.mine]);
    }
  });

  test('without units nothing is seen', async () => {
    for (const name of secret()) {
      const count = sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`;
      expect([name, (await readIn(world.deps.db, scopeOf([]), (tx) => count.execute(tx))).rows[0]?.n]).toEqual([
        name,
        0,
      ]);
      expect([name, (await count.execute(world.deps.db)).rows[0]?.n]).toEqual([name, 0]);
    }
  });

  test('no fenced table takes a row of another agency, moves one there, changes or removes one', async () => {
    const [mine, other] = [idOf('chau-o'), idOf('xa-binh-son')];
    const attempt = async (statement: string) => {
      return world.deps.db.connection().execute(async (tx) => {
        await sql
          .raw(`begin; set local app.units = '${mine},${other}'; set local app.write_units = '${mine}'`)
          .execute(tx);
        try {
          return Number((await sql.raw(statement).execute(tx)).numAffectedRows ?? 0);
        } catch (error) {
          return (error as { code?: string }).code;
        } finally {
          await sql.raw('rollback').execute(tx);
        }
      });
    };
    const refused = '42501';
    for (const name of fenced()) {
      expect([name, await attempt(`insert into ${name} (agency_id) values (${other})`)]).toEqual([name, refused]);
      const changed = await attempt(`update ${name} set agency_id = agency_id where agency_id = ${other}`);
      expect([name, [0, refused].includes(changed ?? '')]).toEqual([name, true]);
      const removed = await attempt(`delete from ${name} where agency_id = ${other}`);
      expect([name, [0, refused].includes(removed ?? '')]).toEqual([name, true]);
      const moved = await attempt(`update ${name} set agency_id = ${other} where agency_id = ${mine}`);
      expect([name, [0, refused].includes(moved ?? '')]).toEqual([name, true]);
    }
  });

  test('events, trails and links of the chain cannot be changed even at home', async () => {
    const mine = idOf('chau-o');
    for (const name of ['audit_entry', 'dossier_event', 'dossier_reading']) {
      for (const verb of [`update ${name} set agency_id = agency_id`, `delete from ${name}`]) {
        const act = world.deps.db.connection().execute(async (tx) => {
          await sql.raw(`begin; set local app.units = '${mine}'; set local app.write_units = '${mine}'`).execute(tx);
          try {
            await sql.raw(verb).execute(tx);
          } finally {
            await sql.raw('rollback').execute(tx);
          }
        });
        await expect(act, `${name}: ${verb}`).rejects.toThrow(/permission denied/);
      }
    }
  });
});

test('functions that run with their owner’s rights fix their search path and are not open to everybody', async () => {
  const { rows } = await sql<{ name: string; fixed: boolean; open: boolean }>`
    select proname as name, coalesce(proconfig::text like '%search_path=%', false) as fixed,
      has_function_privilege('public', oid, 'execute') as open
    from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by proname`.execute(world.db);
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.filter(({ fixed, open }) => !fixed || open)).toEqual([]);
});
