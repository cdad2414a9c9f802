import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect } from 'vitest';

export const ROOT = join(import.meta.dirname, '../..');
export const isRoot = process.getuid?.() === 0;

export interface Product {
  readonly npm: ChildProcess;
  readonly address: string;
  readonly said: () => string;
  /** Sends a signal to npm, as a service manager would, and waits until npm has ended. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export interface StartOptions {
  readonly folder?: string;
  readonly data: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly parts?: readonly string[];
}

const made: string[] = [];
const started: ChildProcess[] = [];

/** Runs `npm start` and waits until it prints its address or ends. */
export async function startProduct(options: StartOptions): Promise<Product> {
  const environment = { ...process.env, NODE_ENV: 'production', PORT: '0', CCHC_DATA: options.data, HOST: '127.0.0.1' };
  const npm = spawn('npm', ['start', '--', ...(options.parts ?? ['--empty'])], {
    cwd: options.folder ?? ROOT,
    env: { ...environment, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  started.push(npm);
  let said = '';
  npm.stdout?.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  npm.stderr?.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const ended = new Promise<number | null>((resolve) => npm.once('close', resolve));
  const limit = Date.now() + 120_000;
  let address = '';
  while (!address) {
    address = /Đang chạy tại (http:\S+)/.exec(said)?.[1] ?? '';
    const gone = npm.exitCode !== null || npm.signalCode !== null;
    if (!address && (gone || Date.now() > limit)) {
      throw new Error(`npm start did not come up:\n${said}`);
    }
    await sleep(50);
  }
  return {
    npm,
    address: address.replace('localhost', '127.0.0.1'),
    said: () => said,
    stop: async (signal = 'SIGTERM') => {
      npm.kill(signal);
      return ended;
    },
  };
}

/** Runs one command of the product to its end. */
export function cli(
  words: readonly string[],
  data: string,
  environment: Readonly<Record<string, string>> = {},
  folder = ROOT,
) {
  const env = { ...process.env, NODE_ENV: 'production', CCHC_DATA: data, ...environment };
  return spawnSync('npm', ['run', '-s', 'cchc', '--', ...words], { cwd: folder, env, encoding: 'utf8' });
}

/** A data folder that no other test knows, where the database's account can reach it; gone when the tests end. */
export function freshData(name = 'cchc-run-'): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  chmodSync(folder, 0o755);
  made.push(folder);
  return join(folder, 'data');
}

afterAll(() => {
  for (const npm of started.filter(({ exitCode }) => exitCode === null)) {
    npm.kill('SIGTERM'); // left by a test that failed half-way
  }
  for (const folder of made) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The processes whose command line or working folder names `text`. */
export function processesNaming(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(text));
}

export async function untilGone(text: string): Promise<string[]> {
  for (let attempt = 0; attempt < 100 && processesNaming(text).length > 0; attempt++) {
    await sleep(100);
  }
  return processesNaming(text);
}

/** Where the database of a data folder lies (root keeps it elsewhere when the service account cannot come in). */
export function clusterOf(data: string): string {
  const note = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { cluster: string };
  return resolve(data, note.cluster);
}

const NOT_COPIED = new Set(['node_modules', 'data', '.git', 'tmp']);

/** A copy of the checkout as a new user would have it: its sources, packages by hard link where possible, the built web. */
export function copyCheckout(target: string): void {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(ROOT).filter((one) => !NOT_COPIED.has(one))) {
    cpSync(join(ROOT, name), join(target, name), { recursive: true, preserveTimestamps: true });
  }
  const packages = [join(ROOT, 'node_modules'), `${target}/`];
  if (spawnSync('cp', ['-al', ...packages]).status !== 0) {
    rmSync(join(target, 'node_modules'), { recursive: true, force: true });
    expect(spawnSync('cp', ['-a', ...packages], { encoding: 'utf8' }).stderr).toBe('');
  }
}
