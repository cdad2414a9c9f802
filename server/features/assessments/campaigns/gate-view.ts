import type { Phase, Reopening, Timed } from '#core/assessments/campaigns/phases.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { CampaignRef } from '../assessment-repository.ts';

/** What the gate of a unit in a phase stands on: the campaign's dates and the unit's newest reopening. */
export async function loadGate(
  tx: Database,
  { agencyId, id }: CampaignRef,
  unitId: UnitId,
  phase: Phase,
): Promise<(Timed & { readonly reopening: Reopening | undefined }) | undefined> {
  const row = await tx
    .selectFrom('campaign')
    .select(({ selectFrom }) => [
      'campaign.state',
      'campaign.self_from',
      'campaign.self_to',
      'campaign.appraisal1_to',
      'campaign.explanation_to',
      'campaign.appraisal2_to',
      selectFrom('campaign_reopening')
        .select('campaign_reopening.until')
        .where('campaign_reopening.agency_id', '=', agencyId)
        .where('campaign_reopening.campaign_id', '=', id)
        .where('campaign_reopening.unit_id', '=', unitId)
        .where('campaign_reopening.phase', '=', phase)
        .orderBy('campaign_reopening.granted_at', 'desc')
        .orderBy('campaign_reopening.id', 'desc')
        .limit(1)
        .as('reopened_until'),
    ])
    .where('campaign.agency_id', '=', agencyId)
    .where('campaign.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      state: row.state as Timed['state'],
      dates: {
        selfFrom: row.self_from,
        selfTo: row.self_to,
        appraisal1To: row.appraisal1_to,
        explanationTo: row.explanation_to ?? undefined,
        appraisal2To: row.appraisal2_to ?? undefined,
      },
      reopening: row.reopened_until === null ? undefined : { phase, until: row.reopened_until },
    }
  );
}
