import { formatRate } from '#core/assessments/share.ts';
import { definitionOf } from '#core/indicators/definitions.ts';
import { formatDate, vietnamDay } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import type { ReformTaskResponse } from '#core/plans/reform/contract.ts';
import type { ReformPlan } from '#core/plans/reform/plan.ts';
import {
  CONTENT_NAMES,
  type MeasuredTarget,
  type ReformTask,
  type ReformTaskId,
  type TaskContent,
} from '#core/plans/reform/task.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { documentsByIds } from '#server/features/documents/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { readIn } from '#server/platform/scope.ts';
import { taskAbove } from './cascade-view.ts';
import { quotedWire } from './quoted-document.ts';
import { groundOf, listGroundOf, type OfficeGround, type PlanDesk } from './reform-ground.ts';
import { lineOf } from './reform-list-service.ts';
import { loadReformPlan } from './reform-plan-repository.ts';
import { loadReformTask, type Measurement } from './reform-task-repository.ts';
import { type EventLine, eventsOfTask, proofOfTask } from './reform-view.ts';

export async function readReformTask(desk: PlanDesk, id: ReformTaskId): Promise<ReformTaskResponse> {
  return readIn(desk.deps.db, desk.scope, (tx) => wholeTask(tx, desk, id));
}

/** A task with everything its page shows. */
export async function wholeTask(tx: Database, desk: PlanDesk, id: ReformTaskId): Promise<ReformTaskResponse> {
  const { unit, worker } = desk;
  const task = await loadReformTask(tx, unit.agencyId, id);
  if (!task) {
    throw refusePlan('task-unknown', { id });
  }
  const plan = task.planId ? await loadReformPlan(tx, unit.agencyId, task.planId) : undefined;
  const ground = await groundOf(tx, desk, plan?.year);
  const line = lineOf(listedFrom(task, plan, ground), await listGroundOf(tx, desk), worker);
  const events = await eventsOfTask(tx, unit.agencyId, id);
  const proofIds = task.state === 'done' ? await proofOfTask(tx, unit.agencyId, id) : [];
  const quoted = [...proofIds, ...(task.assignment?.documentId ? [task.assignment.documentId] : [])];
  const documents = await documentsByIds(tx, unit.agencyId, quoted);
  return {
    ...line,
    id,
    mayReport: line.mayReport && plan?.state !== 'draft',
    planState: plan?.state ?? null,
    assignedOn: task.assignment?.on ?? null,
    assignedIn: quotedWire(documents, task.assignment?.documentId),
    legalBasis: task.legalBasis,
    budget: task.budget ?? null,
    target: task.target ? targetWire(task.target) : null,
    countedOn: task.countedOn ?? null,
    superior: await superiorOf(tx, desk, task),
    cascaded: unit.kind !== 'commune',
    proof: proofIds.flatMap((documentId) => quotedWire(documents, documentId) ?? []),
    events: events.map((event) => eventWire(event, ground)),
  };
}

/** The superior's task that this one carries out, in the superior's words. */
async function superiorOf(tx: Database, { deps, unit }: PlanDesk, { source }: ReformTask) {
  const above = source && (await taskAbove(tx, unit.agencyId, vietnamDay(deps.now()), source));
  const superior = source && deps.directory.byId(source.agencyId);
  return above && superior ? { unit: superior.slug, unitName: superior.name, title: above.title } : null;
}

function listedFrom(task: ReformTask, plan: ReformPlan | undefined, { sectionNames, persons }: OfficeGround) {
  const nameOf = (id: number) => sectionNames.find((section) => section.id === id)?.name ?? '';
  return {
    id: task.id,
    origin: plan?.kind ?? task.assignment?.by ?? 'superior',
    planId: task.planId ?? null,
    planYear: plan?.year ?? null,
    planTitle: plan?.title ?? null,
    code: task.code,
    title: task.title,
    deliverable: task.deliverable,
    leadId: task.lead ?? null,
    leadName: task.lead === undefined ? null : nameOf(task.lead),
    cooperating: task.cooperating.map((section) => ({ id: section, name: nameOf(section) })),
    personId: task.personId ?? null,
    personName: persons.find(({ id }) => id === task.personId)?.name ?? null,
    startsOn: task.startsOn ?? null,
    deadline: task.deadline ?? null,
    dueOn: task.dueOn ?? null,
    state: task.state,
    percent: task.percent,
    note: task.note,
    doneOn: task.doneOn ?? null,
    countedOn: task.countedOn ?? null,
    backdated: task.backdated,
    measured: task.target !== undefined,
    legalBasis: task.legalBasis,
    budget: task.budget ?? null,
    version: task.version,
  } as const;
}

const COMPARISONS = { 'at-least': 'từ', 'at-most': 'không quá' } as const;

/** "Tỷ lệ … từ 95 % trở lên". */
function targetWire(target: MeasuredTarget) {
  const definition = definitionOf(target.indicator);
  const isRate = definition?.kind === 'rate';
  const amount = isRate ? formatRate(target.value) : `${formatCount(target.value)} ${definition?.unitOfMeasure ?? ''}`;
  const words = `${COMPARISONS[target.comparison]} ${amount.trim()}${target.comparison === 'at-least' ? ' trở lên' : ''}`;
  return { ...target, name: definition?.name ?? target.indicator, words, isRate };
}

function measuredWords({ code, count, numerator, denominator, rate, from, to }: Measurement): string {
  const definition = definitionOf(code);
  const parts =
    numerator !== undefined && denominator !== undefined
      ? `${formatCount(numerator)}/${formatCount(denominator)} = `
      : '';
  const amount =
    rate !== undefined
      ? `${parts}${formatRate(rate)}`
      : `${formatCount(count ?? 0)} ${definition?.unitOfMeasure ?? ''}`;
  return `${definition?.name ?? code}: ${amount.trim()} (từ ${formatDate(from)} đến ${formatDate(to)})`;
}

function eventWire(event: EventLine, ground: OfficeGround): ReformTaskResponse['events'][number] {
  const { id, kind, day, state, percent, note, measured, changes, at, actorName } = event;
  return {
    id,
    kind,
    day,
    state,
    percent,
    note,
    measured: measured ? measuredWords(measured) : null,
    changes: Object.entries(changes).map(([field, [before, after]]) => ({
      field: CONTENT_NAMES[field as keyof TaskContent] ?? field,
      before: changeWords(field, before, ground),
      after: changeWords(field, after, ground),
    })),
    at: at.toISOString(),
    actorName,
  };
}

/** A field of an amendment as people read it. */
function changeWords(field: string, value: unknown, { sectionNames, persons }: OfficeGround): string {
  const sectionName = (id: unknown) => sectionNames.find((section) => section.id === id)?.name ?? String(id);
  if (value === null || value === undefined || value === '') {
    return '';
  }
  if (field === 'lead' || Array.isArray(value)) {
    return (Array.isArray(value) ? value : [value]).map(sectionName).join(', ');
  }
  if (field === 'personId') {
    return persons.find(({ id }) => id === value)?.name ?? '';
  }
  if (field === 'startsOn' || field === 'deadline') {
    return formatDate(String(value));
  }
  if (field === 'budget') {
    return `${formatCount(Number(value))} đồng`;
  }
  return field === 'target' ? targetWire(value as MeasuredTarget).words : String(value);
}
