import { readFile } from 'node:fs/promises';
import type { DocumentId } from '#core/documents/document-reference.ts';
import { addDays, type PlainDate, vietnamInstant } from '#core/kernel/dates.ts';
import { tableRows } from '#core/kernel/table-text.ts';
import { issuedPlan, type PlanKind, type ReformPlan } from '#core/plans/reform/plan.ts';
import { closed, reported } from '#core/plans/reform/progress.ts';
import { type ReformPlanId, type ReformTask, withContent } from '#core/plans/reform/task.ts';
import { documentByNumber } from '#server/features/documents/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type UnitRef, writeIn } from '#server/platform/scope.ts';
import { groundOf, type OfficeGround, type PlanDesk } from './reform-ground.ts';
import { insertReformPlan, saveReformPlan } from './reform-plan-repository.ts';
import { insertReformTasks, insertTaskEvents, type TaskEvent, type TaskEventId } from './reform-task-repository.ts';

export type Row = Readonly<Record<string, string>>;

export async function rowsOf(file: string): Promise<readonly Row[]> {
  return tableRows(await readFile(new URL(`../sample/${file}`, import.meta.url), 'utf8'));
}

export interface Registered {
  readonly id: DocumentId;
  readonly date: PlainDate;
}

export interface Office {
  readonly context: SystemContext;
  readonly desk: PlanDesk;
  readonly tx: Database;
  readonly ground: OfficeGround;
  /** Oldest first. */
  readonly proofs: readonly Registered[];
}

export interface SampleTask {
  readonly task: ReformTask;
  readonly event?: TaskEvent;
}

function unitOf({ deps }: SystemContext, slug: string): UnitRef {
  const unit = deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(`the sample lacks unit ${slug}`);
  }
  return unit;
}

/** The named documents that the unit's sample register holds by today. */
export async function registered(
  tx: Database,
  unit: UnitRef,
  named: readonly (readonly [symbol: string, date: PlainDate, issuer: string])[],
): Promise<readonly Registered[]> {
  const found: Registered[] = [];
  for (const [symbol, date, issuer] of named) {
    const id = await documentByNumber(tx, unit.agencyId, { symbol, date, issuer });
    if (id) {
      found.push({ id, date });
    }
  }
  return found;
}

/** What the plan of a row asks for, by its section's kind. */
export function contentOf(
  row: Row,
  ground: OfficeGround,
  days: { starts?: PlainDate | undefined; deadline: PlainDate },
) {
  const online = row.code === '3.4' && row.deliverable === '';
  return {
    code: row.code ?? '',
    title: row.title ?? '',
    deliverable: row.deliverable ?? '',
    lead: ground.sectionNames.find(({ kind }) => kind === row.section)?.id ?? ground.sectionNames[0]?.id,
    cooperating: [],
    personId: undefined,
    legalBasis: '',
    budget: row.budget ? Number(row.budget) : undefined,
    target: online ? ({ indicator: 'online_rate', comparison: 'at-least', value: 9_000 } as const) : undefined,
    startsOn: days.starts,
    deadline: days.deadline,
  };
}

export function closedOn(task: ReformTask, doneOn: PlainDate, recorded: PlainDate, proof: Registered): SampleTask {
  const closing = { doneOn, reason: doneOn < recorded ? 'Văn bản đã ban hành, ghi nhận muộn (minh họa)' : '' };
  const evidence = { documentDates: [proof.date], measured: undefined, measureIsDated: false };
  const next = { ...closed(task, closing, evidence, recorded), version: 1 };
  const at = new Date(vietnamInstant(recorded, 540));
  const event = {
    id: newId<TaskEventId>(at),
    kind: 'close',
    day: recorded,
    note: closing.reason,
    proof: [proof.id],
  } as const;
  return { task: next, event };
}

export async function savePlan(
  { tx, desk, context }: Office,
  plan: ReformPlan,
  documentId: DocumentId,
  tasks: readonly SampleTask[],
) {
  const writing = { at: context.deps.now(), actorName: context.scope.actor.name };
  await insertReformPlan(tx, desk.unit.agencyId, plan, writing);
  await saveReformPlan(
    tx,
    desk.unit.agencyId,
    issuedPlan(
      plan,
      tasks.map(({ task }) => task),
      documentId,
    ),
    writing,
  );
  await saveTasks({ tx, desk, context }, tasks);
  await appendAudit(tx, {
    agencyId: desk.unit.agencyId,
    actor: context.scope.actor,
    at: writing.at,
    action: 'plans:issue-plan',
    subjectKind: 'reform-plan',
    subjectId: plan.id,
    what: { year: plan.year, title: plan.title, tasks: tasks.length },
  });
}

export async function saveTasks(
  { tx, desk, context }: Pick<Office, 'tx' | 'desk' | 'context'>,
  tasks: readonly SampleTask[],
) {
  const writing = { at: context.deps.now(), actorName: context.scope.actor.name };
  await insertReformTasks(
    tx,
    desk.unit.agencyId,
    tasks.map(({ task }) => task),
    writing,
  );
  const events = tasks.flatMap(({ task, event }) => (event ? [{ task, event }] : []));
  await insertTaskEvents(tx, desk.unit.agencyId, events, writing);
}

export function draftPlan(
  id: ReformPlanId,
  kind: PlanKind,
  year: number,
  title: string,
  parentId?: ReformPlanId,
): ReformPlan {
  return {
    id,
    kind,
    parentId,
    year,
    title,
    note: 'Dữ liệu minh họa: tên nhiệm vụ, thời hạn và kết quả do dữ liệu mẫu đặt.',
    state: 'draft',
    documentId: undefined,
    issuedAt: undefined,
    issuedBy: undefined,
    source: undefined,
    version: 1,
  };
}

export async function inOffice(
  context: SystemContext,
  slug: string,
  year: number,
  work: (office: Omit<Office, 'proofs'>) => Promise<void>,
) {
  const unit = unitOf(context, slug);
  const { deps, scope } = context;
  const desk = { deps, scope, unit, worker: { all: true, sections: [], accountId: undefined } };
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    await work({ context, desk, tx, ground: await groundOf(tx, desk, year) });
  });
}

/** A task of the living commune, its days counted from the day of loading and kept within the year. */
export function placed({ ground, proofs }: Office, row: Row, blank: ReformTask, earliest: PlainDate): SampleTask {
  const { today } = ground;
  const within = (day: PlainDate) => [earliest, day, `${today.slice(0, 4)}-12-14`].toSorted()[1] ?? day;
  const starts = within(addDays(today, Number(row.starts)));
  const deadline = within(addDays(today, Number(row.due)));
  const task = withContent(blank, contentOf(row, ground, { starts, deadline }), ground);
  const proof = proofs.findLast(({ date }) => date <= addDays(deadline, -4)) ?? proofs[0];
  if (!row.state?.startsWith('done') || !proof) {
    const state = row.state === 'stuck' || row.state === 'running' ? row.state : 'not-started';
    const note = row.note || 'Đang triển khai theo kế hoạch (minh họa)';
    const next = state === 'not-started' ? task : reported(task, { state, percent: Number(row.percent), note });
    return { task: { ...next, version: 1 } };
  }
  const past = (day: PlainDate) => [proof.date, day, today].toSorted()[1] ?? day;
  const doneOn = past(addDays(deadline, row.state === 'done-late' ? 3 : -4));
  return closedOn(task, doneOn, row.state === 'done-backdated' ? today : doneOn, proof);
}
