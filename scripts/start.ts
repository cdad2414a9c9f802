/** `npm start`: builds the web when its output is missing or older than its sources, then runs the server. */
import { join } from 'node:path';
import { keepCompiled } from '#server/boot/compiled.ts';

keepCompiled();
const { runCommandLine } = await import('#server/boot/command-line.ts');
const { beginLife } = await import('#server/boot/life.ts');
const { buildWebIfStale } = await import('./web-build.ts');

const life = beginLife();
process.chdir(join(import.meta.dirname, '..'));
const built = await buildWebIfStale((line) => process.stdout.write(`${line}\n`), life.stopped);
if (built) {
  process.exit(await runCommandLine(['start', ...process.argv.slice(2)], process.env, life));
}
process.stderr.write('Không dựng được giao diện web. Xem lỗi ở trên; thử lại sau khi chạy npm ci.\n');
process.exit(2);
