import type { AssessmentId } from '#core/assessments/assessment.ts';
import { type Campaign, type CampaignId, requireCampaignState } from '#core/assessments/campaigns/campaign.ts';
import type { OpenedSheets } from '#core/assessments/campaigns/contract.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { agenciesDirectlyBelow, endsOf, originsOf } from '#server/features/units/read-model.ts';
import { appendAudit, appendAuditEach } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, writeIn, writeInEach } from '#server/platform/scope.ts';
import { type Asked, requireOwnCampaign } from './campaign-access.ts';
import { addUnits, loadUnits } from './campaign-repository.ts';
import { exemptLines } from './exempted-lines.ts';
import { insertSheets, joinSheets, type UnitToOpen, unitsToOpen } from './sheet-opening-repository.ts';

/** How many units' sheets one transaction opens: short enough that their own work does not wait for it. */
const PORTION = 50;

type Left = OpenedSheets['left'][number]['why'];

interface Waiting {
  readonly open: readonly UnitToOpen[];
  readonly left: readonly { readonly unitId: UnitId; readonly why: Left }[];
  readonly total: number;
}

/** Who still lacks a sheet of the campaign, and who cannot get one as things stand. */
async function waitingFor(tx: Database, deps: Deps, campaign: Campaign): Promise<Waiting> {
  const units = await unitsToOpen(tx, campaign);
  const today = vietnamDay(deps.now());
  const lastDay = today > campaign.period.to ? campaign.period.to : today;
  const ends = await endsOf(
    tx,
    units.map(({ unitId }) => unitId),
    lastDay,
  );
  const open: UnitToOpen[] = [];
  const left: { unitId: UnitId; why: Left }[] = [];
  for (const unit of units) {
    const { sheet, unitId } = unit;
    if (sheet?.campaignId === campaign.id) {
      continue;
    }
    if (ends.has(unitId)) {
      left.push({ unitId, why: 'ended' });
    } else if (sheet?.campaignId) {
      left.push({ unitId, why: 'other-campaign' });
    } else if (sheet && !sheet.untouched && sheet.criteriaSetId !== campaign.criteriaSetId) {
      left.push({ unitId, why: 'other-set' });
    } else {
      open.push(unit);
    }
  }
  return { open, left, total: units.length };
}

/**
 * Opens the sheets of the next portion of units; asked again until nothing remains. A unit that has a sheet of the term
 * joins with it. Each portion stands by itself, so an opening that was cut off goes on where it stopped.
 */
export async function openNextSheets(asked: Asked, id: CampaignId): Promise<OpenedSheets> {
  const { deps, scope, unit } = asked;
  const { campaign, waiting } = await readIn(deps.db, scope, async (tx) => {
    const found = await requireOwnCampaign(tx, unit.agencyId, id);
    requireCampaignState(found, 'running');
    return { campaign: found, waiting: await waitingFor(tx, deps, found) };
  });
  const portion = waiting.open.slice(0, PORTION);
  const done = portion.length > 0 ? await openPortion(asked, campaign, portion) : { opened: 0, joined: 0 };
  return {
    ...done,
    remaining: waiting.open.length - portion.length,
    total: waiting.total,
    left: waiting.left.map(({ unitId, why }) => {
      const named = deps.directory.byId(unitId);
      return { unit: named?.slug ?? '', unitName: named?.name ?? '', why };
    }),
  };
}

async function openPortion({ deps, scope, unit }: Asked, campaign: Campaign, portion: readonly UnitToOpen[]) {
  const ids = portion.map(({ unitId }) => unitId);
  return writeInEach(deps.db, scope, [unit.agencyId, ...ids], async (tx) => {
    const at = deps.now();
    const writing = { at, actorName: scope.actor.name };
    const origins = await originsOf(tx, ids);
    const sheets = portion
      .filter(({ sheet }) => !sheet)
      .map(({ unitId }) => ({
        id: newId<AssessmentId>(at),
        unitId,
        periodFrom: ownPeriodFrom(campaign, origins.get(unitId)),
      }));
    const joining = portion.flatMap(({ unitId, sheet }) => (sheet ? [unitId] : []));
    const opened = new Set(await insertSheets(tx, campaign, sheets, writing));
    await joinSheets(tx, campaign, joining);
    await exemptLines(tx, campaign, ids, writing);
    const what = { campaign: campaign.name, year: campaign.year, term: campaign.term };
    const fact = { actor: scope.actor, at, subjectKind: 'assessment', what } as const;
    const joined = portion.flatMap(({ unitId, sheet }) =>
      sheet ? [{ ...fact, agencyId: unitId, subjectId: sheet.id, action: 'assessments:campaign-join' }] : [],
    );
    await appendAuditEach(tx, [
      ...sheets
        .filter(({ unitId }) => opened.has(unitId))
        .map((sheet) => ({ ...fact, agencyId: sheet.unitId, subjectId: sheet.id, action: 'assessments:open' })),
      ...joined,
      {
        ...fact,
        agencyId: unit.agencyId,
        action: 'assessments:campaign-open-sheets',
        subjectKind: 'campaign',
        subjectId: campaign.id,
        what: { opened: opened.size, joined: joining.length },
      },
    ]);
    return { opened: opened.size, joined: joining.length };
  });
}

/** A unit that came out of others during the window scores the rest of it; what came before was theirs. */
function ownPeriodFrom(
  { period }: Campaign,
  origin: { readonly since: string; readonly predecessors: readonly UnitId[] } | undefined,
): string {
  const isNew = origin !== undefined && origin.predecessors.length > 0 && origin.since > period.from;
  return isNew && origin.since <= period.to ? origin.since : period.from;
}

/** Takes the units that came out of ended ones into a running campaign, in the group of the one they came from. */
export async function addSuccessors(asked: Asked, id: CampaignId): Promise<number> {
  const { deps, scope, unit } = asked;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const campaign = await requireOwnCampaign(tx, unit.agencyId, id);
    requireCampaignState(campaign, 'running');
    const today = vietnamDay(deps.now());
    const units = await loadUnits(tx, campaign);
    const known = new Map(units.map((one) => [one.unitId, one.group]));
    const ends = await endsOf(tx, [...known.keys()], today);
    const below = new Set(await agenciesDirectlyBelow(tx, campaign.agencyId, today));
    const successors = new Map(
      [...ends].flatMap(([ended, { successors: into }]) =>
        into
          .filter((one) => !known.has(one) && below.has(one))
          .map((one) => [one, { unitId: one, group: known.get(ended) ?? '' }] as const),
      ),
    );
    await addUnits(tx, campaign, [...successors.values()]);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: deps.now(),
      action: 'assessments:campaign-add-successors',
      subjectKind: 'campaign',
      subjectId: id,
      what: { units: [...successors.keys()].map((one) => deps.directory.byId(one)?.slug ?? one) },
    });
    return successors.size;
  });
}
