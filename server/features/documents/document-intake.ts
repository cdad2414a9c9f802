import { checkedNaming, type DocumentId, type DocumentNaming } from '#core/documents/document-reference.ts';
import { warningsOf } from '#core/documents/document-warnings.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { DocumentIntake } from '#server/platform/document-intake.ts';
import { newId } from '#server/platform/ids.ts';
import { insertDocument, loadDocument, sameNumber, saveDocument } from './document-repository.ts';
import { documentsByIds } from './read-model.ts';

type Who = Parameters<DocumentIntake['register']>[1];

/** Enters what a feature issued. A number that names another document already is left alone: a person decides. */
export const documentIntake: DocumentIntake = {
  register: async (tx, who, typed, own) => {
    const naming = checkedNaming(typed, vietnamDay(who.at));
    const known = await sameNumber(tx, who.agencyId, naming);
    const others = await documentsByIds(
      tx,
      who.agencyId,
      known.map(({ id }) => id).filter((id) => id !== own?.id),
    );
    const same = [...others.values()].find((other) => warningsOf(naming, [other]).every(({ other: two }) => !two));
    if (same) {
      return { id: same.id, how: 'found' };
    }
    if (others.size > 0) {
      return { id: undefined, how: 'number-taken' };
    }
    return own
      ? { id: await correct(tx, who, naming, own), how: 'entered' }
      : { id: await enter(tx, who, naming), how: 'entered' };
  },
};

async function enter(tx: Database, who: Who, naming: DocumentNaming): Promise<DocumentId> {
  const id = newId<DocumentId>(who.at);
  const written = { at: who.at, by: who.actor.name };
  await insertDocument(tx, who.agencyId, { ...naming, id, twin: 0, separateReason: '' }, written);
  await appendAudit(tx, {
    ...who,
    action: 'documents:add',
    subjectKind: 'document',
    subjectId: id,
    what: { ...naming },
  });
  return id;
}

async function correct(
  tx: Database,
  who: Who,
  naming: DocumentNaming,
  own: { readonly id: string; readonly reason: string },
): Promise<string> {
  const document = await loadDocument(tx, who.agencyId, own.id as DocumentId);
  if (!document) {
    return enter(tx, who, naming);
  }
  const { kind, symbol, date, issuer, abstract } = document;
  const before = { kind, symbol, date, issuer, abstract };
  if (JSON.stringify(before) === JSON.stringify(naming)) {
    return own.id;
  }
  const written = { at: who.at, by: who.actor.name };
  await saveDocument(tx, who.agencyId, { ...document, ...naming, version: document.version + 1 }, written);
  await appendAudit(tx, {
    ...who,
    action: 'documents:edit',
    subjectKind: 'document',
    subjectId: own.id,
    what: { before, after: naming },
    why: own.reason,
  });
  return own.id;
}
