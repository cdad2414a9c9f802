import { sql } from 'kysely';
import type { DisputeId, DisputeItemId, RecordKind, Verdict } from '#core/assessments/disputes/dispute.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

export interface StoredItem {
  readonly id: DisputeItemId;
  readonly role: 'record' | 'evidence';
  readonly kind: RecordKind;
  readonly dossierId: string | null;
  readonly documentId: string | null;
  readonly taskId: string | null;
  readonly fileName: string | null;
  readonly fileSize: number | null;
  readonly fileHash: string | null;
  readonly words: string;
  readonly verdict: Verdict | null;
  readonly note: string;
  readonly addedAt: Date;
  readonly addedBy: string;
}

export async function loadItems(tx: Database, agencyId: UnitId, id: DisputeId): Promise<readonly StoredItem[]> {
  const { rows } = await sql<StoredItem>`
    select figure_dispute_item.id, figure_dispute_item.role, figure_dispute_item.kind,
      figure_dispute_item.dossier_id as "dossierId", figure_dispute_item.document_id as "documentId",
      figure_dispute_item.task_id as "taskId", figure_dispute_item.file_name as "fileName",
      figure_dispute_item.file_size as "fileSize", figure_dispute_item.file_hash as "fileHash",
      figure_dispute_item.words, figure_dispute_item.verdict, figure_dispute_item.note,
      figure_dispute_item.added_at as "addedAt", figure_dispute_item.added_by as "addedBy"
    from figure_dispute_item
    where figure_dispute_item.agency_id = ${agencyId} and figure_dispute_item.dispute_id = ${id}
    order by figure_dispute_item.role desc, figure_dispute_item.added_at, figure_dispute_item.id`.execute(tx);
  return rows;
}

export async function countItems(tx: Database, agencyId: UnitId, id: DisputeId): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from figure_dispute_item
    where figure_dispute_item.agency_id = ${agencyId} and figure_dispute_item.dispute_id = ${id}`.execute(tx);
  return rows[0]?.n ?? 0;
}

export type NewItem = Omit<StoredItem, 'addedAt' | 'addedBy'>;

/** One statement for all; a record that the dispute has already stays as it is. */
export async function insertItems(
  tx: Database,
  agencyId: UnitId,
  disputeId: DisputeId,
  items: readonly NewItem[],
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    insert into figure_dispute_item (agency_id, id, dispute_id, role, kind, dossier_id, document_id, task_id, file_name,
      file_size, file_hash, words, verdict, note, added_at, added_by)
    select ${agencyId}, one.id, ${disputeId}, one.role, one.kind, one."dossierId", one."documentId", one."taskId",
      one."fileName", one."fileSize", one."fileHash", one.words, one.verdict, one.note, ${at}, ${by}
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as one(id uuid, role text, kind text, "dossierId" uuid,
      "documentId" uuid, "taskId" uuid, "fileName" text, "fileSize" bigint, "fileHash" text, words text, verdict text,
      note text)
    on conflict do nothing
    returning figure_dispute_item.id`.execute(tx);
  return rows.length;
}

export async function deleteItem(
  tx: Database,
  agencyId: UnitId,
  disputeId: DisputeId,
  id: DisputeItemId,
): Promise<StoredItem | undefined> {
  const { rows } = await sql<StoredItem>`delete from figure_dispute_item
    where figure_dispute_item.agency_id = ${agencyId} and figure_dispute_item.dispute_id = ${disputeId}
      and figure_dispute_item.id = ${id}
    returning figure_dispute_item.id, figure_dispute_item.kind, figure_dispute_item.words`.execute(tx);
  return rows[0];
}
