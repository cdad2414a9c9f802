import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import type { z } from 'zod';
import { REPORT_MEGABYTES } from '#core/checks/contract.ts';
import { refuse as refuseFile } from '#core/checks/refusals.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { itemKey, readConclusion } from '#core/plans/conclusions/conclusion-text.ts';
import {
  type addConclusionRequest,
  type ConclusionResponse,
  type conclusionList,
  type confirmItemRequest,
  LONGEST_NOTICE,
} from '#core/plans/conclusions/contract.ts';
import { noticeText } from '#core/plans/conclusions/notice-text.ts';
import { refuseOffice } from '#core/plans/office/refusals.ts';
import type { ConclusionId, ConclusionItemId } from '#core/plans/office/registers.ts';
import { newestFileOf, requireDocument } from '#server/features/documents/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readApart } from '#server/platform/report-files/read-apart.ts';
import { readIn } from '#server/platform/scope.ts';
import { peopleOf } from '../reform/reform-view.ts';
import {
  conclusionByText,
  decideItem,
  insertConclusion,
  insertItems,
  listConclusions,
  loadConclusion,
  loadItems,
  type StoredItem,
} from './conclusion-repository.ts';
import { type OfficeDesk, quoterFor, recorded, requireText, sectionsOfYear } from './office-desk.ts';
import { orderTask } from './order-task.ts';

export async function readConclusions(desk: OfficeDesk, year: number): Promise<z.output<typeof conclusionList>> {
  return readIn(desk.deps.db, desk.scope, async (tx) => {
    const stored = await listConclusions(tx, desk.unit.agencyId, year);
    const quote = await quoterFor(
      tx,
      desk,
      stored.map(({ documentId }) => documentId),
    );
    const items = stored.map(({ documentId, createdAt, ...one }) => ({
      ...one,
      document: quote(documentId),
      createdAt: createdAt.toISOString(),
    }));
    return { items, total: items.length };
  });
}

export async function readOneConclusion(desk: OfficeDesk, id: ConclusionId): Promise<ConclusionResponse> {
  return readIn(desk.deps.db, desk.scope, (tx) => conclusionToWire(tx, desk, id));
}

async function conclusionToWire(tx: Database, desk: OfficeDesk, id: ConclusionId): Promise<ConclusionResponse> {
  const { agencyId } = desk.unit;
  const conclusion = await loadConclusion(tx, agencyId, id);
  if (!conclusion) {
    throw refuseOffice('conclusion-unknown', { id });
  }
  const { documentId, createdAt, textHash: _, ...rest } = conclusion;
  const quote = await quoterFor(tx, desk, [documentId]);
  const sections = await sectionsOfYear(tx, desk, conclusion.year);
  const people = await peopleOf(tx, agencyId, vietnamDay(desk.deps.now()));
  return {
    ...rest,
    schedule: [...conclusion.schedule],
    document: quote(documentId),
    createdAt: createdAt.toISOString(),
    items: [...(await loadItems(tx, agencyId, id))],
    sections: sections.map(({ id: section, name }) => ({ id: section, name })),
    people: people.map(({ id: person, name }) => ({ id: person, name })),
  };
}

