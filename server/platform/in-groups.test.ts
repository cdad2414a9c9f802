import { expect, test, vi } from 'vitest';
import { type Asked, inGroups } from './in-groups.ts';

/** Groups that end when the test says so. */
function held(rule: { readonly underWay: number; readonly most: number }) {
  const groups: string[][] = [];
  const ends: (() => void)[] = [];
  const run = async (group: readonly Asked<string, string>[]) => {
    groups.push(group.map(({ item }) => item));
    await new Promise<void>((resolve) => ends.push(resolve));
    for (const { item, resolve } of group) {
      resolve(item.toUpperCase());
    }
  };
  const ask = inGroups(run, { ...rule, keyOf: (item) => item.slice(0, 1) });
  return { ask, groups, end: () => ends.shift()?.() };
}

test('with nothing under way nobody waits; what is asked meanwhile goes together', async () => {
  const { ask, groups, end } = held({ underWay: 1, most: 10 });
  const answers = [ask('a1'), ask('a2'), ask('a3')];
  expect(groups).toEqual([['a1']]);

  end();
  expect(await answers[0]).toBe('A1');
  await vi.waitFor(() => expect(groups).toEqual([['a1'], ['a2', 'a3']]));

  end();
  expect(await Promise.all(answers)).toEqual(['A1', 'A2', 'A3']);
  void ask('a4');
  expect(groups.at(-1)).toEqual(['a4']);
});

test('only one key goes together, no more than allowed, and whoever came first goes first', async () => {
  const { ask, groups, end } = held({ underWay: 2, most: 2 });
  const answers = ['a1', 'a2', 'b1', 'a3', 'a4', 'b2', 'a5'].map(ask);
  expect(groups).toEqual([['a1'], ['a2']]);

  for (const count of [3, 4, 5]) {
    end();
    await vi.waitFor(() => expect(groups).toHaveLength(count));
  }
  end();
  end();

  expect(await Promise.all(answers)).toEqual(['A1', 'A2', 'B1', 'A3', 'A4', 'B2', 'A5']);
  expect(groups.slice(2)).toEqual([['b1', 'b2'], ['a3', 'a4'], ['a5']]);
});

test('a group that fails tells its own members and lets the next go', async () => {
  const failing = async (group: readonly Asked<string, string>[]) => {
    group[0]?.resolve('told in time');
    if (group.some(({ item }) => item === 'bad')) {
      throw new Error('no');
    }
    for (const { item, resolve } of group) {
      resolve(item);
    }
  };
  const ask = inGroups(failing, { keyOf: () => '', underWay: 1, most: 10 });

  const answers = await Promise.allSettled(['first', 'x', 'bad'].map(ask));

  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)))).toEqual([
    'told in time',
    'told in time',
    'Error: no',
  ]);
  expect(await ask('later')).toBe('told in time');
});
