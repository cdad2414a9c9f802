import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureFolder } from './check-measure.ts';

/** Documents of our own writing, each with what is wrong in it; `scripts/measure-checks.ts` prints the same as a table. */
test('the checker is right on the labelled documents: no false error, hardly anything missed', async () => {
  const measured = await measureFolder(join(import.meta.dirname, 'fixtures/checks'));
  const { documents, faultless, errors, findings, references, falseAlarms, misses } = measured;
  expect(documents).toBeGreaterThanOrEqual(25);
  expect(faultless).toBeGreaterThanOrEqual(12);
  expect(errors.right, falseAlarms.join('\n')).toBe(errors.found);
  expect(findings.right / findings.found, falseAlarms.join('\n')).toBeGreaterThanOrEqual(0.97);
  expect(findings.right / findings.labelled, misses.join('\n')).toBeGreaterThanOrEqual(0.95);
  expect(references.right / references.found, falseAlarms.join('\n')).toBeGreaterThanOrEqual(0.99);
  expect(references.right / references.labelled, misses.join('\n')).toBeGreaterThanOrEqual(0.99);
});
