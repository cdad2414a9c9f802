import { expect, test } from 'vitest';
import { noticeText } from './notice-text.ts';

const lines = (...texts: readonly string[]) => ({ lines: texts.map((text, place) => ({ number: place + 1, text })) });

test('paragraphs of a DOCX stand apart, printed lines of a PDF go on', () => {
  const text = lines('1. Giao Phòng Kinh tế', 'công khai quy trình.');
  expect(noticeText(text, 'docx')).toBe('1. Giao Phòng Kinh tế\n\ncông khai quy trình.');
  expect(noticeText(text, 'pdf')).toBe('1. Giao Phòng Kinh tế\ncông khai quy trình.');
});

test('a new page and the empty lines of a text file are gaps', () => {
  const paged = [
    { number: 1, text: 'Giao', page: 1 },
    { number: 2, text: 'phòng', page: 2 },
  ];
  expect(noticeText({ lines: paged }, 'pdf')).toBe('Giao\n\nphòng');
  const spaced = [
    { number: 1, text: 'A' },
    { number: 4, text: 'B' },
  ];
  expect(noticeText({ lines: spaced }, 'text')).toBe('A\n\nB');
  expect(noticeText({ lines: [] }, 'text')).toBe('');
});
