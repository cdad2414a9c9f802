import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { fold } from '#core/kernel/text.ts';
import { appendAudit } from '#server/platform/audit.ts';
import { readAndLogIn, readAtOnce, readIn, writeIn } from '#server/platform/scope.ts';
import { testWorld } from './world.ts';

const world = testWorld();
const actor = { accountId: undefined, name: 'Hệ thống' };
const scope = { actor, units: [5, 6], writeUnits: [5] };

const note = (agencyId: number) => ({
  agencyId,
  actor,
  at: world.deps.now(),
  action: 'test:note',
  subjectKind: 'thing',
  subjectId: '1',
  why: 'vì cần',
});

test('the database folds words as the browser does', async () => {
  const words = ['Nguyễn Đức', 'ƯỞNG ễ ậ ữ', 'Đặng Thị Mỹ Hạnh', 'đường', 'Ấp Chiến Lược'];
  const folded = await sql<{ word: string }>`select fold_vi(w) as word from unnest(${words}::text[]) w`.execute(
    world.db,
  );
  expect(folded.rows.map(({ word }) => word)).toEqual(words.map(fold));
});

test('a change and its audit entry stand or fall together', async () => {
  await writeIn(world.deps.db, scope, 5, (tx) => appendAudit(tx, note(5)));
  const failing = writeIn(world.deps.db, scope, 5, async (tx) => {
    await appendAudit(tx, note(5));
    throw new Error('the change failed');
  });
  await expect(failing).rejects.toThrow('the change failed');
  const entries = await readIn(world.deps.db, scope, (tx) =>
    tx.selectFrom('audit_entry').select(['audit_entry.seq']).execute(),
  );
  expect(entries).toEqual([{ seq: 1 }]);
});

test('an agency outside the scope is refused, and fenced in the database too', async () => {
  await expect(writeIn(world.deps.db, scope, 6, async () => 1)).rejects.toMatchObject({ code: 'unit-not-writable' });
  const sneaking = writeIn(world.deps.db, scope, 5, (tx) => appendAudit(tx, note(6)));
  await expect(sneaking).rejects.toThrow(/outside the units/);
  const unseen = await readIn(world.deps.db, { ...scope, units: [6] }, (tx) =>
    tx.selectFrom('audit_entry').select(['audit_entry.seq']).execute(),
  );
  expect(unseen).toEqual([]);
});

test('nobody rewrites the chain', async () => {
  const rewriting = writeIn(world.deps.db, scope, 5, (tx) =>
    tx.updateTable('audit_entry').set({ action: 'test:other' }).execute(),
  );
  await expect(rewriting).rejects.toThrow(/permission denied/);
});

test('each transaction that may change an agency moves its ledger, before anything else and with or without a trail', async () => {
  const changed = async () => {
    const { rows } = await sql<{ changed: string }>`select changed from agency_ledger where agency_id = 5`.execute(
      world.db,
    );
    return rows[0]?.changed;
  };
  const seen = [await changed()];
  for (const work of [async () => undefined, (tx: typeof world.db) => appendAudit(tx, note(5))]) {
    await writeIn<void>(world.deps.db, scope, 5, work);
    seen.push(await changed());
  }
  expect(new Set(seen).size).toBe(3);
  await expect(writeIn(world.deps.db, scope, 5, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await changed()).toBe(seen.at(-1));
});

test('where the opening of a transaction fails, its own error is told and nothing behind it stands', async () => {
  const units = [5, 2 ** 40]; // not an integer of the database: the first statement that reads the list fails
  const reading = readIn(world.deps.db, { ...scope, units }, (tx) =>
    tx.selectFrom('audit_entry').select('audit_entry.seq').execute(),
  );
  await expect(reading).rejects.toThrow(/out of range/);
  expect(await readIn(world.deps.db, scope, async (tx) => (await sql`select 1 as one`.execute(tx)).rows)).toEqual([
    { one: 1 },
  ]);
});

describe('reading in one breath', () => {
  const own = sql<{ one: string }>`select current_setting('app.units', true) as one`;

  test('answers within its fence, the statements in their order', async () => {
    const [first, second] = await readAtOnce(world.deps.db, scope, (tx) =>
      Promise.all([own.execute(tx), tx.selectFrom('audit_entry').select('audit_entry.agency_id').execute()]),
    );
    expect(first.rows).toEqual([{ one: '5,6' }]);
    expect(new Set(second.map(({ agency_id }) => agency_id))).toEqual(new Set([5]));
  });

  test('refuses a statement behind its end, where no fence is open', async () => {
    const late = readAtOnce(world.deps.db, scope, async (tx) => {
      await own.execute(tx);
      return own.execute(tx);
    });
    await expect(late).rejects.toThrow(/after the end of its transaction/);
  });

  test.each([readAtOnce, readAndLogIn])('tells the first error and leaves the connection usable', async (read) => {
    const failing = read(world.deps.db, scope, (tx) => sql`select 1 / 0`.execute(tx));
    await expect(failing).rejects.toThrow(/division by zero/);
    await expect(
      read(world.deps.db, { ...scope, units: [2 ** 40] }, (tx) =>
        tx.selectFrom('audit_entry').select('audit_entry.seq').execute(),
      ),
    ).rejects.toThrow(/out of range/);
    expect((await read(world.deps.db, scope, (tx) => own.execute(tx))).rows).toEqual([{ one: '5,6' }]);
  });

  test('writes nothing', async () => {
    for (const read of [readAtOnce, readAndLogIn]) {
      await expect(read(world.deps.db, scope, (tx) => appendAudit(tx, note(5)))).rejects.toThrow();
    }
  });
});
