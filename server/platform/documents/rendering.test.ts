import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '#core/kernel/document-text.ts';
import type { PrintedDocument } from '#core/kernel/documents.ts';
import { askPoppler, docxParagraphs, docxPart, hasPoppler } from '#test/file-text.ts';
import { aPrintedDocument } from '#test/printed-document.ts';
import { printable } from './printable-text.ts';
import { renderDocx, renderPdf } from './rendering.ts';

const poppler = hasPoppler();
const DAY = '2026-01-05';

const squeezed = (text: string) => text.replace(/\s+/gu, ' ').trim();
/** Line breaks of the page may fall anywhere, so lines are compared without any white space. */
const bare = (text: string) => text.replace(/[\s\u00a0]+/gu, '');
/** Signs without a glyph are printed as their code. */
const decoded = (text: string) =>
  text.replace(/\[U\+([0-9A-F]{4,6})\]/gu, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
/** Any code point, with the lower planes (letters, marks, symbols) as likely as the rest. */
const anySign = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.integer({ min: 0, max: 0x33ff }).map((code) => String.fromCodePoint(code)),
);
/**
 * The same without what is written from right to left: reading it back, pdftotext adds direction marks and an order of
 * its own, which says nothing of the file.
 */
const leftToRight = anySign.filter(
  (sign) => !/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(sign),
);
const asDocument = (texts: readonly string[]): PrintedDocument => ({
  title: 'Thử',
  body: texts.map((content) => ({ kind: 'paragraph', content, align: 'left' })),
});

test('a DOCX says what the model says, paragraph by paragraph', async () => {
  const document = aPrintedDocument();
  const paragraphs = docxParagraphs(await renderDocx(document))
    .map(squeezed)
    .filter((text) => text !== '');
  expect(paragraphs).toEqual(textOf(document).map(squeezed));
});

test('a DOCX carries the layout of the decree', async () => {
  const xml = docxPart(await renderDocx(aPrintedDocument()), 'word/document.xml');
  expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
  expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
  expect(xml).toContain('<w:titlePg/>');
  expect(xml).toContain('w:ascii="Times New Roman"');
});

test.runIf(poppler)('a PDF says what the model says, cell by cell', async () => {
  const document = aPrintedDocument({ annexes: [] });
  const text = bare(askPoppler('pdftotext', await renderPdf(document, DAY), ['-raw']));
  const parts = textOf(document).map(bare);
  for (const part of parts) {
    expect(text).toContain(part);
  }
  expect(text.length).toBe(parts.join('').length);
});

test.runIf(poppler)(
  'a PDF embeds its fonts, names itself PDF/A-2b, is tagged and numbers its pages from the second',
  async () => {
    const pdf = await renderPdf(aPrintedDocument(), DAY);
    const fonts = askPoppler('pdffonts', pdf).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      expect(font).toMatch(/Tinos-\S+ +CID TrueType +Identity-H +yes yes yes/);
    }
    const xmp = pdf.toString('latin1');
    expect(xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(askPoppler('pdfinfo', pdf)).toMatch(/Tagged: +yes/);
    const pages = askPoppler('pdftotext', pdf, ['-layout']).split('\f');
    expect(pages[0]?.trimStart()).not.toMatch(/^\d/);
    expect(pages[1]?.trimStart()).toMatch(/^2\n/);
    expect(pages[2]?.trimStart()).toMatch(/^3\n/);
  },
);

test.runIf(poppler)(
  'any text from left to right comes out of the PDF as itself, or as the code of a sign that no font has',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: leftToRight, maxLength: 40 }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (texts) => {
          const text = bare(askPoppler('pdftotext', await renderPdf(asDocument(texts), DAY), ['-raw']));
          // A space that no font has is printed as its code, and is no text either.
          expect(bare(decoded(text))).toBe(bare(texts.map(printable).join('\n')));
        },
      ),
      { numRuns: 60 },
    );
  },
);

test.runIf(poppler)('markup of Typst and Vietnamese with stacked marks come out of the PDF unchanged', async () => {
  const signs = [
    ...'#*_`$@<>[]{}()\\/~=-+"\'“”‘’…–—%&;:,.!?|^',
    'ễ',
    'Ậ',
    'ữ',
    'ợ',
    'Ư',
    'đ',
    'Đ',
    'fi',
    'ffi',
    '₫',
    '½',
    '≥',
    '//',
    '/*',
    '*/',
    '--',
    '---',
    '#let x',
    '\\u{41}',
  ];
  const unit = fc.oneof(fc.constantFrom(...signs), fc.constantFrom(...'abc 12ăâêôơưáàảãạ'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit, minLength: 1, maxLength: 30 }), {
        minLength: 1,
        maxLength: 10,
      }),
      async (texts) => {
        const text = bare(askPoppler('pdftotext', await renderPdf(asDocument(texts), DAY), ['-raw']));
        expect(text).toBe(bare(texts.join('\n')).normalize('NFC'));
      },
    ),
    { numRuns: 40 },
  );
});

test('any text comes out of the DOCX as itself', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: anySign, maxLength: 60 }), {
        minLength: 1,
        maxLength: 10,
      }),
      async (texts) => {
        expect(docxParagraphs(await renderDocx(asDocument(texts))).slice(0, texts.length)).toEqual(
          texts.map(printable),
        );
      },
    ),
    { numRuns: 25 },
  );
});

test('control and direction characters never reach a document', () => {
  expect(printable('a\u0000b\u202Ec\u200Bd\tê\r\nf\u2028g')).toBe('abcd ê\nf\ng');
});
