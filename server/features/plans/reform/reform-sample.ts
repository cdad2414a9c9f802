import { readFile } from 'node:fs/promises';
import type { DocumentId } from '#core/documents/document-reference.ts';
import { addDays, type PlainDate, vietnamDay, vietnamInstant } from '#core/kernel/dates.ts';
import { tableRows } from '#core/kernel/table-text.ts';
import { issuedPlan, type PlanKind, type ReformPlan } from '#core/plans/reform/plan.ts';
import { closed, reported } from '#core/plans/reform/progress.ts';
import {
  ASSIGNERS,
  type Assigner,
  type ReformPlanId,
  type ReformTask,
  type ReformTaskId,
  withContent,
} from '#core/plans/reform/task.ts';
import { documentByNumber } from '#server/features/documents/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type UnitRef, writeIn } from '#server/platform/scope.ts';
import { blankTask } from './blank-task.ts';
import { groundOf, type OfficeGround, type PlanDesk } from './reform-ground.ts';
import { insertReformPlan, saveReformPlan } from './reform-plan-repository.ts';
import { insertReformTasks, insertTaskEvents, type TaskEvent, type TaskEventId } from './reform-task-repository.ts';

type Row = Readonly<Record<string, string>>;

async function rowsOf(file: string): Promise<readonly Row[]> {
  return tableRows(await readFile(new URL(`../sample/${file}`, import.meta.url), 'utf8'));
}

interface Registered {
  readonly id: DocumentId;
  readonly date: PlainDate;
}

interface Office {
  readonly context: SystemContext;
  readonly desk: PlanDesk;
  readonly tx: Database;
  readonly ground: OfficeGround;
  /** Oldest first. */
  readonly proofs: readonly Registered[];
}

