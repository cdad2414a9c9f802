/** `npm start`: builds the web when its output is missing or older than its sources, then runs the server. */
import { join } from 'node:path';
import { buildWebIfStale } from './web-build.ts';

process.chdir(join(import.meta.dirname, '..'));
if (!buildWebIfStale((line) => process.stdout.write(`${line}\n`))) {
  process.stderr.write('Không dựng được giao diện web. Xem lỗi ở trên; thử lại sau khi chạy npm ci.\n');
  process.exit(2);
}
process.argv.splice(2, 0, 'start');
await import('../server/main.ts');
