import { expect, test } from 'vitest';
import { maskedIdNumber } from './masking.ts';
import { searchWordsOf } from './search-words.ts';

test.each([
  ['H48.101-261120-0001', 'code', 'H48.101-261120-0001'],
  ['h48.101-2611', 'code', 'H48.101-2611'],
  ['000.00.06.h56-231027-0361', 'code', '000.00.06.H56-231027-0361'],
  ['261120-0001', 'tail', '261120-0001'],
  ['261120-', 'tail', '261120-'],
  ['051199001234', 'id-number', '051199001234'],
  ['0511 9900 1234', 'id-number', '051199001234'],
  ['  Đặng  THỊ ánh ', 'name', 'dang thi anh'],
  ['Nguyễn Văn A', 'name', 'nguyen van a'],
  ['nguyễn', 'name', 'nguyen'],
])('“%s” is looked for as %s', (typed, kind, text) => {
  expect(searchWordsOf(typed)).toEqual({ kind, text });
});

test.each(['', ' ', 'a', '5'])('“%s” is too short to look for', (typed) => {
  expect(searchWordsOf(typed)).toBeUndefined();
});

test('a masked number keeps three digits, and of a short one too', () => {
  expect(maskedIdNumber('051199001234')).toBe('•••••••••234');
  expect(maskedIdNumber('1234')).toBe('•••234');
  expect(maskedIdNumber(null)).toBeNull();
});
