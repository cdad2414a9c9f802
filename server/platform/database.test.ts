import { Socket } from 'node:net';
import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { testWorld } from '#test/world.ts';
import { onOneConnection } from './database.ts';
import { readAtOnce } from './scope.ts';

const world = testWorld({ sample: ['units'] });

afterEach(() => vi.restoreAllMocks());

/** How often anything was handed to a socket while `work` ran. */
async function writesOf(work: () => Promise<unknown>): Promise<number> {
  const spies = (['_write', '_writev'] as const).map((name) => vi.spyOn(Socket.prototype, name as '_write'));
  await work();
  return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
}

const asked = (value: number) => sql<{ value: number }>`select ${value}::integer as value`;

test('statements that are asked together leave in one piece and are answered in their order', async () => {
  const work = () =>
    onOneConnection(world.db, async (held) => {
      const answers = await Promise.all([asked(1).execute(held), asked(2).execute(held), asked(3).execute(held)]);
      return answers.map(({ rows }) => rows[0]?.value);
    });
  expect(await work()).toEqual([1, 2, 3]);
  expect(await writesOf(work)).toBe(1);
});

test('a reading at once is one way there and back, its opening and its end with it', async () => {
  const work = () => readAtOnce(world.db, world.context.scope, (tx) => asked(1).execute(tx));
  await work();
  expect(await writesOf(work)).toBe(1);
});

test('a statement that fails is told to who asked it; those behind it in the transaction fail with it', async () => {
  const outcomes = await onOneConnection(world.db, async (held) => {
    const [, wrong, behind] = await Promise.allSettled([
      sql`begin`.execute(held),
      sql`select 1 / 0`.execute(held),
      asked(2).execute(held),
    ]);
    await sql`rollback`.execute(held);
    return [wrong, behind].map((one) => (one?.status === 'rejected' ? (one.reason as { code: string }).code : ''));
  });
  expect(outcomes).toEqual(['22012', '25P02']);
});
