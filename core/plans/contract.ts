import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import { type PlanId, TASK_STATES, type TaskId } from './task.ts';

const section = z.object({ id: z.number().int(), name: z.string() });

const planEvidence = z.object({
  id: z.uuid(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  documentDate: plainDate.nullable(),
  link: z.string().nullable(),
});

export const taskResponse = z.object({
  id: idOf<TaskId>(),
  criterion: z.string(),
  criterionName: z.string(),
  max: z.string(),
  lost: z.string(),
  reason: z.string(),
  proposedSection: z.string(),
  needsCooperation: z.boolean().describe('“Các bộ phận liên quan”: one section leads, others cooperate'),
  title: z.string(),
  lead: z.number().int().nullable(),
  cooperating: z.array(z.number().int()),
  measure: z.object({
    kind: z.enum(['rate', 'events', 'points']),
    value: z.number().int(),
    words: z.string().describe('Last year’s figure in words'),
  }),
  target: z
    .object({ value: z.number().int(), typed: z.string(), words: z.string(), belowLastYear: z.boolean() })
    .nullable(),
  targetReason: z.string(),
  deadline: plainDate.nullable(),
  state: z.enum(TASK_STATES),
  light: z.enum(['done', 'done-late', 'overdue', 'soon', 'running', 'unrecorded', 'none']),
  unready: z.string().nullable().describe('The code of what a proposal still lacks'),
  dropReason: z.string(),
  doneOn: plainDate.nullable(),
  progress: z.array(
    z.object({
      day: plainDate,
      percent: z.number().int(),
      note: z.string(),
      at: z.iso.datetime({ offset: true }),
      actorName: z.string(),
    }),
  ),
  evidence: z.array(planEvidence),
  version: z.number().int(),
});
export type TaskResponse = z.output<typeof taskResponse>;

export const planResponse = z.object({
  id: idOf<PlanId>(),
  unit: z.string(),
  unitName: z.string(),
  year: z.number().int(),
  state: z.enum(['draft', 'accepted']),
  note: z.string(),
  documentNumber: z.string().nullable(),
  documentDate: plainDate.nullable(),
  acceptedAt: z.iso.datetime({ offset: true }).nullable(),
  acceptedBy: z.string().nullable(),
  lost: z.string().describe('Points that the sheet of the year before lost'),
  completion: z.object({ total: z.number().int(), done: z.number().int(), overdue: z.number().int() }),
  sections: z.array(section),
  tasks: z.array(taskResponse),
});
export type PlanResponse = z.output<typeof planResponse>;

export const planSummaries = z.object({
  items: z.array(
    z.object({
      year: z.number().int(),
      state: z.enum(['draft', 'accepted']),
      total: z.number().int(),
      done: z.number().int(),
    }),
  ),
  total: z.number().int(),
});

export const proposePlanRequest = z.object({ year: z.number().int().min(2000).max(2200) });

const version = z.number().int().min(1);

export const taskChangeRequest = z.object({
  version,
  title: z.string().trim().max(1000),
  lead: z.number().int().nullable(),
  cooperating: z.array(z.number().int()).max(30),
  target: z.string().max(30).describe('As typed: "80", "84,62", "1"; empty: none yet'),
  targetReason: z.string().trim().max(2000).default(''),
  deadline: plainDate.nullable(),
});
export type TaskChangeRequest = z.input<typeof taskChangeRequest>;

export const taskStepRequest = z.object({ version });
export const dropTaskRequest = z.object({ version, reason: z.string().trim().max(2000) });
export const progressRequest = z.object({
  version,
  percent: z.number().int(),
  note: z.string().trim().max(4000),
});
export const doneRequest = z.object({ version, day: plainDate });
export const planEvidenceRequest = z.object({
  title: z.string().trim().max(500),
  documentNumber: z.string().trim().max(60).optional(),
  documentDate: plainDate.optional(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional(),
});
export type PlanEvidenceRequest = z.input<typeof planEvidenceRequest>;

export const acceptPlanRequest = z.object({
  documentNumber: z.string().trim().max(60).optional(),
  documentDate: plainDate.optional(),
});
export type AcceptPlanRequest = z.input<typeof acceptPlanRequest>;

export const planDocumentFormats = z.enum(['docx', 'pdf']);
