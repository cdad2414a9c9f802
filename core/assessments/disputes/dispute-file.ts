/** What proof may come as: a text table has no first bytes of its own, but none of the bytes that text has not. */
const HEADS: Readonly<Record<string, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  docx: [0x50, 0x4b, 0x03, 0x04],
  xlsx: [0x50, 0x4b, 0x03, 0x04],
  zip: [0x50, 0x4b, 0x03, 0x04],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47],
};

/** ".pdf", … as a file chooser takes them. */
export const DISPUTE_FILE_ENDINGS: readonly string[] = [...Object.keys(HEADS), 'csv'].map((ending) => `.${ending}`);

/** Whether a file's name and its first bytes agree on one of the kinds that are taken. */
export function isDisputeFile(name: string, head: ArrayLike<number>): boolean {
  const ending = /\.([a-z]+)$/u.exec(name.toLowerCase())?.[1] ?? '';
  if (ending === 'csv') {
    return head.length > 0 && Array.from(head).every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
  }
  return HEADS[ending]?.every((byte, place) => head[place] === byte) ?? false;
}
