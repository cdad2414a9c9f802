import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDateOf } from '#core/kernel/dates.ts';
import { dossierCode, parseDossierCode } from './dossier-code.ts';

test.each([
  ['000.00.06.H56-231027-0361', { agency: '000.00.06.H56', day: '2023-10-27', number: 361 }],
  ['H48.12.34-260105-0007', { agency: 'H48.12.34', day: '2026-01-05', number: 7 }],
  ['H48-260105-12345', { agency: 'H48', day: '2026-01-05', number: 12_345 }],
])('reads %s', (text, code) => {
  expect(parseDossierCode(text)).toEqual(code);
});

test.each(['', 'H48-260105-007', 'H48-260230-0007', 'h48-260105-0007', 'H48..1-260105-0007', 'H48-260105-0000'])(
  'does not take %s for a code',
  (text) => {
    expect(parseDossierCode(text)).toBeUndefined();
  },
);

test('what is written is what is read', () => {
  const day = fc.integer({ min: 10_957, max: 47_000 }).map(plainDateOf);
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 99_999 }), (on, number) => {
      const code = { agency: 'H48.32.1', day: on, number };
      expect(parseDossierCode(dossierCode(code))).toEqual(code);
    }),
  );
});
