import type {
  ApprovedResults,
  CouncilDecision,
  CouncilResponse,
  SessionRequest,
} from '#core/assessments/appraisal/council/contract.ts';
import { type CouncilSessionId, sessionFrom } from '#core/assessments/appraisal/council/session.ts';
import { NO_REVIEW, roundOf } from '#core/assessments/appraisal/rounds.ts';
import { requireUndecided } from '#core/assessments/appraisal/sheet-steps.ts';
import { withAppraisal } from '#core/assessments/assessment.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { linkedValues } from '#core/assessments/linked-lines.ts';
import { refuse } from '#core/assessments/refusals.ts';
import type { SheetKey, SheetTerm } from '#core/assessments/sheet-key.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { requireDocument } from '#server/features/documents/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { type Asking, appraisingScope } from '../../appraiser-right.ts';
import { requireGate } from '../../campaigns/gates.ts';
import { auditLine, type Cell, keepLine, pointsTyped, requireCell } from '../../line-service.ts';
import { termFact } from '../../step-facts.ts';
import { takeStep } from '../../step-service.ts';
import { openTermFor } from '../across-service.ts';
import { PHASE_OF } from '../appraising.ts';
import { councilCodesOf } from '../body-view.ts';
import { loadReviews, saveMarks, saveRounds } from '../review-repository.ts';
import {
  type CouncilSession,
  decidedIn,
  deleteCase,
  insertCase,
  insertSession,
  loadSession,
  saveClosing,
  saveDecision,
  saveSession,
} from './council-repository.ts';
import { approvable, campaignSheets, casesOf, sessionsOf } from './council-view.ts';
import { councilToWire } from './council-wire.ts';

/** The council of a term: its sessions and the lines before it. */
export async function readCouncil(
  deps: Deps,
  asking: Asking,
  key: SheetTerm,
  set: CriteriaSetId | undefined,
): Promise<CouncilResponse> {
  return readIn(deps.db, asking.scope, async (tx) => {
    const { scheme, sheets, forCouncil } = await openTermFor(tx, deps, asking, key, set);
    const sessions = await sessionsOf(tx, asking.unit.agencyId, key);
    const cases = await casesOf(tx, sheets, forCouncil);
    return councilToWire(deps, scheme, key, sessions, cases);
  });
}

async function requireOpenSession(tx: Database, agencyId: UnitId, id: CouncilSessionId): Promise<CouncilSession> {
  const session = await loadSession(tx, agencyId, id);
  if (!session) {
    throw refuse('council-session-unknown', { id });
  }
  if (session.closedAt) {
    throw refuse('council-session-closed', { id });
  }
  return session;
}

/** Opens a session of the committee's council for a term, or changes an open one. */
export async function keepSession(
  deps: Deps,
  scope: Scope,
  { unit, ...term }: SheetKey<UnitRef>,
  request: SessionRequest,
  id?: CouncilSessionId,
): Promise<CouncilSessionId> {
  const entry = sessionFrom(
    { ...request, place: request.place ?? '', note: request.note ?? '' },
    vietnamDay(deps.now()),
  );
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const known = id ? await requireOpenSession(tx, unit.agencyId, id) : undefined;
    if (known && known.revision !== request.revision) {
      throw refuse('council-session-changed', { revision: known.revision });
    }
    const session = {
      ...entry,
      ...term,
      agencyId: unit.agencyId,
      id: known?.id ?? newId<CouncilSessionId>(writing.at),
    };
    await (known
      ? saveSession(tx, { ...session, revision: known.revision + 1, closedAt: undefined })
      : insertSession(tx, session, writing));
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action: known ? 'assessments:change-council-session' : 'assessments:open-council-session',
      subjectKind: 'council-session',
      subjectId: session.id,
      what: {
        ...termFact(term),
        name: entry.name,
        heldOn: entry.heldOn,
        members: entry.members.map(({ name }) => name),
      },
    });
    return session.id;
  });
}

/** Closes a session by its minutes; nothing decided in it changes any more. */
export async function closeSession(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  id: CouncilSessionId,
  documentId: string,
): Promise<void> {
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const session = await requireOpenSession(tx, unit.agencyId, id);
    const { symbol } = await requireDocument(tx, unit.agencyId, documentId);
    await saveClosing(tx, session, documentId, { at: deps.now(), actorName: scope.actor.name });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: deps.now(),
      action: 'assessments:close-council-session',
      subjectKind: 'council-session',
      subjectId: id,
      what: { ...termFact(session), minutes: symbol },
    });
  });
}

