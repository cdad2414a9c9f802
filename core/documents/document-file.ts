/** How a file of each kind begins; what only claims a kind by its name is not taken. */
const KINDS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  pdf: [[0x25, 0x50, 0x44, 0x46]],
  docx: [[0x50, 0x4b, 0x03, 0x04]],
  xlsx: [[0x50, 0x4b, 0x03, 0x04]],
  odt: [[0x50, 0x4b, 0x03, 0x04]],
  // The compound files of older office programs.
  doc: [[0xd0, 0xcf, 0x11, 0xe0]],
  xls: [[0xd0, 0xcf, 0x11, 0xe0]],
  jpg: [[0xff, 0xd8, 0xff]],
  jpeg: [[0xff, 0xd8, 0xff]],
  png: [[0x89, 0x50, 0x4e, 0x47]],
};

/** Of text only the ending can speak, and that it has no bytes that text has not. */
const TEXT = 'txt';

/** ".pdf", … as a file chooser takes them. */
export const DOCUMENT_FILE_ENDINGS: readonly string[] = [...Object.keys(KINDS), TEXT].map((ending) => `.${ending}`);

/** Whether a file's name and its first bytes agree on one of the kinds that are taken. */
export function isDocumentFile(name: string, head: ArrayLike<number>): boolean {
  const ending = /\.([a-z]+)$/u.exec(name.toLowerCase())?.[1] ?? '';
  if (ending === TEXT) {
    return isText(head);
  }
  return (KINDS[ending] ?? []).some((bytes) => bytes.every((byte, place) => head[place] === byte));
}

/** UTF-16 shows itself by its first two bytes; other text has no control characters but its line ends and tabs. */
function isText(head: ArrayLike<number>): boolean {
  const [first, second] = [head[0] ?? 0, head[1] ?? 0];
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isWide || Array.from(head).every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
}
