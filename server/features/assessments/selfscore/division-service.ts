import { requireState } from '#core/assessments/assessment.ts';
import { requireLeaf } from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { AssignRequest, DivisionResponse, PartRequest } from '#core/assessments/selfscore/contract.ts';
import { type MissingInLine, missingInLines } from '#core/assessments/selfscore/missing.ts';
import { type Drafter, handedIn, type SheetPart, sentBack, taken } from '#core/assessments/selfscore/sections.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { peopleWith } from '#server/features/accounts/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { requireGate } from '../campaigns/gates.ts';
import { proposalsFor } from '../proposals.ts';
import { requireSheetWithLines, type SheetWithLines } from '../sheet-service.ts';
import { termFact } from '../step-facts.ts';
import { type Division, DRAFTING_ROLES, loadDivision } from './drafter.ts';
import { saveAssignments, savePart } from './part-repository.ts';
import { gateOfSheet } from './sheet-gate.ts';

type Key = SheetKey<UnitRef>;

/** Who drafts what, how far each section has come and what it still lacks. */
export async function readDivision(deps: Deps, scope: Scope, key: Key, mine: Drafter): Promise<DivisionResponse> {
  return readIn(deps.db, scope, async (tx) => {
    const { agencyId } = key.unit;
    const sheet = await requireSheetWithLines(tx, agencyId, key);
    const division = await loadDivision(tx, sheet, deps.now());
    const people = await peopleWith(tx, agencyId, DRAFTING_ROLES, vietnamDay(deps.now()));
    const missing = await missingOf(tx, sheet);
    const gate = await gateOfSheet(tx, deps, sheet.assessment);
    return {
      gate,
      mine: { compiles: mine.compiles, sections: [...mine.sections] },
      sections: division.sections.map(({ id, name }) => {
        const part = division.parts.get(id);
        return {
          id,
          name,
          state: part?.state ?? null,
          reason: part?.reason ?? '',
          changedAt: part?.changedAt.toISOString() ?? null,
          changedBy: part?.changedBy ?? null,
          officers: people.filter(({ unitId }) => unitId === id).map((person) => person.name),
          criteria: codesOf(division, id).length,
          missing: missing.filter(({ code }) => division.assignments.get(code) === id),
        };
      }),
      assignments: [...division.assignments].map(([code, sectionId]) => ({
        code,
        sectionId,
        decided: division.decided.has(code),
      })),
    };
  });
}

function codesOf({ assignments }: Division, section: UnitId): readonly string[] {
  return [...assignments].flatMap(([code, sectionId]) => (sectionId === section ? [code] : []));
}

async function missingOf(tx: Database, { assessment, scheme, lines }: SheetWithLines): Promise<MissingInLine[]> {
  if (assessment.state !== 'self-scoring') {
    return [];
  }
  return [...missingInLines(scheme, lines, await proposalsFor(tx, assessment, scheme.leaves))];
}

/** "Phân công": the focal officer gives criteria to other sections than the set's words name. */
export async function assignCriteria(deps: Deps, scope: Scope, key: Key, request: AssignRequest): Promise<void> {
  await dividing(deps, scope, key, async ({ tx, sheet, division, writing }) => {
    for (const { code, sectionId } of request.assignments) {
      requireLeaf(sheet.scheme, code);
      if (!division.sections.some(({ id }) => id === sectionId)) {
        throw refuse('sheet-section-unknown', { section: sectionId });
      }
    }
    await saveAssignments(tx, sheet.assessment, request.assignments, writing);
    const nameOf = (id: UnitId) => division.sections.find((section) => section.id === id)?.name ?? '';
    const given = request.assignments.map(({ code, sectionId }) => `${code} → ${nameOf(sectionId)}`);
    return { action: 'assessments:assign', what: { given } };
  });
}

/** "Trình đầu mối": a section hands in its criteria, all scored and proved. */
export async function handInPart(
  deps: Deps,
  scope: Scope,
  key: Key,
  { sectionId }: PartRequest,
  drafter: Drafter,
): Promise<void> {
  await dividing(deps, scope, key, async ({ tx, sheet, division, writing }) => {
    const missing = (await missingOf(tx, sheet)).filter(({ code }) => division.assignments.get(code) === sectionId);
    const part = handedIn(division.parts.get(sectionId), sectionId, drafter, missing);
    await savePart(tx, sheet.assessment, part, writing);
    return partFact('assessments:hand-in', division, part);
  });
}

/** The focal officer takes a section's part; one that was not handed in only with a reason. */
export async function takePart(
  deps: Deps,
  scope: Scope,
  key: Key,
  { sectionId, reason = '' }: PartRequest,
): Promise<void> {
  await dividing(deps, scope, key, async ({ tx, sheet, division, writing }) => {
    requireSection(division, sectionId);
    const part = taken(division.parts.get(sectionId), sectionId, reason);
    await savePart(tx, sheet.assessment, part, writing);
    return partFact('assessments:take-part', division, part);
  });
}

/** Back to the section with what is wrong. */
export async function sendBackPart(
  deps: Deps,
  scope: Scope,
  key: Key,
  { sectionId, reason = '' }: PartRequest,
): Promise<void> {
  await dividing(deps, scope, key, async ({ tx, sheet, division, writing }) => {
    const part = sentBack(division.parts.get(sectionId), sectionId, reason);
    await savePart(tx, sheet.assessment, part, writing);
    return partFact('assessments:send-back-part', division, part);
  });
}

function requireSection({ sections }: Division, sectionId: UnitId): void {
  if (!sections.some(({ id }) => id === sectionId)) {
    throw refuse('sheet-section-unknown', { section: sectionId });
  }
}

function partFact(action: string, { sections }: Division, { sectionId, state, reason }: SheetPart): Fact {
  const section = sections.find(({ id }) => id === sectionId)?.name ?? '';
  return { action, what: { section, state }, why: reason || undefined };
}

interface Fact {
  readonly action: string;
  readonly what: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
}

interface Dividing {
  readonly tx: Database;
  readonly sheet: SheetWithLines;
  readonly division: Division;
  readonly writing: { readonly at: Date; readonly actorName: string };
}

/** One change of the division of work on an open sheet, with its audit entry. */
async function dividing(deps: Deps, scope: Scope, key: Key, change: (one: Dividing) => Promise<Fact>): Promise<void> {
  await writeIn(deps.db, scope, key.unit.agencyId, async (tx) => {
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const sheet = await requireSheetWithLines(tx, key.unit.agencyId, key);
    requireState(sheet.assessment, 'self-scoring');
    await requireGate(tx, deps, sheet.assessment, 'self-scoring');
    const division = await loadDivision(tx, sheet, writing.at);
    const { action, what, why } = await change({ tx, sheet, division, writing });
    await appendAudit(tx, {
      agencyId: key.unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action,
      subjectKind: 'assessment',
      subjectId: sheet.assessment.id,
      what: { ...termFact(key), ...what },
      why,
    });
  });
}
