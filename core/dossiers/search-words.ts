import { fold } from '#core/kernel/text.ts';

export type SearchKind = 'code' | 'tail' | 'id-number' | 'name';

export interface SearchWords {
  readonly kind: SearchKind;
  readonly text: string;
}

/**
 * What somebody typed into the one search field: the beginning of a code ("H48.01-2601"), a code without its agency
 * ("260105-0007"), an identity number, or (part of) a name with or without diacritics. Undefined: too short to search.
 */
export function searchWordsOf(typed: string): SearchWords | undefined {
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (/^\d{6}-\d*$/.test(text)) {
    return { kind: 'tail', text };
  }
  const digits = text.replaceAll(/[ .]/g, '');
  if (/^\d{6,12}$/.test(digits)) {
    return { kind: 'id-number', text: digits };
  }
  if (/^(?=.*\d)[A-Za-z0-9.]+(-\d*){0,2}$/.test(text) && /[.-]/.test(text)) {
    return { kind: 'code', text: text.toUpperCase() };
  }
  const name = fold(text);
  return name.length >= 2 ? { kind: 'name', text: name } : undefined;
}
