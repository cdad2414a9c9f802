import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { pointsString } from '#core/assessments/points.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { SetAnswer, SetHead, SetList } from '#core/assessments/sets/contract.ts';
import { draftFromSet, type SetDraft } from '#core/assessments/sets/draft.ts';
import { faultsOf, type GivenScore } from '#core/assessments/sets/faults.ts';
import { supplementFaults } from '#core/assessments/sets/supplement.ts';
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

function headOf({ deps, unit }: SetDesk, set: StoredSet, others: ReadonlyMap<CriteriaSetId, StoredSet>): SetHead {
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
    const isDraft = stored.state === 'draft';
    const given = isDraft ? await givenOf(tx, desk, stored) : [];
    const base = isDraft && stored.baseId ? await loadSet(tx, stored.baseId) : undefined;
    const forbidden = base ? supplementFaults(draftFromSet(base), draft) : [];
    const named = await loadStoredSets(
      tx,
      [stored.baseId, stored.copiedFrom].filter((one) => one !== undefined),
    );
    return {
      head: headOf(desk, stored, named),
      draft: toWire(draft),
      mayEdit: isDraft && stored.ownerId === desk.unit.agencyId && mayWriteSets(desk),
      compared: await comparedWith(tx, stored, named),
      given: [...given],
      faults: isDraft ? [...forbidden, ...faultsOf(draft, given)] : [],
    };
  });
}

async function comparedWith(
  tx: Database,
  set: StoredSet,
  named: ReadonlyMap<CriteriaSetId, StoredSet>,
): Promise<SetAnswer['compared']> {
  const before =
    set.version === 1 ? undefined : (await versionsOf(tx, set.code)).find(({ version }) => version < set.version);
  const base = set.baseId && named.get(set.baseId);
  const copied = set.copiedFrom && named.get(set.copiedFrom);
  const [other, why] = before
    ? ([before, 'version'] as const)
    : base
      ? ([base, 'base'] as const)
      : ([copied, 'copy'] as const);
  return other ? { id: other.id, name: other.name, version: other.version, why } : null;
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
