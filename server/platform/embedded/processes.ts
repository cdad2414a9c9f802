import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a process runs. One that has ended but was not collected by its parent (a container without init) has not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return stateOf(pid)?.state !== 'Z';
}

/** When the process was started, in the kernel's ticks: tells a process from a later one with the same number. */
export function startOf(pid: number): string | undefined {
  return stateOf(pid)?.started;
}

/** Where the process stands; undefined where the system does not tell (no /proc, somebody else's process). */
export function folderOf(pid: number): string | undefined {
  try {
    return realpathSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** The living processes that stand in a folder; none where the system does not tell. */
export function processesIn(folder: string): readonly number[] {
  const all = existsSync('/proc/self') ? readdirSync('/proc').map(Number).filter(Number.isInteger) : [];
  return all.filter((pid) => folderOf(pid) === folder && isAlive(pid));
}

export async function waitUntilGone(pid: number, limitMs: number): Promise<boolean> {
  const limit = Date.now() + limitMs;
  while (isAlive(pid)) {
    if (Date.now() > limit) {
      return false;
    }
    await sleep(20);
  }
  return true;
}

/** From /proc/<pid>/stat; the name in brackets may hold anything, so what follows the last bracket is read. */
function stateOf(pid: number): { readonly state: string; readonly started: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
