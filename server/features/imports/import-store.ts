import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportRunId } from '#core/imports/contract.ts';

/** Uploaded files lie in the data folder under the id of their run, readable by the server alone. */
export function importFile(dataFolder: string, id: ImportRunId): string {
  return join(dataFolder, 'imports', id);
}

export interface KeptFile {
  readonly size: number;
  readonly hash: string;
}

/** Writes a stream to its place, counting and hashing on the way; a broken upload leaves nothing behind. */
export async function keepFile(dataFolder: string, id: ImportRunId, stream: Readable): Promise<KeptFile> {
  const place = importFile(dataFolder, id);
  await mkdir(join(dataFolder, 'imports'), { recursive: true, mode: 0o700 });
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
    await pipeline(stream, meter, createWriteStream(`${place}.part`, { mode: 0o600 }));
    await rename(`${place}.part`, place);
  } catch (error) {
    await rm(`${place}.part`, { force: true });
    throw error;
  }
  return { size, hash: hash.digest('hex') };
}

export async function forgetFile(dataFolder: string, id: ImportRunId): Promise<void> {
  await rm(importFile(dataFolder, id), { force: true });
}
