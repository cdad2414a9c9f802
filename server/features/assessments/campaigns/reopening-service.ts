import { type CampaignId, requireCampaignState, requireReason } from '#core/assessments/campaigns/campaign.ts';
import type { ReopenRequest } from '#core/assessments/campaigns/contract.ts';
import { PHASE_NAMES } from '#core/assessments/campaigns/phases.ts';
import { requireReopening } from '#core/assessments/campaigns/reopening.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { appendAuditEach } from '#server/platform/audit.ts';
import { readIn, writeInEach } from '#server/platform/scope.ts';
import { saveState } from '../assessment-repository.ts';
import { type Asked, requireMember, requireOwnCampaign } from './campaign-access.ts';
import { insertReopening, loadReopenings } from './campaign-repository.ts';
import { sheetsOf } from './sheet-opening-repository.ts';

/**
 * Opens a phase again for one unit, up to and including a day, with the reason for everybody of the unit to read.
 * Self-scoring opened again takes a submitted sheet back to the unit.
 */
export async function reopenFor(asked: Asked, id: CampaignId, request: ReopenRequest): Promise<void> {
  const { deps, scope, unit } = asked;
  const member = await readIn(deps.db, scope, async (tx) =>
    requireMember(tx, deps, await requireOwnCampaign(tx, unit.agencyId, id), request.unit),
  );
  const reason = requireReason(request.reason);
  await writeInEach(deps.db, scope, [unit.agencyId, member.agencyId], async (tx) => {
    const campaign = await requireOwnCampaign(tx, unit.agencyId, id);
    requireCampaignState(campaign, 'running');
    const at = deps.now();
    const writing = { at, actorName: scope.actor.name };
    const [sheet] = await sheetsOf(tx, campaign, [member.agencyId]);
    const { phase, until } = request;
    const back = requireReopening(campaign, {
      phase,
      until,
      day: vietnamDay(at),
      state: sheet?.state,
      earlier: await loadReopenings(tx, campaign, member.agencyId),
    });
    await insertReopening(tx, campaign, { unitId: member.agencyId, phase, until, reason }, writing);
    if (back && sheet) {
      await saveState(
        tx,
        { agencyId: member.agencyId, id: sheet.id },
        { state: 'self-scoring', submitted: null, returnReason: reason },
      );
    }
    const fact = {
      actor: scope.actor,
      at,
      action: 'assessments:campaign-reopen',
      subjectKind: 'campaign',
      subjectId: id,
      what: { unit: member.slug, phase: PHASE_NAMES[phase], until, returned: back },
      why: reason,
    };
    await appendAuditEach(
      tx,
      [unit.agencyId, member.agencyId].map((agencyId) => ({ ...fact, agencyId })),
    );
  });
}
