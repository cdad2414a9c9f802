/**
 * Text as paper can carry it: NFC, line ends as "\n", tabs as spaces; control characters, direction marks and other
 * invisible format characters go (XML cannot hold some, and the rest could make a document read differently than it
 * is stored), lone surrogates become U+FFFD.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\p{Zl}\p{Zp}\v\f\u0085]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')
    .normalize('NFC');
}
