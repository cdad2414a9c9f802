import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testWorld } from '#test/world.ts';

const world = testWorld();

test('a statement with parameters is planned once a connection, one without is not kept', async () => {
  await world.deps.db.connection().execute(async (db) => {
    for (const day of ['2026-01-01', '2026-01-02']) {
      const { rows } = await sql<{ day: string }>`select ${day}::date as day`.execute(db);
      expect(rows).toEqual([{ day }]);
    }
    await sql`select 1`.execute(db);
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement like '%as day' or statement = 'select 1'`.execute(
      db,
    );
    expect(rows).toEqual([{ statement: 'select $1::date as day' }]);
  });
});
