import { createHash } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { chmod, chown, lchown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { mayReach, type ServiceAccount, serviceAccount } from './account.ts';

/** Where one installation's database lies, and who runs it. */
export interface Place {
  /** PostgreSQL's data folder. */
  readonly cluster: string;
  /** The folder of its socket; nothing else reaches it (0700, no TCP). */
  readonly socket: string;
  readonly account: ServiceAccount | undefined;
}

/** What data/database.json says: for which data folder it was written, and where the cluster is from there. */
interface PlaceNote {
  readonly data: string;
  readonly cluster: string;
}

/** Folders of root's installations: short paths that the database's account can pass whatever the checkout's home. */
export const SYSTEM_FOLDER = '/var/lib/cchc';
/** `sun_path` of Linux holds 108 bytes with the closing zero; the file is `.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length;

/** Decides once, makes the folders for the account, and says in data/database.json where the database is. */
export async function placeOf(dataFolder: string): Promise<Place> {
  const data = resolve(dataFolder);
  try {
    await mkdir(data, { recursive: true });
    const cluster = (await notedCluster(data)) ?? (await chooseCluster(data));
    const account = await serviceAccount(cluster);
    const socket = socketFolderOf(data, cluster, account);
    await ownFolder(dirname(cluster), account);
    await giveBack(cluster, account);
    await ownFolder(socket, account);
    const note: PlaceNote = { data, cluster: relative(data, cluster) };
    await writeFile(noteOf(data), `${JSON.stringify(note, null, 2)}\n`);
    return { cluster, socket, account };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new Error(
        `Không ghi được vào thư mục dữ liệu ${data}. Hãy chạy bằng tài khoản đã tạo ra nó, hoặc đặt CCHC_DATA sang thư mục khác.`,
        { cause: error },
      );
    }
    throw error;
  }
}

const noteOf = (data: string) => join(data, 'database.json');

/**
 * The cluster of an earlier start. A data folder that was moved keeps it; a copy beside its original must not share it
 * and gets one of its own.
 */
async function notedCluster(data: string): Promise<string | undefined> {
  const text = await readFile(noteOf(data), 'utf8').catch(() => undefined);
  if (!text) {
    return undefined;
  }
  const note = JSON.parse(text) as PlaceNote;
  const inside = !note.cluster.startsWith('..');
  if (inside || note.data === data) {
    return resolve(data, note.cluster);
  }
  return existsSync(noteOf(note.data)) ? undefined : resolve(note.data, note.cluster);
}

async function chooseCluster(data: string): Promise<string> {
  const base = mayReach(await serviceAccount(), data) ? join(data, 'postgres') : join(SYSTEM_FOLDER, shortName(data));
  return join(base, 'cluster');
}

function shortName(data: string): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 16);
}

/** Beside the cluster, unless the path is too long for a socket or holds the sign that separates such folders. */
function socketFolderOf(data: string, cluster: string, account: ServiceAccount | undefined): string {
  const near = join(dirname(cluster), 'run');
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER && !/[,"]/.test(near)) {
    return near;
  }
  // Root's must not stand in a folder where anybody could have put a trap under the same name.
  return account ? join(SYSTEM_FOLDER, `${shortName(data)}-run`) : join(tmpdir(), `cchc-${shortName(data)}`);
}

/** A cluster that root copied belongs to root; PostgreSQL wants it to belong to its own account. */
async function giveBack(cluster: string, account: ServiceAccount | undefined): Promise<void> {
  if (!account || lstatSync(cluster, { throwIfNoEntry: false })?.uid !== 0) {
    return;
  }
  for (const name of await readdir(cluster, { recursive: true })) {
    await lchown(join(cluster, name), account.uid, account.gid);
  }
  await lchown(cluster, account.uid, account.gid);
}

async function ownFolder(folder: string, account: ServiceAccount | undefined): Promise<void> {
  if (dirname(folder) === SYSTEM_FOLDER || dirname(dirname(folder)) === SYSTEM_FOLDER) {
    await mkdir(SYSTEM_FOLDER, { recursive: true });
    await chmod(SYSTEM_FOLDER, 0o755);
  }
  await mkdir(folder, { recursive: true });
  if (lstatSync(folder).isSymbolicLink()) {
    throw new Error(`${folder} là một liên kết: hãy xóa liên kết đó rồi chạy lại.`);
  }
  if (account) {
    await chown(folder, account.uid, account.gid);
  }
  await chmod(folder, 0o700);
}
