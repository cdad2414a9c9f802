import { sql } from 'kysely';
import type { DocumentId, DocumentNaming } from '#core/documents/document-reference.ts';
import { issuerKey, parseSymbol, symbolKey } from '#core/documents/document-symbol.ts';
import { type DocumentWarning, type Neighbour, warningsOf } from '#core/documents/document-warnings.ts';
import { refuseDocument } from '#core/documents/refusals.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { pathOf } from '#server/platform/kept-files.ts';
import { documentFilePlace } from './document-file-place.ts';
import { loadFiles } from './document-repository.ts';

/**
 * How other features use a registered document: keep its id in a column `document_id` with a foreign key
 * `(agency_id, document_id) references document_reference`, ask `requireDocument` before they write it, show it with
 * `documentsByIds`, and name in `feature.ts` (`documentUses`) what of theirs quotes it. Screens choose one with
 * `web/ui/document-picker`.
 */
export interface QuotedDocument extends DocumentNaming {
  readonly id: DocumentId;
  readonly hasFile: boolean;
}

/** Those of the ids that this agency has registered. One statement. */
export async function documentsByIds(
  tx: Database,
  agencyId: UnitId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, QuotedDocument>> {
  if (ids.length === 0) {
    return new Map();
  }
  const { rows } = await sql<QuotedDocument>`
    select document_reference.id, document_reference.kind, document_reference.symbol, document_reference.date,
      document_reference.issuer, document_reference.abstract,
      exists (select 1 from document_file where document_file.agency_id = document_reference.agency_id
        and document_file.document_id = document_reference.id) as "hasFile"
    from document_reference
    where document_reference.agency_id = ${agencyId}
      and document_reference.id = any (${sql.val([...ids])}::uuid[])`.execute(tx);
  return new Map(rows.map((document) => [document.id, document]));
}

export interface DocumentFilePath {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly path: string;
}

/** The file of a document that counts, to be read; undefined where there is none. */
export async function newestFileOf(
  tx: Database,
  dataFolder: string,
  agencyId: UnitId,
  documentId: string,
): Promise<DocumentFilePath | undefined> {
  const [newest] = await loadFiles(tx, agencyId, documentId as DocumentId);
  return newest && { name: newest.name, size: newest.size, path: pathOf(documentFilePlace(dataFolder, newest.id)) };
}

/** Refuses an id that this agency has not registered (`document-unknown`). */
export async function requireDocument(tx: Database, agencyId: UnitId, id: string): Promise<QuotedDocument> {
  const document = (await documentsByIds(tx, agencyId, [id])).get(id);
  if (!document) {
    throw refuseDocument('document-unknown', { id });
  }
  return document;
}

/**
 * What looks wrong about a document that bears (or will bear) this name, beside those of the same number: another date,
 * another title. `id` is its own entry, where it has one.
 */
export async function numberWarnings(
  tx: Database,
  agencyId: UnitId,
  naming: DocumentNaming,
  id: string | undefined,
): Promise<readonly DocumentWarning[]> {
  const parsed = parseSymbol(naming.symbol);
  if (!parsed) {
    return [];
  }
  const { rows } = await sql<Neighbour>`
    select document_reference.id, document_reference.kind, document_reference.symbol, document_reference.date,
      document_reference.issuer, document_reference.abstract
    from document_reference
    where document_reference.agency_id = ${agencyId} and document_reference.symbol_key = ${symbolKey(parsed)}
      and document_reference.number_year = ${parsed.year ?? Number(naming.date.slice(0, 4))}
      and document_reference.issuer_key = ${issuerKey(naming.issuer)}
      and document_reference.id is distinct from ${id ?? null}::uuid
    order by document_reference.twin limit 5`.execute(tx);
  return warningsOf(naming, rows);
}

/** A registered document by its number and issuer, as texts and imports name it; undefined where there is none. */
export async function documentByNumber(
  tx: Database,
  agencyId: UnitId,
  { symbol, date, issuer }: Pick<DocumentNaming, 'symbol' | 'date' | 'issuer'>,
): Promise<DocumentId | undefined> {
  const parsed = parseSymbol(symbol);
  if (!parsed) {
    return undefined;
  }
  const { rows } = await sql<{ id: DocumentId }>`
    select document_reference.id from document_reference
    where document_reference.agency_id = ${agencyId} and document_reference.symbol_key = ${symbolKey(parsed)}
      and document_reference.number_year = ${parsed.year ?? Number(date.slice(0, 4))}
      and document_reference.issuer_key = ${issuerKey(issuer)}
    order by document_reference.date = ${date} desc, document_reference.twin limit 1`.execute(tx);
  return rows[0]?.id;
}
