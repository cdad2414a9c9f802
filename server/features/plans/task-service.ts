import { evidenceFrom } from '#core/assessments/evidence.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { PlanEvidenceRequest, TaskChangeRequest, TaskResponse } from '#core/plans/contract.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { targetFrom } from '#core/plans/target.ts';
import {
  accepted,
  done,
  dropped,
  type ProgressEntry,
  proposedAgain,
  requireProgress,
  requireTaskState,
  requireTaskVersion,
  type Task,
  type TaskId,
  withTaskChange,
} from '#core/plans/task.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { insertProgress, insertTaskEvidence, type ProgressId, saveTask } from './plan-repository.ts';
import { loadWholePlan } from './plan-service.ts';
import { type LoadedPlan, taskToWire } from './plan-wire.ts';

/** Which task of which plan. */
export interface TaskKey {
  readonly unit: UnitRef;
  readonly year: number;
  readonly id: TaskId;
}

interface TaskStep {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly key: TaskKey;
  readonly version: number;
  readonly action: string;
  readonly phase: 'draft' | 'accepted';
}

interface Decided {
  readonly task: Task;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string | undefined;
}

/** One change of a task: the plan in the right phase, the newest version, what the rule makes of it, the audit. */
async function change(
  { deps, scope, key, version, action, phase }: TaskStep,
  decide: (task: Task, loaded: LoadedPlan, tx: Database) => Decided | Promise<Decided>,
): Promise<TaskResponse> {
  const { unit, year, id } = key;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const loaded = await loadWholePlan(tx, deps, { unit, year });
    const task = loaded.tasks.find((one) => one.id === id);
    if (!task) {
      throw refusePlan('task-unknown', { id });
    }
    requireTaskVersion(task, version, taskToWire(task, loaded));
    if (loaded.plan.state !== phase) {
      throw refusePlan(phase === 'draft' ? 'plan-accepted' : 'plan-not-accepted');
    }
    const decided = await decide(task, loaded, tx);
    const writing = { at: deps.now(), actorName: scope.actor.name };
    await saveTask(tx, unit.agencyId, decided.task, writing);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action,
      subjectKind: 'remediation-task',
      subjectId: id,
      what: { year, criterion: task.criterion, state: decided.task.state, ...decided.what },
      why: decided.why,
    });
    const after = await loadWholePlan(tx, deps, { unit, year });
    return taskToWire(after.tasks.find((one) => one.id === id) ?? decided.task, after);
  });
}

export async function editTask(
  deps: Deps,
  scope: Scope,
  key: TaskKey,
  request: TaskChangeRequest,
): Promise<TaskResponse> {
  const step = { deps, scope, key, version: request.version, action: 'plans:edit-task', phase: 'draft' } as const;
  return change(step, (task, { sections, plan }) => {
    const typed = request.target.trim();
    const target = typed === '' ? undefined : targetFrom(task.measure.kind, typed);
    if (typed !== '' && target === undefined) {
      throw refusePlan('target-out-of-range', { typed });
    }
    const wanted = {
      title: request.title,
      lead: request.lead ?? undefined,
      cooperating: request.cooperating,
      target,
      targetReason: request.targetReason ?? '',
      deadline: request.deadline ?? undefined,
    };
    const known = sections.map(({ id }) => id);
    const next = withTaskChange(task, wanted, plan.year, known);
    const { lead, cooperating, deadline } = next;
    return { task: next, what: { lead, cooperating, target, deadline }, why: next.targetReason || undefined };
  });
}

export async function acceptTask(deps: Deps, scope: Scope, key: TaskKey, version: number): Promise<TaskResponse> {
  const step = { deps, scope, key, version, action: 'plans:accept-task', phase: 'draft' } as const;
  return change(step, (task) => ({ task: accepted(task) }));
}

export async function dropTask(
  deps: Deps,
  scope: Scope,
  key: TaskKey,
  version: number,
  reason: string,
): Promise<TaskResponse> {
  const step = { deps, scope, key, version, action: 'plans:drop-task', phase: 'draft' } as const;
  return change(step, (task) => ({ task: dropped(task, reason), why: reason }));
}

export async function proposeTaskAgain(deps: Deps, scope: Scope, key: TaskKey, version: number): Promise<TaskResponse> {
  const step = { deps, scope, key, version, action: 'plans:propose-task-again', phase: 'draft' } as const;
  return change(step, (task) => ({ task: proposedAgain(task) }));
}

export async function reportProgress(
  deps: Deps,
  scope: Scope,
  key: TaskKey,
  version: number,
  entry: ProgressEntry,
): Promise<TaskResponse> {
  const step = { deps, scope, key, version, action: 'plans:report-progress', phase: 'accepted' } as const;
  return change(step, async (task, { today }, tx) => {
    requireProgress(task, entry);
    const at = deps.now();
    const line = { id: newId<ProgressId>(at), day: today, percent: entry.percent, note: entry.note.trim() };
    await insertProgress(tx, key.unit.agencyId, task.id, line, { at, actorName: scope.actor.name });
    return { task: { ...task, version: task.version + 1 }, what: { percent: entry.percent } };
  });
}

/** The issued document or the page that proves the work. */
export async function addTaskEvidence(
  deps: Deps,
  scope: Scope,
  key: TaskKey,
  version: number,
  request: PlanEvidenceRequest,
): Promise<TaskResponse> {
  const step = { deps, scope, key, version, action: 'plans:add-evidence', phase: 'accepted' } as const;
  return change(step, async (task, _loaded, tx) => {
    requireTaskState(task, 'accepted');
    const { title, documentNumber, documentDate, link } = proofFrom(request);
    const at = deps.now();
    const evidence = { id: newId(at), title, documentNumber, documentDate, link };
    await insertTaskEvidence(tx, key.unit.agencyId, task.id, evidence, { at, actorName: scope.actor.name });
    return { task: { ...task, version: task.version + 1 }, what: { title, documentNumber, documentDate, link } };
  });
}

/** The same rule as for a sheet's documents, refused in this feature's words. */
function proofFrom(request: PlanEvidenceRequest) {
  try {
    return evidenceFrom(request);
  } catch (error) {
    throw error instanceof Refusal ? refusePlan('plan-evidence-invalid') : error;
  }
}

export async function finishTask(
  deps: Deps,
  scope: Scope,
  key: TaskKey,
  version: number,
  day: string,
): Promise<TaskResponse> {
  const step = { deps, scope, key, version, action: 'plans:finish-task', phase: 'accepted' } as const;
  return change(step, (task) => ({ task: done(task, day, vietnamDay(deps.now())), what: { day } }));
}
