import type { LineStep } from '#core/assessments/appraisal/rounds.ts';
import {
  emptyLine,
  type Line,
  requireState,
  requireVersion,
  type SelfScoreEntry,
  withSelfScore,
} from '#core/assessments/assessment.ts';
import type { LineResponse, SelfScoreRequest } from '#core/assessments/contract.ts';
import { type Leaf, requireLeaf } from '#core/assessments/criteria-set.ts';
import { followingLines, linkedValues } from '#core/assessments/linked-lines.ts';
import { type Points, pointsFrom, pointsString } from '#core/assessments/points.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { Drafter } from '#core/assessments/selfscore/sections.ts';
import type { SheetKey } from '#core/assessments/sheet-key.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import type { StoredAssessment, Writing } from './assessment-repository.ts';
import { requireGate } from './campaigns/gates.ts';
import { type Evidence, evidenceById } from './evidence-view.ts';
import { appendLineChanges, loadLines, saveLineEvidence, saveLines } from './line-repository.ts';
import { proposalsFor } from './proposals.ts';
import { COMPILER, enterAsDrafter, leaveAsDrafter } from './selfscore/drafter.ts';
import { requireSheet, type SheetHead } from './sheet-service.ts';
import { linesOf, lineToWire } from './sheet-wire.ts';
import { termFact } from './step-facts.ts';

/** Which cell of which sheet. */
export interface Cell extends SheetKey<UnitRef> {
  readonly code: string;
}

export interface OpenCell extends SheetHead {
  readonly leaf: Leaf;
  readonly line: Line;
  /** The cell's own line, and every line of the sheet where others follow from it or it from them. */
  readonly lines: ReadonlyMap<string, Line>;
  readonly evidence: ReadonlyMap<string, Evidence>;
}

/** The cell as it stands; refuses whoever writes over a version that is no longer the newest, and shows that one. */
export async function requireCell(
  tx: Database,
  { unit, code, ...term }: Cell,
  version: number,
  named?: readonly string[],
): Promise<OpenCell> {
  const head = await requireSheet(tx, unit.agencyId, term);
  const leaf = requireLeaf(head.scheme, code);
  const alone = leaf.links.size === 0 && !head.scheme.followers.has(code);
  const loaded = await loadLines(tx, head.assessment, alone ? code : undefined);
  const stored = loaded.get(code);
  const line = stored?.line ?? emptyLine(code);
  const evidence = await evidenceById(tx, unit.agencyId, named && [...line.evidence, ...named]);
  requireVersion(line, version, lineToWire(head.scheme, line, evidence, stored));
  return { ...head, leaf, line, lines: linesOf(loaded), evidence };
}

export async function selfScore(
  deps: Deps,
  scope: Scope,
  cell: Cell,
  request: SelfScoreRequest,
  drafter: Drafter = COMPILER,
): Promise<LineResponse> {
  return writeIn(deps.db, scope, cell.unit.agencyId, async (tx) => {
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const open = await requireCell(tx, cell, request.version, request.evidence ?? []);
    requireState(open.assessment, 'self-scoring');
    await requireGate(tx, deps, open.assessment, 'self-scoring');
    await enterAsDrafter(tx, open, drafter, [cell.code], writing);
    const entry = selfScoreFrom(open, request);
    const proposals = (await proposalsFor(tx, open.assessment, [open.leaf]))[cell.code] ?? {};
    const linked = linkedValues(open.scheme, open.leaf, open.lines, 'self-score');
    const line = withSelfScore(open.leaf, open.line, entry, proposals, linked);
    await keepLine(tx, open, line, 'self-score', writing, drafter);
    await auditLine(tx, scope, cell, writing, {
      action: 'assessments:self-score',
      assessment: open.assessment,
      before: open.line,
      line,
      why: line.self?.reason,
    });
    return lineToWire(open.scheme, line, open.evidence, { changedAt: writing.at, changedBy: writing.actorName });
  });
}

function selfScoreFrom({ assessment, evidence, leaf }: OpenCell, request: SelfScoreRequest): SelfScoreEntry {
  const documents = [...new Set(request.evidence ?? [])].map((id) => {
    const known = evidence.get(id);
    if (!known) {
      throw refuse('evidence-unknown', { id });
    }
    return known.id;
  });
  return {
    values: request.values,
    points: pointsTyped(leaf, request.points),
    reason: request.reason,
    explanation: request.explanation ?? '',
    evidence: documents,
    notApplicable: request.notApplicable,
    asksApproval: assessment.campaign !== undefined,
  };
}

/** What was typed as points; text that is none is refused like points out of range. */
export function pointsTyped(leaf: Leaf, text: string | undefined): Points | undefined {
  if (text === undefined || text.trim() === '') {
    return undefined;
  }
  const points = pointsFrom(text);
  if (points === undefined) {
    const { code, max } = leaf.criterion;
    throw refuse(text.trim().startsWith('-') ? 'points-negative' : 'points-missing', { code, max });
  }
  return points;
}

/** Writes the line, its proof where the unit scores itself, and every line that follows from it. */
export async function keepLine(
  tx: Database,
  { assessment, scheme, lines }: Pick<OpenCell, 'assessment' | 'scheme' | 'lines'>,
  line: Line,
  step: LineStep,
  writing: Writing,
  drafter?: Drafter,
): Promise<void> {
  const stage = step === 'self-score' ? step : 'appraisal';
  const following = followingLines(scheme, new Map(lines).set(line.code, line), line.code, stage);
  await saveLines(tx, assessment, [line], writing);
  if (drafter) {
    await saveLineEvidence(tx, assessment, line);
    await leaveAsDrafter(tx, drafter);
  }
  await saveLines(tx, assessment, following, writing);
  await appendLineChanges(tx, assessment, step, [line, ...following], writing);
}

/** What the trail says of a written line. */
export interface LineFact {
  readonly action: string;
  readonly assessment: Pick<StoredAssessment, 'id'>;
  readonly before: Line;
  readonly line: Line;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly why: string | undefined;
}

export async function auditLine(
  tx: Database,
  { actor }: Scope,
  { unit, code, ...term }: Cell,
  { at }: Writing,
  { action, assessment, before, line, more, why }: LineFact,
): Promise<void> {
  const points = (one: Line) => (action === 'assessments:self-score' ? one.self : one.appraisal)?.points;
  const text = (value: Points | undefined) => (value === undefined ? null : pointsString(value));
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor,
    at,
    action,
    subjectKind: 'assessment',
    subjectId: assessment.id,
    what: {
      ...termFact(term),
      criterion: code,
      points: text(points(line)),
      before: text(points(before)),
      version: line.version,
      ...more,
    },
    why: line.applicable ? why : line.notApplicableReason,
  });
}
