import type { Campaign, CampaignId, CampaignPlan, DateChange } from '#core/assessments/campaigns/campaign.ts';
import type { CampaignState, Phase, Reopening } from '#core/assessments/campaigns/phases.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { Term } from '#core/assessments/sheet-key.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { CampaignRef, Writing } from '../assessment-repository.ts';

const COLUMNS = [
  'campaign.agency_id',
  'campaign.id',
  'campaign.name',
  'campaign.year',
  'campaign.term',
  'campaign.criteria_set_id',
  'campaign.unit_kind',
  'campaign.period_from',
  'campaign.period_to',
  'campaign.self_from',
  'campaign.self_to',
  'campaign.appraisal1_to',
  'campaign.explanation_to',
  'campaign.appraisal2_to',
  'campaign.max_bonus',
  'campaign.max_penalty',
  'campaign.basis',
  'campaign.note',
  'campaign.state',
  'campaign.revision',
] as const;

/** A campaign of this owner, or one that the reader's units are scored in. */
export async function loadCampaign(tx: Database, id: CampaignId): Promise<Campaign | undefined> {
  const row = await tx.selectFrom('campaign').select(COLUMNS).where('campaign.id', '=', id).executeTakeFirst();
  return (
    row && {
      id: row.id as CampaignId,
      agencyId: row.agency_id as UnitId,
      name: row.name,
      year: row.year,
      term: row.term as Term,
      criteriaSetId: row.criteria_set_id as CriteriaSetId,
      unitKind: row.unit_kind as CampaignPlan['unitKind'],
      period: { from: row.period_from, to: row.period_to },
      dates: {
        selfFrom: row.self_from,
        selfTo: row.self_to,
        appraisal1To: row.appraisal1_to,
        explanationTo: row.explanation_to ?? undefined,
        appraisal2To: row.appraisal2_to ?? undefined,
      },
      maxBonus: row.max_bonus,
      maxPenalty: row.max_penalty,
      basis: row.basis,
      note: row.note,
      state: row.state as CampaignState,
      revision: row.revision,
    }
  );
}

function planRow(plan: CampaignPlan) {
  return {
    name: plan.name.trim(),
    year: plan.year,
    term: plan.term,
    criteria_set_id: plan.criteriaSetId,
    unit_kind: plan.unitKind,
    period_from: plan.period.from,
    period_to: plan.period.to,
    self_from: plan.dates.selfFrom,
    self_to: plan.dates.selfTo,
    appraisal1_to: plan.dates.appraisal1To,
    explanation_to: plan.dates.explanationTo ?? null,
    appraisal2_to: plan.dates.appraisal2To ?? null,
    max_bonus: plan.maxBonus,
    max_penalty: plan.maxPenalty,
    basis: plan.basis,
    note: plan.note,
  };
}

export async function insertCampaign(
  tx: Database,
  { agencyId, id }: CampaignRef,
  plan: CampaignPlan,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('campaign')
    .values({ agency_id: agencyId, id, ...planRow(plan), created_at: at, created_by: actorName })
    .execute();
}

/** Writes what changed and counts the saving. */
export async function saveCampaign(
  tx: Database,
  { agencyId, id }: CampaignRef,
  change: { readonly plan?: CampaignPlan; readonly opened?: Writing; readonly closed?: Writing },
): Promise<void> {
  await tx
    .updateTable('campaign')
    .set((row) => ({
      ...(change.plan ? planRow(change.plan) : {}),
      ...(change.opened ? { state: 'running', opened_at: change.opened.at, opened_by: change.opened.actorName } : {}),
      ...(change.closed ? { state: 'closed', closed_at: change.closed.at, closed_by: change.closed.actorName } : {}),
      revision: row('campaign.revision', '+', 1),
    }))
    .where('campaign.agency_id', '=', agencyId)
    .where('campaign.id', '=', id)
    .execute();
}

/** A draft goes with everything that hangs on it. */
export async function deleteCampaign(tx: Database, { agencyId, id }: CampaignRef): Promise<void> {
  await tx
    .deleteFrom('campaign_exemption')
    .where('campaign_exemption.agency_id', '=', agencyId)
    .where('campaign_exemption.campaign_id', '=', id)
    .execute();
  await replaceBodies(tx, { agencyId, id }, []);
  await replaceUnits(tx, { agencyId, id }, []);
  await tx.deleteFrom('campaign').where('campaign.agency_id', '=', agencyId).where('campaign.id', '=', id).execute();
}

export interface CampaignUnit {
  readonly unitId: UnitId;
  readonly group: string;
}

export async function loadUnits(tx: Database, { agencyId, id }: CampaignRef): Promise<readonly CampaignUnit[]> {
  const rows = await tx
    .selectFrom('campaign_unit')
    .select(['campaign_unit.unit_id', 'campaign_unit.group_name'])
    .where('campaign_unit.agency_id', '=', agencyId)
    .where('campaign_unit.campaign_id', '=', id)
    .orderBy('campaign_unit.unit_id')
    .execute();
  return rows.map((row) => ({ unitId: row.unit_id as UnitId, group: row.group_name }));
}

