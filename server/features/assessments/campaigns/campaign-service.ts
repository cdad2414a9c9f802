import {
  type Campaign,
  type CampaignId,
  type CampaignPlan,
  dateChanges,
  requireCampaignState,
  requirePlan,
  requireReason,
  requireRevision,
  requireSameFrame,
} from '#core/assessments/campaigns/campaign.ts';
import type {
  ChangeCampaignRequest,
  CreateCampaignRequest,
  SetBodiesRequest,
  SetUnitsRequest,
} from '#core/assessments/campaigns/contract.ts';
import { refuseCampaign } from '#core/assessments/campaigns/refusals.ts';
import { pointsFrom } from '#core/assessments/points.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { requireScheme } from '../criteria-sets.ts';
import { type Asked, requireOwnCampaign } from './campaign-access.ts';
import {
  deleteCampaign,
  insertCampaign,
  insertChange,
  loadUnits,
  replaceBodies,
  replaceUnits,
  saveCampaign,
} from './campaign-repository.ts';
import { candidatesOf } from './campaign-units.ts';

function planOf(request: CreateCampaignRequest): CampaignPlan {
  const { explanationTo, appraisal2To, ...dates } = request.dates;
  return {
    ...request,
    dates: { ...dates, explanationTo: explanationTo ?? undefined, appraisal2To: appraisal2To ?? undefined },
    maxBonus: pointsFrom(request.maxBonus) ?? 0,
    maxPenalty: pointsFrom(request.maxPenalty) ?? 0,
  };
}

async function requireFit(tx: Database, { deps }: Asked, plan: CampaignPlan): Promise<void> {
  requirePlan(plan, Number(vietnamDay(deps.now()).slice(0, 4)));
  const { set } = await requireScheme(tx, plan.criteriaSetId);
  if (set.state !== 'published' || set.unitKind !== plan.unitKind) {
    throw refuseCampaign('campaign-set-unfit', { set: set.name });
  }
}

interface Fact {
  readonly id: CampaignId;
  readonly action: string;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
}

async function audit(tx: Database, { deps, scope, unit }: Asked, { id, action, what, why }: Fact): Promise<void> {
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: deps.now(),
    action: `assessments:campaign-${action}`,
    subjectKind: 'campaign',
    subjectId: id,
    what: what ?? {},
    why,
  });
}

/** Sets down a draft; units and bodies follow. */
export async function createCampaign(asked: Asked, request: CreateCampaignRequest): Promise<CampaignId> {
  const { deps, scope, unit } = asked;
  const plan = planOf(request);
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    await requireFit(tx, asked, plan);
    const at = deps.now();
    const id = newId<CampaignId>(at);
    await insertCampaign(tx, { agencyId: unit.agencyId, id }, plan, { at, actorName: scope.actor.name });
    const { name, year, term, dates } = plan;
    await audit(tx, asked, { id, action: 'create', what: { name, year, term, ...dates } });
    return id;
  });
}

/** One change of a campaign behind its owner's lock: the version seen must be the newest. */
async function changing(
  asked: Asked,
  id: CampaignId,
  revision: number,
  work: (tx: Database, campaign: Campaign) => Promise<void>,
): Promise<void> {
  const { deps, scope, unit } = asked;
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const campaign = await requireOwnCampaign(tx, unit.agencyId, id);
    requireRevision(campaign, revision);
    await work(tx, campaign);
  });
}

/** A draft changes freely; of a running campaign dates and words, and changed dates need a reason that the units read. */
export async function changeCampaign(asked: Asked, id: CampaignId, request: ChangeCampaignRequest): Promise<void> {
  const { revision, reason, ...fields } = request;
  const plan = planOf(fields);
  await changing(asked, id, revision, async (tx, campaign) => {
    requireCampaignState(campaign, 'draft', 'running');
    await requireFit(tx, asked, plan);
    const changes = dateChanges(campaign.dates, plan.dates);
    const { deps, scope } = asked;
    if (campaign.state === 'running') {
      requireSameFrame(campaign, plan);
      if (changes.length > 0) {
        await insertChange(tx, campaign, changes, requireReason(reason), {
          at: deps.now(),
          actorName: scope.actor.name,
        });
      }
    }
    await saveCampaign(tx, campaign, { plan });
    await audit(tx, asked, { id, action: 'change', what: { name: plan.name, dates: changes }, why: reason });
  });
}

