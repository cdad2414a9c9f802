import { gateOf } from '#core/assessments/campaigns/phases.ts';
import type { DivisionResponse } from '#core/assessments/selfscore/contract.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { StoredAssessment } from '../assessment-repository.ts';
import { loadGate } from '../campaigns/gate-view.ts';

/** Until when the unit scores itself, and who can open it again; a sheet without a campaign has no dates. */
export async function gateOfSheet(
  tx: Database,
  { now, directory }: Pick<Deps, 'now' | 'directory'>,
  { agencyId, campaign }: Pick<StoredAssessment, 'agencyId' | 'campaign'>,
): Promise<DivisionResponse['gate']> {
  const timed = campaign && (await loadGate(tx, campaign, agencyId, 'self-scoring'));
  if (!campaign || !timed) {
    return { open: true, until: null, from: null, why: null, opener: '' };
  }
  const gate = gateOf(timed, 'self-scoring', vietnamDay(now()), timed.reopening);
  return {
    open: gate.open,
    until: 'until' in gate ? gate.until : null,
    from: 'from' in gate ? gate.from : null,
    why: gate.open ? null : gate.why,
    opener: directory.byId(campaign.agencyId)?.name ?? '',
  };
}
