import { expect, test } from 'vitest';
import type { PrintedDocument } from '#core/kernel/documents.ts';
import { printPdf } from './pdf-printer.ts';

const page = (text: string): PrintedDocument => ({
  title: text,
  body: [{ kind: 'paragraph', content: text, align: 'left' }],
});

test('more documents at once than one process makes: each asker gets their own', async () => {
  const short = await printPdf(page('Ngắn'), '2026-01-05');
  const all = await Promise.all(
    Array.from({ length: 120 }, (_, index) => printPdf(page(index % 2 ? 'Ngắn' : 'Dài '.repeat(100)), '2026-01-05')),
  );
  expect(all.map((pdf) => pdf.subarray(0, 5).toString())).toEqual(Array.from({ length: 120 }, () => '%PDF-'));
  expect(all.filter((pdf) => pdf.length === short.length)).toHaveLength(60);
});

test('a document that cannot be made is a fault of its own; the next one is made', async () => {
  const broken = { title: 'Hỏng' } as unknown as PrintedDocument;
  await expect(printPdf(broken, '2026-01-05')).rejects.toThrow();
  expect((await printPdf(page('Sau đó'), '2026-01-05')).length).toBeGreaterThan(1_000);
});
