/** `npm run check`: format and lint, types, walls, dead code, generated files. Everything at once, under ten seconds. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FLOORS = ['core', 'server', 'web'] as const;

interface Outcome {
  readonly name: string;
  readonly seconds: number;
  readonly code: number;
  readonly said: string;
}

function run(name: string, program: string, parts: readonly string[]): Promise<Outcome> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, program), ...parts], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (bytes: Buffer) => {
      said += bytes.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', (code) => {
      resolve({ name, seconds: (performance.now() - begun) / 1000, code: code ?? 1, said });
    });
  });
}

/** dependency-cruiser that reads nothing also finds nothing wrong: fewer modules than sources is a failure. */
async function walls(): Promise<Outcome> {
  const outcome = await run('walls', 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config',
    '.dependency-cruiser.cjs',
    ...FLOORS,
    'test',
  ]);
  const cruised = Number(/(\d+) modules,/.exec(outcome.said)?.[1] ?? 0);
  const sources = FLOORS.flatMap((floor) =>
    readdirSync(join(ROOT, floor), { recursive: true, encoding: 'utf8' }),
  ).filter((name) => /\.tsx?$/.test(name)).length;
  if (cruised >= sources) {
    return outcome;
  }
  return { ...outcome, code: 1, said: `${outcome.said}\nonly ${cruised} of ${sources} source files were looked at` };
}

const outcomes = await Promise.all([
  run('types', 'node_modules/typescript-native/bin/tsc', ['-b']),
  run('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--diagnostic-level=error', '.']),
  walls(),
  run('dead code', 'node_modules/knip/bin/knip.js', ['--no-progress', '--cache']),
  run('API document', 'scripts/generate-openapi.ts', ['--check']),
  run('row types', 'scripts/generate-tables.ts', ['--check']),
]);
for (const { name, seconds, code, said } of outcomes) {
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`);
  if (code !== 0) {
    console.log(said.trim());
  }
}
process.exitCode = outcomes.every(({ code }) => code === 0) ? 0 : 1;
