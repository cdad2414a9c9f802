import { z } from 'zod';
import { plainDate } from '#core/kernel/contract.ts';
import { ESTIMATED } from './estimate.ts';

const count = z.number().int();
const windowShape = z.object({ from: plainDate, to: plainDate });
const estimateLine = z.object({
  code: z.enum(ESTIMATED),
  amount: count.min(0).max(10_000_000),
  method: z.enum(['pace', 'typed']),
});

export const putEstimateRequest = z.object({
  cutOff: plainDate,
  reason: z.string().trim().max(500),
  lines: z.array(estimateLine).max(ESTIMATED.length),
});
export type PutEstimate = z.output<typeof putEstimateRequest>;

export const estimateQuery = z.object({ cutOff: plainDate.optional() });

export const estimateAnswer = z.object({
  window: windowShape,
  cutOff: plainDate,
  lastCutOff: plainDate.describe('The latest day the figures can be cut off today'),
  open: z.boolean().describe('The window still runs and the report may be changed'),
  countedDays: count,
  restDays: count,
  lines: z.array(
    z.object({
      code: z.enum(ESTIMATED),
      label: z.string(),
      counted: count,
      proposed: count.describe('From the pace so far'),
      amount: count.nullable().describe('As stored; null: none'),
      method: z.enum(['pace', 'typed']).nullable(),
    }),
  ),
  stored: z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime({ offset: true }) }).nullable(),
});
export type EstimateAnswer = z.output<typeof estimateAnswer>;

const trueUpLine = z.object({
  code: z.string(),
  label: z.string(),
  sent: z.string(),
  actual: z.string().nullable(),
  difference: z.string().nullable(),
});

export const trueUpList = z.object({
  needed: z.boolean().describe('Sent with estimates, the window is over, nothing compared yet'),
  estimated: z.boolean(),
  window: windowShape.nullable(),
  ownEstimates: z.array(z.object({ code: z.string(), label: z.string(), sent: z.string(), unitOfMeasure: z.string() })),
  items: z.array(
    z.object({ cutOff: plainDate, lines: z.array(trueUpLine), by: z.string(), at: z.iso.datetime({ offset: true }) }),
  ),
  total: count,
});
export type TrueUpList = z.output<typeof trueUpList>;

export const makeTrueUpRequest = z.object({
  actuals: z.record(z.string().max(60), z.string().trim().max(25)).default({}).describe('Own figures by code'),
});
