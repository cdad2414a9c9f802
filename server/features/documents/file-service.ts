import { createReadStream } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { DocumentResponse } from '#core/documents/contract.ts';
import { isDocumentFile } from '#core/documents/document-file.ts';
import type { DocumentFileId, DocumentId } from '#core/documents/document-reference.ts';
import { refuseDocument } from '#core/documents/refusals.ts';
import { clean } from '#core/kernel/text.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type FilePlace, forgetFile, keepFile, pathOf } from '#server/platform/kept-files.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import { documentFilePlace } from './document-file-place.ts';
import { insertFile, loadDocument, loadFiles } from './document-repository.ts';
import { readDocument, type Whose } from './document-service.ts';

export interface Upload {
  readonly name: string;
  readonly stream: Readable;
  readonly isCut: () => boolean;
}

function placeOf({ config }: Deps, id: DocumentFileId): FilePlace {
  return documentFilePlace(config.CCHC_DATA, id);
}

/** Keeps a file of a document; an earlier one stays, the newest counts. A refused file leaves nothing behind. */
export async function uploadDocumentFile(
  deps: Deps,
  { scope, unit }: Whose,
  documentId: DocumentId,
  file: Upload,
): Promise<DocumentResponse> {
  const at = deps.now();
  const id = newId<DocumentFileId>(at);
  const place = placeOf(deps, id);
  const name = clean(basename(file.name)).slice(-200);
  try {
    const { size, hash } = await keepFile(place, file.stream);
    if (file.isCut()) {
      throw refuseDocument('document-file-too-large', { limit: deps.config.CCHC_UPLOAD_MB });
    }
    if (!isDocumentFile(name, await headOf(pathOf(place)))) {
      throw refuseDocument('document-file-kind', { name });
    }
    await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
      if (!(await loadDocument(tx, unit.agencyId, documentId))) {
        throw refuseDocument('document-unknown', { id: documentId });
      }
      await insertFile(tx, unit.agencyId, documentId, { id, name, size, hash, at, by: scope.actor.name });
      await appendAudit(tx, {
        agencyId: unit.agencyId,
        actor: scope.actor,
        at,
        action: 'documents:upload',
        subjectKind: 'document',
        subjectId: documentId,
        what: { file: name, size, hash },
      });
    });
  } catch (error) {
    await forgetFile(place);
    throw error;
  }
  return readDocument(deps, { scope, unit }, documentId);
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export interface Download {
  readonly name: string;
  readonly size: number;
  readonly content: Readable;
}

export async function downloadDocumentFile(deps: Deps, { scope, unit }: Whose, id: DocumentId): Promise<Download> {
  const [newest] = await readIn(deps.db, scope, (tx) => loadFiles(tx, unit.agencyId, id));
  if (!newest) {
    throw refuseDocument('document-file-gone');
  }
  const path = pathOf(placeOf(deps, newest.id));
  await access(path).catch(() => {
    throw refuseDocument('document-file-gone');
  });
  return { name: newest.name, size: newest.size, content: createReadStream(path) };
}
