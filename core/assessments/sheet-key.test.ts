import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSheetKey, requireSheetTerm, sheetKeyInWords, sheetKeyText, TERMS, termInWords } from './sheet-key.ts';

const term = fc.record({ year: fc.integer({ min: 2000, max: 2200 }), term: fc.constantFrom(...TERMS) });

test('the text of a term reads back as the term', () => {
  fc.assert(
    fc.property(term, (one) => {
      expect(readSheetKey(sheetKeyText(one))).toEqual(one);
    }),
  );
});

test.each(['', '26', '2026-', '2026-6M', '2026-12', '20266m', ' 2026', '2026\n', 'năm 2026'])(
  '%j names no sheet',
  (text) => {
    expect(readSheetKey(text)).toBeUndefined();
    expect(() => requireSheetTerm(text)).toThrow('assessment-unknown');
  },
);

test('the two terms in words', () => {
  expect(termInWords({ year: 2026, term: 'year' })).toBe('năm 2026');
  expect(termInWords({ year: 2026, term: 'half' })).toBe('6 tháng đầu năm 2026');
});

test('a key in words', () => {
  expect(['2026', '2026-6m', '?'].map(sheetKeyInWords)).toEqual(['năm 2026', '6 tháng đầu năm 2026', '']);
});
