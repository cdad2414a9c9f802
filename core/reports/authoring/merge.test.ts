import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from './difference.ts';
import { mergedParts, mergedText } from './merge.ts';

describe('two texts written on the same older one', () => {
  const base = 'Đoạn một.\nĐoạn hai.\nĐoạn ba.';

  test('changes of different paragraphs go together without a question', () => {
    const parts = mergedParts(base, 'Đoạn một, sửa.\nĐoạn hai.\nĐoạn ba.', 'Đoạn một.\nĐoạn hai.\nĐoạn ba.\nThêm.');
    expect(parts.some(({ kind }) => kind === 'both')).toBe(false);
    expect(mergedText(parts, [])).toBe('Đoạn một, sửa.\nĐoạn hai.\nĐoạn ba.\nThêm.');
  });

  test('a paragraph that both changed keeps both texts, and a person chooses', () => {
    const parts = mergedParts(base, 'Đoạn một.\nHai của tôi.\nĐoạn ba.', 'Đoạn một.\nHai của bạn.\nĐoạn ba.');
    expect(parts.filter(({ kind }) => kind === 'both')).toEqual([
      { kind: 'both', mine: ['Hai của tôi.'], theirs: ['Hai của bạn.'] },
    ]);
    expect(mergedText(parts, ['mine'])).toBe('Đoạn một.\nHai của tôi.\nĐoạn ba.');
    expect(mergedText(parts, ['theirs'])).toBe('Đoạn một.\nHai của bạn.\nĐoạn ba.');
    expect(mergedText(parts, [])).toBe('Đoạn một.\nHai của bạn.\nHai của tôi.\nĐoạn ba.');
  });

  test('two beginnings of an empty section are both kept', () => {
    expect(mergedText(mergedParts('', 'Của tôi.', 'Của bạn.'), [])).toBe('Của bạn.\nCủa tôi.');
  });

  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 }).map((all) => all.join('\n'));

  test('nothing that either wrote is lost when both are kept', () => {
    fc.assert(
      fc.property(lines, lines, lines, (old, mine, theirs) => {
        const result = mergedText(mergedParts(old, mine, theirs), []).split('\n');
        const written = (text: string) =>
          text.split('\n').filter((line) => line !== '' && !old.split('\n').includes(line));
        for (const line of [...written(mine), ...written(theirs)]) {
          expect(result).toContain(line);
        }
      }),
    );
  });

  test('where one changed nothing the other text comes out', () => {
    fc.assert(
      fc.property(lines, lines, (old, mine) => {
        expect(mergedText(mergedParts(old, mine, old), [])).toBe(mine);
        expect(mergedText(mergedParts(old, old, mine), [])).toBe(mine);
      }),
    );
  });
});

describe('what became of a text', () => {
  test('words are marked, not the whole sentence', () => {
    expect(differenceOf('Còn 10 hồ sơ quá hạn.', 'Còn 12 hồ sơ quá hạn.')).toEqual([
      { kind: 'same', text: 'Còn ' },
      { kind: 'removed', text: '10' },
      { kind: 'added', text: '12' },
      { kind: 'same', text: ' hồ sơ quá hạn.' },
    ]);
  });

  test('both texts can be read back from the difference', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const pieces = differenceOf(before, after);
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  test('two long texts do not keep the screen waiting', () => {
    const long = (word: string) => Array.from({ length: 5000 }, (_, at) => `${word}${at}`).join(' ');
    const begun = Date.now();
    expect(differenceOf(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect(Date.now() - begun).toBeLessThan(500);
  });
});
