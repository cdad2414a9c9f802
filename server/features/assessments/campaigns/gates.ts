import { requireOpen } from '#core/assessments/campaigns/locks.ts';
import { endedDuring, gateOf, type Phase } from '#core/assessments/campaigns/phases.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { StoredAssessment } from '../assessment-repository.ts';
import { loadGate } from './gate-view.ts';

/**
 * Refuses work on a sheet in a phase that its campaign does not open to this unit today; a sheet without a campaign has
 * no dates. Asked before every write, in its transaction.
 */
export async function requireGate(
  tx: Database,
  deps: Pick<Deps, 'now' | 'directory'>,
  { agencyId, campaign }: Pick<StoredAssessment, 'agencyId' | 'campaign'>,
  phase: Phase,
): Promise<void> {
  if (!campaign) {
    return;
  }
  const timed = await loadGate(tx, campaign, agencyId, phase);
  if (!timed) {
    throw new Error(`the sheet of ${agencyId} names a campaign that it may not read`);
  }
  const day = vietnamDay(deps.now());
  const gate = endedDuring(timed, day) ?? gateOf(timed, phase, day, timed.reopening);
  requireOpen(gate, phase, deps.directory.byId(campaign.agencyId)?.name ?? '');
}
