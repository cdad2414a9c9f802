import { vietnamDay } from '#core/kernel/dates.ts';
import { clean } from '#core/kernel/text.ts';
import type { AssignRequest, SaveVersionRequest } from '#core/procedures/contract.ts';
import {
  type ProcedureId,
  type ProcedureVersionId,
  requireComponents,
  requireVersion,
  type VersionDraft,
} from '#core/procedures/procedure.ts';
import { nationalPart } from '#core/procedures/procedure-code.ts';
import { refuseProcedure } from '#core/procedures/refusals.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import {
  endVersion,
  ensureProcedure,
  hasVersionFrom,
  insertVersion,
  isKnownProcedure,
  loadFieldId,
  loadVersion,
  saveAssignments,
  updateVersion,
  type VersionKey,
  withdrawAssignment,
} from './procedure-repository.ts';

interface Saved {
  readonly id: ProcedureId;
  readonly versionId: ProcedureVersionId;
}

/** The committee's own text of a procedure from a day on, for itself and the units below. */
export async function addVersion(deps: Deps, scope: Scope, unit: UnitRef, request: SaveVersionRequest): Promise<Saved> {
  const draft = requireVersion(draftOf(request));
  const components = requireComponents(request.components);
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    await requireField(tx, draft.fieldId);
    const id = await ensureProcedure(tx, nationalPart(draft.code) ?? draft.code, deps.now());
    if (await hasVersionFrom(tx, id, unit.agencyId, draft.validFrom)) {
      throw refuseProcedure('procedure-version-taken', { validFrom: draft.validFrom });
    }
    const versionId = newId<ProcedureVersionId>(deps.now());
    const version = { ...draft, id: versionId, issuerId: unit.agencyId, validTo: undefined };
    await insertVersion(tx, id, version, components, deps.now());
    await audit(tx, deps, scope, unit, 'procedures:add-version', id, { ...draft, components }, draft.legalBasis);
    return { id, versionId };
  });
}

/** Puts right what the committee itself entered, as long as the version has not started: receipts follow it from then on. */
export async function correctVersion(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  versionId: ProcedureVersionId,
  request: SaveVersionRequest,
): Promise<Saved> {
  const draft = requireVersion(draftOf(request));
  const components = requireComponents(request.components);
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const kept = await requireOwnVersion(tx, unit, versionId);
    await requireField(tx, draft.fieldId);
    if (kept.validFrom <= vietnamDay(deps.now())) {
      throw refuseProcedure('procedure-version-started', { validFrom: kept.validFrom });
    }
    const moved = draft.validFrom !== kept.validFrom;
    if (moved && (await hasVersionFrom(tx, kept.procedureId, unit.agencyId, draft.validFrom))) {
      throw refuseProcedure('procedure-version-taken', { validFrom: draft.validFrom });
    }
    const version = { ...draft, id: versionId, issuerId: unit.agencyId, validTo: undefined };
    await updateVersion(tx, version, components, deps.now());
    const what = { ...draft, components };
    await audit(tx, deps, scope, unit, 'procedures:correct-version', kept.procedureId, what, draft.legalBasis);
    return { id: kept.procedureId, versionId };
  });
}

/** The last day of the committee's own text; after it the text of the level above holds. */
export async function closeVersion(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  versionId: ProcedureVersionId,
  end: { readonly validTo: string; readonly reason: string },
): Promise<Saved> {
  const reason = clean(end.reason);
  if (reason === '') {
    throw refuseProcedure('procedure-basis-missing');
  }
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const kept = await requireOwnVersion(tx, unit, versionId);
    if (end.validTo < kept.validFrom) {
      throw refuseProcedure('procedure-end-wrong', { validFrom: kept.validFrom });
    }
    await endVersion(tx, versionId, end.validTo);
    const what = { versionId, validTo: end.validTo };
    await audit(tx, deps, scope, unit, 'procedures:end-version', kept.procedureId, what, reason);
    return { id: kept.procedureId, versionId };
  });
}

/** Puts a procedure on the agency's list: who owns the status of its dossiers, which section resolves it. */
export async function assign(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  procedureId: ProcedureId,
  request: AssignRequest,
): Promise<void> {
  const section = request.sectionSlug === null ? undefined : deps.directory.bySlug(request.sectionSlug);
  if (request.sectionSlug !== null && (section?.kind !== 'section' || section.agencyId !== unit.agencyId)) {
    throw refuseProcedure('procedure-section-unknown', { section: request.sectionSlug });
  }
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    await requireProcedure(tx, procedureId);
    const { ownership } = request;
    await saveAssignments(tx, [{ agencyId: unit.agencyId, procedureId, ownership, sectionId: section?.id }]);
    await audit(tx, deps, scope, unit, 'procedures:assign', procedureId, {
      ownership,
      section: section?.slug ?? null,
    });
  });
}

export async function withdraw(deps: Deps, scope: Scope, unit: UnitRef, procedureId: ProcedureId): Promise<void> {
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    await requireProcedure(tx, procedureId);
    if (await withdrawAssignment(tx, unit.agencyId, procedureId)) {
      await audit(tx, deps, scope, unit, 'procedures:withdraw', procedureId, {});
    }
  });
}

function draftOf({ components: _, ...version }: SaveVersionRequest): VersionDraft {
  return { ...version, confidence: '' };
}

async function requireField(tx: Database, fieldId: number): Promise<void> {
  if ((await loadFieldId(tx, fieldId)) === undefined) {
    throw refuseProcedure('procedure-field-unknown', { fieldId });
  }
}

async function requireProcedure(tx: Database, id: ProcedureId): Promise<void> {
  if (!(await isKnownProcedure(tx, id))) {
    throw refuseProcedure('procedure-unknown');
  }
}

async function requireOwnVersion(tx: Database, unit: UnitRef, id: ProcedureVersionId): Promise<VersionKey> {
  const version = await loadVersion(tx, id);
  if (!version) {
    throw refuseProcedure('procedure-version-unknown');
  }
  if (version.issuerId !== unit.agencyId) {
    throw refuseProcedure('procedure-version-not-yours');
  }
  return version;
}

async function audit(
  tx: Database,
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  action: string,
  procedureId: ProcedureId,
  what: Record<string, unknown>,
  why?: string,
): Promise<void> {
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: deps.now(),
    action,
    subjectKind: 'procedure',
    subjectId: procedureId,
    what,
    why,
  });
}
