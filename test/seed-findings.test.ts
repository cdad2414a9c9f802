import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkText } from '#core/checks/check.ts';
import { readPlainText } from '#core/checks/plain-text.ts';

/** Five real documents that lie beside the project where it is built; they are no part of it. */
const SEEDS = join(import.meta.dirname, '../../shared/seeds');
const GOLDEN = join(import.meta.dirname, 'fixtures/checks/seeds.golden.json');
const SKIPPED = existsSync(SEEDS) ? false : 'skipped: the folder ../shared/seeds is not beside the project';

function checkedSeeds() {
  const files = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
  return files.sort().map((name) => ({ name, ...checkText(readPlainText(readFileSync(join(SEEDS, name), 'utf8'))) }));
}

/** `vitest -u` writes the file anew; the difference is read before it is kept. */
test.skipIf(SKIPPED)(`the findings on the five documents are the golden ones ${SKIPPED || ''}`, async () => {
  const golden = checkedSeeds().map(({ name, findings }) => {
    const rows = findings.map(({ rule, severity, line, numbers }) => rowOf({ rule, severity, line, numbers }));
    return `  "${name}": [\n${rows.map((row) => `    ${row}`).join(',\n')}\n  ]`;
  });
  await expect(`{\n${golden.join(',\n')}\n}\n`).toMatchFileSnapshot(GOLDEN);
});

test.skipIf(SKIPPED)(`every document that they cite is found, as counted by hand ${SKIPPED || ''}`, () => {
  expect(checkedSeeds().map(({ references }) => references.length)).toEqual([52, 13, 35, 3, 3]);
});

/** One finding a line, as the formatter would print it, so that a change reads as one. */
function rowOf(finding: object): string {
  const row = JSON.stringify(finding)
    .replaceAll(/":(?=\S)/gu, '": ')
    .replaceAll(/,(?=\S)/gu, ', ');
  return row.replace(/^\{/u, '{ ').replace(/\}$/u, ' }');
}
