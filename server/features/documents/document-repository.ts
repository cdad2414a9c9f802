import { sql } from 'kysely';
import type { DocumentFileId, DocumentId, DocumentNaming } from '#core/documents/document-reference.ts';
import { issuerKey, parseSymbol, seriesKey, symbolKey } from '#core/documents/document-symbol.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { fold } from '#core/kernel/text.ts';
import type { Database } from '#server/platform/database.ts';

export interface StoredDocument extends DocumentNaming {
  readonly id: DocumentId;
  readonly twin: number;
  readonly separateReason: string;
  readonly version: number;
  readonly addedAt: Date;
  readonly addedBy: string;
}

export interface Writing {
  readonly at: Date;
  readonly by: string;
}

/** The columns that follow from the naming; the symbol was read before (`checkedNaming`). */
function columnsOf({ kind, symbol, date, issuer, abstract }: DocumentNaming) {
  const parsed = parseSymbol(symbol);
  if (!parsed) {
    throw new Error(`${symbol} is no symbol`);
  }
  return {
    kind,
    symbol,
    number: parsed.number,
    date,
    number_year: parsed.year ?? Number(date.slice(0, 4)),
    issuer,
    abstract,
    symbol_key: symbolKey(parsed),
    series_key: seriesKey(parsed.series),
    issuer_key: issuerKey(issuer),
    search: fold(`${symbol} ${parsed.number}/${parsed.series} ${abstract} ${issuer}`),
  };
}

export async function insertDocument(
  tx: Database,
  agencyId: UnitId,
  document: Pick<StoredDocument, 'id' | 'twin' | 'separateReason'> & DocumentNaming,
  { at, by }: Writing,
): Promise<void> {
  await tx
    .insertInto('document_reference')
    .values({
      agency_id: agencyId,
      id: document.id,
      ...columnsOf(document),
      twin: document.twin,
      separate_reason: document.separateReason,
      added_at: at,
      added_by: by,
      changed_at: at,
      changed_by: by,
    })
    .execute();
}

export async function saveDocument(
  tx: Database,
  agencyId: UnitId,
  document: StoredDocument,
  { at, by }: Writing,
): Promise<void> {
  await tx
    .updateTable('document_reference')
    .set({ ...columnsOf(document), version: document.version, changed_at: at, changed_by: by })
    .where('document_reference.agency_id', '=', agencyId)
    .where('document_reference.id', '=', document.id)
    .execute();
}

export async function loadDocument(
  tx: Database,
  agencyId: UnitId,
  id: DocumentId,
): Promise<StoredDocument | undefined> {
  const row = await tx
    .selectFrom('document_reference')
    .select([
      'document_reference.id',
      'document_reference.kind',
      'document_reference.symbol',
      'document_reference.date',
      'document_reference.issuer',
      'document_reference.abstract',
      'document_reference.twin',
      'document_reference.separate_reason',
      'document_reference.version',
      'document_reference.added_at',
      'document_reference.added_by',
    ])
    .where('document_reference.agency_id', '=', agencyId)
    .where('document_reference.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as DocumentId,
      kind: row.kind,
      symbol: row.symbol,
      date: row.date,
      issuer: row.issuer,
      abstract: row.abstract,
      twin: row.twin,
      separateReason: row.separate_reason,
      version: row.version,
      addedAt: row.added_at,
      addedBy: row.added_by,
    }
  );
}

/** The documents registered under this number, the first first. */
export async function sameNumber(
  tx: Database,
  agencyId: UnitId,
  naming: DocumentNaming,
): Promise<readonly { readonly id: DocumentId; readonly twin: number }[]> {
  const { symbol_key, number_year, issuer_key } = columnsOf(naming);
  const rows = await tx
    .selectFrom('document_reference')
    .select(['document_reference.id', 'document_reference.twin'])
    .where('document_reference.agency_id', '=', agencyId)
    .where('document_reference.symbol_key', '=', symbol_key)
    .where('document_reference.number_year', '=', number_year)
    .where('document_reference.issuer_key', '=', issuer_key)
    .orderBy('document_reference.twin')
    .execute();
  return rows.map(({ id, twin }) => ({ id: id as DocumentId, twin }));
}

export interface StoredFile {
  readonly id: DocumentFileId;
  readonly name: string;
  readonly size: number;
  readonly hash: string;
  readonly at: Date;
  readonly by: string;
}

export async function insertFile(
  tx: Database,
  agencyId: UnitId,
  documentId: DocumentId,
  file: StoredFile,
): Promise<void> {
  await tx
    .insertInto('document_file')
    .values({
      agency_id: agencyId,
      id: file.id,
      document_id: documentId,
      name: file.name,
      size: file.size,
      hash: file.hash,
      uploaded_at: file.at,
      uploaded_by: file.by,
    })
    .execute();
}

/** Newest first. */
export async function loadFiles(
  tx: Database,
  agencyId: UnitId,
  documentId: DocumentId,
): Promise<readonly StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select document_file.id, document_file.name, document_file.size, document_file.hash,
      document_file.uploaded_at as at, document_file.uploaded_by as by
    from document_file
    where document_file.agency_id = ${agencyId} and document_file.document_id = ${documentId}
    order by document_file.uploaded_at desc, document_file.id desc`.execute(tx);
  return rows;
}
