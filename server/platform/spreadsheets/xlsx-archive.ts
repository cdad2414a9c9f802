import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { refuse } from '#core/imports/refusals.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { ReadingLimits } from './reading-limits.ts';

/** The parts of an XLSX (a zip), each readable as a stream; nothing is unpacked to disk. */
export interface Archive {
  readonly has: (name: string) => boolean;
  readonly names: readonly string[];
  readonly read: (name: string) => Promise<Readable>;
  readonly close: () => void;
}

export async function openArchive(path: string, limits: ReadingLimits): Promise<Archive> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    // validateEntrySizes: a part that unpacks to more than it declares ends the stream with an error.
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, opened) =>
      error ? reject(refuse('file-is-damaged')) : resolve(opened),
    );
  });
  try {
    const entries = await entriesOf(zip, limits);
    return {
      has: (name) => entries.has(name),
      names: [...entries.keys()],
      read: (name) => readEntry(zip, entries.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: yauzl.ZipFile, limits: ReadingLimits): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  let total = 0;
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      total += entry.uncompressedSize;
      const swells =
        entry.uncompressedSize > limits.ratioFromBytes && entry.uncompressedSize > entry.compressedSize * limits.ratio;
      if (swells || total > limits.uncompressedBytes || entries.size >= limits.parts) {
        reject(refuse('file-swells'));
        return;
      }
      if (entry.generalPurposeBitFlag & 1) {
        reject(refuse('file-is-encrypted'));
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve());
    zip.on('error', () => reject(refuse('file-is-damaged')));
    zip.readEntry();
  });
  return entries;
}

async function readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<Readable> {
  if (!entry) {
    throw refuse('file-is-damaged');
  }
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(refuse('file-is-damaged')) : resolve(stream)));
  });
}

/** What broke inside a part is the file's fault and gets its sentence; our own refusals pass. */
export function asDamaged(error: unknown): Error {
  return error instanceof Refusal ? error : Object.assign(refuse('file-is-damaged'), { cause: error });
}
