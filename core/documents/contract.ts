import { z } from 'zod';
import { idOf, pageOf, pageQuery, plainDate } from '#core/kernel/contract.ts';
import type { DocumentFileId, DocumentId } from './document-reference.ts';
import { DOCUMENT_WARNINGS } from './document-warnings.ts';

export const documentId = idOf<DocumentId>();

const moment = z.iso.datetime({ offset: true });
const naming = {
  kind: z.string(),
  symbol: z.string().describe('Number and symbol: "15/KH-UBND"'),
  date: plainDate,
  issuer: z.string(),
  abstract: z.string(),
};

/** A document as a list or a picker shows it. */
export const documentLine = z.object({
  id: documentId,
  ...naming,
  hasFile: z.boolean(),
  warnings: z.array(z.enum(DOCUMENT_WARNINGS)),
});
export type DocumentLine = z.output<typeof documentLine>;

export const documentList = pageOf(documentLine);

export const documentQuery = pageQuery.extend({
  words: z.string().max(200).optional().describe('Words of number, abstract or issuer, with or without marks'),
  kind: z.string().max(40).optional(),
  year: z.coerce.number().int().optional(),
});
export type DocumentQuery = z.output<typeof documentQuery>;

const otherDocument = z.object({ id: documentId, ...naming });

export const documentResponse = documentLine.extend({
  warnings: z.array(z.object({ code: z.enum(DOCUMENT_WARNINGS), other: otherDocument.nullable() })),
  files: z
    .array(
      z.object({
        id: idOf<DocumentFileId>(),
        name: z.string(),
        size: z.number().int(),
        hash: z.string().describe('SHA-256'),
        at: moment,
        by: z.string(),
      }),
    )
    .describe('Newest first; the first is the one that counts'),
  uses: z.array(z.object({ what: z.string(), title: z.string(), path: z.string() })),
  separateReason: z.string().describe('Why a second document of the same number stands in the register'),
  version: z.number().int(),
  addedAt: moment,
  addedBy: z.string(),
  uploadLimitMb: z.number().int(),
});
export type DocumentResponse = z.output<typeof documentResponse>;

const namingTyped = {
  kind: z.string().max(40),
  symbol: z.string().trim().max(80),
  date: plainDate,
  issuer: z.string().trim().max(200),
  abstract: z.string().trim().max(1000),
};

export const addDocumentRequest = z.object({
  ...namingTyped,
  separateReason: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .describe('Given: registered although the number is known, because it is another document'),
});
export type AddDocumentRequest = z.input<typeof addDocumentRequest>;

export const editDocumentRequest = z.object({
  ...namingTyped,
  version: z.number().int().min(1),
  reason: z.string().trim().max(1000),
});
export type EditDocumentRequest = z.input<typeof editDocumentRequest>;
