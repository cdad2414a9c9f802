import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { SetAnswer, SetHead, SetList } from '#core/assessments/sets/contract.ts';
import { draftFromSet, type SetDraft } from '#core/assessments/sets/draft.ts';
import { faultsOf, type GivenScore } from '#core/assessments/sets/faults.ts';
import { supplementFaults } from '#core/assessments/sets/supplement.ts';
import { sheetKeyText } from '#core/assessments/sheet-key.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { Database } from '#server/platform/database.ts';
import { readIn } from '#server/platform/scope.ts';
import { loadSet } from '../criteria-repository.ts';
import { mayDecideWholeSets, mayWriteSets, type SetDesk } from './set-desk.ts';
import {
  givenScores,
  loadStoredSet,
  loadStoredSets,
  type StoredSet,
  setsAround,
  sheetsOfOlderVersions,
  versionsOf,
} from './set-repository.ts';

/** The sets of a committee and those that bind it. */
export async function readSets(desk: SetDesk): Promise<SetList> {
  const { deps, scope, unit } = desk;
  const sets = await readIn(deps.db, scope, (tx) => setsAround(tx, unit.agencyId, vietnamDay(deps.now())));
  const byId = new Map(sets.map((set) => [set.id, set]));
  const items = sets.map((set) => headOf(desk, set, byId));
  return {
    items,
    total: items.length,
    mayCreate: mayDecideWholeSets(desk),
    maySupplement: mayWriteSets(desk),
  };
}

export function headOf(
  { deps, unit }: SetDesk,
  set: StoredSet,
  others: ReadonlyMap<CriteriaSetId, StoredSet>,
): SetHead {
  const owner = set.ownerId === undefined ? undefined : deps.directory.byId(set.ownerId);
  const base = set.baseId && others.get(set.baseId);
  return {
    id: set.id,
    code: set.code,
    version: set.version,
    name: set.name,
    basis: set.basis,
    unitKind: set.unitKind,
    state: set.state,
    owner: owner ? { slug: owner.slug, name: owner.name } : null,
    own: set.ownerId === unit.agencyId,
    effectiveYear: set.effectiveYear ?? null,
    base: base ? { id: base.id, name: base.name, version: base.version } : null,
    leaves: set.leaves,
    max: pointsString(set.max),
    decision: set.decision ?? null,
    documentId: set.documentId ?? null,
    revision: set.revision,
    writtenBy: set.writtenBy,
    writtenAt: set.writtenAt.toISOString(),
    publishedAt: set.publishedAt?.toISOString() ?? null,
  };
}

/** What is given on open sheets, under the names of their units. */
export async function givenOf(tx: Database, { deps }: SetDesk, set: StoredSet): Promise<readonly GivenScore[]> {
  if (set.version === 1 && set.baseId === undefined) {
    return [];
  }
  return (await givenScores(tx, set)).map(({ code, points, agencyId }) => ({
    code,
    points,
    unit: deps.directory.byId(agencyId)?.name ?? '',
  }));
}

/** One set with its tree, what it is compared with and, of a draft, what keeps it from being published. */
export async function readSet(desk: SetDesk, id: CriteriaSetId): Promise<SetAnswer> {
  return readIn(desk.deps.db, desk.scope, async (tx) => {
    const stored = await loadStoredSet(tx, id);
    const set = stored && (await loadSet(tx, id));
    if (!stored || !set) {
      throw refuse('criteria-set-unknown');
    }
    const draft = draftFromSet(set);
    const compared = await comparedSet(tx, stored);
    const named = await loadStoredSets(tx, stored.baseId ? [stored.baseId] : []);
    const isDraft = stored.state === 'draft';
    return {
      head: headOf(desk, stored, named),
      draft: toWire(draft),
      mayEdit: isDraft && stored.ownerId === desk.unit.agencyId && mayWriteSets(desk),
      compared: compared ? comparedToWire(compared) : null,
      openSheets: await openSheetsOf(tx, desk, stored),
      ...(isDraft ? await openFaults(tx, desk, stored, draft) : { given: [], faults: [] }),
    };
  });
}

/** The sheets that wait to be put under a published version, under the names of their units. */
async function openSheetsOf(tx: Database, desk: SetDesk, set: StoredSet): Promise<SetAnswer['openSheets']> {
  if (set.state === 'draft' || (set.version === 1 && set.baseId === undefined)) {
    return { total: 0, items: [] };
  }
  const { total, sheets } = await sheetsOfOlderVersions(tx, set, desk.unit.agencyId);
  const items = sheets.map(({ agencyId, version, ...term }) => {
    const unit = desk.deps.directory.byId(agencyId);
    return { unit: unit?.slug ?? '', unitName: unit?.name ?? '', key: sheetKeyText(term), version };
  });
  return { total, items };
}

function comparedToWire({ set: { id, name, version }, why }: Compared): SetAnswer['compared'] {
  return { id, name, version, why };
}

async function openFaults(
  tx: Database,
  desk: SetDesk,
  stored: StoredSet,
  draft: SetDraft,
): Promise<Pick<SetAnswer, 'given' | 'faults'>> {
  const given = await givenOf(tx, desk, stored);
  const base = stored.baseId && (await loadSet(tx, stored.baseId));
  const forbidden = base ? supplementFaults(draftFromSet(base), draft) : [];
  return { given: [...given], faults: [...forbidden, ...faultsOf(draft, given)] };
}

interface Compared {
  readonly set: StoredSet;
  readonly why: 'version' | 'base' | 'copy';
}

/** What a set is compared with: its version before, the set it adds to, or the one it was copied from. */
export async function comparedSet(tx: Database, set: StoredSet): Promise<Compared | undefined> {
  const before =
    set.version === 1 ? undefined : (await versionsOf(tx, set.code)).find(({ version }) => version < set.version);
  if (before) {
    return { set: before, why: 'version' };
  }
  const [id, why] = set.baseId ? ([set.baseId, 'base'] as const) : ([set.copiedFrom, 'copy'] as const);
  const other = id && (await loadStoredSet(tx, id));
  return other && { set: other, why };
}

/** The wire's arrays are its own. */
function toWire(draft: SetDraft): SetAnswer['draft'] {
  return {
    ...draft,
    bands: [...draft.bands],
    criteria: draft.criteria.map((criterion) => ({
      ...criterion,
      parameters: { ...criterion.parameters },
      variables: [...criterion.variables],
    })),
  };
}
