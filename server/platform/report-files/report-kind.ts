import { open } from 'node:fs/promises';
import { refuse } from '#core/checks/refusals.ts';
import { encodingOf } from '#server/platform/spreadsheets/text-encoding.ts';

export type ReportKind = 'docx' | 'pdf' | 'text';

const HEAD_BYTES = 65_536;
const CONTAINER_BYTES = 1_048_576;
/** A PDF may begin with some bytes of another program's making (a mail header); readers look this far. */
const PDF_MARK_WITHIN = 1024;

/** The kind of a report by its first bytes, not by its name: files come with wrong endings. */
export async function reportKind(path: string): Promise<ReportKind> {
  const head = await firstBytes(path, HEAD_BYTES);
  if (head.length === 0) {
    throw refuse('report-empty');
  }
  if (head.subarray(0, PDF_MARK_WITHIN).includes('%PDF-')) {
    return 'pdf';
  }
  const start = head.subarray(0, 8).toString('latin1');
  if (start.startsWith('PK')) {
    return zipKind(head);
  }
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    throw await containerRefusal(path);
  }
  refuseOthers(head);
  return 'text';
}

/** A DOCX tells itself by its parts' names; where they lie at the end of the file, reading decides. */
function zipKind(head: Buffer): 'docx' {
  const names = head.toString('latin1');
  if (names.includes('application/vnd.oasis.opendocument')) {
    throw refuse('report-is-opendocument');
  }
  if (/\bxl\//u.test(names) && !/\bword\//u.test(names)) {
    throw refuse('report-is-spreadsheet');
  }
  return 'docx';
}

/** Word keeps a file with a password in the container of the old .doc, under this name in UTF-16. */
async function containerRefusal(path: string) {
  const container = await firstBytes(path, CONTAINER_BYTES);
  const encrypted = container.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return refuse(encrypted ? 'report-locked' : 'report-old-doc');
}

function refuseOthers(head: Buffer): void {
  const text = head.toString('latin1');
  if (text.startsWith('{\\rtf')) {
    throw refuse('report-is-rtf');
  }
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|head|body|meta|\?xml)/iu.test(text)) {
    throw refuse('report-is-html');
  }
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*)/u.test(text)) {
    throw refuse('report-is-image');
  }
  if (isBinary(head)) {
    throw refuse('report-kind-unknown');
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

export async function firstBytes(path: string, size: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
