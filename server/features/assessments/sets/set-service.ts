import type { CriteriaSet, CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { draftFromSet, type SetDraft, setFromDraft } from '#core/assessments/sets/draft.ts';
import { circleOf, faultsOf } from '#core/assessments/sets/faults.ts';
import { supplementFaults } from '#core/assessments/sets/supplement.ts';
import { formatDate, vietnamDay } from '#core/kernel/dates.ts';
import { requireDocument } from '#server/features/documents/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { loadSet } from '../criteria-repository.ts';
import { ensureShippedSet } from '../criteria-sets.ts';
import { mayDecideWholeSets, requireWriter, type SetDesk } from './set-desk.ts';
import {
  deleteDraft,
  insertDraft,
  lockSet,
  type Publication,
  publish,
  type StoredSet,
  saveDraft,
  setsAround,
  versionsOf,
} from './set-repository.ts';
import { givenOf } from './set-view.ts';

const DRAFT_BASIS = 'dự thảo, chưa có quyết định';

export interface NewSet {
  readonly from: CriteriaSetId;
  readonly as: 'set' | 'version' | 'supplement';
  readonly name: string;
  readonly effectiveYear: number | undefined;
}

/** A draft copied from another set: a set of the committee's own, or the next version of one it has. */
export async function createDraft(desk: SetDesk, wish: NewSet): Promise<CriteriaSetId> {
  requireWriter(desk);
  if (wish.as === 'set' && !mayDecideWholeSets(desk)) {
    throw refuse('set-supplement-only', { unit: desk.unit.slug });
  }
  return copiedDraft(desk, wish);
}

/** The same for whoever may anyway: the system that loads the sample. */
export async function copiedDraft(
  desk: Omit<SetDesk, 'identity'>,
  wish: NewSet,
  changed: (tree: CriteriaSet) => CriteriaSet = (tree) => tree,
): Promise<CriteriaSetId> {
  const { deps, scope, unit } = desk;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const now = deps.now();
    await ensureShippedSet(tx, 'mau-cap-xa', now);
    const around = await setsAround(tx, unit.agencyId, vietnamDay(now));
    const source = around.find(({ id }) => id === wish.from);
    const tree = source && (await loadSet(tx, source.id));
    if (!source || !tree) {
      throw refuse('criteria-set-unknown');
    }
    const place = await placeOf(tx, desk, wish, source);
    const year = wish.effectiveYear ?? Number(vietnamDay(now).slice(0, 4));
    const set: CriteriaSet = {
      ...changed(tree),
      ...place.identity,
      id: newId<CriteriaSetId>(now),
      name: wish.name || source.name,
      basis: DRAFT_BASIS,
      state: 'draft',
      ownerId: unit.agencyId,
      effectiveYear: year,
    };
    const origin = { baseId: place.baseId, copiedFrom: source.id };
    await insertDraft(tx, set, origin, { at: now, actorName: scope.actor.name });
    await audit(tx, desk, 'assessments:draft-set', set, { from: source.id, as: wish.as });
    return set.id;
  });
}

interface Place {
  readonly identity: Pick<CriteriaSet, 'code' | 'version'>;
  readonly baseId: CriteriaSetId | undefined;
}

async function placeOf(tx: Database, desk: Omit<SetDesk, 'identity'>, wish: NewSet, source: StoredSet): Promise<Place> {
  const { unit } = desk;
  if (wish.as === 'version') {
    if (source.ownerId !== unit.agencyId) {
      throw refuse('set-not-own');
    }
    const versions = await versionsOf(tx, source.code);
    const open = versions.find(({ state }) => state === 'draft');
    if (open) {
      throw refuse('set-draft-exists', { set: open.id, writtenBy: open.writtenBy });
    }
    return {
      identity: { code: source.code, version: 1 + Math.max(...versions.map(({ version }) => version)) },
      baseId: source.baseId,
    };
  }
  if (wish.as === 'supplement' && (source.state !== 'published' || source.ownerId === unit.agencyId)) {
    throw refuse('set-base-wrong');
  }
  const year = wish.effectiveYear ?? source.effectiveYear ?? Number(vietnamDay(desk.deps.now()).slice(0, 4));
  const wanted = `${unit.slug}-${wish.as === 'supplement' ? 'bo-sung' : source.unitKind}-${year}`;
  return {
    identity: { code: await freeCode(tx, wanted), version: 1 },
    baseId: wish.as === 'supplement' ? source.id : undefined,
  };
}

/** The wanted code, or with a number behind it where the committee has used it already. */
async function freeCode(tx: Database, wanted: string, attempt = 1): Promise<string> {
  const code = attempt === 1 ? wanted : `${wanted}-${attempt}`;
  return (await versionsOf(tx, code)).length === 0 ? code : freeCode(tx, wanted, attempt + 1);
}

export interface DraftSaving {
  readonly revision: number;
  readonly draft: SetDraft;
  readonly unfinished: boolean;
}

