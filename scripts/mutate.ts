/**
 * `npm run mutate`: breaks the evaluator of scores in every small way (a sign, a bound, a branch, a constant) and counts
 * how many of these faults its own tests notice. Ends with 1 below 90 %. It takes minutes and is no part of `npm test`.
 *
 * Stryker is installed into a folder of its own at a fixed version: two hundred packages that nobody else needs stay
 * out of everyone's installation. `--keep FILE` writes the counts, file by file beside those of an earlier run;
 * `--only links,ranking` looks at some files. Words are left alone unless `--words` asks for them too: a fault in a
 * sentence is a fault in no figure, and every sentence is written out in `rules-in-words.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'tmp/mutation');
const STRYKER = '10.1.1';
const LEAST = 90;

/** What turns declared data into points, sentences, sums, bands and places. */
const EVALUATOR = [
  'methods/*',
  'share',
  'rounding',
  'points',
  'rule-kind',
  'registry',
  'scoring',
  'criteria-set',
  'set-problems',
  'links',
  'linked-lines',
  'sheet',
  'bands',
  'ranking',
];

const { values } = parseArgs({
  options: {
    keep: { type: 'string' },
    only: { type: 'string' },
    words: { type: 'boolean', default: false },
  },
});
const files = (values.only?.split(',') ?? EVALUATOR).map((name) => `core/assessments/${name}.ts`);

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;

function prepare(): void {
  mkdirSync(FOLDER, { recursive: true });
  rmSync(join(FOLDER, 'core'), { recursive: true, force: true });
  cpSync(join(ROOT, 'core'), join(FOLDER, 'core'), { recursive: true });
  const write = (name: string, content: object | string) =>
    writeFileSync(join(FOLDER, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  write('package.json', {
    private: true,
    type: 'module',
    imports: { '#core/*': './core/*' },
    devDependencies: {
      '@stryker-mutator/core': STRYKER,
      '@stryker-mutator/vitest-runner': STRYKER,
      'fast-check': versionOf('fast-check'),
      vitest: versionOf('vitest'),
    },
  });
  write(
    'vitest.config.ts',
    "export default { test: { include: ['core/assessments/*.test.ts'], setupFiles: ['fewer-runs.ts'] } };\n",
  );
  // Twenty examples a law instead of a hundred: less is noticed, never more, and a run takes minutes.
  write('fewer-runs.ts', "import fc from 'fast-check';\nfc.configureGlobal({ numRuns: 20 });\n");
  write('stryker.config.json', {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    mutate: files,
    mutator: { excludedMutations: values.words ? [] : ['StringLiteral'] },
    concurrency: 2,
    // What runs once when a module is read (a table of names) would need a fresh process for every fault.
    ignoreStatic: true,
    vitest: { related: false },
    reporters: ['progress-append-only', 'clear-text', 'json'],
    clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
    jsonReporter: { fileName: 'mutation.json' },
    thresholds: { high: 95, low: LEAST, break: LEAST },
  });
}

function run(program: string, parts: readonly string[]): number {
  return spawnSync(program, parts, { cwd: FOLDER, stdio: 'inherit' }).status ?? 1;
}

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

interface FileCount {
  readonly file: string;
  readonly faults: number;
  readonly noticed: number;
}

/** By file: how many faults there were, and how many were noticed. */
function countsOf({ files: byFile }: Report): readonly FileCount[] {
  return Object.entries(byFile).map(([file, { mutants }]) => {
    const counted = mutants.filter(({ status }) => !['Ignored', 'CompileError', 'RuntimeError'].includes(status));
    const noticed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
    return { file, faults: counted.length, noticed };
  });
}

function summed(rows: readonly FileCount[]) {
  const sum = (of: 'faults' | 'noticed') => rows.reduce((total, row) => total + row[of], 0);
  const [faults, noticed] = [sum('faults'), sum('noticed')];
  return { score: Math.floor((noticed * 10_000) / faults) / 100, faults, noticed };
}

function keep(file: string, rows: readonly FileCount[]): void {
  const earlier: readonly FileCount[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).files : [];
  const others = earlier.filter((one) => !rows.some((row) => row.file === one.file));
  const all = [...others, ...rows].sort((a, b) => a.file.localeCompare(b.file));
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...summed(all), files: all }, null, 1)}\n`);
}

prepare();
const installed = run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock']);
const code =
  installed === 0 ? run(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run']) : installed;
if (installed === 0) {
  const rows = countsOf(JSON.parse(readFileSync(join(FOLDER, 'mutation.json'), 'utf8')));
  const { score, faults, noticed } = summed(rows);
  console.log(`${noticed} of ${faults} faults noticed: ${score} % (at least ${LEAST} %)`);
  if (values.keep) {
    keep(values.keep, rows);
  }
}
process.exitCode = code;
