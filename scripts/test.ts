/**
 * `npm test`: the suite on the embedded server; then, where the machine has what they need, the same suite on an
 * external PostgreSQL, the start-and-stop tests and the journeys in a browser. With CI=true nothing is skipped:
 * what is missing fails.
 */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startExternalPostgres } from './external-postgres.ts';

const ROOT = join(import.meta.dirname, '..');
const CI = process.env.CI === 'true';
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
let failed = false;

function vitest(title: string, parts: readonly string[], environment: Record<string, string> = {}): void {
  console.log(`\n== ${title}`);
  const options: SpawnSyncOptions = { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...environment } };
  const { status } = spawnSync(process.execPath, [VITEST, 'run', ...parts], options);
  failed ||= status !== 0;
}

function missing(what: string, sentence: string): void {
  if (CI) {
    console.error(`\n== ${what}: missing in CI. ${sentence}`);
    failed = true;
  } else {
    console.log(`\n== ${what}: skipped. ${sentence}`);
  }
}

function onExternalServer(work: (url: string) => void): void {
  const server = startExternalPostgres();
  if (!server) {
    missing('external PostgreSQL', 'Install the package postgresql (15 or newer) to run the suite on it.');
    return;
  }
  try {
    work(server.url);
  } finally {
    server.stop();
  }
}

const wanted = process.argv.slice(2);
if (wanted.length > 0) {
  vitest('chosen tests', wanted);
} else {
  vitest('the suite on the embedded server', ['--project', 'server', '--project', 'web']);
  onExternalServer((url) => {
    vitest('the server suite on an external PostgreSQL', ['--project', 'server'], { TEST_DATABASE_URL: url });
  });
  vitest('starting and stopping', ['--project', 'runtime']);
  if (existsSync('/usr/bin/chromium')) {
    vitest('journeys in a browser', ['--project', 'journeys']);
  } else {
    missing('journeys in a browser', 'Install the package chromium to run them.');
  }
}
process.exitCode = failed ? 1 : 0;
