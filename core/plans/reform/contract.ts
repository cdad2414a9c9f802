import { z } from 'zod';
import type { AccountId } from '#core/accounts/account.ts';
import type { DocumentId } from '#core/documents/document-reference.ts';
import { idOf, pageOf, pageQuery, plainDate } from '#core/kernel/contract.ts';
import { TASK_FIGURES } from './figures.ts';
import { PLAN_KINDS } from './plan.ts';
import { REFORM_LIGHTS, REPORTED_STATES } from './progress.ts';
import { REFORM_TASK_STATES, type ReformPlanId, type ReformTaskId } from './task.ts';

const version = z.number().int().min(1);
const moment = z.iso.datetime({ offset: true });
const year = z.number().int().min(2000).max(2200);
const named = z.object({ id: z.number().int(), name: z.string() });
const quotedDocument = z.object({
  id: z.uuid(),
  words: z.string().describe('“Báo cáo số 90/BC-UBND ngày 10/11/2026 của UBND xã Bình Sơn”'),
  abstract: z.string(),
});
const reason = z.string().trim().max(2000).default('');

/** Where a task of a list comes from: a plan's kind, an order, or the remediation plan. */
export const TASK_ORIGINS = [...PLAN_KINDS, 'superior', 'chair', 'remediation'] as const;

export const taskLine = z.object({
  id: z.uuid(),
  origin: z.enum(TASK_ORIGINS),
  planId: z.uuid().nullable(),
  planYear: z.number().int().nullable(),
  planTitle: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  deliverable: z.string(),
  leadId: z.number().int().nullable(),
  leadName: z.string().nullable(),
  cooperating: z.array(named),
  personId: z.uuid().nullable(),
  personName: z.string().nullable(),
  startsOn: plainDate.nullable(),
  deadline: plainDate.nullable(),
  dueOn: plainDate.nullable(),
  state: z.enum(REFORM_TASK_STATES),
  percent: z.number().int(),
  note: z.string(),
  light: z.enum(REFORM_LIGHTS),
  lateDays: z.number().int().describe('Working days past the last day in time'),
  daysLeft: z.number().int().nullable().describe('Working days left'),
  doneOn: plainDate.nullable(),
  backdated: z.boolean(),
  measured: z.boolean().describe('Has a measured target'),
  mayReport: z.boolean(),
  version,
});
export type TaskLine = z.output<typeof taskLine>;

const TASK_WHENS = ['late', 'soon', 'open', 'done', 'done-late', 'backdated'] as const;
const TASK_SORTS = ['due', 'code', 'title', 'lead', 'state'] as const;

export const taskListQuery = pageQuery.extend({
  text: z.string().trim().max(200).default('').describe('Part of the title, without diacritics too'),
  year: z.coerce.number().int().min(2000).max(2200).optional(),
  plan: z.uuid().optional().describe('Also of a draft'),
  origin: z.enum(['plan', 'assigned', 'remediation', ...TASK_ORIGINS]).optional(),
  section: z.coerce.number().int().optional(),
  person: z.uuid().optional(),
  mine: z.stringbool().default(false).describe('What the asking person may report on'),
  state: z.enum(REFORM_TASK_STATES).optional(),
  when: z.enum(TASK_WHENS).optional(),
  figure: z.enum(TASK_FIGURES).optional().describe('The tasks that an indicator counts from `from` to `to`'),
  from: plainDate.optional(),
  to: plainDate.optional(),
  sort: z.enum(TASK_SORTS).default('due'),
  descending: z.stringbool().default(false),
});
export type TaskListQuery = z.output<typeof taskListQuery>;

const counts = z.object({
  total: z.number().int(),
  done: z.number().int(),
  late: z.number().int().describe('Overdue, not done'),
  soon: z.number().int(),
  backdated: z.number().int(),
});

export const taskListAnswer = pageOf(taskLine).extend({
  counts: counts.describe('Of the whole selection, without the state and “when” filters'),
});
export type TaskListAnswer = z.output<typeof taskListAnswer>;

