import { unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellText } from '#core/imports/cell.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import type { TaskImportAnswer } from '#core/plans/reform/contract.ts';
import { type ReformPlan, requireAmendable } from '#core/plans/reform/plan.ts';
import {
  contentChanges,
  type ReformPlanId,
  type ReformTask,
  type ReformTaskId,
  type TaskContent,
  unreadyToIssue,
  withContent,
} from '#core/plans/reform/task.ts';
import {
  type ReadTask,
  SHEET_COLUMNS,
  SHEET_ROWS_MOST,
  type SheetColumn,
  sheetHeader,
  taskFromCells,
  taskKey,
} from '#core/plans/reform/task-sheet.ts';
import { refusePlan } from '#core/plans/refusals.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import { openSpreadsheet } from '#server/platform/spreadsheets/open-spreadsheet.ts';
import { UPLOAD_LIMITS } from '#server/platform/spreadsheets/reading-limits.ts';
import { blankTask } from './blank-task.ts';
import { groundOf, type OfficeGround, type PlanDesk } from './reform-ground.ts';
import { requireReformPlan } from './reform-plan-service.ts';
import {
  insertReformTasks,
  insertTaskEvents,
  loadTasksOfPlan,
  saveReformTask,
  type TaskEventId,
} from './reform-task-repository.ts';

interface SheetLine {
  readonly row: number;
  readonly cells: Readonly<Record<SheetColumn, string>>;
}

/** The table of the file: the first row with the labels is its header, wherever it stands. */
async function linesOf(content: Buffer): Promise<readonly SheetLine[]> {
  // The reader walks a file on disk, so that no workbook has to fit into memory twice.
  const path = join(tmpdir(), `cchc-${newId(new Date())}.xlsx`);
  await writeFile(path, content);
  try {
    const book = await openSpreadsheet(path, UPLOAD_LIMITS);
    try {
      const [sheet] = book.sheets;
      return sheet ? await linesUnderHeader(sheet.rows()) : [];
    } finally {
      await book.close();
    }
  } finally {
    await unlink(path);
  }
}

type Rows = ReturnType<Awaited<ReturnType<typeof openSpreadsheet>>['sheets'][number]['rows']>;

async function linesUnderHeader(chunks: Rows): Promise<readonly SheetLine[]> {
  const lines: SheetLine[] = [];
  let header: ReadonlyMap<SheetColumn, number> | undefined;
  for await (const rows of chunks) {
    for (const { number, cells } of rows) {
      const texts = cells.map((cell) => cellText(cell));
      if (!header) {
        header = sheetHeader(texts);
        continue;
      }
      if (lines.length >= SHEET_ROWS_MOST) {
        throw refusePlan('task-sheet-too-long', { most: SHEET_ROWS_MOST });
      }
      lines.push({ row: number, cells: cellsBy(header, texts) });
    }
  }
  if (!header) {
    throw refusePlan('task-sheet-unreadable');
  }
  return lines.filter(({ cells }) => Object.values(cells).some((text) => text.trim() !== ''));
}

function cellsBy(header: ReadonlyMap<SheetColumn, number>, texts: readonly string[]): SheetLine['cells'] {
  const columns = Object.keys(SHEET_COLUMNS) as SheetColumn[];
  return Object.fromEntries(
    columns.map((column) => [column, texts[header.get(column) ?? -1] ?? '']),
  ) as SheetLine['cells'];
}

type Outcome = TaskImportAnswer['rows'][number]['outcome'];

interface Judged {
  readonly row: number;
  readonly content: TaskContent;
  readonly outcome: Outcome;
  readonly problems: readonly string[];
  readonly known: ReformTask | undefined;
}

/** What becomes of each row: a second import of the same file changes nothing. */
function judge(
  lines: readonly SheetLine[],
  plan: ReformPlan,
  known: readonly ReformTask[],
  ground: OfficeGround,
): readonly Judged[] {
  const byKey = new Map(known.map((task) => [taskKey(task), task]));
  const seen = new Set<string>();
  const names = { sections: ground.sectionNames, people: ground.persons };
  return lines.map(({ row, cells }) => {
    const read = taskFromCells(cells, names);
    const key = taskKey(read.content);
    const task = byKey.get(key);
    const twice = seen.has(key) ? ['Dòng trùng mã hoặc nội dung với một dòng ở trên.'] : [];
    seen.add(key);
    const problems = [...read.problems, ...twice, ...lacking(read, plan, task, ground)];
    return {
      row,
      content: keptTarget(read.content, task),
      known: task,
      problems,
      outcome: outcomeOf(read, task, problems),
    };
  });
}

