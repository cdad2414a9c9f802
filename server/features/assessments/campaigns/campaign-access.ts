import type { Campaign, CampaignId } from '#core/assessments/campaigns/campaign.ts';
import { refuseCampaign } from '#core/assessments/campaigns/refusals.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';
import { loadCampaign, loadUnits } from './campaign-repository.ts';

/** What every use case of a campaign is asked with. */
export interface Asked {
  readonly deps: Deps;
  readonly scope: Scope;
  /** The unit of the path: for changes, the committee that runs the campaign. */
  readonly unit: UnitRef;
}

/** A campaign of the committee of the path. */
export async function requireOwnCampaign(tx: Database, agencyId: UnitId, id: CampaignId): Promise<Campaign> {
  const campaign = await loadCampaign(tx, id);
  if (!campaign || campaign.agencyId !== agencyId) {
    throw refuseCampaign('campaign-unknown', { id });
  }
  return campaign;
}

/** A campaign that the committee of the path runs, or is scored in. */
export async function requireCampaignOf(tx: Database, agencyId: UnitId, id: CampaignId): Promise<Campaign> {
  const campaign = await loadCampaign(tx, id);
  const isParty =
    campaign &&
    (campaign.agencyId === agencyId || (await loadUnits(tx, campaign)).some(({ unitId }) => unitId === agencyId));
  if (!isParty) {
    throw refuseCampaign('campaign-unknown', { id });
  }
  return campaign;
}

/** A committee named by its slug that the campaign scores. */
export async function requireMember(
  tx: Database,
  { directory }: Deps,
  campaign: Campaign,
  slug: string,
): Promise<UnitRef> {
  const member = directory.bySlug(slug);
  const named = member && (await loadUnits(tx, campaign)).some(({ unitId }) => unitId === member.id);
  if (!named) {
    throw refuseCampaign('campaign-unit-unknown', { units: [slug] });
  }
  return member;
}