export const taskGroundAnswer = z.object({
  sections: z.array(named),
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
  indicators: z.array(z.object({ code: z.string(), name: z.string(), unitOfMeasure: z.string(), isRate: z.boolean() })),
  plans: z.array(z.object({ id: z.uuid(), title: z.string(), kind: z.enum(PLAN_KINDS), year })),
});
export type TaskGroundAnswer = z.output<typeof taskGroundAnswer>;

const measuredTarget = z.object({
  indicator: z.string().max(60),
  comparison: z.enum(['at-least', 'at-most']),
  value: z.number().int().min(0).describe('Rates in hundredths of a percent, counts whole'),
});

export const taskContent = z.object({
  code: z.string().trim().max(40).default(''),
  title: z.string().trim().max(1000),
  deliverable: z.string().trim().max(1000).default(''),
  lead: z.number().int().nullable(),
  cooperating: z.array(z.number().int()).max(30).default([]),
  personId: idOf<AccountId>().nullable().default(null),
  legalBasis: z.string().trim().max(1000).default(''),
  budget: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null).describe('Đồng'),
  target: measuredTarget.nullable().default(null),
  startsOn: plainDate.nullable().default(null),
  deadline: plainDate.nullable(),
});
export type TaskContentRequest = z.output<typeof taskContent>;

export const addTaskRequest = taskContent.extend({
  planId: idOf<ReformPlanId>().nullable().describe('Null: assigned outside a plan'),
  assignment: z
    .object({
      by: z.enum(['superior', 'chair']),
      on: plainDate,
      documentId: idOf<DocumentId>().nullable(),
    })
    .nullable()
    .default(null),
  reason: reason.describe('Why an issued plan gets another task'),
});
export type AddTaskRequest = z.output<typeof addTaskRequest>;

export const editTaskRequest = taskContent.extend({ version, reason });
export type EditTaskRequest = z.output<typeof editTaskRequest>;

export const reportTaskRequest = z.object({
  version,
  state: z.enum(REPORTED_STATES),
  percent: z.number().int(),
  note: z.string().trim().max(4000).default(''),
});
export type ReportTaskRequest = z.output<typeof reportTaskRequest>;

export const closeTaskRequest = z.object({
  version,
  doneOn: plainDate,
  documents: z.array(idOf<DocumentId>()).max(20).default([]).describe('References of the unit to issued documents'),
  reason: reason.describe('Why an earlier day of completion is recorded only now'),
  note: z.string().trim().max(4000).default(''),
});
export type CloseTaskRequest = z.output<typeof closeTaskRequest>;

export const reasonRequest = z.object({ version, reason });

export const bulkTaskRequest = z.object({
  tasks: z
    .array(z.object({ id: idOf<ReformTaskId>(), version }))
    .min(1)
    .max(200),
  deadline: plainDate.optional(),
  lead: z.number().int().optional(),
  reason,
});
export type BulkTaskRequest = z.output<typeof bulkTaskRequest>;

export const reformTaskResponse = taskLine.extend({
  id: idOf<ReformTaskId>(),
  planState: z.enum(['draft', 'issued']).nullable(),
  assignedOn: plainDate.nullable(),
  assignedIn: quotedDocument.nullable(),
  legalBasis: z.string(),
  budget: z.number().int().nullable(),
  target: measuredTarget.extend({ name: z.string(), words: z.string(), isRate: z.boolean() }).nullable(),
  countedOn: plainDate.nullable(),
  superior: z.object({ unit: z.string(), unitName: z.string(), title: z.string() }).nullable(),
  cascaded: z.boolean().describe('Units below may carry it out'),
  proof: z.array(quotedDocument),
  events: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['report', 'amend', 'close', 'reopen', 'drop']),
      day: plainDate,
      state: z.enum(REFORM_TASK_STATES),
      percent: z.number().int(),
      note: z.string(),
      measured: z.string().nullable().describe('What the measured target showed, in words'),
      changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      at: moment,
      actorName: z.string(),
    }),
  ),
});
export type ReformTaskResponse = z.output<typeof reformTaskResponse>;

