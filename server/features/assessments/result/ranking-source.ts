import type { AssessmentId, AssessmentState } from '#core/assessments/assessment.ts';
import type { CriteriaSetId, Scheme } from '#core/assessments/criteria-set.ts';
import type { Points } from '#core/assessments/points.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { RankingKey } from '#core/assessments/result/ranking-key.ts';
import type { UnitResult } from '#core/assessments/result/standings.ts';
import { lastDayOf, type Origin, termBefore } from '#core/assessments/result/year-on-year.ts';
import { type SheetTerm, termInWords } from '#core/assessments/sheet-key.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { requireScheme } from '#server/features/assessments/criteria-sets.ts';
import { agenciesDirectlyBelow, originsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import {
  type ListedPublication,
  loadPublication,
  publicationOfCampaign,
  publicationOfTerm,
  publishedFor,
  publishedLeafSums,
  publishedResults,
} from './publication-view.ts';
import { campaignHead, campaignUnits, leafSums, listResults, type SheetsOf } from './results-view.ts';

export type PartSums = ReadonlyMap<UnitId, readonly [max: Points, points: Points]>;

/** The same units a year before; a unit's set may have been another one then. */
export interface EarlierResults extends SheetTerm {
  readonly units: readonly (UnitResult & { readonly setId: CriteriaSetId })[];
  readonly schemes: ReadonlyMap<CriteriaSetId, Scheme>;
  readonly partSums: (leaves: readonly string[]) => Promise<PartSums>;
}

/** A list of results with everything that ranking it needs. */
export interface RankedList extends SheetTerm {
  readonly title: string;
  readonly owner: UnitRef;
  readonly scheme: Scheme;
  readonly units: readonly UnitResult[];
  readonly states: ReadonlyMap<UnitId, AssessmentState>;
  /** Of sheets that are read as they stand; a published list has none. */
  readonly sheetIds: ReadonlyMap<UnitId, AssessmentId>;
  readonly without: readonly {
    readonly unitId: UnitId;
    readonly group: string;
    readonly state: AssessmentState | undefined;
  }[];
  readonly publication: ListedPublication | undefined;
  readonly origins: ReadonlyMap<UnitId, Origin>;
  readonly earlier: EarlierResults;
  readonly partSums: (leaves: readonly string[]) => Promise<PartSums>;
}

/** Statements do not grow with the units, the criteria or the years. */
export async function loadRankedList(tx: Database, deps: Deps, unit: UnitRef, key: RankingKey): Promise<RankedList> {
  return key.kind === 'published' ? publishedList(tx, deps, key.publicationId) : liveList(tx, unit, key);
}

type LiveKey = Exclude<RankingKey, { kind: 'published' }>;

interface LiveHead extends SheetTerm {
  readonly title: string;
  readonly scheme: Scheme;
  readonly groups: ReadonlyMap<UnitId, string>;
  readonly of: SheetsOf;
  readonly publication: ListedPublication | undefined;
}

async function liveHead(tx: Database, owner: UnitRef, key: LiveKey): Promise<LiveHead> {
  if (key.kind === 'campaign') {
    const campaign = await campaignHead(tx, owner.agencyId, key.campaignId);
    if (!campaign) {
      throw refuse('ranking-unknown');
    }
    return {
      year: campaign.year,
      term: campaign.term,
      title: campaign.name,
      scheme: await requireScheme(tx, campaign.setId),
      groups: await campaignUnits(tx, owner.agencyId, key.campaignId),
      of: { campaignId: key.campaignId },
      publication: await publicationOfCampaign(tx, owner.agencyId, key.campaignId),
    };
  }
  const { year, term, setId } = key;
  const agencyIds = await agenciesDirectlyBelow(tx, owner.agencyId, lastDayOf(key));
  return {
    year,
    term,
    title: `Kết quả ${termInWords(key)}`,
    scheme: await requireScheme(tx, setId),
    groups: new Map(agencyIds.map((id) => [id, ''])),
    of: { year, term, setId, agencyIds },
    publication: await publicationOfTerm(tx, owner.agencyId, key),
  };
}

async function liveList(tx: Database, owner: UnitRef, key: LiveKey): Promise<RankedList> {
  const head = await liveHead(tx, owner, key);
  const sheets = await listResults(tx, head.of);
  if (key.kind === 'sheets' && sheets.length === 0) {
    throw refuse('ranking-unknown');
  }
  const units = sheets.flatMap(({ agencyId, sums, decided }): readonly UnitResult[] =>
    sums ? [{ unitId: agencyId, group: head.groups.get(agencyId) ?? '', sums, decided }] : [],
  );
  const states = new Map(sheets.map(({ agencyId, state }) => [agencyId, state]));
  const settled = new Set(units.map(({ unitId }) => unitId));
  const listed = new Set([...head.groups.keys(), ...states.keys()]);
  const origins = await originsOf(tx, [...settled]);
  const earlier = { ...termBefore(head), agencyIds: [...settled, ...predecessorsIn(origins)] };
  const before = (await listResults(tx, earlier)).flatMap(({ agencyId, id, sums, decided, criteriaSetId }) =>
    sums ? [{ unitId: agencyId, id, group: '', sums, decided, setId: criteriaSetId }] : [],
  );
  const settledSheets = sheets.flatMap(({ agencyId, id, sums }) => (sums ? [[agencyId, id] as const] : []));
  return {
    ...head,
    owner,
    units,
    states,
    sheetIds: new Map(sheets.map(({ agencyId, id }) => [agencyId, id])),
    without: [...listed].flatMap((unitId) =>
      settled.has(unitId) ? [] : [{ unitId, group: head.groups.get(unitId) ?? '', state: states.get(unitId) }],
    ),
    origins,
    earlier: {
      ...termBefore(head),
      units: before,
      schemes: await schemesOf(tx, before),
      partSums: (leaves) =>
        leafSums(
          tx,
          before.map(({ unitId, id }) => [unitId, id]),
          leaves,
        ),
    },
    partSums: (leaves) => leafSums(tx, settledSheets, leaves),
  };
}

function predecessorsIn(origins: ReadonlyMap<UnitId, Origin>): readonly UnitId[] {
  return [...origins.values()].flatMap(({ predecessors }) => predecessors);
}

async function publishedList(tx: Database, { directory }: Deps, id: ListedPublication['id']): Promise<RankedList> {
  const publication = await loadPublication(tx, id);
  const owner = publication && directory.byId(publication.agencyId);
  if (!publication || !owner) {
    throw refuse('ranking-unknown');
  }
  const units = await publishedResults(tx, publication);
  const ids = units.map(({ unitId }) => unitId);
  const origins = await originsOf(tx, ids);
  const found = await publishedFor(tx, [...ids, ...predecessorsIn(origins)], termBefore(publication));
  const before = found.map(({ criteriaSetId, ...result }) => ({ ...result, setId: criteriaSetId }));
  return {
    year: publication.year,
    term: publication.term,
    title: publication.title,
    owner,
    scheme: await requireScheme(tx, publication.criteriaSetId),
    units,
    states: new Map(ids.map((unitId) => [unitId, 'published'])),
    sheetIds: new Map(),
    without: [],
    publication,
    origins,
    earlier: {
      ...termBefore(publication),
      units: before,
      schemes: await schemesOf(tx, before),
      partSums: (leaves) => publishedLeafSums(tx, found, leaves),
    },
    partSums: (leaves) => publishedLeafSums(tx, [publication], leaves),
  };
}

/** One or two sets in a term; each is read once a process. */
async function schemesOf(tx: Database, units: readonly { readonly setId: CriteriaSetId }[]) {
  const ids = [...new Set(units.map(({ setId }) => setId))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await requireScheme(tx, id)] as const)));
}
