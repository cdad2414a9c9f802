/**
 * `npm test`: the suite on the embedded server; then, where the machine has what they need, the same suite on an
 * external PostgreSQL, the start-and-stop tests and the journeys in a browser. With CI=true nothing is skipped:
 * what is missing fails.
 */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Debian's newest server, run for the length of the tests as its own account. */
function withExternalServer(work: (url: string) => void): void {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const version = versions.filter((name) => Number(name) >= 15).sort((a, b) => Number(b) - Number(a))[0];
  if (!version) {
    missing('external PostgreSQL', 'Install the package postgresql (15 or newer) to run the suite on it.');
    return;
  }
  const bin = `/usr/lib/postgresql/${version}/bin`;
  const folder = mkdtempSync(join(tmpdir(), 'cchc-external-'));
  const root = process.getuid?.() === 0;
  const as = (program: string, parts: readonly string[]) =>
    root
      ? spawnSync('setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', join(bin, program), ...parts], {
          cwd: '/',
          encoding: 'utf8',
        })
      : spawnSync(join(bin, program), [...parts], { cwd: '/', encoding: 'utf8' });
  if (root) {
    spawnSync('chown', ['postgres', folder]);
  }
  const data = join(folder, 'data');
  const made = as('initdb', ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const flags = `-k ${folder} -c listen_addresses= -c fsync=off -c max_connections=300`;
  const started = as('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', flags, 'start']);
  if (made.status !== 0 || started.status !== 0) {
    missing('external PostgreSQL', `It did not start: ${made.stderr}${started.stdout}${started.stderr}`);
  } else {
    work(`postgres://tester@${encodeURIComponent(folder)}/postgres`);
  }
  as('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
  rmSync(folder, { recursive: true, force: true });
}

const wanted = process.argv.slice(2);
if (wanted.length > 0) {
  vitest('chosen tests', wanted);
} else {
  vitest('the suite on the embedded server', ['--project', 'server', '--project', 'web']);
  withExternalServer((url) => {
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
