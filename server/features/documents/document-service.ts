import type {
  AddDocumentRequest,
  DocumentQuery,
  DocumentResponse,
  EditDocumentRequest,
} from '#core/documents/contract.ts';
import { checkedNaming, type DocumentId } from '#core/documents/document-reference.ts';
import { warningsOf } from '#core/documents/document-warnings.ts';
import { refuseDocument } from '#core/documents/refusals.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { insertDocument, loadDocument, loadFiles, sameNumber, saveDocument } from './document-repository.ts';
import { listDocuments, neighboursOf } from './document-view.ts';

export interface Whose {
  readonly scope: Scope;
  readonly unit: UnitRef;
}

export async function readDocuments({ db }: Deps, { scope, unit }: Whose, query: DocumentQuery) {
  return readIn(db, scope, async (tx) => {
    const { items, total } = await listDocuments(tx, unit.agencyId, query);
    const beside = await neighboursOf(
      tx,
      unit.agencyId,
      items.map(({ id }) => id),
    );
    const lines = items.map((document) => {
      const codes = warningsOf(document, beside.get(document.id) ?? []).map(({ code }) => code);
      return { ...document, warnings: [...new Set(codes)] };
    });
    return { items: lines, total };
  });
}

export async function readDocument(deps: Deps, { scope, unit }: Whose, id: DocumentId): Promise<DocumentResponse> {
  return readIn(deps.db, scope, (tx) => documentToWire(deps, tx, unit, id));
}

async function documentToWire(
  deps: Deps,
  tx: Database,
  { agencyId }: UnitRef,
  id: DocumentId,
): Promise<DocumentResponse> {
  const document = await loadDocument(tx, agencyId, id);
  if (!document) {
    throw refuseDocument('document-unknown', { id });
  }
  const files = await loadFiles(tx, agencyId, id);
  const beside = (await neighboursOf(tx, agencyId, [id])).get(id) ?? [];
  const uses = [];
  // A handful of features, each asked once about its own.
  for (const usesOf of deps.documentUses) {
    uses.push(...(await usesOf(tx, agencyId, id)));
  }
  const { addedAt, twin: _, ...rest } = document;
  return {
    ...rest,
    hasFile: files.length > 0,
    warnings: warningsOf(document, beside).map(({ code, other }) => ({ code, other: other ?? null })),
    files: files.map((file) => ({ ...file, at: file.at.toISOString() })),
    uses,
    addedAt: addedAt.toISOString(),
    uploadLimitMb: deps.config.CCHC_UPLOAD_MB,
  };
}

/**
 * Registers a document. A number that is known already is refused with the document that bears it, unless a reason says
 * that the issuer gave one number to two documents.
 */
export async function addDocument(
  deps: Deps,
  { scope, unit }: Whose,
  { separateReason = '', ...typed }: AddDocumentRequest,
): Promise<DocumentResponse> {
  const { agencyId } = unit;
  return writeIn(deps.db, scope, agencyId, async (tx) => {
    const at = deps.now();
    const naming = checkedNaming(typed, vietnamDay(at));
    const known = await sameNumber(tx, agencyId, naming);
    const [first] = known;
    if (first && separateReason.trim() === '') {
      throw refuseDocument('document-known', { document: await documentToWire(deps, tx, unit, first.id) });
    }
    const id = newId<DocumentId>(at);
    const twin = first ? Math.max(...known.map((one) => one.twin)) + 1 : 0;
    const document = { ...naming, id, twin, separateReason: first ? separateReason.trim() : '' };
    await insertDocument(tx, agencyId, document, { at, by: scope.actor.name });
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at,
      action: 'documents:add',
      subjectKind: 'document',
      subjectId: id,
      what: { ...naming, ...(twin > 0 && { twin }) },
      why: document.separateReason || undefined,
    });
    return documentToWire(deps, tx, unit, id);
  });
}

/** Corrects what names a document, with a reason; every place that quotes it says the corrected name from then on. */
export async function editDocument(
  deps: Deps,
  { scope, unit }: Whose,
  id: DocumentId,
  { version, reason, ...typed }: EditDocumentRequest,
): Promise<DocumentResponse> {
  const { agencyId } = unit;
  return writeIn(deps.db, scope, agencyId, async (tx) => {
    const at = deps.now();
    const document = await loadDocument(tx, agencyId, id);
    if (!document) {
      throw refuseDocument('document-unknown', { id });
    }
    if (document.version !== version) {
      throw refuseDocument('document-changed', { document: await documentToWire(deps, tx, unit, id) });
    }
    if (reason.trim() === '') {
      throw refuseDocument('document-reason-missing');
    }
    const naming = checkedNaming(typed, vietnamDay(at));
    const clash = (await sameNumber(tx, agencyId, naming)).find((one) => one.id !== id && one.twin === document.twin);
    if (clash) {
      throw refuseDocument('document-known', { document: await documentToWire(deps, tx, unit, clash.id) });
    }
    await saveDocument(tx, agencyId, { ...document, ...naming, version: version + 1 }, { at, by: scope.actor.name });
    const { kind, symbol, date, issuer, abstract } = document;
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at,
      action: 'documents:edit',
      subjectKind: 'document',
      subjectId: id,
      what: { before: { kind, symbol, date, issuer, abstract }, after: naming },
      why: reason.trim(),
    });
    return documentToWire(deps, tx, unit, id);
  });
}
