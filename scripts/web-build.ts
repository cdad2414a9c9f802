import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, 'dist/web');
const BUILT = join(OUTPUT, 'index.html');

/**
 * Builds the web where its output is missing or older than its sources. True when there is something to hand out.
 * Stopped in the middle, it takes vite along. It builds aside and swaps at the end, so that two starts at once (two
 * instances from one checkout) never read each other's half.
 */
export async function buildWebIfStale(say: (line: string) => void, stopped?: Promise<unknown>): Promise<boolean> {
  if (!isStale()) {
    return true;
  }
  say('Đang dựng giao diện web (chỉ khi mã nguồn thay đổi)…');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const aside = join(ROOT, `dist/web-${process.pid}`);
  const parts = [vite, 'build', '--logLevel', 'warn', '--outDir', aside, '--emptyOutDir'];
  const build = spawn(process.execPath, parts, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  stopped?.then(() => build.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    build.once('error', reject);
    build.once('exit', (code) => resolve(code === 0 && swapIn(aside)));
  });
}

function swapIn(aside: string): boolean {
  const former = `${aside}-former`;
  try {
    if (existsSync(OUTPUT)) {
      renameSync(OUTPUT, former);
    }
    renameSync(aside, OUTPUT);
  } catch {
    // Another start swapped in its own, equal output between these two lines.
  }
  rmSync(former, { recursive: true, force: true });
  rmSync(aside, { recursive: true, force: true });
  return existsSync(BUILT);
}

function isStale(): boolean {
  if (!existsSync(BUILT)) {
    return true;
  }
  const single = ['vite.config.ts', 'package-lock.json'].map((name) => statSync(join(ROOT, name)).mtimeMs);
  return Math.max(newestIn('web'), newestIn('core'), ...single) > statSync(BUILT).mtimeMs;
}

function newestIn(folder: string): number {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.includes('.test.'))
    .map((name) => statSync(join(ROOT, folder, name)))
    .filter((stat) => stat.isFile())
    .reduce((newest, stat) => Math.max(newest, stat.mtimeMs), 0);
}
