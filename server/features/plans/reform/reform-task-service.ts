import type { DocumentId } from '#core/documents/document-reference.ts';
import type {
  AddTaskRequest,
  CloseTaskRequest,
  EditTaskRequest,
  ReformTaskResponse,
  ReportTaskRequest,
} from '#core/plans/reform/contract.ts';
import { type ReformPlan, requireAmendable } from '#core/plans/reform/plan.ts';
import { closed, droppedFromPlan, reopened, reported } from '#core/plans/reform/progress.ts';
import {
  contentChanges,
  mayReport,
  type ReformTask,
  type ReformTaskId,
  requireAssignable,
  requireReformTaskVersion,
  unreadyToIssue,
  withContent,
} from '#core/plans/reform/task.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { documentsByIds } from '#server/features/documents/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { blankTask } from './blank-task.ts';
import { contentFrom, groundOf, type OfficeGround, type PlanDesk } from './reform-ground.ts';
import { measureTarget } from './reform-measure.ts';
import { loadReformPlan } from './reform-plan-repository.ts';
import { requireReformPlan } from './reform-plan-service.ts';
import { wholeTask } from './reform-task-page.ts';
import {
  deleteReformTask,
  insertReformTasks,
  insertTaskEvents,
  loadReformTask,
  saveReformTask,
  type TaskEvent,
  type TaskEventId,
} from './reform-task-repository.ts';

interface Decided {
  readonly task: ReformTask;
  readonly event?: Omit<TaskEvent, 'id' | 'day'>;
  readonly sectionsToo?: boolean;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string;
}

interface TaskStep {
  readonly id: ReformTaskId;
  readonly version: number;
  readonly action: string;
}

interface AtHand {
  readonly tx: Database;
  readonly task: ReformTask;
  readonly plan: ReformPlan | undefined;
  readonly ground: OfficeGround;
}

/** One change of a task: the newest version, what the rule makes of it, its line of history, the audit. */
async function change(
  desk: PlanDesk,
  { id, version, action }: TaskStep,
  decide: (atHand: AtHand) => Decided | Promise<Decided>,
): Promise<ReformTaskResponse> {
  const { deps, scope, unit } = desk;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const task = await loadReformTask(tx, unit.agencyId, id);
    if (!task) {
      throw refusePlan('task-unknown', { id });
    }
    if (task.version !== version) {
      requireReformTaskVersion(task, version, await wholeTask(tx, desk, id));
    }
    const plan = task.planId ? await loadReformPlan(tx, unit.agencyId, task.planId) : undefined;
    const ground = await groundOf(tx, desk, plan?.year);
    const decided = await decide({ tx, task, plan, ground });
    const writing = { at: deps.now(), actorName: scope.actor.name };
    await saveReformTask(tx, unit.agencyId, decided.task, writing, decided.sectionsToo);
    if (decided.event) {
      const event = { ...decided.event, id: newId<TaskEventId>(writing.at), day: ground.today };
      await insertTaskEvents(tx, unit.agencyId, [{ task: decided.task, event }], writing);
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action,
      subjectKind: 'reform-task',
      subjectId: id,
      what: { title: task.title, state: decided.task.state, ...decided.what },
      why: decided.why || undefined,
    });
    return wholeTask(tx, desk, id);
  });
}

/** A task of a draft, an amendment of an issued plan, or an order outside any plan. */
export async function addReformTask(desk: PlanDesk, request: AddTaskRequest): Promise<ReformTaskResponse> {
  const { deps, scope, unit } = desk;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const plan = request.planId ? await requireReformPlan(tx, unit.agencyId, request.planId) : undefined;
    const ground = await groundOf(tx, desk, plan?.year);
    const writing = { at: deps.now(), actorName: scope.actor.name };
    const task = withContent(
      blankTask(newId<ReformTaskId>(writing.at), plan?.id, assignmentOf(request)),
      contentFrom(request),
      ground,
    );
    if (plan) {
      requireAmendable(plan, request.reason);
      requireComplete(plan, task);
    } else {
      requireAssignable(task, ground.today);
      await namedDocuments(tx, desk, task.assignment?.documentId ? [task.assignment.documentId] : []);
    }
    await insertReformTasks(tx, unit.agencyId, [task], writing);
    if (plan?.state === 'issued') {
      const event = {
        id: newId<TaskEventId>(writing.at),
        kind: 'amend',
        day: ground.today,
        note: request.reason,
      } as const;
      await insertTaskEvents(tx, unit.agencyId, [{ task, event }], writing);
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action: plan ? 'plans:add-task' : 'plans:assign-task',
      subjectKind: 'reform-task',
      subjectId: task.id,
      what: { plan: plan?.title, title: task.title, lead: task.lead, deadline: task.deadline },
      why: request.reason || undefined,
    });
    return wholeTask(tx, desk, task.id);
  });
}

function assignmentOf({ planId, assignment }: AddTaskRequest) {
  return planId === null && assignment ? { ...assignment, documentId: assignment.documentId ?? undefined } : undefined;
}

/** What is in force stays complete. */
function requireComplete(plan: ReformPlan, task: ReformTask): void {
  const why = plan.state === 'issued' ? unreadyToIssue(task) : undefined;
  if (why) {
    throw refusePlan(why);
  }
}

