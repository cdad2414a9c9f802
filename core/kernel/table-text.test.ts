import { expect, test } from 'vitest';
import { tableRows } from './table-text.ts';

test('cells stand under the names of the first line; missing ones are empty', () => {
  expect(tableRows('code\tname\tnote\r\n1.1\tKhai sinh\r\n\r\n1.2\tKhai tử\tmẫu\n')).toEqual([
    { code: '1.1', name: 'Khai sinh', note: '' },
    { code: '1.2', name: 'Khai tử', note: 'mẫu' },
  ]);
  expect(tableRows('')).toEqual([]);
});
