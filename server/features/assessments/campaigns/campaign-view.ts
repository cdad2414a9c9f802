import { sql } from 'kysely';
import type { SheetProgress } from '#core/assessments/campaigns/board.ts';
import type { CampaignId } from '#core/assessments/campaigns/campaign.ts';
import type { CampaignDates, CampaignState, Phase } from '#core/assessments/campaigns/phases.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { Term } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { CampaignRef } from '../assessment-repository.ts';

export interface ListedCampaign {
  readonly id: CampaignId;
  readonly agencyId: UnitId;
  readonly name: string;
  readonly year: number;
  readonly term: Term;
  readonly state: CampaignState;
  readonly dates: CampaignDates;
  readonly units: number;
  readonly done: number;
}

/** The campaigns a committee runs and those that score it, newest first. One statement. */
export async function listCampaigns(tx: Database, agencyId: UnitId): Promise<readonly ListedCampaign[]> {
  const { rows } = await sql<{
    id: CampaignId;
    agency_id: UnitId;
    name: string;
    year: number;
    term: Term;
    state: CampaignState;
    self_from: PlainDate;
    self_to: PlainDate;
    appraisal1_to: PlainDate;
    explanation_to: PlainDate | null;
    appraisal2_to: PlainDate | null;
    units: number;
    done: number;
  }>`
    select campaign.id, campaign.agency_id, campaign.name, campaign.year, campaign.term, campaign.state,
      campaign.self_from, campaign.self_to, campaign.appraisal1_to, campaign.explanation_to, campaign.appraisal2_to,
      (select count(*) from campaign_unit where campaign_unit.agency_id = campaign.agency_id
        and campaign_unit.campaign_id = campaign.id) as units,
      (select count(*) from assessment where assessment.campaign_agency_id = campaign.agency_id
        and assessment.campaign_id = campaign.id and assessment.state in ('appraised', 'published')) as done
    from campaign
    where campaign.agency_id = ${agencyId} or exists (
      select from campaign_unit where campaign_unit.agency_id = campaign.agency_id
        and campaign_unit.campaign_id = campaign.id and campaign_unit.unit_id = ${agencyId})
    order by campaign.year desc, campaign.term desc, campaign.self_from desc, campaign.id desc`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    agencyId: row.agency_id,
    name: row.name,
    year: row.year,
    term: row.term,
    state: row.state,
    dates: {
      selfFrom: row.self_from,
      selfTo: row.self_to,
      appraisal1To: row.appraisal1_to,
      explanationTo: row.explanation_to ?? undefined,
      appraisal2To: row.appraisal2_to ?? undefined,
    },
    units: row.units,
    done: row.done,
  }));
}

export interface BoardUnit {
  readonly unitId: UnitId;
  readonly group: string;
  readonly sheet: SheetProgress | undefined;
  readonly leaves: number;
  readonly proposed: number;
  readonly submittedAt: Date | undefined;
  readonly reopenings: readonly { readonly phase: Phase; readonly until: PlainDate }[];
}

/** Every unit of a campaign with how far its sheet has come; one statement, however many units. */
export async function boardUnits(
  tx: Database,
  { agencyId, id }: CampaignRef,
  setId: CriteriaSetId,
): Promise<readonly BoardUnit[]> {
  const { rows } = await sql<{
    unit_id: UnitId;
    group_name: string;
    state: string | null;
    submitted_at: Date | null;
    leaves: number;
    scored: number;
    appraised: number;
    proposed: number;
    reopenings: readonly { phase: Phase; until: PlainDate }[];
  }>`
    with leaf as (
      select criterion.code from criterion
      where criterion.criteria_set_id = ${setId} and criterion.method is not null
        and criterion.method not in ('BONUS', 'PENALTY')),
    sheet as (
      select assessment.agency_id, assessment.id, assessment.state, assessment.submitted_at from assessment
      where assessment.campaign_agency_id = ${agencyId} and assessment.campaign_id = ${id}),
    counted as (
      select assessment_line.agency_id,
        count(*) filter (where assessment_line.self_points is not null or not assessment_line.applicable) as scored,
        count(*) filter (where assessment_line.appraised_points is not null
          or (not assessment_line.applicable and assessment_line.exemption is distinct from 'proposed')) as appraised,
        count(*) filter (where assessment_line.exemption = 'proposed') as proposed
      from sheet
      join assessment_line on assessment_line.agency_id = sheet.agency_id and assessment_line.assessment_id = sheet.id
      join leaf on leaf.code = assessment_line.criterion_code
      group by assessment_line.agency_id),
    reopened as (
      select newest.unit_id, jsonb_agg(jsonb_build_object('phase', newest.phase, 'until', newest.until)) as reopenings
      from (
        select distinct on (campaign_reopening.unit_id, campaign_reopening.phase)
          campaign_reopening.unit_id, campaign_reopening.phase, campaign_reopening.until
        from campaign_reopening
        where campaign_reopening.agency_id = ${agencyId} and campaign_reopening.campaign_id = ${id}
        order by campaign_reopening.unit_id, campaign_reopening.phase, campaign_reopening.granted_at desc) newest
      group by newest.unit_id)
    select campaign_unit.unit_id, campaign_unit.group_name, sheet.state, sheet.submitted_at,
      (select count(*) from leaf) as leaves, coalesce(counted.scored, 0) as scored,
      coalesce(counted.appraised, 0) as appraised, coalesce(counted.proposed, 0) as proposed,
      coalesce(reopened.reopenings, '[]') as reopenings
    from campaign_unit
    left join sheet on sheet.agency_id = campaign_unit.unit_id
    left join counted on counted.agency_id = campaign_unit.unit_id
    left join reopened on reopened.unit_id = campaign_unit.unit_id
    where campaign_unit.agency_id = ${agencyId} and campaign_unit.campaign_id = ${id}`.execute(tx);
  return rows.map((row) => ({
    unitId: row.unit_id,
    group: row.group_name,
    sheet: row.state === null ? undefined : { state: row.state, scored: row.scored, appraised: row.appraised },
    leaves: row.leaves,
    proposed: row.proposed,
    submittedAt: row.submitted_at ?? undefined,
    reopenings: row.reopenings,
  }));
}

/**
 * The published versions that a campaign of a committee may take: its own, those of the committees above it, and what
 * came with the product; another province's are not for it. Its own newest first.
 */
export async function publishedSets(tx: Database, agencyId: UnitId, day: PlainDate) {
  const { rows } = await sql<{ id: string; name: string; version: number; unit_kind: string }>`
    select criteria_set.id, criteria_set.name, criteria_set.version, criteria_set.unit_kind
    from criteria_set
    left join committees_above(${agencyId}, ${day}) above on above.id = criteria_set.agency_id
    where criteria_set.state = 'published'
      and (criteria_set.agency_id is null or criteria_set.agency_id = ${agencyId} or above.id is not null)
    order by criteria_set.agency_id is null, above.distance nulls first,
      case when criteria_set.agency_id is not null then criteria_set.published_at end desc, criteria_set.published_at`.execute(
    tx,
  );
  return rows.map((row) => ({
    id: row.id as CriteriaSetId,
    name: row.name,
    version: row.version,
    unitKind: row.unit_kind as 'province' | 'district' | 'commune',
  }));
}
