/** `npm start`: builds the web when its output is missing or older than its sources, then runs the server. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BUILT = join(ROOT, 'dist/web/index.html');

function newestIn(folder: string): number {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(ROOT, folder, name)))
    .filter((stat) => stat.isFile())
    .reduce((newest, stat) => Math.max(newest, stat.mtimeMs), 0);
}

function isStale(): boolean {
  if (!existsSync(BUILT)) {
    return true;
  }
  const built = statSync(BUILT).mtimeMs;
  const single = ['vite.config.ts', 'package-lock.json'].map((name) => statSync(join(ROOT, name)).mtimeMs);
  return Math.max(newestIn('web'), newestIn('core'), ...single) > built;
}

process.chdir(ROOT);
if (isStale()) {
  process.stdout.write('Đang dựng giao diện web (chỉ khi mã nguồn thay đổi)…\n');
  const build = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (build.status !== 0) {
    process.stderr.write('Không dựng được giao diện web. Xem lỗi ở trên; thử lại sau khi chạy npm ci.\n');
    process.exit(2);
  }
}
process.argv.splice(2, 0, 'start');
await import('../server/main.ts');
