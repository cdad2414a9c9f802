import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { AcceptPlanRequest, PlanResponse } from '#core/plans/contract.ts';
import { proposeTask } from '#core/plans/proposal.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { accepted, type PlanId, requireAllReady, type TaskId } from '#core/plans/task.ts';
import { lostPoints } from '#server/features/assessments/read-model.ts';
import { isUnitOpen, type Section, sectionsOf } from '#server/features/units/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import {
  insertPlan,
  insertTasks,
  loadPlan,
  loadTasks,
  type Plan,
  savePlanAcceptance,
  saveTask,
} from './plan-repository.ts';
import { listPlans, planEvidence, planProgress } from './plan-view.ts';
import { type LoadedPlan, planToWire } from './plan-wire.ts';

export interface PlanKey {
  readonly unit: UnitRef;
  readonly year: number;
}

/** The sections that existed in the plan's year: a plan of 2024 names those of 2024. */
async function sectionsOfYear(tx: Database, agencyId: UnitId, year: number): Promise<readonly Section[]> {
  return sectionsOf(tx, agencyId, `${year}-12-31`);
}

async function requirePlan(tx: Database, agencyId: UnitId, year: number): Promise<Plan> {
  const plan = await loadPlan(tx, agencyId, year);
  if (!plan) {
    throw refusePlan('plan-unknown', { year });
  }
  return plan;
}

/** Drafts a year's plan: one proposal for every line that the sheet of the year before lost points on. */
export async function proposePlan(deps: Deps, scope: Scope, { unit, year }: PlanKey, note = ''): Promise<PlanId> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    if (await loadPlan(tx, unit.agencyId, year)) {
      throw refusePlan('plan-exists', { year });
    }
    const lost = await lostPoints(tx, unit.agencyId, year - 1);
    if (!lost) {
      throw refusePlan('sheet-not-appraised', { year: year - 1 });
    }
    if (lost.lines.length === 0) {
      throw refusePlan('nothing-lost', { year: year - 1 });
    }
    const at = deps.now();
    const writing = { at, actorName: scope.actor.name };
    const sections = await sectionsOfYear(tx, unit.agencyId, year);
    const tasks = lost.lines.map((line) => proposeTask(newId<TaskId>(at), line, year, sections));
    const plan = { id: newId<PlanId>(at), agencyId: unit.agencyId, year, assessmentId: lost.assessmentId, note };
    await insertPlan(tx, plan, writing);
    await insertTasks(tx, plan, tasks, writing);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'plans:propose',
      subjectKind: 'remediation-plan',
      subjectId: plan.id,
      what: { year, criteria: tasks.map(({ criterion }) => criterion) },
    });
    return plan.id;
  });
}

/** The chair's act: every proposal that is still open is accepted with it; all must be ready. */
export async function acceptPlan(
  deps: Deps,
  scope: Scope,
  { unit, year }: PlanKey,
  document: AcceptPlanRequest,
): Promise<void> {
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const plan = await requirePlan(tx, unit.agencyId, year);
    if (plan.state === 'accepted') {
      throw refusePlan('plan-accepted');
    }
    const tasks = await loadTasks(tx, plan);
    requireAllReady(tasks);
    const writing = { at: deps.now(), actorName: scope.actor.name };
    for (const task of tasks.filter(({ state }) => state === 'proposed')) {
      await saveTask(tx, unit.agencyId, accepted(task), writing);
    }
    const { documentNumber, documentDate } = document;
    await savePlanAcceptance(tx, plan, { number: documentNumber || undefined, date: documentDate }, writing);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action: 'plans:accept',
      subjectKind: 'remediation-plan',
      subjectId: plan.id,
      what: { year, documentNumber, documentDate, tasks: tasks.filter(({ state }) => state !== 'dropped').length },
    });
  });
}

export async function loadWholePlan(tx: Database, deps: Deps, { unit, year }: PlanKey): Promise<LoadedPlan> {
  const plan = await requirePlan(tx, unit.agencyId, year);
  const today = vietnamDay(deps.now());
  return {
    unit,
    plan,
    tasks: await loadTasks(tx, plan),
    progress: await planProgress(tx, unit.agencyId, plan.id),
    evidence: await planEvidence(tx, unit.agencyId, plan.id),
    sections: await sectionsOfYear(tx, unit.agencyId, year),
    today,
    closed: !(await isUnitOpen(tx, unit.agencyId, today)),
  };
}

export async function readPlan(deps: Deps, scope: Scope, key: PlanKey): Promise<PlanResponse> {
  return readIn(deps.db, scope, async (tx) => planToWire(await loadWholePlan(tx, deps, key)));
}

export async function readPlans(deps: Deps, scope: Scope, unit: UnitRef) {
  const items = await readIn(deps.db, scope, (tx) => listPlans(tx, unit.agencyId));
  return { items, total: items.length };
}
