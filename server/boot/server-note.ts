import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isAlive, startOf } from '#server/platform/embedded/processes.ts';

/** What a running server leaves in its data folder, so that commands and a second start find it. */
export interface ServerNote {
  readonly pid: number;
  readonly port: number;
  /** For which data folder it was written: a copy of the folder has no server of its own. */
  readonly data: string;
  /** When the process began: its number may belong to another program after a crash. */
  readonly started?: string | undefined;
}

const fileOf = (dataFolder: string) => join(dataFolder, 'server.json');

export async function noteServer(dataFolder: string, port: number): Promise<void> {
  const note: ServerNote = { pid: process.pid, port, data: resolve(dataFolder), started: startOf(process.pid) };
  await mkdir(dataFolder, { recursive: true });
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
  const copied = note.data !== resolve(dataFolder) && existsSync(fileOf(note.data));
  return note.started === startOf(note.pid) && !copied ? note : undefined;
}

async function readNote(dataFolder: string): Promise<ServerNote | undefined> {
  const text = await readFile(fileOf(dataFolder), 'utf8').catch(() => undefined);
  return text ? (JSON.parse(text) as ServerNote) : undefined;
}
