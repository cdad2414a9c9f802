import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { DocumentUse } from '#server/platform/document-use.ts';

/** The publications that a registered decision made. */
export async function publicationUses(
  tx: Database,
  agencyId: UnitId,
  documentId: string,
): Promise<readonly DocumentUse[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select publication.id, publication.title from result_publication publication
    where publication.agency_id = ${agencyId} and publication.document_id = ${documentId}::uuid
    order by publication.published_at desc`.execute(tx);
  return rows.map(({ id, title }) => ({ what: 'Công bố kết quả', title, path: `xep-hang/qd.${id}` }));
}
