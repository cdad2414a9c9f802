import { accessSync, constants, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The operating system's account that PostgreSQL runs as; undefined where the process itself may run it. */
export interface ServiceAccount {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses root: as root it runs as an existing account without rights (`postgres`, else `nobody`). */
export async function serviceAccount(): Promise<ServiceAccount | undefined> {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'nobody') ?? lines.find(([name]) => name === 'daemon');
  const [uid, gid] = [Number(found?.[2]), Number(found?.[3])];
  if (!Number.isInteger(uid) || uid <= 0 || !Number.isInteger(gid)) {
    throw new Error('Máy này không có tài khoản "nobody" để chạy PostgreSQL. Hãy chạy bằng một tài khoản thường.');
  }
  return { uid, gid };
}

/** Whether the account may pass every folder down to `path` (a checkout under a 0700 home says no). */
export function mayReach(account: ServiceAccount | undefined, path: string): boolean {
  if (!account) {
    return isReadable(path);
  }
  for (let folder = path; ; folder = dirname(folder)) {
    if (!mayPass(account, folder)) {
      return false;
    }
    if (dirname(folder) === folder) {
      return true;
    }
  }
}

function mayPass(account: ServiceAccount, folder: string): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) {
    return true; // not made yet: it will be made for the account
  }
  const bits = stat.uid === account.uid ? stat.mode >> 6 : stat.gid === account.gid ? stat.mode >> 3 : stat.mode;
  return (bits & 1) === 1;
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
