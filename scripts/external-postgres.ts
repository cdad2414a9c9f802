import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ExternalPostgres {
  readonly url: string;
  /** Where its programs are: psql, pgbench. */
  readonly bin: string;
  readonly stop: () => void;
}

const DEBIAN = '/usr/lib/postgresql';

/** The folder of Debian's newest PostgreSQL programs that we support. */
export function debianPostgres(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : [];
  const newest = Math.max(...versions.filter((version) => version >= 15));
  return Number.isFinite(newest) ? join(DEBIAN, String(newest), 'bin') : undefined;
}

/** A throw-away server of Debian's packages on a socket of its own; undefined where they are not installed. */
export function startExternalPostgres(): ExternalPostgres | undefined {
  const bin = debianPostgres();
  if (!bin) {
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cchc-external-'));
  const account = process.getuid?.() === 0 ? accountOf('postgres') : undefined;
  if (account) {
    chownSync(folder, account.uid, account.gid);
  }
  const call = (program: string, parts: readonly string[]) => {
    const done = spawnSync(join(bin, program), [...parts], { ...account, cwd: '/', encoding: 'utf8' });
    if (done.status !== 0) {
      throw new Error(`${program}: ${done.stdout}${done.stderr}`);
    }
  };
  const data = join(folder, 'data');
  call('initdb', ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
  const flags = `-k ${folder} -c listen_addresses= -c fsync=off -c max_connections=300`;
  call('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', flags, 'start']);
  return {
    url: `postgres://tester@${encodeURIComponent(folder)}/postgres`,
    bin,
    stop: () => {
      call('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function accountOf(name: string): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
}
