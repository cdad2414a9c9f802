import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ProposedItem } from '#core/plans/conclusions/conclusion-text.ts';
import type { ScheduleLine } from '#core/plans/conclusions/reporting-schedule.ts';
import type { ConclusionId, ConclusionItemId } from '#core/plans/office/registers.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from './office-desk.ts';

export interface Conclusion {
  readonly id: ConclusionId;
  readonly documentId: string;
  readonly year: number;
  readonly text: string;
  readonly textHash: string;
  readonly schedule: readonly ScheduleLine[];
  readonly createdAt: Date;
  readonly createdBy: string;
}

export async function conclusionByText(
  tx: Database,
  agencyId: UnitId,
  hash: string,
): Promise<ConclusionId | undefined> {
  const { rows } = await sql<{ id: ConclusionId }>`select conclusion.id from conclusion
    where conclusion.agency_id = ${agencyId} and conclusion.text_hash = ${hash}`.execute(tx);
  return rows[0]?.id;
}

export async function insertConclusion(tx: Database, agencyId: UnitId, one: Conclusion): Promise<void> {
  await sql`insert into conclusion (agency_id, id, document_id, year, text, text_hash, schedule, created_at, created_by)
    values (${agencyId}, ${one.id}, ${one.documentId}, ${one.year}, ${one.text}, ${one.textHash},
      ${JSON.stringify(one.schedule)}::jsonb, ${one.createdAt}, ${one.createdBy})`.execute(tx);
}

export interface NewItem extends ProposedItem {
  readonly id: ConclusionItemId;
  readonly key: string;
}

export async function insertItems(
  tx: Database,
  agencyId: UnitId,
  conclusionId: ConclusionId,
  items: readonly NewItem[],
): Promise<void> {
  if (items.length === 0) {
    return;
  }
  await tx
    .insertInto('conclusion_item')
    .values(
      items.map((item, place) => ({
        agency_id: agencyId,
        id: item.id,
        conclusion_id: conclusionId,
        position: place + 1,
        number: item.number,
        quote: item.quote,
        quote_key: item.key,
        title: item.title,
        lead_section_id: item.lead ?? null,
        cooperating: [...item.cooperating],
        person_words: item.person,
        lead_from: item.leadFrom,
        wording: item.wording,
        deadline: item.deadline ?? null,
        deadline_words: item.deadlineWords,
        repeated: item.repeated,
        state: 'proposed',
      })),
    )
    .execute();
}

export async function loadConclusion(
  tx: Database,
  agencyId: UnitId,
  id: ConclusionId,
): Promise<Conclusion | undefined> {
  const { rows } = await sql<Conclusion>`select conclusion.id, conclusion.document_id as "documentId", conclusion.year,
      conclusion.text, conclusion.text_hash as "textHash", conclusion.schedule, conclusion.created_at as "createdAt",
      conclusion.created_by as "createdBy"
    from conclusion where conclusion.agency_id = ${agencyId} and conclusion.id = ${id}`.execute(tx);
  return rows[0];
}

export interface StoredItem {
  readonly id: ConclusionItemId;
  readonly position: number;
  readonly number: string;
  readonly quote: string;
  readonly title: string;
  readonly lead: number | null;
  readonly cooperating: number[];
  readonly person: string;
  readonly leadFrom: ProposedItem['leadFrom'];
  readonly wording: string;
  readonly deadline: PlainDate | null;
  readonly deadlineWords: string;
  readonly repeated: boolean;
  readonly state: 'proposed' | 'confirmed' | 'dropped';
  readonly taskId: string | null;
  readonly dropReason: string;
  /** The task that the same words became, from this notice or another. */
  readonly earlierTaskId: string | null;
}

export async function loadItems(tx: Database, agencyId: UnitId, id: ConclusionId): Promise<readonly StoredItem[]> {
  const { rows } = await sql<StoredItem>`select item.id, item.position, item.number, item.quote, item.title,
      item.lead_section_id as lead, item.cooperating, item.person_words as person, item.lead_from as "leadFrom",
      item.wording, item.deadline, item.deadline_words as "deadlineWords", item.repeated, item.state,
      item.task_id as "taskId", item.drop_reason as "dropReason", earlier.task_id as "earlierTaskId"
    from conclusion_item item
    left join conclusion_item earlier on earlier.agency_id = item.agency_id and earlier.quote_key = item.quote_key
      and earlier.state = 'confirmed' and earlier.id <> item.id
    where item.agency_id = ${agencyId} and item.conclusion_id = ${id}
    order by item.position`.execute(tx);
  return rows;
}

interface Decision {
  readonly state: 'confirmed' | 'dropped';
  readonly taskId: string | null;
  readonly dropReason: string;
}

export async function decideItem(
  tx: Database,
  agencyId: UnitId,
  id: ConclusionItemId,
  { state, taskId, dropReason }: Decision,
  { at, by }: Writing,
): Promise<void> {
  await tx
    .updateTable('conclusion_item')
    .set({ state, task_id: taskId, drop_reason: dropReason, decided_at: at, decided_by: by })
    .where('conclusion_item.agency_id', '=', agencyId)
    .where('conclusion_item.id', '=', id)
    .execute();
}

export async function listConclusions(tx: Database, agencyId: UnitId, year: number) {
  const { rows } = await sql<{
    id: ConclusionId;
    documentId: string;
    createdAt: Date;
    proposed: number;
    confirmed: number;
    dropped: number;
  }>`select conclusion.id, conclusion.document_id as "documentId", conclusion.created_at as "createdAt",
      count(*) filter (where item.state = 'proposed') as proposed,
      count(*) filter (where item.state = 'confirmed') as confirmed,
      count(*) filter (where item.state = 'dropped') as dropped
    from conclusion
    left join conclusion_item item on item.agency_id = conclusion.agency_id and item.conclusion_id = conclusion.id
    where conclusion.agency_id = ${agencyId} and conclusion.year = ${year}
    group by conclusion.agency_id, conclusion.id order by conclusion.created_at desc, conclusion.id desc`.execute(tx);
  return rows;
}
