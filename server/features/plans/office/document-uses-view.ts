import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { DocumentUse } from '#server/platform/document-use.ts';

/** What of the office's registers quotes this document. */
export async function officeDocumentUses(tx: Database, agencyId: UnitId, id: string): Promise<readonly DocumentUse[]> {
  const { rows } = await sql<DocumentUse>`
    select 'Cam kết' as what, commitment.text as title, 'cam-ket?nam=' || commitment.year as path
    from commitment where commitment.agency_id = ${agencyId} and commitment.document_id = ${id}::uuid
    union all
    select case when dialogue.minutes_document_id = ${id}::uuid then 'Biên bản đối thoại' else 'Kế hoạch đối thoại' end,
      dialogue.topic, 'doi-thoai?nam=' || dialogue.year
    from dialogue where dialogue.agency_id = ${agencyId}
      and ${id}::uuid in (dialogue.minutes_document_id, dialogue.plan_document_id)
    union all
    select 'Sáng kiến', initiative.title, 'sang-kien?nam=' || initiative.year
    from initiative where initiative.agency_id = ${agencyId} and initiative.document_id = ${id}::uuid
    union all
    select 'Thông báo kết luận', 'Các nhiệm vụ được giao', 'ket-luan/' || conclusion.id
    from conclusion where conclusion.agency_id = ${agencyId} and conclusion.document_id = ${id}::uuid`.execute(tx);
  return rows;
}
