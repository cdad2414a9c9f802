import { type RawBuilder, sql } from 'kysely';
import type { AssessmentId, AssessmentState } from '#core/assessments/assessment.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { Points } from '#core/assessments/points.ts';
import type { ResultSums } from '#core/assessments/result/result-sums.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { sumsFrom } from './result-repository.ts';

/** A sheet of a list; `sums` only where its result is settled. */
export interface ListedResult {
  readonly agencyId: UnitId;
  readonly id: AssessmentId;
  readonly criteriaSetId: CriteriaSetId;
  readonly state: AssessmentState;
  readonly decided: { readonly rank: number; readonly rankOf: number } | undefined;
  readonly sums: ResultSums | undefined;
}

interface ResultRow {
  readonly agency_id: UnitId;
  readonly id: AssessmentId;
  readonly criteria_set_id: CriteriaSetId;
  readonly state: AssessmentState;
  readonly rank: number | null;
  readonly rank_of: number | null;
  readonly max_points: number | null;
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

/** Which sheets: of a campaign, or of a term by one version of a set and outside every campaign, or of a term at all. */
export type SheetsOf =
  | { readonly campaignId: string }
  | (SheetTerm & { readonly setId: CriteriaSetId; readonly agencyIds: readonly UnitId[] })
  | (SheetTerm & { readonly agencyIds: readonly UnitId[] });

/** A unit that ended within the window has no place: its successor scores the rest. */
const LIVES = sql<boolean>`not exists (select from unit_version held where held.unit_id = assessment.agency_id
  having bool_and(held.valid_to is not null) and max(held.valid_to) < assessment.period_to)`;

function chosen(of: SheetsOf): RawBuilder<boolean> {
  if ('campaignId' in of) {
    return sql`assessment.campaign_id = ${of.campaignId} and ${LIVES}`;
  }
  const term = sql<boolean>`assessment.year = ${of.year} and assessment.term = ${of.term}
    and assessment.agency_id = any (${sql.val([...of.agencyIds])}::integer[])`;
  return 'setId' in of
    ? sql`${term} and assessment.criteria_set_id = ${of.setId} and assessment.campaign_id is null`
    : term;
}

/** The sheets that the session sees, with what the settled ones come to. One statement. */
export async function listResults(tx: Database, of: SheetsOf): Promise<readonly ListedResult[]> {
  const { rows } = await sql<ResultRow>`
    select assessment.agency_id, assessment.id, assessment.criteria_set_id, assessment.state, assessment.rank,
      assessment.rank_of, result.max_points, result.points, result.lost, result.bonus, result.penalty,
      result.index_points, result.relative, result.unexplained, result.lost_criteria, result.areas
    from assessment
    left join assessment_result result on result.agency_id = assessment.agency_id
      and result.assessment_id = assessment.id and assessment.state in ('appraised', 'published')
    where ${chosen(of)}
    order by assessment.agency_id`.execute(tx);
  return rows.map((row) => ({
    agencyId: row.agency_id,
    id: row.id,
    criteriaSetId: row.criteria_set_id,
    state: row.state,
    decided: row.rank !== null && row.rank_of !== null ? { rank: row.rank, rankOf: row.rank_of } : undefined,
    sums: row.max_points === null ? undefined : sumsFrom({ ...row, max_points: row.max_points }),
  }));
}

/** A sheet by its unit and id. */
export type SheetRef = readonly [unitId: UnitId, id: AssessmentId];

/** Attainable and given points of some leaves together, by unit, in these settled sheets. One statement. */
export async function leafSums(
  tx: Database,
  sheets: readonly SheetRef[],
  leaves: readonly string[],
): Promise<ReadonlyMap<UnitId, readonly [max: Points, points: Points]>> {
  const { rows } = await sql<{ agency_id: UnitId; max: number; points: number }>`
    select sheet.agency_id, sum(criterion.max_points)::integer as max,
      coalesce(sum(line.appraised_points), 0)::integer as points
    from unnest(${sql.val(sheets.map(([unitId]) => unitId))}::integer[],
      ${sql.val(sheets.map(([, id]) => id))}::uuid[]) as sheet (agency_id, assessment_id)
    join assessment on assessment.agency_id = sheet.agency_id and assessment.id = sheet.assessment_id
    join criterion on criterion.criteria_set_id = assessment.criteria_set_id
      and criterion.code = any (${sql.val([...leaves])}::text[])
    left join assessment_line line on line.agency_id = sheet.agency_id
      and line.assessment_id = sheet.assessment_id and line.criterion_code = criterion.code
    where coalesce(line.applicable, true)
    group by sheet.agency_id`.execute(tx);
  return new Map(rows.map((row) => [row.agency_id, [row.max, row.points]]));
}

/** A list of results that the session may look at: a campaign's, or a term's by one version of a set. */
export interface RankedTerm extends SheetTerm {
  readonly campaignId: string | null;
  readonly campaignName: string | null;
  readonly setId: CriteriaSetId;
  readonly setName: string;
  readonly sheets: number;
  readonly settled: number;
  readonly published: number;
}

/** The lists of a committee: campaigns that it runs, and terms in which sheets of units directly below belong to none. */
export async function listRankedTerms(tx: Database, ownerId: UnitId): Promise<readonly RankedTerm[]> {
  const { rows } = await sql<RankedTerm>`
    select sheet.year, sheet.term, campaign.id as "campaignId", campaign.name as "campaignName",
      sheet.criteria_set_id as "setId", criteria_set.name as "setName", count(*)::integer as sheets,
      (count(*) filter (where sheet.state in ('appraised', 'published')))::integer as settled,
      (count(*) filter (where sheet.state = 'published'))::integer as published
    from (
      select assessment.year, assessment.term, assessment.campaign_agency_id, assessment.campaign_id,
        assessment.criteria_set_id, assessment.state
      from assessment
      where assessment.campaign_agency_id = ${ownerId}
        or (assessment.campaign_id is null and exists (select from unit_version
          where unit_version.unit_id = assessment.agency_id and unit_version.parent_id = ${ownerId}
            and unit_version.valid_from <= ${LAST_DAY} and coalesce(unit_version.valid_to >= ${LAST_DAY}, true)))) sheet
    join criteria_set on criteria_set.id = sheet.criteria_set_id
    left join campaign on campaign.agency_id = sheet.campaign_agency_id and campaign.id = sheet.campaign_id
    group by sheet.year, sheet.term, campaign.id, campaign.name, sheet.criteria_set_id, criteria_set.name
    order by sheet.year desc, sheet.term, campaign.name nulls last, criteria_set.name`.execute(tx);
  return rows;
}

/** Where a unit belonged on the last day of the sheet's term. */
const LAST_DAY = sql`make_date(assessment.year, case assessment.term when 'half' then 6 else 12 end,
  case assessment.term when 'half' then 30 else 31 end)`;

/** The sheets of some units in the years from one on, newest first: a unit's road, its predecessors' with it. */
export async function resultsSince(
  tx: Database,
  agencyIds: readonly UnitId[],
  fromYear: number,
): Promise<readonly (ListedResult & SheetTerm & { readonly setName: string })[]> {
  const { rows } = await sql<ResultRow & SheetTerm & { readonly set_name: string }>`
    select assessment.agency_id, assessment.id, assessment.criteria_set_id, assessment.state, assessment.rank,
      assessment.rank_of, assessment.year, assessment.term, criteria_set.name as set_name,
      result.max_points, result.points, result.lost, result.bonus, result.penalty,
      result.index_points, result.relative, result.unexplained, result.lost_criteria, result.areas
    from assessment
    join criteria_set on criteria_set.id = assessment.criteria_set_id
    join assessment_result result on result.agency_id = assessment.agency_id and result.assessment_id = assessment.id
    where assessment.agency_id = any (${sql.val([...agencyIds])}::integer[]) and assessment.year >= ${fromYear}
      and assessment.state in ('appraised', 'published')
    order by assessment.year desc, assessment.term desc, assessment.agency_id`.execute(tx);
  return rows.map((row) => ({
    agencyId: row.agency_id,
    id: row.id,
    criteriaSetId: row.criteria_set_id,
    state: row.state,
    year: row.year,
    term: row.term,
    setName: row.set_name,
    decided: row.rank !== null && row.rank_of !== null ? { rank: row.rank, rankOf: row.rank_of } : undefined,
    sums: row.max_points === null ? undefined : sumsFrom({ ...row, max_points: row.max_points }),
  }));
}

export interface CampaignHead extends SheetTerm {
  readonly name: string;
  readonly setId: CriteriaSetId;
}

export async function campaignHead(
  tx: Database,
  ownerId: UnitId,
  campaignId: string,
): Promise<CampaignHead | undefined> {
  const { rows } = await sql<CampaignHead>`
    select campaign.name, campaign.year, campaign.term, campaign.criteria_set_id as "setId" from campaign
    where campaign.agency_id = ${ownerId} and campaign.id = ${campaignId}::uuid`.execute(tx);
  return rows[0];
}

/** The units of a campaign with the group that each is ranked in. */
export async function campaignUnits(
  tx: Database,
  ownerId: UnitId,
  campaignId: string,
): Promise<ReadonlyMap<UnitId, string>> {
  const { rows } = await sql<{ unit_id: UnitId; group_name: string }>`
    select campaign_unit.unit_id, campaign_unit.group_name from campaign_unit
    where campaign_unit.agency_id = ${ownerId} and campaign_unit.campaign_id = ${campaignId}::uuid`.execute(tx);
  return new Map(rows.map((row) => [row.unit_id, row.group_name]));
}

/** Every settled sheet that the session sees, with the sums kept beside it. */
export async function settledSheets(
  tx: Database,
): Promise<readonly (Pick<ListedResult, 'agencyId' | 'id' | 'sums'> & SheetTerm)[]> {
  const { rows } = await sql<ResultRow & SheetTerm>`
    select assessment.agency_id, assessment.id, assessment.year, assessment.term, result.max_points, result.points,
      result.lost, result.bonus, result.penalty, result.index_points, result.relative, result.unexplained,
      result.lost_criteria, result.areas
    from assessment
    left join assessment_result result on result.agency_id = assessment.agency_id
      and result.assessment_id = assessment.id
    where assessment.state in ('appraised', 'published')
    order by assessment.agency_id, assessment.year, assessment.term`.execute(tx);
  return rows.map((row) => ({
    agencyId: row.agency_id,
    id: row.id,
    year: row.year,
    term: row.term,
    sums: row.max_points === null ? undefined : sumsFrom({ ...row, max_points: row.max_points }),
  }));
}
