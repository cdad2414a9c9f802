import { createReadStream } from 'node:fs';
import { refuse } from '#core/imports/refusals.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** What the first bytes say; UTF-16 without a mark shows by its zero bytes. All else must be UTF-8. */
export function encodingOf(head: Buffer): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) {
    return 'utf-16le';
  }
  if (head[0] === 0xfe && head[1] === 0xff) {
    return 'utf-16be';
  }
  const zeros = (parity: number) =>
    head.reduce((sum, byte, at) => (byte === 0 && at % 2 === parity ? sum + 1 : sum), 0);
  const [even, odd] = [zeros(0), zeros(1)];
  const most = Math.max(even, odd);
  if (most * 5 <= head.length || Math.min(even, odd) * 10 >= most) {
    return 'utf-8';
  }
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/**
 * The text of a file, piece by piece. Bytes that the encoding does not allow are refused with the line they stand in:
 * a file in windows-1258, TCVN3 or VNI would otherwise fill the register with wrong names.
 */
export async function* decodeText(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  let looked = false;
  const decode = (bytes: Buffer | undefined): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw refuse('csv-wrong-encoding', { line, looksLike: bytes ? legacyName(bytes) : null });
    }
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
    const text = decode(chunk as Buffer);
    if (!looked) {
      looked = true;
      refuseGarbled(text);
    }
    line += countLines(text);
    yield text;
  }
  yield decode(undefined);
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return lines;
}

/** Words that every export has in its header, as they look in the old Vietnamese encodings. */
const LEGACY_MARKS = [
  // "hồ sơ", "thủ tục", "tiếp nhận" in TCVN3 (ABC) letters
  { name: 'TCVN3 (ABC)', bytes: [/h\xe5 s\xac/i, /thñ tôc/i, /th\xf1 t\xf4c/i, /ti\xd5p nh\xcbn/i, /ti\xd5p/i] },
  // VNI writes the marks as letters of their own behind the vowel
  { name: 'VNI', bytes: [/ho\xe0 s\xf4/i, /ho\xe0 s\xf6/i, /ti\xe1\xbaip/i, /ho\xe0 s/i, /tie\xe1p/i] },
  // windows-1258 writes base letter and combining mark: ô + 0xCC is "ồ"
  { name: 'windows-1258', bytes: [/h\xf4\xcc s\xf5/i, /ti\xea\xec?p/i, /nh\xe2\xf2n/i] },
] as const;

function legacyName(bytes: Buffer): string | null {
  const text = bytes.toString('latin1');
  return LEGACY_MARKS.find(({ bytes: marks }) => marks.some((mark) => mark.test(text)))?.name ?? null;
}

/** UTF-8 that was read as windows-1252 and saved again ("Há»“ sÆ¡") is valid UTF-8 and still wrong. */
function refuseGarbled(text: string): void {
  if (/Ã[\u0080-\u00bf¡-¿]|á[»º][\u0080-\u024f\u2010-\u2122]|Æ[°¡]/u.test(text)) {
    throw refuse('csv-garbled');
  }
}
