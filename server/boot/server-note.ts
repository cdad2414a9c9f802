import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server leaves in its data folder, so that commands and a second start find it. */
export interface ServerNote {
  readonly pid: number;
  readonly port: number;
}

const fileOf = (dataFolder: string) => join(dataFolder, 'server.json');

export async function noteServer(dataFolder: string, note: ServerNote): Promise<void> {
  await writeFile(fileOf(dataFolder), `${JSON.stringify(note)}\n`);
}

export async function forgetServer(dataFolder: string): Promise<void> {
  await rm(fileOf(dataFolder), { force: true });
}

/** The server of this data folder, if it lives; a note left by kill -9 counts for nothing. */
export async function runningServer(dataFolder: string): Promise<ServerNote | undefined> {
  const text = await readFile(fileOf(dataFolder), 'utf8').catch(() => undefined);
  if (!text) {
    return undefined;
  }
  const note = JSON.parse(text) as ServerNote;
  return (await isOurServer(note.pid)) ? note : undefined;
}

async function isOurServer(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The number may belong to another program by now; where /proc tells, believe it.
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'node');
  return line.includes('node') || line.includes('start.ts');
}
