import { sql } from 'kysely';
import type { DocumentQuery } from '#core/documents/contract.ts';
import type { DocumentId, DocumentNaming } from '#core/documents/document-reference.ts';
import type { Neighbour } from '#core/documents/document-warnings.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { fold } from '#core/kernel/text.ts';
import type { Database } from '#server/platform/database.ts';

export interface ListedDocument extends DocumentNaming {
  readonly id: DocumentId;
  readonly hasFile: boolean;
}

/** The documents of one agency that hold every word asked for, newest first. */
export async function listDocuments(
  tx: Database,
  agencyId: UnitId,
  { words = '', kind = '', year, page, size }: DocumentQuery,
): Promise<{ readonly items: readonly ListedDocument[]; readonly total: number }> {
  const patterns = fold(words)
    .split(' ')
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/gu, '\\$&')}%`);
  const { rows } = await sql<ListedDocument & { readonly total: number }>`
    select document_reference.id, document_reference.kind, document_reference.symbol, document_reference.date,
      document_reference.issuer, document_reference.abstract, count(*) over () as total,
      exists (select 1 from document_file where document_file.agency_id = document_reference.agency_id
        and document_file.document_id = document_reference.id) as "hasFile"
    from document_reference
    where document_reference.agency_id = ${agencyId}
      and document_reference.search like all (${sql.val(patterns)}::text[])
      and (${kind} = '' or document_reference.kind = ${kind})
      and (${year ?? null}::integer is null or document_reference.number_year = ${year ?? null}::integer)
    order by document_reference.date desc, document_reference.number desc, document_reference.id desc
    limit ${size} offset ${(page - 1) * size}`.execute(tx);
  return { items: rows.map(({ total: _, ...document }) => document), total: rows[0]?.total ?? 0 };
}

/**
 * What stands beside these documents in their rows of numbers and disagrees: the same number again, or the nearest
 * number below or above with a day on the wrong side. By document.
 */
export async function neighboursOf(
  tx: Database,
  agencyId: UnitId,
  ids: readonly DocumentId[],
): Promise<ReadonlyMap<DocumentId, readonly Neighbour[]>> {
  const { rows } = await sql<Neighbour & { readonly of: DocumentId }>`
    select document.id as of, other.id, other.kind, other.symbol, other.date, other.issuer, other.abstract
    from document_reference document
    cross join lateral (
      (select twin.id, twin.kind, twin.symbol, twin.date, twin.issuer, twin.abstract from document_reference twin
        where twin.agency_id = document.agency_id and twin.series_key = document.series_key
          and twin.issuer_key = document.issuer_key and twin.number_year = document.number_year
          and twin.number = document.number and twin.id <> document.id
        order by twin.twin limit 5)
      union all
      (select lower.id, lower.kind, lower.symbol, lower.date, lower.issuer, lower.abstract from document_reference lower
        where lower.agency_id = document.agency_id and lower.series_key = document.series_key
          and lower.issuer_key = document.issuer_key and lower.number_year = document.number_year
          and lower.number < document.number and lower.date > document.date
        order by lower.number desc limit 1)
      union all
      (select upper.id, upper.kind, upper.symbol, upper.date, upper.issuer, upper.abstract from document_reference upper
        where upper.agency_id = document.agency_id and upper.series_key = document.series_key
          and upper.issuer_key = document.issuer_key and upper.number_year = document.number_year
          and upper.number > document.number and upper.date < document.date
        order by upper.number limit 1)) other
    where document.agency_id = ${agencyId} and document.id = any (${sql.val([...ids])}::uuid[])`.execute(tx);
  const found = Map.groupBy(rows, ({ of }) => of);
  return new Map([...found].map(([id, others]) => [id, others.map(({ of: _, ...other }) => other)]));
}