/** The sheet has no column for a measured target: the one that stands is kept. */
function keptTarget(content: TaskContent, task: ReformTask | undefined): TaskContent {
  return { ...content, target: task?.target };
}

function lacking(
  { content, problems }: ReadTask,
  plan: ReformPlan,
  task: ReformTask | undefined,
  ground: OfficeGround,
): readonly string[] {
  if (plan.state !== 'issued' || problems.length > 0 || task) {
    return [];
  }
  const why = unreadyToIssue(withContent(blankTask('' as ReformTaskId, plan.id), content, ground));
  return why ? [PLAN_MESSAGES[why]] : [];
}

function outcomeOf({ content }: ReadTask, task: ReformTask | undefined, problems: readonly string[]): Outcome {
  if (problems.length > 0) {
    return 'bad';
  }
  if (!task) {
    return 'new';
  }
  return Object.keys(contentChanges(task, keptTarget(content, task))).length === 0 ? 'same' : 'changed';
}

/** Says what would become of each row of a sheet; nothing is written. */
export async function checkTaskSheet(desk: PlanDesk, planId: ReformPlanId, content: Buffer): Promise<TaskImportAnswer> {
  const lines = await linesOf(content);
  return readIn(desk.deps.db, desk.scope, async (tx) => answerOf((await judged(tx, desk, planId, lines)).rows));
}

/** Takes the good rows of a sheet into the plan; the bad ones stay behind with their reasons. */
export async function importTasks(
  desk: PlanDesk,
  planId: ReformPlanId,
  content: Buffer,
  reason: string,
): Promise<TaskImportAnswer> {
  const { deps, scope, unit } = desk;
  const lines = await linesOf(content);
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const { plan, ground, rows } = await judged(tx, desk, planId, lines);
    const answer = answerOf(rows);
    if (answer.added + answer.changed > 0) {
      requireAmendable(plan, reason);
      await takeOver(tx, desk, { plan, judged: rows, ground, reason });
    }
    return answer;
  });
}

async function judged(tx: Database, desk: PlanDesk, planId: ReformPlanId, lines: readonly SheetLine[]) {
  const plan = await requireReformPlan(tx, desk.unit.agencyId, planId);
  const ground = await groundOf(tx, desk, plan.year);
  const known = await loadTasksOfPlan(tx, desk.unit.agencyId, planId);
  return { plan, ground, rows: judge(lines, plan, known, ground) };
}

function answerOf(judged: readonly Judged[]): TaskImportAnswer {
  const count = (outcome: Outcome) => judged.filter((one) => one.outcome === outcome).length;
  return {
    added: count('new'),
    changed: count('changed'),
    same: count('same'),
    bad: count('bad'),
    rows: judged.map(({ row, content: { title }, outcome, problems }) => ({
      row,
      title,
      outcome,
      problems: [...problems],
    })),
  };
}

interface Taking {
  readonly plan: ReformPlan;
  readonly judged: readonly Judged[];
  readonly ground: OfficeGround;
  readonly reason: string;
}

async function takeOver(
  tx: Database,
  { deps, scope, unit }: PlanDesk,
  { plan, judged, ground, reason }: Taking,
): Promise<void> {
  const writing = { at: deps.now(), actorName: scope.actor.name };
  const added = judged
    .filter(({ outcome }) => outcome === 'new')
    .map(({ content }) => withContent(blankTask(newId<ReformTaskId>(writing.at), plan.id), content, ground));
  const changed = judged.flatMap(({ outcome, content, known }) =>
    outcome === 'changed' && known ? [{ before: known, task: withContent(known, content, ground) }] : [],
  );
  await insertReformTasks(tx, unit.agencyId, added, writing);
  for (const { task } of changed) {
    await saveReformTask(tx, unit.agencyId, task, writing, true);
  }
  if (plan.state === 'issued') {
    const event = () =>
      ({ id: newId<TaskEventId>(writing.at), kind: 'amend', day: ground.today, note: reason }) as const;
    const amended = [
      ...added.map((task) => ({ task, event: event() })),
      ...changed.map(({ before, task }) => ({ task, event: { ...event(), changes: contentChanges(before, task) } })),
    ];
    await insertTaskEvents(tx, unit.agencyId, amended, writing);
  }
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: writing.at,
    action: 'plans:import-tasks',
    subjectKind: 'reform-plan',
    subjectId: plan.id,
    what: { plan: plan.title, added: added.length, changed: changed.length },
    why: reason || undefined,
  });
}
