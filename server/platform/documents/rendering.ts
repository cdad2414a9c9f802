import type { PlainDate } from '#core/kernel/dates.ts';
import type { PrintedDocument } from '#core/kernel/documents.ts';
import { printPdf } from './pdf-printer.ts';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const PDF_TYPE = 'application/pdf';

/** Word's format, for a document that people still change. The library is loaded at the first one. */
export async function renderDocx(document: PrintedDocument): Promise<Buffer> {
  const { writeDocx } = await import('./docx-writer.ts');
  return writeDocx(document);
}

/** PDF/A-2b, tagged, fonts embedded; `createdOn` is the file's day of making. */
export async function renderPdf(document: PrintedDocument, createdOn: PlainDate): Promise<Buffer> {
  return printPdf(document, createdOn);
}
