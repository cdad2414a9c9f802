import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkText } from '#core/checks/check.ts';
import { readPlainText } from '#core/checks/plain-text.ts';

/** Five real documents that lie beside the project where it is built; they are no part of it. */
const SEEDS = join(import.meta.dirname, '../../shared/seeds');
const GOLDEN = join(import.meta.dirname, 'fixtures/checks/seeds.golden.json');
const SKIPPED = existsSync(SEEDS) ? '' : ' (skipped: the folder ../shared/seeds is not beside the project)';

function checkedSeeds() {
  const files = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
  return files.sort().map((name) => ({ name, ...checkText(readPlainText(readFileSync(join(SEEDS, name), 'utf8'))) }));
}

/** `GOLDEN=write vitest …`, then `biome check --write`, writes the file anew; read the difference before it is kept. */
test.skipIf(SKIPPED)(`the findings on the five documents are the golden ones${SKIPPED}`, () => {
  const found = Object.fromEntries(
    checkedSeeds().map(({ name, findings }) => [
      name,
      findings.map(({ rule, severity, line, numbers }) => ({ rule, severity, line, numbers })),
    ]),
  );
  if (process.env.GOLDEN === 'write') {
    writeFileSync(GOLDEN, JSON.stringify(found));
  }
  expect(found).toEqual(JSON.parse(readFileSync(GOLDEN, 'utf8')));
});

test.skipIf(SKIPPED)(`every document that they cite is found, as counted by hand${SKIPPED}`, () => {
  expect(checkedSeeds().map(({ references }) => references.length)).toEqual([52, 13, 35, 3, 3]);
});
