import type { EvidenceId } from '#core/assessments/assessment.ts';
import type { EvidenceRequest } from '#core/assessments/contract.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { type ReadEvidence, readWanted } from '#core/assessments/selfscore/evidence-entry.ts';
import { requireDocument } from '#server/features/documents/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import {
  countEvidenceUses,
  deleteEvidence,
  evidenceOfDocument,
  insertEvidence,
  type NewEvidence,
} from './evidence-repository.ts';
import { type Evidence, loadEvidence } from './evidence-view.ts';

export async function readEvidence(deps: Deps, scope: Scope, unit: UnitRef): Promise<readonly Evidence[]> {
  return readIn(deps.db, scope, (tx) => loadEvidence(tx, unit.agencyId));
}

export async function requireEvidence(tx: Database, { agencyId }: UnitRef, id: EvidenceId): Promise<Evidence> {
  const [evidence] = await loadEvidence(tx, agencyId, [id]);
  if (!evidence) {
    throw refuse('evidence-unknown', { id });
  }
  return evidence;
}

/** Keeps a piece of evidence once for the agency; any line may then name it. A known document is answered as it is. */
export async function addEvidence(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  request: EvidenceRequest,
): Promise<Evidence> {
  const read = readWanted(request, `UBND ${unit.name}`);
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const at = deps.now();
    const { known, fresh } = await kept(tx, deps, scope, unit, read);
    if (known !== undefined) {
      return requireEvidence(tx, unit, known);
    }
    const evidence: NewEvidence = { id: newId<EvidenceId>(at), ...fresh };
    await insertEvidence(tx, unit.agencyId, evidence, { at, actorName: scope.actor.name });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'assessments:add-evidence',
      subjectKind: 'evidence',
      subjectId: evidence.id,
      what: { ...fresh },
    });
    return requireEvidence(tx, unit, evidence.id);
  });
}

type Kept =
  | { readonly known: EvidenceId; readonly fresh?: undefined }
  | { readonly known?: undefined; readonly fresh: Omit<NewEvidence, 'id'> };

/** A document by number and day is entered in the register, or found there: evidence is named once, there. */
async function kept(tx: Database, deps: Deps, scope: Scope, unit: UnitRef, read: ReadEvidence): Promise<Kept> {
  if (read.kind === 'link') {
    return { fresh: { kind: 'link', title: read.title, link: read.link } };
  }
  const documentId = read.kind === 'document' ? read.documentId : await registered(tx, deps, scope, unit, read);
  const { abstract } = await requireDocument(tx, unit.agencyId, documentId);
  const known = await evidenceOfDocument(tx, unit.agencyId, documentId);
  return known ? { known } : { fresh: { kind: 'document', title: abstract, documentId } };
}

async function registered(
  tx: Database,
  deps: Deps,
  { actor }: Scope,
  { agencyId }: UnitRef,
  { document }: Extract<ReadEvidence, { kind: 'named' }>,
): Promise<string> {
  const who = { agencyId, actor, at: deps.now() };
  const { id } = (await deps.documentIntake?.register(tx, who, document, undefined)) ?? {};
  if (id === undefined) {
    throw refuse('evidence-number-taken', { symbol: document.symbol });
  }
  return id;
}

/** Drops what no line names; a file that was ever kept stays. */
export async function removeEvidence(deps: Deps, scope: Scope, unit: UnitRef, id: EvidenceId): Promise<void> {
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const uses = await countEvidenceUses(tx, unit.agencyId, id);
    const { files } = await requireEvidence(tx, unit, id);
    if (uses > 0 || files.length > 0) {
      throw refuse('evidence-in-use', { uses });
    }
    await deleteEvidence(tx, unit.agencyId, id);
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
