import { phaseOfState, standingOf } from '#core/assessments/campaigns/board.ts';
import type { Campaign, CampaignId } from '#core/assessments/campaigns/campaign.ts';
import type {
  CampaignOptions,
  CampaignResponse,
  CampaignSummary,
  CampaignUnits,
  SheetCampaign,
} from '#core/assessments/campaigns/contract.ts';
import { lockSentence } from '#core/assessments/campaigns/locks.ts';
import {
  endedDuring,
  firstDayOf,
  type Gate,
  gateOf,
  lastDayOf,
  PHASES,
  phaseOf,
} from '#core/assessments/campaigns/phases.ts';
import { pointsString } from '#core/assessments/points.ts';
import { type SheetKey, sheetKeyText } from '#core/assessments/sheet-key.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { agenciesDirectlyBelow, endsOf } from '#server/features/units/read-model.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type UnitRef } from '#server/platform/scope.ts';
import { loadAssessment } from '../assessment-repository.ts';
import { requireScheme } from '../criteria-sets.ts';
import { type Asked, requireCampaignOf, requireOwnCampaign } from './campaign-access.ts';
import {
  loadBodies,
  loadCampaign,
  loadChanges,
  loadReopenings,
  loadUnits,
  type StoredChange,
  type StoredReopening,
} from './campaign-repository.ts';
import { candidatesOf } from './campaign-units.ts';
import { type ListedCampaign, listCampaigns, publishedSets } from './campaign-view.ts';
import { sheetsOf } from './sheet-opening-repository.ts';

const today = ({ now }: Pick<Deps, 'now'>) => vietnamDay(now());

function datesToWire({ explanationTo, appraisal2To, ...dates }: Campaign['dates']) {
  return { ...dates, explanationTo: explanationTo ?? null, appraisal2To: appraisal2To ?? null };
}

function summaryOf({ directory, now }: Deps, agencyId: UnitId, listed: ListedCampaign): CampaignSummary {
  const owner = directory.byId(listed.agencyId);
  return {
    id: listed.id,
    owner: owner?.slug ?? '',
    ownerName: owner?.name ?? '',
    own: listed.agencyId === agencyId,
    name: listed.name,
    key: sheetKeyText(listed),
    year: listed.year,
    term: listed.term,
    state: listed.state,
    phase: phaseOf(listed.dates, today({ now })),
    dates: datesToWire(listed.dates),
    units: listed.units,
    done: listed.done,
  };
}

export async function readCampaigns({ deps, scope, unit }: Asked) {
  const listed = await readIn(deps.db, scope, (tx) => listCampaigns(tx, unit.agencyId));
  const items = listed.map((one) => summaryOf(deps, unit.agencyId, one));
  return { items, total: items.length };
}

export async function readOptions({ deps, scope, unit }: Asked): Promise<CampaignOptions> {
  return readIn(deps.db, scope, async (tx) => {
    const below = await agenciesDirectlyBelow(tx, unit.agencyId, today(deps));
    const kinds = Map.groupBy(below, (id) => deps.directory.byId(id)?.kind);
    return {
      sets: await publishedSets(tx, unit.agencyId, today(deps)),
      sections: deps.directory.sectionsOf(unit.agencyId).map(({ slug, name }) => ({ slug, name })),
      kinds: (['province', 'district', 'commune'] as const).map((kind) => ({
        kind,
        units: kinds.get(kind)?.length ?? 0,
      })),
    };
  });
}

function reopeningToWire({ directory }: Deps, { unitId, phase, until, reason, at, by }: StoredReopening) {
  const unit = directory.byId(unitId);
  return { unit: unit?.slug ?? '', unitName: unit?.name ?? '', phase, until, reason, at: at.toISOString(), by };
}

function changeToWire({ changes, reason, at, by }: StoredChange) {
  return { changes: [...changes], reason, at: at.toISOString(), by };
}

function spansOf({ dates }: Campaign) {
  return PHASES.flatMap((phase) => {
    const [from, to] = [firstDayOf(dates, phase), lastDayOf(dates, phase)];
    return from && to ? [{ phase, from, to }] : [];
  });
}

const COUNCIL = 'Hội đồng thẩm định';

/** A campaign as its owner or a unit that it scores reads it; a unit sees of units and reopenings its own. */
export async function readCampaign({ deps, scope, unit }: Asked, id: CampaignId): Promise<CampaignResponse> {
  return readIn(deps.db, scope, async (tx) => {
    const campaign = await requireCampaignOf(tx, unit.agencyId, id);
    const { set } = await requireScheme(tx, campaign.criteriaSetId);
    const units = await loadUnits(tx, campaign);
    const opened =
      units.length === 0
        ? []
        : await sheetsOf(
            tx,
            campaign,
            units.map(({ unitId }) => unitId),
          );
    const names = new Map(set.criteria.map(({ code, name }) => [code, name]));
    const owner = deps.directory.byId(campaign.agencyId);
    const { agencyId: _, ...plan } = campaign;
    return {
      ...plan,
      dates: datesToWire(campaign.dates),
      maxBonus: pointsString(campaign.maxBonus),
      maxPenalty: pointsString(campaign.maxPenalty),
      owner: owner?.slug ?? '',
      ownerName: owner?.name ?? '',
      key: sheetKeyText(campaign),
      setName: `${set.name} (bản ${set.version})`,
      phase: phaseOf(campaign.dates, today(deps)),
      spans: spansOf(campaign),
      units: units.length,
      opened: opened.length,
      groups: [...Map.groupBy(units, ({ group }) => group)].map(([name, of]) => ({ name, units: of.length })),
      problems: units.length === 0 ? ['Chưa chọn đơn vị được chấm.'] : [],
      changes: (await loadChanges(tx, campaign)).map(changeToWire),
      reopenings: (await loadReopenings(tx, campaign)).map((one) => reopeningToWire(deps, one)),
      bodies: (await loadBodies(tx, campaign)).map(({ code, sectionId }) => {
        const section = sectionId === undefined ? undefined : deps.directory.byId(sectionId);
        return { code, name: names.get(code) ?? '', section: section?.slug ?? null, body: section?.name ?? COUNCIL };
      }),
    };
  });
}