/** The words of the document's file in the register. */
async function textOfFile({ deps, scope, unit }: OfficeDesk, documentId: string): Promise<string> {
  const file = await readIn(deps.db, scope, async (tx) => {
    await requireDocument(tx, unit.agencyId, documentId);
    return newestFileOf(tx, deps.config.CCHC_DATA, unit.agencyId, documentId);
  });
  if (!file || !(await exists(file.path))) {
    throw refuseOffice('conclusion-without-file');
  }
  if (file.size > REPORT_MEGABYTES * 1_048_576) {
    throw refuseFile('report-too-large', { limit: REPORT_MEGABYTES });
  }
  const { kind, text } = await readApart(file.path);
  const words = noticeText(text, kind);
  if (words.length > LONGEST_NOTICE) {
    throw refuseOffice('conclusion-too-long', { limit: LONGEST_NOTICE.toLocaleString('vi-VN') });
  }
  return words;
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Keeps the text and proposes its items; the same text again is the same notice, with what was decided of it. */
export async function addConclusion(
  desk: OfficeDesk,
  { documentId, text }: z.output<typeof addConclusionRequest>,
): Promise<ConclusionId> {
  const { agencyId } = desk.unit;
  const kept = (text ?? (await textOfFile(desk, documentId))).normalize('NFC').trim();
  if (kept === '') {
    throw refuseOffice('conclusion-empty');
  }
  const textHash = createHash('sha256').update(itemKey(kept)).digest('hex');
  const known = await readIn(desk.deps.db, desk.scope, (tx) => conclusionByText(tx, agencyId, textHash));
  if (known) {
    return known;
  }
  return recorded(desk, async (tx, writing) => {
    const document = await requireDocument(tx, agencyId, documentId);
    const year = Number(document.date.slice(0, 4));
    const sections = await sectionsOfYear(tx, desk, year);
    const { items, schedule } = readConclusion(kept, sections, year);
    const id = newId<ConclusionId>(writing.at);
    const origin = { createdAt: writing.at, createdBy: writing.by };
    await insertConclusion(tx, agencyId, { id, documentId, year, text: kept, textHash, schedule, ...origin });
    const proposed = items.map((item) => ({
      ...item,
      id: newId<ConclusionItemId>(writing.at),
      key: itemKey(item.quote),
    }));
    await insertItems(tx, agencyId, id, proposed);
    const what = { document: document.symbol, items: items.length, schedule: schedule.length };
    return { fact: { action: 'plans:add-conclusion', kind: 'conclusion', id, what }, answer: id };
  });
}

export interface ItemKey {
  readonly conclusionId: ConclusionId;
  readonly itemId: ConclusionItemId;
}

async function requireProposed(
  tx: Database,
  { unit }: OfficeDesk,
  { conclusionId, itemId }: ItemKey,
): Promise<StoredItem> {
  const item = (await loadItems(tx, unit.agencyId, conclusionId)).find(({ id }) => id === itemId);
  if (!item) {
    throw refuseOffice('item-unknown', { id: itemId });
  }
  if (item.state !== 'proposed') {
    throw refuseOffice('item-decided', { state: item.state, taskId: item.taskId });
  }
  return item;
}

/** A person confirms what they have read and set right; then, and only then, there is a task. */
export async function confirmItem(
  desk: OfficeDesk,
  key: ItemKey,
  order: z.output<typeof confirmItemRequest>,
): Promise<void> {
  const { agencyId } = desk.unit;
  await recorded(desk, async (tx, writing) => {
    const item = await requireProposed(tx, desk, key);
    if (item.earlierTaskId !== null) {
      throw refuseOffice('item-repeated', { taskId: item.earlierTaskId });
    }
    const conclusion = await loadConclusion(tx, agencyId, key.conclusionId);
    const documentId = conclusion?.documentId ?? null;
    const title = requireText(order.title);
    const note = `Mục ${item.number || item.position}: “${item.quote}”`;
    const taskId = await orderTask(tx, desk, { ...order, title, documentId, note });
    await decideItem(tx, agencyId, key.itemId, { state: 'confirmed', taskId, dropReason: '' }, writing);
    const what = { number: item.number, title, lead: order.lead, deadline: order.deadline, taskId };
    return {
      fact: { action: 'plans:confirm-item', kind: 'conclusion', id: key.conclusionId, what },
      answer: undefined,
    };
  });
}

export async function dropItem(desk: OfficeDesk, key: ItemKey, reason: string): Promise<void> {
  const why = reason.trim();
  if (why === '') {
    throw refuseOffice('item-reason-missing');
  }
  await recorded(desk, async (tx, writing) => {
    const item = await requireProposed(tx, desk, key);
    const decision = { state: 'dropped', taskId: null, dropReason: why } as const;
    await decideItem(tx, desk.unit.agencyId, key.itemId, decision, writing);
    const what = { number: item.number, quote: item.quote };
    return {
      fact: { action: 'plans:drop-item', kind: 'conclusion', id: key.conclusionId, what, why },
      answer: undefined,
    };
  });
}