/** Puts these units in the place of those there were. */
export async function replaceUnits(tx: Database, campaign: CampaignRef, units: readonly CampaignUnit[]): Promise<void> {
  await tx
    .deleteFrom('campaign_unit')
    .where('campaign_unit.agency_id', '=', campaign.agencyId)
    .where('campaign_unit.campaign_id', '=', campaign.id)
    .execute();
  await addUnits(tx, campaign, units);
}

export async function addUnits(
  tx: Database,
  { agencyId, id }: CampaignRef,
  units: readonly CampaignUnit[],
): Promise<void> {
  if (units.length === 0) {
    return;
  }
  await tx
    .insertInto('campaign_unit')
    .values(
      units.map(({ unitId, group }) => ({ agency_id: agencyId, campaign_id: id, unit_id: unitId, group_name: group })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface CampaignBody {
  readonly code: string;
  /** Undefined: the council. */
  readonly sectionId: UnitId | undefined;
}

export async function loadBodies(tx: Database, { agencyId, id }: CampaignRef): Promise<readonly CampaignBody[]> {
  const rows = await tx
    .selectFrom('campaign_body')
    .select(['campaign_body.criterion_code', 'campaign_body.section_id'])
    .where('campaign_body.agency_id', '=', agencyId)
    .where('campaign_body.campaign_id', '=', id)
    .orderBy('campaign_body.criterion_code')
    .execute();
  return rows.map((row) => ({ code: row.criterion_code, sectionId: (row.section_id as UnitId | null) ?? undefined }));
}

export async function replaceBodies(
  tx: Database,
  { agencyId, id }: CampaignRef,
  bodies: readonly CampaignBody[],
): Promise<void> {
  await tx
    .deleteFrom('campaign_body')
    .where('campaign_body.agency_id', '=', agencyId)
    .where('campaign_body.campaign_id', '=', id)
    .execute();
  if (bodies.length > 0) {
    await tx
      .insertInto('campaign_body')
      .values(
        bodies.map(({ code, sectionId }) => ({
          agency_id: agencyId,
          campaign_id: id,
          criterion_code: code,
          section_id: sectionId ?? null,
        })),
      )
      .execute();
  }
}

export interface StoredReopening extends Reopening {
  readonly unitId: UnitId;
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
}

/** What was opened again, newest first; of one unit, or of all that the reader sees. */
export async function loadReopenings(
  tx: Database,
  { agencyId, id }: CampaignRef,
  unitId?: UnitId,
): Promise<readonly StoredReopening[]> {
  const rows = await tx
    .selectFrom('campaign_reopening')
    .select([
      'campaign_reopening.unit_id',
      'campaign_reopening.phase',
      'campaign_reopening.until',
      'campaign_reopening.reason',
      'campaign_reopening.granted_at',
      'campaign_reopening.granted_by',
    ])
    .where('campaign_reopening.agency_id', '=', agencyId)
    .where('campaign_reopening.campaign_id', '=', id)
    .$if(unitId !== undefined, (query) => query.where('campaign_reopening.unit_id', '=', unitId ?? 0))
    .orderBy('campaign_reopening.granted_at', 'desc')
    .orderBy('campaign_reopening.id', 'desc')
    .execute();
  return rows.map((row) => ({
    unitId: row.unit_id as UnitId,
    phase: row.phase as Phase,
    until: row.until,
    reason: row.reason,
    at: row.granted_at,
    by: row.granted_by,
  }));
}

export async function insertReopening(
  tx: Database,
  { agencyId, id }: CampaignRef,
  { unitId, phase, until, reason }: Reopening & { readonly unitId: UnitId; readonly reason: string },
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('campaign_reopening')
    .values({
      agency_id: agencyId,
      id: newId<Id<'Reopening'>>(at),
      campaign_id: id,
      unit_id: unitId,
      phase,
      until,
      reason,
      granted_at: at,
      granted_by: actorName,
    })
    .execute();
}

export interface StoredChange {
  readonly changes: readonly DateChange[];
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
}

export async function loadChanges(tx: Database, { agencyId, id }: CampaignRef): Promise<readonly StoredChange[]> {
  const rows = await tx
    .selectFrom('campaign_change')
    .select([
      'campaign_change.changes',
      'campaign_change.reason',
      'campaign_change.changed_at',
      'campaign_change.changed_by',
    ])
    .where('campaign_change.agency_id', '=', agencyId)
    .where('campaign_change.campaign_id', '=', id)
    .orderBy('campaign_change.changed_at', 'desc')
    .execute();
  return rows.map((row) => ({
    changes: row.changes as unknown as readonly DateChange[],
    reason: row.reason,
    at: row.changed_at,
    by: row.changed_by,
  }));
}

export async function insertChange(
  tx: Database,
  { agencyId, id }: CampaignRef,
  changes: readonly DateChange[],
  reason: string,
  { at, actorName }: Writing,
): Promise<void> {
  await tx
    .insertInto('campaign_change')
    .values({
      agency_id: agencyId,
      id: newId<Id<'CampaignChange'>>(at),
      campaign_id: id,
      changes: JSON.stringify(changes),
      reason,
      changed_at: at,
      changed_by: actorName,
    })
    .execute();
}
