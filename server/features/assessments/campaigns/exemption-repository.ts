import { sql } from 'kysely';
import type { AssessmentId } from '#core/assessments/assessment.ts';
import type { Campaign } from '#core/assessments/campaigns/campaign.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { CampaignRef, Writing } from '../assessment-repository.ts';

/** Sets down that a criterion does not concern these units; said again, the newest reason stands. */
export async function insertExemptions(
  tx: Database,
  { agencyId, id }: CampaignRef,
  {
    criterion,
    reason,
    unitIds,
  }: { readonly criterion: string; readonly reason: string; readonly unitIds: readonly UnitId[] },
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('campaign_exemption')
    .values(
      unitIds.map((unitId) => ({
        agency_id: agencyId,
        campaign_id: id,
        criterion_code: criterion,
        unit_id: unitId,
        reason,
        decided_at: at,
        decided_by: actorName,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'campaign_id', 'criterion_code', 'unit_id']).doUpdateSet((row) => ({
        reason: row.ref('excluded.reason'),
        decided_at: row.ref('excluded.decided_at'),
        decided_by: row.ref('excluded.decided_by'),
      })),
    )
    .execute();
}

/** A line of a sheet that an exemption was written into. */
export interface ExemptedLine {
  readonly agencyId: UnitId;
  readonly id: AssessmentId;
  readonly code: string;
}

/**
 * Writes the campaign's exemptions into the sheets of these units that are being self-scored: lines that nobody has
 * scored, and lines whose unit proposes the same. Two statements, however many; answers the lines written.
 */
export async function applyExemptions(
  tx: Database,
  { agencyId, id, criteriaSetId }: Pick<Campaign, 'agencyId' | 'id' | 'criteriaSetId'>,
  unitIds: readonly UnitId[],
  { at, actorName }: Writing,
): Promise<readonly ExemptedLine[]> {
  const { rows } = await sql<{
    unit_id: UnitId;
    assessment_id: AssessmentId;
    code: string;
    version: number;
    reason: string;
  }>`
    insert into assessment_line (agency_id, assessment_id, criteria_set_id, criterion_code, version, applicable,
      not_applicable_reason, exemption, exemption_by, exemption_at, changed_at, changed_by)
    select assessment.agency_id, assessment.id, assessment.criteria_set_id, campaign_exemption.criterion_code, 1, false,
      campaign_exemption.reason, 'approved', campaign_exemption.decided_by, campaign_exemption.decided_at,
      ${at.toISOString()}::timestamptz, ${actorName}
    from campaign_exemption
    join assessment on assessment.agency_id = campaign_exemption.unit_id
      and assessment.campaign_agency_id = campaign_exemption.agency_id
      and assessment.campaign_id = campaign_exemption.campaign_id
      and assessment.state = 'self-scoring' and assessment.criteria_set_id = ${criteriaSetId}
    where campaign_exemption.agency_id = ${agencyId} and campaign_exemption.campaign_id = ${id}
      and campaign_exemption.unit_id = any (${sql.val([...unitIds])}::integer[])
    on conflict (agency_id, assessment_id, criterion_code) do update set
      version = assessment_line.version + 1, applicable = false,
      not_applicable_reason = excluded.not_applicable_reason, exemption = 'approved',
      exemption_by = excluded.exemption_by, exemption_at = excluded.exemption_at, exemption_note = '',
      changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where assessment_line.self_points is null and assessment_line.appraised_points is null
      and assessment_line.exemption is distinct from 'approved'
    returning agency_id as unit_id, assessment_id, criterion_code as code, version,
      not_applicable_reason as reason`.execute(tx);
  if (rows.length > 0) {
    await tx
      .insertInto('assessment_line_change')
      .values(
        rows.map((row) => ({
          agency_id: row.unit_id,
          id: newId<Id<'LineChange'>>(at),
          assessment_id: row.assessment_id,
          criterion_code: row.code,
          version: row.version,
          step: 'self-score',
          points: null,
          computed: false,
          reason: row.reason,
          at,
          actor_name: actorName,
        })),
      )
      .execute();
  }
  return rows.map((row) => ({ agencyId: row.unit_id, id: row.assessment_id, code: row.code }));
}
