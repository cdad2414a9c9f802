import type { z } from 'zod';
import { emptyLine, type Line, requireState, requireVersion } from '#core/assessments/assessment.ts';
import { type CampaignId, requireCampaignState, requireReason } from '#core/assessments/campaigns/campaign.ts';
import type {
  DecideExemptionRequest,
  ExemptionList,
  ExemptRequest,
  exemptionQuery,
} from '#core/assessments/campaigns/contract.ts';
import { withDecidedExemption } from '#core/assessments/campaigns/exemption.ts';
import { refuseCampaign } from '#core/assessments/campaigns/refusals.ts';
import type { LineResponse } from '#core/assessments/contract.ts';
import { requireLeaf } from '#core/assessments/criteria-set.ts';
import { followingLines } from '#core/assessments/linked-lines.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import { appendAudit, appendAuditEach } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef, writeIn, writeInEach } from '#server/platform/scope.ts';
import { requireScheme } from '../criteria-sets.ts';
import { evidenceById } from '../evidence-view.ts';
import { appendLineChanges, saveLines } from '../line-repository.ts';
import { requireSheetWithLines } from '../sheet-service.ts';
import { lineToWire } from '../sheet-wire.ts';
import { termFact } from '../step-facts.ts';
import { type Asked, requireOwnCampaign } from './campaign-access.ts';
import { loadUnits } from './campaign-repository.ts';
import { exemptLines } from './exempted-lines.ts';
import { insertExemptions } from './exemption-repository.ts';
import { listExemptions } from './exemption-view.ts';
import { sheetsOf } from './sheet-opening-repository.ts';

/** What the level above writes down before anybody asks: a criterion that does not concern some units. */
export async function exempt(asked: Asked, id: CampaignId, request: ExemptRequest): Promise<number> {
  const { deps, scope, unit } = asked;
  const reason = requireReason(request.reason);
  const criterion = request.criterion;
  const unitIds = [...new Set(request.units.map((slug) => deps.directory.bySlug(slug)?.id ?? 0))];
  const sheets = await readIn(deps.db, scope, async (tx) => {
    const campaign = await requireOwnCampaign(tx, unit.agencyId, id);
    requireCampaignState(campaign, 'draft', 'running');
    requireLeaf(await requireScheme(tx, campaign.criteriaSetId), criterion);
    const members = new Set((await loadUnits(tx, campaign)).map(({ unitId }) => unitId));
    const strangers = request.units.filter((slug) => !members.has(deps.directory.bySlug(slug)?.id ?? 0));
    if (strangers.length > 0) {
      throw refuseCampaign('campaign-unit-unknown', { units: strangers });
    }
    return sheetsOf(tx, campaign, unitIds);
  });
  const late = sheets.filter(({ state }) => state !== 'self-scoring');
  if (late.length > 0) {
    throw refuseCampaign('exemption-scored', { units: late.map(({ unitId }) => deps.directory.byId(unitId)?.slug) });
  }
  const touched = sheets.map(({ unitId }) => unitId);
  return writeInEach(deps.db, scope, [unit.agencyId, ...touched], async (tx) => {
    const campaign = await requireOwnCampaign(tx, unit.agencyId, id);
    const at = deps.now();
    const writing = { at, actorName: scope.actor.name };
    await insertExemptions(tx, campaign, { criterion, reason, unitIds }, writing);
    const written = await exemptLines(tx, campaign, touched, writing);
    const what = { criterion, units: request.units };
    const fact = { actor: scope.actor, at, action: 'assessments:campaign-exempt', why: reason };
    await appendAuditEach(tx, [
      { ...fact, agencyId: unit.agencyId, subjectKind: 'campaign', subjectId: id, what },
      ...sheets.map((sheet) => ({
        ...fact,
        agencyId: sheet.unitId,
        subjectKind: 'assessment',
        subjectId: sheet.id,
        what: { criterion },
      })),
    ]);
    return written;
  });
}

/** The level above agrees that a criterion does not concern the unit, or says why it does. */
export async function decideExemption(
  deps: Deps,
  scope: Scope,
  { unit, code, ...term }: SheetKey<UnitRef> & { readonly code: string },
  { approve, reason, version }: DecideExemptionRequest,
): Promise<LineResponse> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const { assessment, scheme, stored, lines } = await requireSheetWithLines(tx, unit.agencyId, term);
    requireLeaf(scheme, code);
    const line = lines.get(code) ?? emptyLine(code);
    const evidence = await evidenceById(tx, unit.agencyId);
    requireVersion(line, version, lineToWire(scheme, line, evidence, stored.get(code)));
    if (assessment.state === 'appraised' || assessment.state === 'published') {
      requireState(assessment, 'self-scoring', 'submitted');
    }
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const decision = { approve, reason, by: scope.actor.name, at: writing.at };
    const decided = withDecidedExemption(line, decision);
    const changed: readonly Line[] = [
      decided,
      ...followingLines(scheme, new Map(lines).set(code, decided), code, 'self-score'),
    ];
    await saveLines(tx, assessment, changed, writing);
    await appendLineChanges(tx, assessment, 'self-score', changed, writing);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action: approve ? 'assessments:exempt' : 'assessments:refuse-exemption',
      subjectKind: 'assessment',
      subjectId: assessment.id,
      what: { ...termFact(term), criterion: code, proposed: line.notApplicableReason },
      why: reason,
    });
    return lineToWire(scheme, decided, evidence, { changedAt: writing.at, changedBy: writing.actorName });
  });
}

/** The exemptions of a campaign for those who run it. */
export async function readExemptions(
  { deps, scope, unit }: Asked,
  id: CampaignId,
  query: z.output<typeof exemptionQuery>,
): Promise<ExemptionList> {
  return readIn(deps.db, scope, async (tx) => {
    const campaign = await requireOwnCampaign(tx, unit.agencyId, id);
    const scheme = await requireScheme(tx, campaign.criteriaSetId);
    const names = new Map(scheme.set.criteria.map(({ code, name }) => [code, name]));
    const { items, total, waiting } = await listExemptions(tx, campaign, { ...query, state: query.state });
    return {
      items: items.map(({ unitId, by, at, ...one }) => {
        const named = deps.directory.byId(unitId);
        return {
          ...one,
          unit: named?.slug ?? '',
          unitName: named?.name ?? '',
          name: names.get(one.code) ?? '',
          by: by ?? null,
          at: at?.toISOString() ?? null,
        };
      }),
      total,
      waiting,
      criteria: scheme.leaves
        .filter(({ side }) => side === 'inside')
        .map(({ criterion: { code, name } }) => ({ code, name })),
    };
  });
}