/** Who may be scored, and who is: what the choice of units starts from. */
export async function readUnits({ deps, scope, unit }: Asked, id: CampaignId): Promise<CampaignUnits> {
  return readIn(deps.db, scope, async (tx) => {
    const campaign = await requireOwnCampaign(tx, unit.agencyId, id);
    const chosen = new Map((await loadUnits(tx, campaign)).map(({ unitId, group }) => [unitId, group]));
    const candidates = await candidatesOf(tx, deps, campaign);
    const known = new Set(candidates.map((one) => one.id));
    const others = [...chosen.keys()].filter((one) => !known.has(one)).flatMap((one) => deps.directory.byId(one) ?? []);
    const all = [...candidates, ...others];
    const ends = await endsOf(
      tx,
      all.map((one) => one.id),
      today(deps),
    );
    const items = all.map((one) => ({
      unit: one.slug,
      unitName: one.name,
      group: chosen.get(one.id) ?? '',
      chosen: chosen.has(one.id),
      ended: ends.get(one.id)?.on ?? null,
    }));
    return { items, total: items.length };
  });
}

/** The end of a unit, with what it went into. */
export function endToWire(
  { directory }: Pick<Deps, 'directory'>,
  { on, successors }: { readonly on: PlainDate; readonly successors: readonly UnitId[] },
) {
  return {
    on,
    successors: successors.flatMap((id) => {
      const unit = directory.byId(id);
      return unit ? [{ unit: unit.slug, unitName: unit.name }] : [];
    }),
  };
}

/** What stands over a sheet: its campaign, what it waits for and until when, what was opened again, what was changed. */
export async function readSheetCampaign({ deps, scope }: Asked, key: SheetKey<UnitRef>): Promise<SheetCampaign> {
  return readIn(deps.db, scope, async (tx) => {
    const { unit, ...term } = key;
    const assessment = await loadAssessment(tx, unit.agencyId, term);
    const campaign = assessment?.campaign && (await loadCampaign(tx, assessment.campaign.id));
    if (!assessment || !campaign) {
      return NO_CAMPAIGN;
    }
    const day = today(deps);
    const reopenings = await loadReopenings(tx, campaign, unit.agencyId);
    const end = (await endsOf(tx, [unit.agencyId], day)).get(unit.agencyId);
    const standing = {
      state: assessment.state,
      over: end && endedDuring({ lastDay: end.on, periodTo: campaign.period.to }, day),
    };
    return {
      campaign: summaryOf(deps, unit.agencyId, { ...campaign, units: 1, done: 0 }),
      ...workThatWaits(deps, campaign, { ...standing, reopenings, day }),
      reopenings: reopenings.map((one) => reopeningToWire(deps, one)),
      changes: (await loadChanges(tx, campaign)).map(changeToWire),
      ended: standing.over && end ? endToWire(deps, end) : null,
    };
  });
}

interface SheetStanding {
  readonly state: string;
  /** The gate of a unit that has ended within the window. */
  readonly over: Gate | undefined;
  readonly reopenings: readonly StoredReopening[];
  readonly day: PlainDate;
}

/** What the state of a sheet waits for, until when, and why it is locked where it is. */
function workThatWaits(
  { directory }: Deps,
  campaign: Campaign,
  { state, over, reopenings, day }: SheetStanding,
): Pick<SheetCampaign, 'waitsFor' | 'until' | 'lock'> {
  const phase = phaseOfState(state);
  if (!phase) {
    return { waitsFor: null, until: null, lock: null };
  }
  const reopening = reopenings.find((one) => one.phase === phase);
  const gate = over ?? gateOf(campaign, phase, day, reopening);
  const opener = directory.byId(campaign.agencyId)?.name ?? '';
  const sheet = { state, scored: 1, appraised: 1 };
  return {
    waitsFor: phase,
    until: standingOf(campaign, { sheet, ended: over !== undefined, reopenings }, day).until ?? null,
    lock: gate.open ? null : lockSentence({ ...gate, what: phase, opener }),
  };
}

const NO_CAMPAIGN: SheetCampaign = {
  campaign: null,
  waitsFor: null,
  until: null,
  lock: null,
  reopenings: [],
  changes: [],
  ended: null,
};
