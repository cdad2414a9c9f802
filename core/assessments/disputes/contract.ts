import { z } from 'zod';
import { idOf, pageOf, pageQuery, plainDate } from '#core/kernel/contract.ts';
import type { AssessmentId } from '../assessment.ts';
import { DISPUTE_STATES, type DisputeId, type DisputeItemId, OUTCOMES, RECORD_KINDS } from './dispute.ts';

export const disputeId = idOf<DisputeId>();
export const disputeItemId = idOf<DisputeItemId>();

const instant = z.iso.datetime({ offset: true });
const figureValue = z
  .number()
  .int()
  .describe('Counts as they are, flags 0 or 1, rates in whole hundredths of a percent');

const lineFigure = z.object({
  kind: z.literal('line'),
  assessmentId: idOf<AssessmentId>(),
  code: z.string().max(40),
  variable: z.string().max(80),
});

const indicatorFigure = z.object({
  kind: z.literal('indicator'),
  indicator: z.string().max(80),
  from: plainDate,
  to: plainDate,
});

const claimFields = {
  systemValue: figureValue.nullable().default(null).describe('null: what our own records show is taken'),
  systemSource: z.string().trim().max(500).default(''),
  unitValue: figureValue,
  claim: z.string().trim().max(4000),
};

export const fileDisputeRequest = z.object({
  figure: z.discriminatedUnion('kind', [lineFigure, indicatorFigure]),
  ...claimFields,
});
export type FileDisputeRequest = z.output<typeof fileDisputeRequest>;

export const editDisputeRequest = z.object({ version: z.number().int(), ...claimFields });
export type EditDisputeRequest = z.output<typeof editDisputeRequest>;

export const addItemsRequest = z.object({
  role: z.enum(['record', 'evidence']),
  items: z
    .array(
      z.object({
        kind: z.enum(['dossier', 'document', 'task']),
        id: z.uuid(),
        verdict: z.enum(['should-count', 'should-not-count']).nullable().default(null),
        note: z.string().trim().max(500).default(''),
      }),
    )
    .min(1)
    .max(200),
});
export type AddItemsRequest = z.output<typeof addItemsRequest>;

export const fileItemQuery = z.object({
  role: z.enum(['record', 'evidence']),
  verdict: z.enum(['should-count', 'should-not-count']).optional(),
  note: z.string().trim().max(500).default(''),
});
export type FileItemQuery = z.output<typeof fileItemQuery>;

export const sendDisputeRequest = z.object({ version: z.number().int(), answerBy: plainDate });
export const withdrawDisputeRequest = z.object({ version: z.number().int(), reason: z.string().trim().max(2000) });

export const decideDisputeRequest = z.object({
  version: z.number().int(),
  outcome: z.enum(OUTCOMES),
  value: figureValue.optional(),
  reason: z.string().trim().max(4000),
  number: z.string().trim().max(60),
  date: plainDate.optional(),
  issuer: z.string().trim().max(200),
});
export type DecideDisputeRequest = z.output<typeof decideDisputeRequest>;

export const disputeQuery = pageQuery.extend({
  state: z.enum(DISPUTE_STATES).optional(),
  year: z.coerce.number().int().optional(),
  criterion: z.string().max(40).optional(),
  indicator: z.string().max(80).optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
});
export type DisputeQuery = z.output<typeof disputeQuery>;

export const disputeLine = z.object({
  id: disputeId,
  unit: z.string(),
  unitName: z.string(),
  number: z.number().int(),
  year: z.number().int(),
  state: z.enum(DISPUTE_STATES),
  figureName: z.string(),
  criterion: z.string().nullable(),
  indicator: z.string().nullable(),
  window: z.object({ from: plainDate, to: plainDate }),
  measure: z.enum(['count', 'rate', 'flag']),
  systemValue: figureValue.nullable(),
  unitValue: figureValue,
  decidedValue: figureValue.nullable(),
  answerBy: plainDate.nullable(),
  historical: z.boolean(),
  createdBy: z.string(),
  changedAt: instant,
});
export type DisputeLine = z.output<typeof disputeLine>;

export const disputeList = pageOf(disputeLine).extend({
  counts: z.record(z.string(), z.number().int()).describe('How many in each state, before the choice of a state'),
});
export type DisputeList = z.output<typeof disputeList>;

const item = z.object({
  id: disputeItemId,
  role: z.enum(['record', 'evidence']),
  kind: z.enum(RECORD_KINDS),
  words: z.string(),
  path: z.string().nullable().describe('Its page, after /don-vi/<unit>/; null for files and records that are gone'),
  verdict: z.enum(['should-count', 'should-not-count']).nullable(),
  note: z.string(),
  file: z.object({ name: z.string(), size: z.number().int(), hash: z.string() }).nullable(),
  addedAt: instant,
  addedBy: z.string(),
});
export type DisputeItem = z.output<typeof item>;

export const disputeResponse = disputeLine.extend({
  version: z.number().int(),
  sheetKey: z.string().nullable().describe('Path part of the sheet: 2026 or 2026-6m'),
  variable: z.string().nullable(),
  behind: z.string().nullable().describe('The indicator whose records the figure counts; null where none does'),
  systemSource: z.string(),
  claim: z.string(),
  note: z.string(),
  createdAt: instant,
  sentAt: instant.nullable(),
  sentBy: z.string().nullable(),
  deciderName: z.string().nullable(),
  decision: z
    .object({
      outcome: z.enum(OUTCOMES),
      at: instant,
      by: z.string(),
      reason: z.string(),
      number: z.string(),
      date: plainDate.nullable(),
      issuer: z.string(),
      appliedTo: z.array(z.string()).describe('Criteria whose lines took the figure'),
    })
    .nullable(),
  withdrawn: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  items: z.array(item),
});
export type DisputeResponse = z.output<typeof disputeResponse>;
