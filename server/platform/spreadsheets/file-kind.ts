import { open } from 'node:fs/promises';
import { refuse } from '#core/imports/refusals.ts';
import { encodingOf } from './text-encoding.ts';

const SAMPLE_BYTES = 65_536;

/** The kind of a file by its first bytes, not by its name. Anything that is no table we read is refused by name. */
export async function fileKind(path: string): Promise<'xlsx' | 'csv'> {
  const head = await headOf(path);
  if (head.length === 0) {
    throw refuse('file-empty');
  }
  const start = head.subarray(0, 8).toString('latin1');
  if (start.startsWith('PK\x03\x04')) {
    return zipKind(head);
  }
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    // Excel keeps a file with a password in the container of the old .xls, under this name in UTF-16.
    const encrypted = (await wholeHead(path)).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw refuse(encrypted ? 'file-is-encrypted' : 'file-is-old-xls');
  }
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml|head|meta|style)/iu.test(head.toString('latin1'))) {
    throw refuse('file-is-html');
  }
  if (isBinary(head)) {
    throw refuse('file-not-a-table');
  }
  return 'csv';
}

function zipKind(head: Buffer): 'xlsx' {
  const names = head.toString('latin1');
  if (names.includes('application/vnd.oasis.opendocument')) {
    throw refuse('file-is-opendocument');
  }
  if (/\bword\/|\bppt\//u.test(names) && !/\bxl\//u.test(names)) {
    throw refuse('file-not-a-table');
  }
  return 'xlsx';
}

async function headOf(path: string): Promise<Buffer> {
  return readUpTo(path, SAMPLE_BYTES);
}

async function wholeHead(path: string): Promise<Buffer> {
  return readUpTo(path, 16 * SAMPLE_BYTES);
}

async function readUpTo(path: string, size: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Text has almost no control characters and no zero bytes, but for UTF-16, which shows by where its zeros stand. */
function isBinary(head: Buffer): boolean {
  if (encodingOf(head) !== 'utf-8') {
    return false;
  }
  const control = head.reduce((sum, byte) => (byte < 9 || (byte > 13 && byte < 32) ? sum + 1 : sum), 0);
  return control * 50 > head.length || head.includes(0);
}
