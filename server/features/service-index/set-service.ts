import { clean } from '#core/kernel/text.ts';
import { problemsOf } from '#core/service-index/check-set.ts';
import type { NewSetRequest, SaveSetRequest, SetsAnswer, SetView } from '#core/service-index/contract.ts';
import { refuse } from '#core/service-index/refusals.ts';
import type { ComponentSetId, SetVersion } from '#core/service-index/set-version.ts';
import { SHIPPED_SET } from '#core/service-index/shipped-set.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import type { Desk } from './portal-service.ts';
import { deleteDraft, insertSet, listSets, loadSet, saveSet } from './set-repository.ts';

/** The house's choice: only a province issues its own version; communes apply it. */
function requireProvince({ unit }: Desk): void {
  if (unit.kind !== 'province') {
    throw refuse('index-set-only-province', { unit: unit.slug });
  }
}

function headOf(set: SetVersion, issuer: string) {
  return {
    id: set.id,
    name: set.name,
    basis: set.basis,
    validFrom: set.validFrom,
    issuer,
    state: set.state,
    revision: set.revision,
    publishedAt: set.publishedAt?.toISOString() ?? null,
    publishedBy: set.publishedBy ?? null,
  };
}

function setWire(set: SetVersion, issuer: string): SetView {
  return {
    ...headOf(set, issuer),
    components: set.components.map((component) => ({ ...component })) as SetView['components'],
    problems: [...problemsOf(set.components)],
  };
}

export async function readSets({ deps, scope, unit }: Desk): Promise<SetsAnswer> {
  const items = await readIn(deps.db, scope, (tx) => listSets(tx, unit.agencyId));
  const { name, basis, validFrom, components } = SHIPPED_SET;
  return {
    shipped: {
      id: null,
      name,
      basis,
      validFrom,
      issuer: null,
      components: [...components] as SetsAnswer['shipped']['components'],
    },
    items: items.map((set) => headOf(set, unit.name)),
    total: items.length,
  };
}

export async function readSet({ deps, scope, unit }: Desk, id: ComponentSetId): Promise<SetView> {
  const set = await readIn(deps.db, scope, (tx) => loadSet(tx, unit.agencyId, id));
  if (!set) {
    throw refuse('index-set-unknown');
  }
  return setWire(set, unit.name);
}

/** A draft: the shipped set, or one of the committee's own, to be changed. */
export async function draftSet(desk: Desk, request: NewSetRequest): Promise<SetView> {
  requireProvince(desk);
  const { deps, scope, unit } = desk;
  const at = deps.now();
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const model = request.copyOf ? await loadSet(tx, unit.agencyId, request.copyOf) : SHIPPED_SET;
    if (!model) {
      throw refuse('index-set-unknown');
    }
    const set: SetVersion = {
      id: newId<ComponentSetId>(at),
      agencyId: unit.agencyId,
      name: clean(request.name),
      basis: clean(request.basis),
      validFrom: request.validFrom,
      state: 'draft',
      revision: 1,
      components: model.components,
      publishedAt: undefined,
      publishedBy: undefined,
    };
    await insertSet(tx, set, { name: scope.actor.name, at });
    await auditSet(tx, desk, set, 'service-index:draft-set');
    return setWire(set, unit.name);
  });
}

async function requireDraft(tx: Database, { unit }: Desk, id: ComponentSetId, revision: number): Promise<SetVersion> {
  const set = await loadSet(tx, unit.agencyId, id);
  if (!set) {
    throw refuse('index-set-unknown');
  }
  if (set.state === 'published') {
    throw refuse('index-set-published');
  }
  if (set.revision !== revision) {
    throw refuse('index-set-changed', { revision: set.revision });
  }
  return set;
}

export async function changeSet(desk: Desk, id: ComponentSetId, request: SaveSetRequest): Promise<SetView> {
  requireProvince(desk);
  const { deps, scope, unit } = desk;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const draft = await requireDraft(tx, desk, id, request.revision);
    const set: SetVersion = {
      ...draft,
      name: clean(request.name),
      basis: clean(request.basis),
      validFrom: request.validFrom,
      components: request.components.map((one) => ({ ...one, name: clean(one.name), note: clean(one.note) })),
      revision: draft.revision + 1,
    };
    await save(tx, set, draft.revision);
    await auditSet(tx, desk, set, 'service-index:change-set');
    return setWire(set, unit.name);
  });
}

/** In force from its day on for the committee and all below it; never changed afterwards. */
export async function publishSet(desk: Desk, id: ComponentSetId, revision: number): Promise<SetView> {
  requireProvince(desk);
  const { deps, scope, unit } = desk;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const draft = await requireDraft(tx, desk, id, revision);
    const problems = problemsOf(draft.components);
    if (problems.length > 0) {
      throw refuse('index-set-wrong', { problems });
    }
    const others = await listSets(tx, unit.agencyId);
    if (others.some(({ state, validFrom }) => state === 'published' && validFrom === draft.validFrom)) {
      throw refuse('index-set-day-taken', { validFrom: draft.validFrom });
    }
    const set: SetVersion = {
      ...draft,
      state: 'published',
      revision: draft.revision + 1,
      publishedAt: deps.now(),
      publishedBy: scope.actor.name,
    };
    await save(tx, set, draft.revision);
    await auditSet(tx, desk, set, 'service-index:publish-set');
    return setWire(set, unit.name);
  });
}

export async function dropDraft(desk: Desk, id: ComponentSetId, revision: number): Promise<void> {
  requireProvince(desk);
  const { deps, scope, unit } = desk;
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const draft = await requireDraft(tx, desk, id, revision);
    await deleteDraft(tx, unit.agencyId, id);
    await auditSet(tx, desk, draft, 'service-index:drop-set');
  });
}

async function save(tx: Database, set: SetVersion, readRevision: number): Promise<void> {
  if (!(await saveSet(tx, set, readRevision))) {
    throw refuse('index-set-changed');
  }
}

async function auditSet(tx: Database, { deps, scope, unit }: Desk, set: SetVersion, action: string): Promise<void> {
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: deps.now(),
    action,
    subjectKind: 'service-index-set',
    subjectId: set.id,
    what: { name: set.name, basis: set.basis, validFrom: set.validFrom, revision: set.revision },
  });
}
