import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReportCheckId } from '#core/checks/contract.ts';

/** Reports lie in the data folder under the id of their check, readable by the server alone. */
export function reportFile(dataFolder: string, id: ReportCheckId): string {
  return join(dataFolder, 'checks', id);
}

/** The pages of a scan that OCR has read. */
export function pagesFolder(dataFolder: string, id: ReportCheckId): string {
  return `${reportFile(dataFolder, id)}.pages`;
}

/** Writes a stream to its place, counting and hashing on the way; a broken upload leaves nothing behind. */
export async function keepReport(dataFolder: string, id: ReportCheckId, stream: Readable) {
  const place = reportFile(dataFolder, id);
  await mkdir(join(dataFolder, 'checks'), { recursive: true, mode: 0o700 });
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

export async function forgetReport(dataFolder: string, id: ReportCheckId): Promise<void> {
  await rm(reportFile(dataFolder, id), { force: true });
  await forgetPages(dataFolder, id);
}

export async function forgetPages(dataFolder: string, id: ReportCheckId): Promise<void> {
  await rm(pagesFolder(dataFolder, id), { recursive: true, force: true });
}
