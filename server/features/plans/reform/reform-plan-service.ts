import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type {
  AddPlanRequest,
  IssuePlanRequest,
  ReformPlanLine,
  ReformPlanResponse,
} from '#core/plans/reform/contract.ts';
import { issuedPlan, type ReformPlan, requireDraft, requirePlanVersion } from '#core/plans/reform/plan.ts';
import type { ReformPlanId } from '#core/plans/reform/task.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { documentsByIds, requireDocument } from '#server/features/documents/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import { type Documents, quotedWire } from './quoted-document.ts';
import type { PlanDesk } from './reform-ground.ts';
import {
  deleteDraftPlan,
  insertReformPlan,
  loadAnnualPlan,
  loadReformPlan,
  saveReformPlan,
} from './reform-plan-repository.ts';
import { loadTasksOfPlan } from './reform-task-repository.ts';
import { type ListedPlan, listReformPlans } from './reform-view.ts';

export async function requireReformPlan(tx: Database, agencyId: UnitId, id: ReformPlanId): Promise<ReformPlan> {
  const plan = await loadReformPlan(tx, agencyId, id);
  if (!plan) {
    throw refusePlan('reform-plan-unknown', { id });
  }
  return plan;
}

function planLine({ documentId, ...plan }: ListedPlan, documents: Documents): ReformPlanLine {
  return { ...plan, document: quotedWire(documents, documentId) };
}

export async function readReformPlans({ deps, scope, unit }: PlanDesk) {
  const today = vietnamDay(deps.now());
  const items = await readIn(deps.db, scope, async (tx) => {
    const plans = await listReformPlans(tx, unit.agencyId, today);
    const documents = await documentsByIds(
      tx,
      unit.agencyId,
      plans.flatMap(({ documentId }) => documentId ?? []),
    );
    return plans.map((plan) => planLine(plan, documents));
  });
  return { items, total: items.length };
}

export async function readReformPlan(desk: PlanDesk, id: ReformPlanId): Promise<ReformPlanResponse> {
  return readIn(desk.deps.db, desk.scope, (tx) => wholePlan(tx, desk, id));
}

async function wholePlan(tx: Database, { deps, unit }: PlanDesk, id: ReformPlanId): Promise<ReformPlanResponse> {
  const plan = await requireReformPlan(tx, unit.agencyId, id);
  const lines = await listReformPlans(tx, unit.agencyId, vietnamDay(deps.now()), id);
  const own = lines.find((line) => line.id === id);
  const parent = plan.parentId ? await loadReformPlan(tx, unit.agencyId, plan.parentId) : undefined;
  if (!own) {
    throw refusePlan('reform-plan-unknown', { id });
  }
  const documents = await documentsByIds(
    tx,
    unit.agencyId,
    lines.flatMap(({ documentId }) => documentId ?? []),
  );
  return {
    ...planLine(own, documents),
    note: plan.note,
    issuedAt: plan.issuedAt?.toISOString() ?? null,
    issuedBy: plan.issuedBy ?? null,
    parentTitle: parent?.title ?? null,
    children: lines.filter((line) => line.parentId === id).map((line) => planLine(line, documents)),
  };
}

/** A year's annual plan, or a sub-plan under it. */
export async function addReformPlan(desk: PlanDesk, request: AddPlanRequest): Promise<ReformPlanId> {
  const { deps, scope, unit } = desk;
  const { kind, year, note } = request;
  const title = request.title.trim();
  if (title === '') {
    throw refusePlan('reform-plan-title-missing');
  }
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const annual = await loadAnnualPlan(tx, unit.agencyId, year);
    if (kind === 'annual' && annual) {
      throw refusePlan('annual-plan-exists', { year });
    }
    if (kind !== 'annual' && !annual) {
      throw refusePlan('annual-plan-missing', { year });
    }
    const at = deps.now();
    const plan: ReformPlan = {
      id: newId<ReformPlanId>(at),
      kind,
      parentId: kind === 'annual' ? undefined : annual?.id,
      year,
      title,
      note,
      state: 'draft',
      documentId: undefined,
      issuedAt: undefined,
      issuedBy: undefined,
      source: undefined,
      version: 1,
    };
    await insertReformPlan(tx, unit.agencyId, plan, { at, actorName: scope.actor.name });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'plans:add-plan',
      subjectKind: 'reform-plan',
      subjectId: plan.id,
      what: { kind, year, title },
    });
    return plan.id;
  });
}

interface PlanStep {
  readonly id: ReformPlanId;
  readonly version: number;
  readonly action: string;
}

/** One change of a plan: the newest version, what the rule makes of it, the audit. */
async function changePlan(
  { deps, scope, unit }: PlanDesk,
  { id, version, action }: PlanStep,
  decide: (plan: ReformPlan, tx: Database) => ReformPlan | Promise<ReformPlan>,
): Promise<void> {
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const plan = await requireReformPlan(tx, unit.agencyId, id);
    requirePlanVersion(plan, version);
    const next = await decide(plan, tx);
    const writing = { at: deps.now(), actorName: scope.actor.name };
    await saveReformPlan(tx, unit.agencyId, next, writing);
    const { title, note, state, documentId } = next;
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: writing.at,
      action,
      subjectKind: 'reform-plan',
      subjectId: id,
      what: { year: plan.year, title, note, state, documentId },
    });
  });
}

export async function editReformPlan(
  desk: PlanDesk,
  id: ReformPlanId,
  { version, title, note }: { readonly version: number; readonly title: string; readonly note: string },
): Promise<void> {
  await changePlan(desk, { id, version, action: 'plans:edit-plan' }, (plan) => {
    requireDraft(plan);
    if (title.trim() === '') {
      throw refusePlan('reform-plan-title-missing');
    }
    return { ...plan, title: title.trim(), note, version: plan.version + 1 };
  });
}

/** The plan goes out with its number: from now on its tasks are carried out, and changed only with a reason. */
export async function issueReformPlan(desk: PlanDesk, id: ReformPlanId, request: IssuePlanRequest): Promise<void> {
  const { unit } = desk;
  await changePlan(desk, { id, version: request.version, action: 'plans:issue-plan' }, async (plan, tx) => {
    const tasks = await loadTasksOfPlan(tx, unit.agencyId, id);
    const document = await requireDocument(tx, unit.agencyId, request.documentId);
    return issuedPlan(plan, tasks, document.id);
  });
}

/** Gives a draft up. A draft that has sub-plans stays. */
export async function removeDraftPlan(desk: PlanDesk, id: ReformPlanId, version: number): Promise<void> {
  const { deps, scope, unit } = desk;
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const plan = await requireReformPlan(tx, unit.agencyId, id);
    requirePlanVersion(plan, version);
    requireDraft(plan);
    const at = deps.now();
    const lines = await listReformPlans(tx, unit.agencyId, vietnamDay(at), id);
    if (lines.length > 1) {
      throw refusePlan('sub-plans-exist', { plans: lines.length - 1 });
    }
    await deleteDraftPlan(tx, unit.agencyId, id);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'plans:remove-draft',
      subjectKind: 'reform-plan',
      subjectId: id,
      what: { year: plan.year, title: plan.title, tasks: lines[0]?.total ?? 0 },
    });
  });
}
