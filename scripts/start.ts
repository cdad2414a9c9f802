/** `npm start`: builds the web when its output is missing or older than its sources, then runs the server. */
import { join } from 'node:path';
import { runCommandLine } from '#server/boot/command-line.ts';
import { beginLife } from '#server/boot/life.ts';
import { buildWebIfStale } from './web-build.ts';

const life = beginLife();
process.chdir(join(import.meta.dirname, '..'));
const built = await buildWebIfStale((line) => process.stdout.write(`${line}\n`), life.stopped);
if (built) {
  process.exit(await runCommandLine(['start', ...process.argv.slice(2)], process.env, life));
}
process.stderr.write('Không dựng được giao diện web. Xem lỗi ở trên; thử lại sau khi chạy npm ci.\n');
process.exit(2);