/** Keeps a draft; what no set may be is refused always, what does not fit yet unless it is said to be unfinished. */
export async function saveSet(desk: SetDesk, id: CriteriaSetId, saving: DraftSaving): Promise<void> {
  await changingDraft(desk, id, saving.revision, async (tx, stored) => {
    await requireFitting(tx, desk, stored, saving.draft, saving.unfinished);
    const set = setFromDraft(saving.draft, { ...stored, basis: stored.basis });
    await saveDraft(tx, set, { at: desk.deps.now(), actorName: desk.scope.actor.name });
    return {
      action: 'assessments:edit-set',
      what: { revision: saving.revision + 1, criteria: set.criteria.length, unfinished: saving.unfinished },
    };
  });
}

async function requireFitting(
  tx: Database,
  desk: SetDesk,
  stored: StoredSet,
  draft: SetDraft,
  unfinished: boolean,
): Promise<void> {
  const circle = circleOf(draft);
  if (circle) {
    throw refuse('criteria-circular', { path: circle });
  }
  const base = stored.baseId && (await loadSet(tx, stored.baseId));
  const faults = [
    ...(base ? supplementFaults(draftFromSet(base), draft) : []),
    ...faultsOf(draft, await givenOf(tx, desk, stored)),
  ];
  if (faults.some(({ weight }) => weight === 'never')) {
    throw refuse('set-unkeepable', { faults });
  }
  if (faults.length > 0 && !unfinished) {
    throw refuse('criteria-set-invalid', { faults });
  }
}

export interface Publishing {
  readonly revision: number;
  readonly documentId: string | undefined;
  readonly number: string;
  readonly date: string | undefined;
  readonly issuer: string;
  readonly effectiveYear: number;
}

/** Publishes a draft under its decision: from then on it never changes. */
export async function publishSet(desk: SetDesk, id: CriteriaSetId, wish: Publishing): Promise<void> {
  await changingDraft(desk, id, wish.revision, async (tx, stored) => {
    const set = await loadSet(tx, id);
    if (!set) {
      throw refuse('criteria-set-unknown');
    }
    const { effectiveYear } = wish;
    await requireFitting(tx, desk, stored, { ...draftFromSet(set), effectiveYear }, false);
    const publication = await decisionOf(tx, desk, wish);
    await publish(tx, id, publication, { at: desk.deps.now(), actorName: desk.scope.actor.name });
    return {
      action: 'assessments:publish-set',
      what: { basis: publication.basis, effectiveYear, criteria: set.criteria.length },
    };
  });
}

/** The decision as the register names it, or as typed. */
async function decisionOf(tx: Database, { unit }: SetDesk, wish: Publishing): Promise<Publication> {
  const document =
    wish.documentId === undefined ? undefined : await requireDocument(tx, unit.agencyId, wish.documentId);
  const number = document?.symbol ?? wish.number;
  const date = document?.date ?? wish.date;
  const issuer = document?.issuer ?? wish.issuer;
  if (number === '' || date === undefined || issuer === '') {
    throw refuse('set-decision-missing');
  }
  return {
    basis: `Quyết định số ${number} ngày ${formatDate(date)} của ${issuer}`,
    effectiveYear: wish.effectiveYear,
    decision: { number, date, issuer },
    documentId: wish.documentId,
  };
}

export async function discardSet(desk: SetDesk, id: CriteriaSetId): Promise<void> {
  await changingDraft(desk, id, undefined, async (tx, stored) => {
    await deleteDraft(tx, stored.id);
    return { action: 'assessments:discard-set', what: {} };
  });
}

interface Changed {
  readonly action: string;
  readonly what: Readonly<Record<string, unknown>>;
}

async function changingDraft(
  desk: SetDesk,
  id: CriteriaSetId,
  revision: number | undefined,
  change: (tx: Database, stored: StoredSet) => Promise<Changed>,
): Promise<void> {
  const { deps, scope, unit } = desk;
  requireWriter(desk);
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const stored = await lockSet(tx, id);
    if (!stored) {
      throw refuse('criteria-set-unknown');
    }
    if (stored.ownerId !== unit.agencyId) {
      throw refuse('set-not-own');
    }
    if (stored.state !== 'draft') {
      throw refuse('set-published', { version: stored.version });
    }
    if (revision !== undefined && stored.revision !== revision) {
      const { writtenBy, writtenAt } = stored;
      throw refuse('set-changed', { revision: stored.revision, writtenBy, writtenAt: writtenAt.toISOString() });
    }
    const { action, what } = await change(tx, stored);
    await audit(tx, desk, action, stored, what);
  });
}

async function audit(
  tx: Database,
  { deps, scope, unit }: Omit<SetDesk, 'identity'>,
  action: string,
  { id, code, name, version }: Pick<CriteriaSet, 'id' | 'code' | 'name' | 'version'>,
  what: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: deps.now(),
    action,
    subjectKind: 'criteria-set',
    subjectId: id,
    what: { code, name, version, ...what },
  });
}
