import { sql } from 'kysely';
import type { AssessmentId } from '#core/assessments/assessment.ts';
import type { Campaign, CampaignId } from '#core/assessments/campaigns/campaign.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { CampaignRef, Writing } from '../assessment-repository.ts';

/** A unit of the campaign with the sheet of its term that there is already. */
export interface UnitToOpen {
  readonly unitId: UnitId;
  readonly sheet:
    | {
        readonly id: AssessmentId;
        readonly criteriaSetId: CriteriaSetId;
        readonly campaignId: CampaignId | undefined;
        readonly untouched: boolean;
      }
    | undefined;
}

export async function unitsToOpen(tx: Database, campaign: Campaign): Promise<readonly UnitToOpen[]> {
  const { rows } = await sql<{
    unit_id: UnitId;
    id: AssessmentId | null;
    criteria_set_id: CriteriaSetId;
    campaign_id: CampaignId | null;
    untouched: boolean;
  }>`
    select campaign_unit.unit_id, assessment.id, assessment.criteria_set_id, assessment.campaign_id,
      not exists (select from assessment_line where assessment_line.agency_id = assessment.agency_id
        and assessment_line.assessment_id = assessment.id) as untouched
    from campaign_unit
    left join assessment on assessment.agency_id = campaign_unit.unit_id
      and assessment.year = ${campaign.year} and assessment.term = ${campaign.term}
    where campaign_unit.agency_id = ${campaign.agencyId} and campaign_unit.campaign_id = ${campaign.id}
    order by campaign_unit.unit_id`.execute(tx);
  return rows.map(({ unit_id, id, criteria_set_id, campaign_id, untouched }) => ({
    unitId: unit_id,
    sheet:
      id === null ? undefined : { id, criteriaSetId: criteria_set_id, campaignId: campaign_id ?? undefined, untouched },
  }));
}

export interface NewSheet {
  readonly id: AssessmentId;
  readonly unitId: UnitId;
  readonly periodFrom: PlainDate;
}

/** One insert for all; whoever opened a sheet meanwhile keeps it and joins with the next portion. */
export async function insertSheets(
  tx: Database,
  campaign: Campaign,
  sheets: readonly NewSheet[],
  { at, actorName }: Writing,
): Promise<readonly UnitId[]> {
  if (sheets.length === 0) {
    return [];
  }
  const rows = await tx
    .insertInto('assessment')
    .values(
      sheets.map(({ id, unitId, periodFrom }) => ({
        agency_id: unitId,
        id,
        year: campaign.year,
        term: campaign.term,
        campaign_agency_id: campaign.agencyId,
        campaign_id: campaign.id,
        criteria_set_id: campaign.criteriaSetId,
        period_from: periodFrom,
        period_to: campaign.period.to,
        state: 'self-scoring',
        created_at: at,
        created_by: actorName,
      })),
    )
    .onConflict((conflict) => conflict.columns(['agency_id', 'year', 'term']).doNothing())
    .returning('assessment.agency_id')
    .execute();
  return rows.map((row) => row.agency_id as UnitId);
}

/** Sheets that were there already come under the campaign's dates; empty ones take its set. */
export async function joinSheets(tx: Database, campaign: Campaign, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length === 0) {
    return;
  }
  await tx
    .updateTable('assessment')
    .set({
      campaign_agency_id: campaign.agencyId,
      campaign_id: campaign.id,
      criteria_set_id: campaign.criteriaSetId,
    })
    .where('assessment.agency_id', 'in', [...unitIds])
    .where('assessment.year', '=', campaign.year)
    .where('assessment.term', '=', campaign.term)
    .where('assessment.campaign_id', 'is', null)
    .execute();
}

export interface SheetOfUnit {
  readonly unitId: UnitId;
  readonly id: AssessmentId;
  readonly state: string;
}

/** The sheets of these units in the campaign. */
export async function sheetsOf(
  tx: Database,
  { agencyId, id }: CampaignRef,
  unitIds: readonly UnitId[],
): Promise<readonly SheetOfUnit[]> {
  const rows = await tx
    .selectFrom('assessment')
    .select(['assessment.agency_id', 'assessment.id', 'assessment.state'])
    .where('assessment.campaign_agency_id', '=', agencyId)
    .where('assessment.campaign_id', '=', id)
    .where('assessment.agency_id', 'in', [...unitIds])
    .execute();
  return rows.map((row) => ({
    unitId: row.agency_id as UnitId,
    id: row.id as AssessmentId,
    state: row.state,
  }));
}
