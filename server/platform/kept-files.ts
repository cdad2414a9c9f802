import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Files in the data folder, each under the id of its row, readable by the server alone. */
export interface FilePlace {
  readonly dataFolder: string;
  /** One folder a kind of file: "documents". */
  readonly folder: string;
  readonly id: string;
}

export function pathOf({ dataFolder, folder, id }: FilePlace): string {
  return join(dataFolder, folder, id);
}

/** Writes a stream to its place, counting and hashing (SHA-256) on the way; a broken upload leaves nothing behind. */
export async function keepFile(place: FilePlace, stream: Readable): Promise<{ size: number; hash: string }> {
  const path = pathOf(place);
  await mkdir(join(place.dataFolder, place.folder), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(stream, meter, createWriteStream(`${path}.part`, { mode: 0o600 }));
    await rename(`${path}.part`, path);
  } catch (error) {
    await rm(`${path}.part`, { force: true });
    throw error;
  }
  return { size, hash: hash.digest('hex') };
}

export async function forgetFile(place: FilePlace): Promise<void> {
  await rm(pathOf(place), { force: true });
}
