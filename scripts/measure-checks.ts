/**
 * `node scripts/measure-checks.ts FOLDER [--precision 1] [--reach 0.9]`: runs the checker over every document that has
 * a `*.labels.json` beside it and prints precision and reach, per rule and overall, each false alarm and each miss.
 * Ends with 1 where the precision of errors or the reach lies below the bounds.
 */
import { parseArgs } from 'node:util';
import { type Counted, measureFolder } from '../test/check-measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { precision: { type: 'string', default: '1' }, reach: { type: 'string', default: '0.9' } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('Usage: node scripts/measure-checks.ts FOLDER [--precision 1] [--reach 0.9]');
  process.exit(2);
}

const measured = await measureFolder(folder);
for (const line of [...measured.falseAlarms, ...measured.misses]) {
  console.log(line);
}
console.log(`\n${'rule'.padEnd(30)} labelled  found  right  precision  reach`);
for (const [rule, counted] of measured.rules) {
  console.log(rowOf(rule, counted));
}
console.log(rowOf('all findings', measured.findings));
console.log(rowOf('errors alone', measured.errors));
console.log(rowOf('references', measured.references));
console.log(`${measured.documents} documents, ${measured.faultless} of them without an error`);

const bounds = [
  ['precision of errors', precision(measured.errors), Number(values.precision)],
  ['reach of findings', reach(measured.findings), Number(values.reach)],
  ['reach of references', reach(measured.references), Number(values.reach)],
] as const;
for (const [name, value, least] of bounds) {
  if (value < least) {
    console.log(`${name} ${percent(value)} lies below ${percent(least)}`);
    process.exitCode = 1;
  }
}

function rowOf(name: string, counted: Counted): string {
  const { labelled, found, right } = counted;
  const counts = [labelled, found, right].map((count) => String(count).padStart(7)).join('');
  return `${name.padEnd(30)}${counts}${percent(precision(counted)).padStart(11)}${percent(reach(counted)).padStart(8)}`;
}

function precision({ found, right }: Counted): number {
  return found === 0 ? 1 : right / found;
}

function reach({ labelled, right }: Counted): number {
  return labelled === 0 ? 1 : right / labelled;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