export async function removeCampaign(asked: Asked, id: CampaignId): Promise<void> {
  const { deps, scope, unit } = asked;
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const campaign = await requireOwnCampaign(tx, unit.agencyId, id);
    requireCampaignState(campaign, 'draft');
    await deleteCampaign(tx, campaign);
    await audit(tx, asked, { id, action: 'remove', what: { name: campaign.name } });
  });
}

/** Whom a draft scores, and in which groups they are ranked. */
export async function setUnits(asked: Asked, id: CampaignId, { items, revision }: SetUnitsRequest): Promise<void> {
  await changing(asked, id, revision, async (tx, campaign) => {
    requireCampaignState(campaign, 'draft');
    const candidates = new Map(
      (await candidatesOf(tx, asked.deps, campaign)).map((candidate) => [candidate.slug, candidate.id]),
    );
    const unknown = items.filter(({ unit }) => !candidates.has(unit)).map(({ unit }) => unit);
    if (unknown.length > 0) {
      throw refuseCampaign('campaign-unit-unknown', { units: unknown });
    }
    const units = new Map(
      items.map(({ unit, group }) => [
        unit,
        { unitId: candidates.get(unit) ?? 0, group: group.trim().normalize('NFC') },
      ]),
    );
    await replaceUnits(tx, campaign, [...units.values()]);
    await saveCampaign(tx, campaign, {});
    const groups = Object.fromEntries(
      [...Map.groupBy(units.values(), ({ group }) => group)].map(([group, of]) => [group, of.length]),
    );
    await audit(tx, asked, { id, action: 'set-units', what: { units: units.size, groups } });
  });
}

/** Who appraises which area or criterion; a running campaign may still hand a criterion to another body. */
export async function setBodies(asked: Asked, id: CampaignId, { items, revision }: SetBodiesRequest): Promise<void> {
  await changing(asked, id, revision, async (tx, campaign) => {
    requireCampaignState(campaign, 'draft', 'running');
    const { set } = await requireScheme(tx, campaign.criteriaSetId);
    const codes = new Set(set.criteria.map(({ code }) => code));
    const sections = new Map(asked.deps.directory.sectionsOf(campaign.agencyId).map((one) => [one.slug, one.id]));
    const wrong = items.filter(({ code, section }) => !codes.has(code) || (section !== null && !sections.has(section)));
    if (wrong.length > 0) {
      throw refuseCampaign('campaign-body-unknown', { items: wrong });
    }
    const bodies = new Map(
      items.map(({ code, section }) => [
        code,
        { code, sectionId: section === null ? undefined : sections.get(section) },
      ]),
    );
    await replaceBodies(tx, campaign, [...bodies.values()]);
    await saveCampaign(tx, campaign, {});
    await audit(tx, asked, { id, action: 'set-bodies', what: { bodies: items } });
  });
}

export async function closeCampaign(asked: Asked, id: CampaignId, revision: number): Promise<void> {
  await changing(asked, id, revision, async (tx, campaign) => {
    requireCampaignState(campaign, 'running');
    const writing = { at: asked.deps.now(), actorName: asked.scope.actor.name };
    await saveCampaign(tx, campaign, { closed: writing });
    await audit(tx, asked, { id, action: 'close' });
  });
}

/** The campaign runs from now on; its sheets are opened in portions after it (`openNextSheets`). */
export async function openCampaign(asked: Asked, id: CampaignId, revision: number): Promise<void> {
  await changing(asked, id, revision, async (tx, campaign) => {
    requireCampaignState(campaign, 'draft');
    await requireFit(tx, asked, campaign);
    const units = (await loadUnits(tx, campaign)).length;
    if (units === 0) {
      throw refuseCampaign('campaign-not-ready', { lacks: ['units'] });
    }
    await saveCampaign(tx, campaign, { opened: { at: asked.deps.now(), actorName: asked.scope.actor.name } });
    await audit(tx, asked, { id, action: 'open', what: { units } });
  });
}
