import type { Campaign } from '#core/assessments/campaigns/campaign.ts';
import { agenciesDirectlyBelow } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { UnitRef } from '#server/platform/scope.ts';

/** Whom a campaign may score: the committees directly below its owner on its first day, of its kind, by name. */
export async function candidatesOf(
  tx: Database,
  { directory }: Pick<Deps, 'directory'>,
  campaign: Pick<Campaign, 'agencyId' | 'unitKind' | 'dates'>,
): Promise<readonly UnitRef[]> {
  const ids = await agenciesDirectlyBelow(tx, campaign.agencyId, campaign.dates.selfFrom);
  return ids
    .flatMap((id) => directory.byId(id) ?? [])
    .filter(({ kind }) => kind === campaign.unitKind)
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
