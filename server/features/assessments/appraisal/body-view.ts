import type { Bodies } from '#core/assessments/appraisal/bodies.ts';
import { councilCodes, NO_BODIES } from '#core/assessments/appraisal/bodies.ts';
import type { Scheme } from '#core/assessments/criteria-set.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { CampaignRef, StoredAssessment } from '../assessment-repository.ts';

/** The leaves of a sheet that only the council decides. */
export async function councilCodesOf(
  tx: Database,
  { assessment, scheme }: { readonly assessment: Pick<StoredAssessment, 'campaign'>; readonly scheme: Scheme },
): Promise<ReadonlySet<string>> {
  return councilCodes(scheme, await loadBodies(tx, assessment.campaign));
}

/** Who is in charge of which area or criterion in a campaign; nobody in particular without one. */
export async function loadBodies(tx: Database, campaign: CampaignRef | undefined): Promise<Bodies> {
  if (!campaign) {
    return NO_BODIES;
  }
  const rows = await tx
    .selectFrom('campaign_body')
    .select(['campaign_body.criterion_code', 'campaign_body.section_id'])
    .where('campaign_body.agency_id', '=', campaign.agencyId)
    .where('campaign_body.campaign_id', '=', campaign.id)
    .execute();
  return new Map(rows.map((row) => [row.criterion_code, row.section_id as UnitId | null]));
}