export const reformPlanLine = z.object({
  id: idOf<ReformPlanId>(),
  kind: z.enum(PLAN_KINDS),
  parentId: z.uuid().nullable(),
  year,
  title: z.string(),
  state: z.enum(['draft', 'issued']),
  document: quotedDocument.nullable(),
  total: z.number().int(),
  done: z.number().int(),
  late: z.number().int(),
  budget: z.number().int().describe('Đồng, of all tasks'),
  version,
});
export type ReformPlanLine = z.output<typeof reformPlanLine>;
export const reformPlanList = pageOf(reformPlanLine);

export const reformPlanResponse = reformPlanLine.extend({
  note: z.string(),
  issuedAt: moment.nullable(),
  issuedBy: z.string().nullable(),
  parentTitle: z.string().nullable(),
  children: z.array(reformPlanLine),
});
export type ReformPlanResponse = z.output<typeof reformPlanResponse>;

export const taskImportAnswer = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  bad: z.number().int(),
  rows: z.array(
    z.object({
      row: z.number().int().describe('Line of the sheet, from 1'),
      title: z.string(),
      outcome: z.enum(['new', 'changed', 'same', 'bad']),
      problems: z.array(z.string()),
    }),
  ),
});
export type TaskImportAnswer = z.output<typeof taskImportAnswer>;

export const addPlanRequest = z.object({
  kind: z.enum(PLAN_KINDS),
  year,
  title: z.string().trim().max(500),
  note: z.string().trim().max(2000).default(''),
});
export type AddPlanRequest = z.output<typeof addPlanRequest>;

export const editPlanRequest = z.object({
  version,
  title: z.string().trim().max(500),
  note: z.string().trim().max(2000).default(''),
});

export const issuePlanRequest = z.object({
  version,
  documentId: idOf<DocumentId>(),
});
export type IssuePlanRequest = z.output<typeof issuePlanRequest>;

const below = z.object({ unit: z.string().describe('Slug'), unitName: z.string() });

export const superiorPlans = pageOf(
  below.extend({
    id: idOf<ReformPlanId>(),
    kind: z.enum(PLAN_KINDS),
    year,
    title: z.string(),
    symbol: z.string().nullable(),
    date: plainDate.nullable(),
    tasks: z.number().int(),
  }),
);
export type SuperiorPlans = z.output<typeof superiorPlans>;

export const superiorTasks = pageOf(
  z.object({
    id: idOf<ReformTaskId>(),
    code: z.string(),
    title: z.string(),
    deliverable: z.string(),
    legalBasis: z.string(),
    deadline: plainDate.nullable(),
    takenAs: z.uuid().nullable().describe('One’s own task that carries it out'),
  }),
);
export type SuperiorTasks = z.output<typeof superiorTasks>;

export const takeOverRequest = z.object({
  superior: z.string().max(100),
  plan: idOf<ReformPlanId>(),
  tasks: z.array(idOf<ReformTaskId>()).min(1).max(200),
  reason: reason.describe('Why an issued plan gets more tasks'),
});
export type TakeOverRequest = z.output<typeof takeOverRequest>;

export const cascadeAnswer = pageOf(
  z.object({
    id: idOf<ReformTaskId>(),
    code: z.string(),
    title: z.string(),
    taken: z.number().int().describe('Units that have taken it over'),
    done: z.number().int(),
    doneLate: z.number().int().describe('Of those done'),
    overdue: z.number().int(),
    running: z.number().int(),
    notStarted: z.number().int().describe('With those that have not taken it over'),
  }),
).extend({ units: z.number().int().describe('Units directly below') });
export type CascadeAnswer = z.output<typeof cascadeAnswer>;

export const unitTasksAnswer = pageOf(
  below.extend({
    id: idOf<ReformTaskId>(),
    title: z.string(),
    state: z.enum(REFORM_TASK_STATES),
    percent: z.number().int(),
    note: z.string(),
    dueOn: plainDate.nullable(),
    light: z.enum(REFORM_LIGHTS),
    lateDays: z.number().int(),
    daysLeft: z.number().int().nullable(),
  }),
);
export type UnitTasksAnswer = z.output<typeof unitTasksAnswer>;
