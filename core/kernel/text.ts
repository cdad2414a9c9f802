/** Codes, numbers and dates of an export: letters without marks, parted by single spaces, are clean as they are. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** NFC with single spaces: how every name and sentence is stored, whatever keyboard it came from. */
export function clean(text: string): string {
  if (PLAIN.test(text)) {
    return text;
  }
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * The search form of a text: lower case, without diacritics, đ as d (Unicode does not decompose đ).
 * The migration's SQL function `fold_vi` does the same; a test holds the two together.
 */
export function fold(text: string): string {
  return clean(text).normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();
}

/** Sort key of a Vietnamese person's name: given name first, then the rest ("Nguyễn Văn An" → "An Nguyễn Văn"). */
function givenNameFirst(name: string): string {
  const words = clean(name).split(' ');
  const given = words.pop() ?? '';
  return [given, ...words].join(' ');
}

const collator = new Intl.Collator('vi');

export function compareNames(a: string, b: string): number {
  return collator.compare(givenNameFirst(a), givenNameFirst(b));
}
