import { type RawBuilder, sql } from 'kysely';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { Points } from '#core/assessments/points.ts';
import type { Publication } from '#core/assessments/result/publication.ts';
import type { PublicationId } from '#core/assessments/result/ranking-key.ts';
import type { ResultSums } from '#core/assessments/result/result-sums.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { sumsFrom } from './result-repository.ts';

interface PublicationRow extends SheetTerm {
  readonly agency_id: UnitId;
  readonly id: PublicationId;
  readonly title: string;
  readonly criteria_set_id: CriteriaSetId;
  readonly campaign_id: string | null;
  readonly number: string;
  readonly date: PlainDate;
  readonly issuer: string;
  readonly signer: string;
  readonly document_id: string | null;
  readonly with_remarks: boolean;
  readonly note: string;
  readonly amends: PublicationId | null;
  readonly amended_by: PublicationId | null;
  readonly reason: string;
  readonly units: number;
}

export interface ListedPublication extends Publication {
  readonly units: number;
}

async function publicationsWhere(
  tx: Database,
  condition: RawBuilder<boolean>,
  page: { readonly size: number; readonly from: number },
): Promise<readonly ListedPublication[]> {
  const { rows } = await sql<PublicationRow>`
    select publication.agency_id, publication.id, publication.title, publication.year, publication.term,
      publication.criteria_set_id, publication.campaign_id, publication.number, publication.date, publication.issuer,
      publication.signer, publication.document_id, publication.with_remarks, publication.note, publication.amends,
      later.id as amended_by, publication.reason,
      (select count(*)::integer from published_result where published_result.agency_id = publication.agency_id
        and published_result.publication_id = publication.id) as units
    from result_publication publication
    left join result_publication later on later.agency_id = publication.agency_id and later.amends = publication.id
    where ${condition}
    order by publication.year desc, publication.term desc, publication.date desc, publication.id desc
    limit ${page.size} offset ${page.from}`.execute(tx);
  return rows.map((row) => ({
    agencyId: row.agency_id,
    id: row.id,
    title: row.title,
    year: row.year,
    term: row.term,
    criteriaSetId: row.criteria_set_id,
    campaignId: row.campaign_id ?? undefined,
    number: row.number,
    date: row.date,
    issuer: row.issuer,
    signer: row.signer,
    documentId: row.document_id ?? undefined,
    withRemarks: row.with_remarks,
    note: row.note,
    amends: row.amends ?? undefined,
    amendedBy: row.amended_by ?? undefined,
    reason: row.reason,
    units: row.units,
  }));
}

export async function loadPublication(tx: Database, id: PublicationId): Promise<ListedPublication | undefined> {
  const [found] = await publicationsWhere(tx, sql`publication.id = ${id}::uuid`, { size: 1, from: 0 });
  return found;
}

const LISTED_MOST = 100;

/** The decisions that rank any of these units, or that this committee published; newest year first. */
export async function publicationsOf(
  tx: Database,
  ownerId: UnitId,
  unitIds: readonly UnitId[],
): Promise<readonly ListedPublication[]> {
  const concerned = sql<boolean>`publication.agency_id = ${ownerId} or exists (select from published_result
    where published_result.agency_id = publication.agency_id and published_result.publication_id = publication.id
      and published_result.unit_id = any (${sql.val([...unitIds])}::integer[]))`;
  return publicationsWhere(tx, concerned, { size: LISTED_MOST, from: 0 });
}

/** Every decision that counts today, a page of them. */
export async function newestPublications(
  tx: Database,
  page: { readonly size: number; readonly from: number },
): Promise<readonly ListedPublication[]> {
  return publicationsWhere(tx, sql`later.id is null`, page);
}

/** The decision that counts for a campaign's results today. */
export async function publicationOfCampaign(
  tx: Database,
  agencyId: UnitId,
  campaignId: string,
): Promise<ListedPublication | undefined> {
  const [newest] = await publicationsWhere(
    tx,
    sql`publication.agency_id = ${agencyId} and publication.campaign_id = ${campaignId}::uuid and later.id is null`,
    { size: 1, from: 0 },
  );
  return newest;
}

/** The same of sheets that belong to no campaign. */
export async function publicationOfTerm(
  tx: Database,
  agencyId: UnitId,
  { setId, year, term }: SheetTerm & { readonly setId: CriteriaSetId },
): Promise<ListedPublication | undefined> {
  const [newest] = await publicationsWhere(
    tx,
    sql`publication.agency_id = ${agencyId} and publication.campaign_id is null and later.id is null
      and publication.criteria_set_id = ${setId}::uuid and publication.year = ${year} and publication.term = ${term}`,
    { size: 1, from: 0 },
  );
  return newest;
}

/** The decisions that count today for a unit: the public page's years. */
export async function publicationsOfUnit(tx: Database, unitId: UnitId): Promise<readonly ListedPublication[]> {
  const named = sql<boolean>`later.id is null and exists (select from published_result
    where published_result.agency_id = publication.agency_id and published_result.publication_id = publication.id
      and published_result.unit_id = ${unitId})`;
  return publicationsWhere(tx, named, { size: LISTED_MOST, from: 0 });
}

