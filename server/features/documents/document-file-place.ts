import type { DocumentFileId } from '#core/documents/document-reference.ts';
import type { FilePlace } from '#server/platform/kept-files.ts';

/** Where a document's file lies. */
export function documentFilePlace(dataFolder: string, id: DocumentFileId): FilePlace {
  return { dataFolder, folder: 'documents', id };
}
