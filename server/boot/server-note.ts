import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, startOf } from '#server/platform/embedded/processes.ts';

/** What a running server leaves in its data folder, so that commands and a second start find it. */
export interface ServerNote {
  readonly pid: number;
  readonly port: number;
  /** When the process began: its number may belong to another program after a crash. */
  readonly started?: string | undefined;
}

const fileOf = (dataFolder: string) => join(dataFolder, 'server.json');

export async function noteServer(dataFolder: string, port: number): Promise<void> {
  const note: ServerNote = { pid: process.pid, port, started: startOf(process.pid) };
  await writeFile(fileOf(dataFolder), `${JSON.stringify(note)}\n`);
}

export async function forgetServer(dataFolder: string): Promise<void> {
  const note = await readNote(dataFolder);
  if (note?.pid === process.pid) {
    await rm(fileOf(dataFolder), { force: true });
  }
}

/** The other server of this data folder, if it lives; a note left by kill -9 counts for nothing. */
export async function otherServer(dataFolder: string): Promise<ServerNote | undefined> {
  const note = await readNote(dataFolder);
  if (!note || note.pid === process.pid || !isAlive(note.pid)) {
    return undefined;
  }
  return note.started === startOf(note.pid) ? note : undefined;
}

async function readNote(dataFolder: string): Promise<ServerNote | undefined> {
  const text = await readFile(fileOf(dataFolder), 'utf8').catch(() => undefined);
  return text ? (JSON.parse(text) as ServerNote) : undefined;
}
