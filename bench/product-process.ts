import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SAMPLE_PASSWORD } from '#core/accounts/sample.ts';

const ROOT = join(import.meta.dirname, '..');

export interface RunningProduct {
  readonly address: URL;
  readonly pid: number;
  /** From the start of the process to the printed address. */
  readonly startMs: number;
  readonly stop: () => Promise<void>;
}

export function productEnvironment(data: string): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', PORT: '0', HOST: '127.0.0.1', CCHC_DATA: data };
}

/** What `npm start` and `npm run cchc` tell Node before the program: part of how the product runs, so of its figures. */
export function flagsOf(script: 'start' | 'cchc'): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return (scripts[script] ?? '').split(' ').filter((word) => word.startsWith('--'));
}

export async function startProduct(data: string): Promise<RunningProduct> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...flagsOf('start'), join(ROOT, 'server/main.ts'), 'start'], {
    cwd: ROOT,
    env: productEnvironment(data),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await spoken(child, /Đang chạy tại (http:\S+)/);
  return {
    address: new URL(address.replace('localhost', '127.0.0.1')),
    pid: child.pid ?? 0,
    startMs: performance.now() - begun,
    stop: () => end(child),
  };
}

/** The anchor's own process. */
export async function startBareServer(socketFolder: string): Promise<{ address: URL; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(ROOT, 'bench/bare-server.ts'), socketFolder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { address: new URL(await spoken(child, /(http:\S+)/)), stop: () => end(child) };
}

export async function signInAt(address: URL, userName: string): Promise<string> {
  const answer = await fetch(new URL('/api/sign-in', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName, password: SAMPLE_PASSWORD }),
  });
  if (answer.status !== 200) {
    throw new Error(`signing in as ${userName}: ${answer.status} ${await answer.text()}`);
  }
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return cookies.join('; ');
}

/** Memory of a process in MB: now (`VmRSS`) or at its highest (`VmHWM`). */
export function memoryOf(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${which}:\\s+(\\d+) kB`).exec(text)?.[1] ?? 0) / 1024);
}

async function spoken(child: ChildProcess, wanted: RegExp): Promise<string> {
  let said = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const limit = Date.now() + 180_000;
  for (;;) {
    const found = wanted.exec(said)?.[1];
    if (found) {
      return found;
    }
    if (child.exitCode !== null || Date.now() > limit) {
      throw new Error(`the process did not come up: ${said}`);
    }
    await sleep(5);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