/** "Đưa ra Hội đồng": a line that the rounds cannot settle. */
export async function putBeforeCouncil(deps: Deps, asking: Asking, cell: Cell, why: string): Promise<void> {
  const { code, ...key } = cell;
  if (why.trim() === '') {
    throw refuse('council-reason-missing', { code });
  }
  const scope = appraisingScope(deps, asking);
  await takeStep(deps, scope, key, async ({ assessment, lines }, tx) => {
    await requireGate(tx, deps, assessment, PHASE_OF[roundOf(assessment)]);
    if (!lines.get(code)?.applicable) {
      throw refuse('council-line-unknown', { code });
    }
    requireUndecided(code, (await loadReviews(tx, assessment, code)).get(code) ?? NO_REVIEW);
    await insertCase(tx, assessment, code, why.trim(), { at: deps.now(), actorName: scope.actor.name });
    return {
      action: 'assessments:put-before-council',
      change: { state: assessment.state },
      what: { criterion: code },
      why: why.trim(),
    };
  });
}

/** Takes a line back that the council has not decided. */
export async function takeFromCouncil(deps: Deps, asking: Asking, cell: Cell): Promise<void> {
  const { code, ...key } = cell;
  await takeStep(deps, appraisingScope(deps, asking), key, async ({ assessment }, tx) => {
    roundOf(assessment);
    if (!(await deleteCase(tx, assessment, code))) {
      throw refuse('council-line-unknown', { code });
    }
    return {
      action: 'assessments:take-from-council',
      change: { state: assessment.state },
      what: { criterion: code },
    };
  });
}

/**
 * Records what the council decided about a line: points and words, final. While its session is open a slip of the pen
 * may be corrected in the same session.
 */
export async function decideCase(
  deps: Deps,
  asking: Asking,
  cell: Cell,
  owner: UnitRef,
  request: CouncilDecision,
): Promise<void> {
  const { code } = cell;
  const scope = appraisingScope(deps, asking);
  const text = request.text.trim();
  if (text === '') {
    throw refuse('council-reason-missing', { code });
  }
  await writeIn(deps.db, scope, cell.unit.agencyId, async (tx) => {
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const open = await requireCell(tx, cell, request.version);
    const { assessment, scheme, leaf, lines } = open;
    await requireGate(tx, deps, assessment, PHASE_OF[roundOf(assessment)]);
    const session = await requireOpenSession(tx, owner.agencyId, request.sessionId);
    const before = await decidedIn(tx, assessment, code);
    if (before && before.sessionId !== session.id) {
      throw refuse('council-decided', { code });
    }
    if ((await councilCodesOf(tx, open)).has(code)) {
      await insertCase(tx, assessment, code, 'Tiêu chí do Hội đồng thẩm định quyết định', writing);
    }
    const points = pointsTyped(leaf, request.points);
    const deductions = request.deductions?.map(({ reason, lost }) => ({ reason, lost: pointsTyped(leaf, lost) ?? 0 }));
    const line = withAppraisal(
      leaf,
      open.line,
      { points, reason: text, deductions },
      linkedValues(scheme, leaf, lines, 'appraisal'),
    );
    if (!(await saveDecision(tx, assessment, code, session, text, writing))) {
      throw refuse('council-line-unknown', { code });
    }
    await keepLine(tx, open, line, 'council', writing);
    await saveMarks(tx, assessment, 'council', [line], writing);
    await auditLine(tx, scope, cell, writing, {
      action: 'assessments:council-decision',
      assessment,
      before: open.line,
      line,
      more: { session: session.name, heldOn: session.heldOn },
      why: text,
    });
  });
}

/**
 * The chair of the committee that ran the campaign approves the results of all its units at once; the rule lets the
 * chair write these sheets whatever the reach of the role. Units whose appraisal is not closed are named.
 */
export async function approveResults(deps: Deps, { scope, unit }: Asking, term: SheetTerm): Promise<ApprovedResults> {
  const units = await readIn(deps.db, scope, (tx) => campaignSheets(tx, unit.agencyId, term));
  if (units.length === 0) {
    throw refuse('results-without-campaign');
  }
  const approving: Scope = { ...scope, units: [...new Set([...scope.units, ...units])], writeUnits: units };
  const sheets = await readIn(deps.db, approving, (tx) => approvable(tx, units, term));
  const nameOf = (id: UnitId) => deps.directory.byId(id)?.name ?? '';
  let approved = 0;
  for (const { agency_id } of sheets.filter((sheet) => sheet.state === 'appraised' && !sheet.approved)) {
    const own = deps.directory.byId(agency_id);
    if (own) {
      await approveOne(deps, approving, { unit: own, ...term });
      approved += 1;
    }
  }
  const closed = new Set(
    sheets.filter(({ state }) => state === 'appraised' || state === 'published').map(({ agency_id }) => agency_id),
  );
  return { approved, waiting: units.filter((id) => !closed.has(id)).map(nameOf) };
}

async function approveOne(deps: Deps, scope: Scope, key: SheetKey<UnitRef>): Promise<void> {
  await takeStep(deps, scope, key, async ({ assessment }, tx) => {
    await saveRounds(tx, assessment, { approved: { at: deps.now(), actorName: scope.actor.name } });
    return { action: 'assessments:approve-result', change: { state: assessment.state } };
  });
}