export async function editReformTask(
  desk: PlanDesk,
  id: ReformTaskId,
  request: EditTaskRequest,
): Promise<ReformTaskResponse> {
  const step = { id, version: request.version, action: 'plans:edit-reform-task' };
  return change(desk, step, ({ task, plan, ground }) => {
    requireAmendable(plan, request.reason);
    const next = withContent(task, contentFrom(request), ground);
    if (plan) {
      requireComplete(plan, next);
    } else {
      requireAssignable(next, ground.today);
    }
    const changes = contentChanges(task, next);
    const amended = plan?.state !== 'draft';
    return {
      task: next,
      sectionsToo: true,
      ...(amended ? { event: { kind: 'amend', note: request.reason, changes } as const } : {}),
      what: changes,
      why: request.reason,
    };
  });
}

/** Out of the plan: from a draft without a trace, from an issued plan as an amendment with its reason. */
export async function dropReformTask(
  desk: PlanDesk,
  id: ReformTaskId,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<void> {
  const { deps, scope, unit } = desk;
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const task = await loadReformTask(tx, unit.agencyId, id);
    if (!task) {
      throw refusePlan('task-unknown', { id });
    }
    if (task.version !== version) {
      requireReformTaskVersion(task, version, await wholeTask(tx, desk, id));
    }
    const plan = task.planId ? await loadReformPlan(tx, unit.agencyId, task.planId) : undefined;
    const writing = { at: deps.now(), actorName: scope.actor.name };
    if (plan?.state === 'draft') {
      await deleteReformTask(tx, unit.agencyId, id);
    } else {
      const next = droppedFromPlan(task, reason);
      const { today } = await groundOf(tx, desk, plan?.year);
      const event = { id: newId<TaskEventId>(writing.at), kind: 'drop', day: today, note: reason } as const;
      await saveReformTask(tx, unit.agencyId, next, writing);
      await insertTaskEvents(tx, unit.agencyId, [{ task: next, event }], writing);
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action: 'plans:drop-reform-task',
      subjectKind: 'reform-task',
      subjectId: id,
      what: { title: task.title, plan: plan?.title },
      why: reason || undefined,
    });
  });
}

function requireCarriedOut(desk: PlanDesk, { task, plan }: AtHand): void {
  if (plan?.state === 'draft') {
    throw refusePlan('reform-plan-not-issued', { plan: plan.id });
  }
  if (!mayReport(desk.worker, task)) {
    throw refusePlan('task-not-yours');
  }
}

export async function reportReformTask(
  desk: PlanDesk,
  id: ReformTaskId,
  request: ReportTaskRequest,
): Promise<ReformTaskResponse> {
  const step = { id, version: request.version, action: 'plans:report-reform-task' };
  return change(desk, step, (atHand) => {
    requireCarriedOut(desk, atHand);
    const task = reported(atHand.task, request);
    return { task, event: { kind: 'report', note: request.note }, what: { percent: task.percent, note: request.note } };
  });
}

/** The end of a task: its issued documents or its measured target, as the rule of the closing wants them. */
export async function closeReformTask(
  desk: PlanDesk,
  id: ReformTaskId,
  request: CloseTaskRequest,
): Promise<ReformTaskResponse> {
  const step = { id, version: request.version, action: 'plans:close-reform-task' };
  return change(desk, step, async (atHand) => {
    requireCarriedOut(desk, atHand);
    const { tx, ground } = atHand;
    const { target } = atHand.task;
    const documents = await namedDocuments(tx, desk, request.documents);
    const day = [request.doneOn, ground.today].toSorted()[0] ?? ground.today;
    const measured = target ? await measureTarget(tx, desk.unit.agencyId, target, day) : undefined;
    const proof = {
      documentDates: documents.map(({ date }) => date),
      measured: measured?.outcome,
      measureIsDated: measured?.outcome === 'reached' && measured.dated,
    };
    const task = closed(atHand.task, request, proof, ground.today);
    const note = [request.note, request.reason].filter(Boolean).join(' – ');
    return {
      task,
      event: { kind: 'close', note, measured: measured?.measurement, proof: documents.map(({ id: quoted }) => quoted) },
      what: {
        doneOn: task.doneOn,
        countedOn: task.countedOn,
        backdated: task.backdated,
        measured: measured?.measurement,
      },
      why: request.reason,
    };
  });
}

/** The documents named as proof, each registered by this agency. */
async function namedDocuments(tx: Database, { unit }: PlanDesk, ids: readonly DocumentId[]) {
  const known = await documentsByIds(tx, unit.agencyId, ids);
  return [...new Set(ids)].map((id) => {
    const document = known.get(id);
    if (!document) {
      throw refusePlan('proof-unknown', { id });
    }
    return document;
  });
}

export async function reopenReformTask(
  desk: PlanDesk,
  id: ReformTaskId,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<ReformTaskResponse> {
  return change(desk, { id, version, action: 'plans:reopen-reform-task' }, ({ task }) => ({
    task: reopened(task, reason),
    event: { kind: 'reopen', note: reason },
    why: reason,
  }));
}