interface SampleTask {
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
async function registered(
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
function contentOf(row: Row, ground: OfficeGround, days: { starts?: PlainDate | undefined; deadline: PlainDate }) {
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

function closedOn(task: ReformTask, doneOn: PlainDate, recorded: PlainDate, proof: Registered): SampleTask {
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

async function savePlan(
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

async function saveTasks({ tx, desk, context }: Pick<Office, 'tx' | 'desk' | 'context'>, tasks: readonly SampleTask[]) {
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

function draftPlan(id: ReformPlanId, kind: PlanKind, year: number, title: string, parentId?: ReformPlanId): ReformPlan {
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

async function inOffice(
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

const BEN_QUAN_ISSUER = 'UBND thị trấn Bến Quan';

/** Bến Quan 2023: 28 of 31 tasks done, the three open ones as the appraisal names them; one order done late. */
async function loadBenQuan(context: SystemContext): Promise<void> {
  const rows = await rowsOf('ben-quan-2023.tsv');
  await inOffice(context, 'ben-quan', 2023, async (office) => {
    const { tx, desk, ground } = office;
    const [plan, order, ...proofs] = await registered(tx, desk.unit, [
      ['01/KH-UBND', '2022-12-30', BEN_QUAN_ISSUER],
      ['102/UBND-NV', '2023-02-06', 'UBND huyện Vĩnh Linh'],
      ['03/BC-UBND', '2023-01-10', BEN_QUAN_ISSUER],
      ['12/BC-UBND', '2023-03-10', BEN_QUAN_ISSUER],
      ['34/BC-UBND', '2023-06-09', BEN_QUAN_ISSUER],
      ['58/BC-UBND', '2023-09-08', BEN_QUAN_ISSUER],
      ['77/BC-UBND', '2023-11-28', BEN_QUAN_ISSUER],
    ]);
    if (!plan || !order || proofs.length === 0) {
      return;
    }
    const at = context.deps.now();
    const id = newId<ReformPlanId>(at);
    const tasks = rows.map((row): SampleTask => {
      const deadline = row.deadline ?? '';
      const blank = blankTask(newId<ReformTaskId>(at), id);
      const task = withContent(blank, contentOf(row, ground, { starts: '2023-01-03', deadline }), ground);
      const proof = proofs.findLast(({ date }) => date <= deadline);
      return row.state === 'done' && proof ? closedOn(task, proof.date, proof.date, proof) : { task };
    });
    const title = 'Kế hoạch cải cách hành chính năm 2023 của thị trấn Bến Quan (minh họa)';
    await savePlan({ ...office, proofs }, draftPlan(id, 'annual', 2023, title), plan.id, tasks);
    await saveTasks(office, benQuanOrders(office, order, proofs));
  });
}

function benQuanOrders({ ground, context }: Omit<Office, 'proofs'>, order: Registered, proofs: readonly Registered[]) {
  const orders: readonly (readonly [string, PlainDate, PlainDate])[] = [
    ['Báo cáo kết quả khắc phục tồn tại của năm trước', '2023-03-15', '2023-03-10'],
    ['Rà soát, cập nhật dữ liệu dân cư', '2023-06-15', '2023-06-09'],
    ['Báo cáo chuyên đề chuyển đổi số', '2023-09-05', '2023-09-08'],
    ['Cung cấp tài liệu kiểm chứng Chỉ số CCHC', '2023-11-30', '2023-11-28'],
  ];
  return orders.map(([title, deadline, doneOn]): SampleTask => {
    const assignment = { by: 'superior', on: order.date, documentId: order.id } as const;
    const blank = blankTask(newId<ReformTaskId>(context.deps.now()), undefined, assignment);
    const row = { title: `${title} (minh họa)`, deliverable: 'Báo cáo', section: 'office' };
    const task = withContent(blank, contentOf(row, ground, { deadline }), ground);
    const proof = proofs.find(({ date }) => date === doneOn);
    return proof ? closedOn(task, doneOn, doneOn, proof) : { task };
  });
}

const BINH_SON_ISSUER = 'UBND xã Bình Sơn';

/** The living commune: the year's plan, its propaganda plan and orders, placed around the day of loading. */
async function loadBinhSon(context: SystemContext): Promise<void> {
  const today = vietnamDay(context.deps.now());
  const year = Number(today.slice(0, 4));
  const rows = await rowsOf('binh-son.tsv');
  await inOffice(context, 'xa-binh-son', year, async (base) => {
    const { tx, desk } = base;
    const [annual, communication, order, ...proofs] = await registered(tx, desk.unit, [
      ['05/KH-UBND', `${year}-01-08`, BINH_SON_ISSUER],
      ['14/KH-UBND', `${year}-01-26`, BINH_SON_ISSUER],
      ['215/UBND-NC', `${year}-01-12`, 'UBND tỉnh Quảng Ngãi'],
      ['19/BC-UBND', `${year}-02-09`, BINH_SON_ISSUER],
      ['61/BC-UBND', `${year}-03-20`, BINH_SON_ISSUER],
      ['112/QĐ-UBND', `${year}-05-20`, BINH_SON_ISSUER],
      ['96/BC-UBND', `${year}-06-12`, BINH_SON_ISSUER],
      ['131/BC-UBND', `${year}-09-18`, BINH_SON_ISSUER],
    ]);
    if (!annual || !communication || !order) {
      return; // the first days of a year: the plan is not issued yet
    }
    const office = { ...base, proofs: proofs.length > 0 ? proofs : [order] };
    const at = context.deps.now();
    const [id, childId] = [newId<ReformPlanId>(at), newId<ReformPlanId>(at)];
    const of = (plan: string) => rows.filter((row) => row.plan === plan);
    const tasksOf = (plan: string, planId: ReformPlanId) =>
      of(plan).map((row) => placed(office, row, blankTask(newId<ReformTaskId>(at), planId), annual.date));
    const title = `Kế hoạch cải cách hành chính năm ${year} của xã Bình Sơn (minh họa)`;
    await savePlan(office, draftPlan(id, 'annual', year, title), annual.id, tasksOf('annual', id));
    const childTitle = `Kế hoạch tuyên truyền cải cách hành chính năm ${year} (minh họa)`;
    const child = draftPlan(childId, 'communication', year, childTitle, id);
    await savePlan(office, child, communication.id, tasksOf('communication', childId));
    const orders = rows.filter((row): row is Row & { plan: Assigner } => (row.plan ?? '') in ASSIGNERS);
    await saveTasks(
      office,
      orders.map((row) => {
        const on = addDays(today, Number(row.starts));
        const assignment = { by: row.plan, on: [on, order.date].toSorted()[1] ?? on, documentId: order.id };
        return placed(office, row, blankTask(newId<ReformTaskId>(at), undefined, assignment), order.date);
      }),
    );
  });
}

/** A task of the living commune, its days counted from the day of loading and kept within the year. */
function placed({ ground, proofs }: Office, row: Row, blank: ReformTask, earliest: PlainDate): SampleTask {
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

export async function loadSampleReform(context: SystemContext): Promise<void> {
  context.say('Nạp kế hoạch CCHC và nhiệm vụ mẫu');
  await loadBenQuan(context);
  await loadBinhSon(context);
}
