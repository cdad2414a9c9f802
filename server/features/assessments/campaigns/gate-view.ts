import { sql } from 'kysely';
import type { Phase, Reopening, Timed } from '#core/assessments/campaigns/phases.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { CampaignRef } from '../assessment-repository.ts';

interface StoredGate extends Timed {
  readonly reopening: Reopening | undefined;
  /** The last day of a unit that is no more; undefined while it exists. */
  readonly lastDay: PlainDate | undefined;
  /** The last day of the window that is scored. */
  readonly periodTo: PlainDate;
}

/** What the gate of a unit in a phase stands on: the campaign's dates, the unit's newest reopening, and its own end. */
export async function loadGate(
  tx: Database,
  { agencyId, id }: CampaignRef,
  unitId: UnitId,
  phase: Phase,
): Promise<StoredGate | undefined> {
  const row = await tx
    .selectFrom('campaign')
    .select(({ selectFrom }) => [
      'campaign.state',
      'campaign.self_from',
      'campaign.self_to',
      'campaign.appraisal1_to',
      'campaign.explanation_to',
      'campaign.appraisal2_to',
      'campaign.period_to',
      selectFrom('unit_version')
        .select(sql<PlainDate | null>`case when bool_and(valid_to is not null) then max(valid_to) end`.as('last_day'))
        .where('unit_version.unit_id', '=', unitId)
        .as('last_day'),
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
      lastDay: row.last_day ?? undefined,
      periodTo: row.period_to,
      reopening: row.reopened_until === null ? undefined : { phase, until: row.reopened_until },
    }
  );
}
