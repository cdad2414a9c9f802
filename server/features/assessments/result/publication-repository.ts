import { sql } from 'kysely';
import type { AssessmentId } from '#core/assessments/assessment.ts';
import { type Publication, publicRemark } from '#core/assessments/result/publication.ts';
import type { ResultSums } from '#core/assessments/result/result-sums.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { columnsOf } from './result-repository.ts';

export type NewPublication = Omit<Publication, 'amendedBy'>;

/** A unit's part of a decision. */
export interface PublishedUnit {
  readonly unitId: UnitId;
  readonly assessmentId: AssessmentId;
  readonly group: string;
  readonly sums: ResultSums;
  readonly rank: number | null;
  readonly rankOf: number | null;
}

interface Writing {
  readonly at: Date;
  readonly actorName: string;
}

/** Freezes the results and every line of these sheets under a decision. Four statements, however many units. */
export async function insertPublication(
  tx: Database,
  publication: NewPublication,
  campaignAgencyId: UnitId | undefined,
  units: readonly PublishedUnit[],
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('result_publication')
    .values({
      agency_id: publication.agencyId,
      id: publication.id,
      title: publication.title,
      year: publication.year,
      term: publication.term,
      criteria_set_id: publication.criteriaSetId,
      campaign_agency_id: publication.campaignId === undefined ? null : (campaignAgencyId ?? null),
      campaign_id: publication.campaignId ?? null,
      number: publication.number,
      date: publication.date,
      issuer: publication.issuer,
      signer: publication.signer,
      document_id: publication.documentId ?? null,
      with_remarks: publication.withRemarks,
      note: publication.note,
      amends: publication.amends ?? null,
      reason: publication.reason,
      published_at: at,
      published_by: actorName,
    })
    .execute();
  await insertResults(tx, publication, units);
  await insertLines(tx, publication, units);
}

async function insertResults(
  tx: Database,
  { agencyId, id, year, term }: NewPublication,
  units: readonly PublishedUnit[],
): Promise<void> {
  const rows = units.map(({ unitId, group, sums, rank, rankOf }) => ({
    unit_id: unitId,
    group_name: group,
    ...columnsOf(sums),
    areas: sums.areas,
    rank,
    rank_of: rankOf,
  }));
  await sql`
    insert into published_result (agency_id, publication_id, year, term, unit_id, group_name, max_points, points, lost,
      bonus, penalty, index_points, relative, unexplained, lost_criteria, areas, rank, rank_of)
    select ${agencyId}::integer, ${id}::uuid, ${year}::integer, ${term}::text, row.unit_id, row.group_name,
      row.max_points, row.points, row.lost, row.bonus, row.penalty, row.index_points, row.relative, row.unexplained,
      row.lost_criteria, row.areas, row.rank, row.rank_of
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (unit_id integer, group_name text,
      max_points integer, points integer, lost integer, bonus integer, penalty integer, index_points integer,
      relative integer, unexplained integer, lost_criteria integer, areas jsonb, rank integer, rank_of integer)`.execute(
    tx,
  );
}

/** Remarks go through the rule that takes numbers of people out; the lines themselves stay in the database. */
async function insertLines(
  tx: Database,
  { agencyId, id, criteriaSetId, withRemarks }: NewPublication,
  units: readonly PublishedUnit[],
): Promise<void> {
  const agencies = sql.val(units.map(({ unitId }) => unitId));
  const sheets = sql.val(units.map(({ assessmentId }) => assessmentId));
  const { rows: reasons } = withRemarks
    ? await sql<{ unit_id: UnitId; code: string; reason: string }>`
        select line.agency_id as unit_id, line.criterion_code as code, line.appraisal_reason as reason
        from assessment_line line
        where line.agency_id = any (${agencies}::integer[]) and line.assessment_id = any (${sheets}::uuid[])
          and line.appraisal_reason <> ''`.execute(tx)
    : { rows: [] };
  const remarks = reasons.map(({ reason, ...at }) => ({ ...at, remark: publicRemark(reason) }));
  await sql`
    insert into published_line (agency_id, publication_id, unit_id, criterion_code, applicable, points, remark)
    select ${agencyId}::integer, ${id}::uuid, sheet.unit_id, criterion.code, coalesce(line.applicable, true),
      coalesce(line.appraised_points, case when criterion.method in ('BONUS', 'PENALTY') then line.self_points end),
      coalesce(remark.remark, '')
    from unnest(${agencies}::integer[], ${sheets}::uuid[]) as sheet (unit_id, assessment_id)
    cross join criterion
    left join assessment_line line on line.agency_id = sheet.unit_id and line.assessment_id = sheet.assessment_id
      and line.criterion_code = criterion.code
    left join jsonb_to_recordset(${JSON.stringify(remarks)}::jsonb) as remark (unit_id integer, code text, remark text)
      on remark.unit_id = sheet.unit_id and remark.code = criterion.code
    where criterion.criteria_set_id = ${criteriaSetId} and criterion.method is not null`.execute(tx);
}

/** Puts the sheets under their decision: published, with the place it gives them. */
export async function publishSheets(
  tx: Database,
  { number, date, issuer }: NewPublication,
  units: readonly PublishedUnit[],
  at: Date,
): Promise<void> {
  await sql`
    update assessment set state = 'published', published_at = ${at.toISOString()}::timestamptz,
      decision_number = ${number}, decision_date = ${date}::date, decision_issuer = ${issuer},
      rank = place.rank, rank_of = place.rank_of
    from unnest(${sql.val(units.map(({ unitId }) => unitId))}::integer[],
      ${sql.val(units.map(({ assessmentId }) => assessmentId))}::uuid[],
      ${sql.val(units.map(({ rank }) => rank))}::integer[],
      ${sql.val(units.map(({ rankOf }) => rankOf))}::integer[]) as place (agency_id, id, rank, rank_of)
    where assessment.agency_id = place.agency_id and assessment.id = place.id`.execute(tx);
}
