import { createReadStream } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { AddItemsRequest, FileItemQuery } from '#core/assessments/disputes/contract.ts';
import { type DisputeId, type DisputeItemId, ITEMS_MOST, requireState } from '#core/assessments/disputes/dispute.ts';
import { isDisputeFile } from '#core/assessments/disputes/dispute-file.ts';
import { refuseDispute } from '#core/assessments/disputes/refusals.ts';
import { clean } from '#core/kernel/text.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type FilePlace, forgetFile, keepFile, pathOf } from '#server/platform/kept-files.ts';
import { readIn } from '#server/platform/scope.ts';
import { type DisputeDesk, recorded, requireDispute } from './dispute-desk.ts';
import { recordsInWords } from './dispute-view.ts';
import { countItems, deleteItem, insertItems, loadItems, type NewItem } from './item-repository.ts';

const NO_THING = { dossierId: null, documentId: null, taskId: null, fileName: null, fileSize: null, fileHash: null };

function placeOf({ config }: Deps, id: DisputeItemId): FilePlace {
  return { dataFolder: config.CCHC_DATA, folder: 'disputes', id };
}

/** Proof may be added until somebody has decided. */
async function requireOpen(tx: Database, desk: DisputeDesk, id: DisputeId, more: number): Promise<void> {
  const dispute = await requireDispute(tx, desk, id);
  requireState(dispute, 'draft', 'sent');
  if (more > 0 && (await countItems(tx, desk.unit.agencyId, id)) + more > ITEMS_MOST) {
    throw refuseDispute('dispute-too-many-items', { most: ITEMS_MOST });
  }
}

/** The records that the dispute is about, or documents that prove it; a record named twice is kept once. */
export async function addItems(desk: DisputeDesk, id: DisputeId, { role, items }: AddItemsRequest): Promise<number> {
  return recorded(desk, async (tx, writing) => {
    await requireOpen(tx, desk, id, items.length);
    const words = await recordsInWords(tx, desk.unit.agencyId, items);
    const unknown = items.filter((one) => !words.has(one.id));
    if (unknown.length > 0) {
      throw refuseDispute('dispute-record-unknown', { ids: unknown.slice(0, 20).map((one) => one.id) });
    }
    const added = await insertItems(
      tx,
      desk.unit.agencyId,
      id,
      items.map(
        ({ kind, id: of, verdict, note }): NewItem => ({
          ...NO_THING,
          [`${kind}Id`]: of,
          id: newId<DisputeItemId>(writing.at),
          role: kind === 'document' ? role : 'record',
          kind,
          words: words.get(of) ?? '',
          verdict: role === 'record' ? verdict : null,
          note,
        }),
      ),
      writing,
    );
    const what = { role, added, records: items.slice(0, 20).map((one) => words.get(one.id)) };
    return { action: 'disputes:add-records', id, what, answer: added };
  });
}

export async function removeItem(desk: DisputeDesk, id: DisputeId, itemId: DisputeItemId): Promise<void> {
  const kind = await recorded(desk, async (tx) => {
    await requireOpen(tx, desk, id, 0);
    const gone = await deleteItem(tx, desk.unit.agencyId, id, itemId);
    if (!gone) {
      throw refuseDispute('dispute-item-unknown');
    }
    return { action: 'disputes:remove-record', id, what: { record: gone.words }, answer: gone.kind };
  });
  if (kind === 'file') {
    await forgetFile(placeOf(desk.deps, itemId));
  }
}

export interface Upload {
  readonly name: string;
  readonly stream: Readable;
  readonly isCut: () => boolean;
}

/** A file as proof, or the export of another system as the record; a refused file leaves nothing behind. */
export async function addFile(desk: DisputeDesk, id: DisputeId, file: Upload, query: FileItemQuery): Promise<void> {
  const { deps } = desk;
  const itemId = newId<DisputeItemId>(deps.now());
  const place = placeOf(deps, itemId);
  const name = clean(basename(file.name)).slice(-200);
  try {
    const { size, hash } = await keepFile(place, file.stream);
    if (file.isCut()) {
      throw refuseDispute('dispute-file-too-large', { limit: deps.config.CCHC_UPLOAD_MB });
    }
    if (!isDisputeFile(name, await headOf(pathOf(place)))) {
      throw refuseDispute('dispute-file-kind', { name });
    }
    await recorded(desk, async (tx, writing) => {
      await requireOpen(tx, desk, id, 1);
      const { role, note, verdict = null } = query;
      const kept = { ...NO_THING, fileName: name, fileSize: size, fileHash: hash };
      const item: NewItem = { ...kept, id: itemId, role, kind: 'file', words: name, verdict, note };
      await insertItems(tx, desk.unit.agencyId, id, [item], writing);
      return { action: 'disputes:add-file', id, what: { role, file: name, size, hash }, answer: undefined };
    });
  } catch (error) {
    await forgetFile(place);
    throw error;
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export async function openFile(desk: DisputeDesk, id: DisputeId, itemId: DisputeItemId) {
  const items = await readIn(desk.deps.db, desk.scope, async (tx) => {
    await requireDispute(tx, desk, id);
    return loadItems(tx, desk.unit.agencyId, id);
  });
  const item = items.find((one) => one.id === itemId && one.kind === 'file');
  const path = pathOf(placeOf(desk.deps, itemId));
  if (!item?.fileName) {
    throw refuseDispute('dispute-item-unknown');
  }
  await access(path).catch(() => {
    throw refuseDispute('dispute-file-gone');
  });
  return { name: item.fileName, size: item.fileSize ?? 0, content: createReadStream(path) };
}
