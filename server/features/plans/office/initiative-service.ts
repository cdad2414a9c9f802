import type { z } from 'zod';
import type { addInitiativeRequest, editInitiativeRequest, initiativeList } from '#core/plans/office/contract.ts';
import { refuseOffice } from '#core/plans/office/refusals.ts';
import { type InitiativeId, requireRecognition } from '#core/plans/office/registers.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import { listInitiatives, loadInitiative, saveInitiative } from './initiative-repository.ts';
import {
  type OfficeDesk,
  quoterFor,
  recorded,
  requireQuoted,
  requireSection,
  requireText,
  requireVersion,
  sectionsOfYear,
} from './office-desk.ts';
import type { RegisterChoice } from './office-figure-view.ts';

export async function readInitiatives(
  desk: OfficeDesk,
  choice: RegisterChoice,
): Promise<z.output<typeof initiativeList>> {
  return readIn(desk.deps.db, desk.scope, async (tx) => {
    const stored = await listInitiatives(tx, desk.unit.agencyId, choice);
    const quote = await quoterFor(
      tx,
      desk,
      stored.map(({ documentId }) => documentId),
    );
    const sections = (await sectionsOfYear(tx, desk, choice.year)).map(({ id, name }) => ({ id, name }));
    const names = new Map(sections.map(({ id, name }) => [id, name]));
    const items = stored.map(({ documentId, ...one }) => ({
      ...one,
      sectionName: names.get(one.sectionId ?? 0) ?? '',
      document: quote(documentId),
    }));
    return { items, total: items.length, sections };
  });
}

type Content = Omit<z.output<typeof addInitiativeRequest>, 'year'>;

async function contentFrom(
  tx: Database,
  desk: OfficeDesk,
  content: Content & { readonly year: number },
  today: string,
) {
  const { year, title, author, sectionId, appliedWhere, level, council, recognisedOn, documentId } = content;
  await requireSection(tx, desk, year, sectionId);
  await requireQuoted(tx, desk, documentId);
  requireRecognition({ level, council, recognisedOn, documentId }, today);
  const words = { title: requireText(title), author: requireText(author) };
  return { year, ...words, sectionId, appliedWhere, level, council, recognisedOn, documentId };
}

export async function addInitiative(
  desk: OfficeDesk,
  request: z.output<typeof addInitiativeRequest>,
): Promise<InitiativeId> {
  return recorded(desk, async (tx, writing) => {
    const id = newId<InitiativeId>(writing.at);
    const own = await contentFrom(tx, desk, request, writing.today);
    await saveInitiative(tx, desk.unit.agencyId, { id, ...own, version: 1 }, writing);
    return { fact: { action: 'plans:add-initiative', kind: 'initiative', id, what: own }, answer: id };
  });
}

/** Other words, or how far it has come since: recognised, entered at the level above. */
export async function editInitiative(
  desk: OfficeDesk,
  id: InitiativeId,
  { version, ...content }: z.output<typeof editInitiativeRequest>,
): Promise<void> {
  await recorded(desk, async (tx, writing) => {
    const initiative = await loadInitiative(tx, desk.unit.agencyId, id);
    if (!initiative) {
      throw refuseOffice('initiative-unknown', { id });
    }
    requireVersion(initiative.version, version);
    const own = await contentFrom(tx, desk, { year: initiative.year, ...content }, writing.today);
    await saveInitiative(tx, desk.unit.agencyId, { id, ...own, version }, writing);
    return { fact: { action: 'plans:edit-initiative', kind: 'initiative', id, what: own }, answer: undefined };
  });
}
