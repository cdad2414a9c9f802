import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkText } from '#core/checks/check.ts';
import { readPlainText } from '#core/checks/plain-text.ts';

/** Five real documents that lie beside the project where it is built; they are no part of it. */
const SEEDS = join(import.meta.dirname, '../../shared/seeds');
const GOLDEN = join(import.meta.dirname, 'fixtures/checks/seeds.golden.json');
const there = existsSync(SEEDS);

describe.skipIf(!there)(
  there ? 'the five documents' : 'the five documents (skipped: ../shared/seeds is not here)',
  () => {
    const files = there
      ? readdirSync(SEEDS)
          .filter((name) => name.endsWith('.txt'))
          .sort()
      : [];
    const checked = new Map(
      files.map((name) => [name, checkText(readPlainText(readFileSync(join(SEEDS, name), 'utf8')))]),
    );

    /** `vitest -u` writes the file anew; the difference is read before it is kept. */
    test('their findings are those of the golden file', async () => {
      const golden = Object.fromEntries(
        [...checked].map(([name, { findings }]) => [
          name,
          findings.map(({ rule, severity, line, numbers }) => ({ rule, severity, line, numbers })),
        ]),
      );
      await expect(`${JSON.stringify(golden, null, 1)}\n`).toMatchFileSnapshot(GOLDEN);
    });

    test('every document that they cite is found, as counted by hand', () => {
      expect([...checked.values()].map(({ references }) => references.length)).toEqual([52, 13, 35, 3, 3]);
    });
  },
);
