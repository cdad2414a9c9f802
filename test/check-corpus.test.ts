import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkText } from '#core/checks/check.ts';
import { readPlainText } from '#core/checks/plain-text.ts';
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

/** Time of the processor, the best of three: other work on the machine does not count. */
function millisecondsFor(pages: number): number {
  const plans = Array.from(
    { length: 12 },
    (_, at) => `Kế hoạch số ${at + 1}/KH-UBND ngày ${at + 2}/01/2023 về chuyển đổi số`,
  );
  const page = [
    'BÁO CÁO',
    'Công tác cải cách hành chính năm 2023',
    `UBND xã đã ban hành ${plans.join('; ')}.`,
    'Cán bộ, công chức thực hiện 28/31 nhiệm vụ. '.repeat(20),
  ].join('\n\n');
  const text = readPlainText(`${page}\n`.repeat(pages));
  const runs = [1, 2, 3].map(() => {
    const begun = process.cpuUsage();
    checkText(text);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
}

test('three hundred pages take about a second, and twice the pages about twice the time', () => {
  millisecondsFor(20);
  const [half, whole] = [millisecondsFor(150), millisecondsFor(300)];
  // A second on a quiet machine; the tests run beside others on two cores.
  expect(whole).toBeLessThan(3_000);
  expect(whole / half).toBeLessThan(4);
});
