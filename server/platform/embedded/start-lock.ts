import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startOf } from './processes.ts';

const WAIT_LIMIT_MS = 120_000;

/**
 * One process at a time decides whether the database of a data folder is started, taken over or stopped: two commands
 * that begin together must not both make the cluster, nor one stop what the other has just found.
 */
export async function withStartLock<T>(dataFolder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dataFolder, { recursive: true }).catch(() => undefined); // placeOf says it in words
  const file = join(dataFolder, 'starting.lock');
  await take(file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<void> {
  const own = `${process.pid} ${startOf(process.pid) ?? ''}`;
  const limit = Date.now() + WAIT_LIMIT_MS;
  while (!(await created(file, own))) {
    const holder = await readFile(file, 'utf8').catch(() => undefined);
    if (holder && !isHeld(holder)) {
      const aside = `${file}.${process.pid}`;
      await rename(file, aside).catch(() => undefined);
      await rm(aside, { force: true });
    } else if (Date.now() > limit) {
      throw new Error(`Một lệnh khác (tiến trình ${holder?.split(' ')[0]}) đang khởi động cơ sở dữ liệu. Hãy thử lại.`);
    } else {
      await sleep(30);
    }
  }
}

async function created(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(text);
    await handle.close();
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') {
      return false;
    }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') {
      return true; // an unwritable data folder is refused in words by placeOf
    }
    throw error;
  }
}

function isHeld(holder: string): boolean {
  const [pid = '', started = ''] = holder.split(' ');
  return isAlive(Number(pid)) && (started === '' || startOf(Number(pid)) === started);
}
