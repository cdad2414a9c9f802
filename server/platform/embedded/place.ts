import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mayReach, type ServiceAccount } from './account.ts';

/** Where one installation's database lies. */
export interface Place {
  /** PostgreSQL's data folder. */
  readonly cluster: string;
  /** The folder of its socket; nothing else reaches it (0700, no TCP). */
  readonly socket: string;
}

/** Where root keeps clusters that the service account cannot reach in the data folder itself. */
const SHARED = '/var/lib/cchc';

/** `sun_path` of Linux holds 108 bytes with the closing zero; the file is `.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length;

/** Decides once, makes the folders for the account, and says in data/database.json where the database is. */
export async function placeOf(dataFolder: string, account: ServiceAccount | undefined): Promise<Place> {
  const data = resolve(dataFolder);
  await mkdir(data, { recursive: true, mode: 0o755 });
  const note = join(data, 'database.json');
  const noted = await readFile(note, 'utf8').catch(() => undefined);
  const place = noted ? (JSON.parse(noted) as Place) : choose(data, account);
  if (place.cluster.startsWith(SHARED)) {
    await mkdir(SHARED, { recursive: true });
    await chmod(SHARED, 0o755);
  }
  await ownFolder(join(place.cluster, '..'), account);
  await ownFolder(place.socket, account);
  if (!noted) {
    await writeFile(note, `${JSON.stringify(place, null, 2)}\n`);
  }
  return place;
}

function choose(data: string, account: ServiceAccount | undefined): Place {
  const hash = createHash('sha256').update(data).digest('hex').slice(0, 16);
  const reachable = !account || mayReach(account, data);
  const base = reachable ? join(data, 'postgres') : join(SHARED, hash);
  const near = join(base, 'run');
  const fits = Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER && !near.includes(',');
  return { cluster: join(base, 'cluster'), socket: fits ? near : join(tmpdir(), `cchc-${hash}`) };
}

async function ownFolder(folder: string, account: ServiceAccount | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) {
    await chown(folder, account.uid, account.gid);
  }
  await chmod(folder, 0o700);
}
