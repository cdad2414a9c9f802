import { accessSync, constants, realpathSync, type Stats, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The operating system's account that PostgreSQL runs as; undefined where the process itself may run it. */
export interface ServiceAccount {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses root: as root it runs as the owner of the cluster where one exists (an ordinary user may have made
 * it), else as an account without rights.
 */
export async function serviceAccount(cluster?: string): Promise<ServiceAccount | undefined> {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const owner = cluster ? statSync(cluster, { throwIfNoEntry: false }) : undefined;
  if (owner && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid };
  }
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'nobody') ?? lines.find(([name]) => name === 'daemon');
  const [uid, gid] = [Number(found?.[2]), Number(found?.[3])];
  if (!Number.isInteger(uid) || uid <= 0 || !Number.isInteger(gid)) {
    throw new Error('Máy này không có tài khoản "nobody" để chạy PostgreSQL. Hãy chạy bằng một tài khoản thường.');
  }
  return { uid, gid };
}

const READ = 4;
const PASS = 1;

/** Whether the account may pass every folder above `path` (a checkout under a 0700 home says no) and use it. */
export function mayReach(account: ServiceAccount | undefined, path: string): boolean {
  if (!account) {
    return isReadable(path);
  }
  const real = existingPart(resolve(path));
  const stat = statSync(real);
  if (!allows(stat, account, stat.isDirectory() ? PASS : READ | PASS)) {
    return false;
  }
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    if (!allows(statSync(folder), account, PASS)) {
      return false;
    }
    if (dirname(folder) === folder) {
      return true;
    }
  }
}

/** What is not there yet will be made for the account: the folder above it decides. */
function existingPart(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return existingPart(dirname(path));
  }
}

function allows(stat: Stats, account: ServiceAccount, wanted: number): boolean {
  const bits = stat.uid === account.uid ? stat.mode >> 6 : stat.gid === account.gid ? stat.mode >> 3 : stat.mode;
  return (bits & wanted) === wanted;
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
