import type { EvidenceId } from '#core/assessments/assessment.ts';
import type { EvidenceRequest } from '#core/assessments/contract.ts';
import { evidenceFrom } from '#core/assessments/evidence.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import {
  countEvidenceUses,
  deleteEvidence,
  type Evidence,
  insertEvidence,
  loadEvidence,
} from './evidence-repository.ts';

export async function readEvidence(deps: Deps, scope: Scope, unit: UnitRef): Promise<readonly Evidence[]> {
  return readIn(deps.db, scope, (tx) => loadEvidence(tx, unit.agencyId));
}

/** Keeps a document once for the agency; any line may then name it. */
export async function addEvidence(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  request: EvidenceRequest,
): Promise<Evidence> {
  const words = evidenceFrom(request);
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const at = deps.now();
    const evidence = { id: newId<EvidenceId>(at), ...words };
    await insertEvidence(tx, unit.agencyId, evidence, { at, actorName: scope.actor.name });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'assessments:add-evidence',
      subjectKind: 'evidence',
      subjectId: evidence.id,
      what: { ...words },
    });
    return evidence;
  });
}

export async function removeEvidence(deps: Deps, scope: Scope, unit: UnitRef, id: EvidenceId): Promise<void> {
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const uses = await countEvidenceUses(tx, unit.agencyId, id);
    if (uses > 0) {
      throw refuse('evidence-in-use', { uses });
    }
    if (!(await deleteEvidence(tx, unit.agencyId, id))) {
      throw refuse('evidence-unknown', { id });
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: deps.now(),
      action: 'assessments:remove-evidence',
      subjectKind: 'evidence',
      subjectId: id,
    });
  });
}