/** The result of a unit as a decision says it. */
export interface PublishedResult {
  readonly unitId: UnitId;
  readonly group: string;
  readonly sums: ResultSums;
  readonly decided: { readonly rank: number; readonly rankOf: number } | undefined;
}

interface ResultRow {
  readonly unit_id: UnitId;
  readonly group_name: string;
  readonly rank: number | null;
  readonly rank_of: number | null;
  readonly max_points: number;
  readonly points: number;
  readonly lost: number;
  readonly bonus: number;
  readonly penalty: number;
  readonly index_points: number;
  readonly relative: number;
  readonly unexplained: number;
  readonly lost_criteria: number;
  readonly areas: ResultSums['areas'];
}

const RESULT_COLUMNS = sql`published_result.unit_id, published_result.group_name, published_result.rank,
  published_result.rank_of, published_result.max_points, published_result.points, published_result.lost,
  published_result.bonus, published_result.penalty, published_result.index_points, published_result.relative,
  published_result.unexplained, published_result.lost_criteria, published_result.areas`;

function resultFrom(row: ResultRow): PublishedResult {
  return {
    unitId: row.unit_id,
    group: row.group_name,
    sums: sumsFrom(row),
    decided: row.rank !== null && row.rank_of !== null ? { rank: row.rank, rankOf: row.rank_of } : undefined,
  };
}

export async function publishedResults(
  tx: Database,
  { agencyId, id }: Pick<Publication, 'agencyId' | 'id'>,
): Promise<readonly PublishedResult[]> {
  const { rows } = await sql<ResultRow>`
    select ${RESULT_COLUMNS} from published_result
    where published_result.agency_id = ${agencyId} and published_result.publication_id = ${id}
    order by published_result.unit_id`.execute(tx);
  return rows.map(resultFrom);
}

/** What counts as published for these units in a term: of each the decision that nobody amended, the newest first. */
export async function publishedFor(
  tx: Database,
  unitIds: readonly UnitId[],
  { year, term }: SheetTerm,
): Promise<readonly (PublishedResult & Pick<Publication, 'agencyId' | 'id' | 'criteriaSetId'>)[]> {
  const { rows } = await sql<
    ResultRow & { readonly agency_id: UnitId; readonly publication_id: PublicationId; readonly set_id: CriteriaSetId }
  >`
    select distinct on (published_result.unit_id) ${RESULT_COLUMNS}, published_result.agency_id,
      published_result.publication_id, publication.criteria_set_id as set_id
    from published_result
    join result_publication publication on publication.agency_id = published_result.agency_id
      and publication.id = published_result.publication_id
    where published_result.unit_id = any (${sql.val([...unitIds])}::integer[])
      and published_result.year = ${year} and published_result.term = ${term}
      and not exists (select from result_publication later where later.agency_id = publication.agency_id
        and later.amends = publication.id)
    order by published_result.unit_id, publication.date desc, publication.id desc`.execute(tx);
  return rows.map((row) => ({
    ...resultFrom(row),
    agencyId: row.agency_id,
    id: row.publication_id,
    criteriaSetId: row.set_id,
  }));
}

/** Attainable and given points of some leaves together, by unit, as these decisions say them. One statement. */
export async function publishedLeafSums(
  tx: Database,
  publications: readonly Pick<Publication, 'agencyId' | 'id'>[],
  leaves: readonly string[],
): Promise<ReadonlyMap<UnitId, readonly [max: Points, points: Points]>> {
  const { rows } = await sql<{ unit_id: UnitId; max: number; points: number }>`
    select line.unit_id, sum(criterion.max_points)::integer as max, coalesce(sum(line.points), 0)::integer as points
    from published_line line
    join result_publication publication on publication.agency_id = line.agency_id and publication.id = line.publication_id
    join criterion on criterion.criteria_set_id = publication.criteria_set_id and criterion.code = line.criterion_code
    where line.agency_id = any (${sql.val(publications.map(({ agencyId }) => agencyId))}::integer[])
      and line.publication_id = any (${sql.val(publications.map(({ id }) => id))}::uuid[])
      and line.criterion_code = any (${sql.val([...leaves])}::text[]) and line.applicable
    group by line.unit_id`.execute(tx);
  return new Map(rows.map((row) => [row.unit_id, [row.max, row.points]]));
}

/** A criterion of a unit on its public page. */
export interface PublishedLine {
  readonly code: string;
  readonly applicable: boolean;
  readonly points: Points | undefined;
  readonly remark: string;
}

export async function publishedLines(
  tx: Database,
  { agencyId, id }: Pick<Publication, 'agencyId' | 'id'>,
  unitId: UnitId,
): Promise<ReadonlyMap<string, PublishedLine>> {
  const { rows } = await sql<{ code: string; applicable: boolean; points: number | null; remark: string }>`
    select line.criterion_code as code, line.applicable, line.points, line.remark
    from published_line line
    where line.agency_id = ${agencyId} and line.publication_id = ${id} and line.unit_id = ${unitId}`.execute(tx);
  return new Map(rows.map(({ points, ...line }) => [line.code, { ...line, points: points ?? undefined }]));
}
