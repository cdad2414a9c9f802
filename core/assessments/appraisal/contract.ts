import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import { ASSESSMENT_STATES, type EvidenceId } from '../assessment.ts';
import { deduction, evidenceResponse, pointsText } from '../contract.ts';
import { DEMANDS, ROUNDS } from './rounds.ts';

const instant = z.iso.datetime({ offset: true });

export const markResponse = z.object({
  round: z.enum(ROUNDS),
  points: pointsText,
  reason: z.string(),
  deductions: z.array(deduction),
  demand: z.object({ kind: z.enum(DEMANDS), text: z.string() }).nullable(),
  by: z.string(),
  at: instant,
});
export type MarkResponse = z.output<typeof markResponse>;

export const explanationWords = z.object({
  version: z.number().int(),
  text: z.string(),
  by: z.string(),
  at: instant,
});
const explanationResponse = explanationWords.extend({ evidence: z.array(evidenceResponse) });

const lineReview = z.object({
  code: z.string(),
  mayExplain: z.boolean().describe('Asked about, or came out worse than claimed: the unit may answer'),
  inSecondRound: z.boolean().describe('The second round has a say; other lines keep the points of the first'),
  body: z.string().nullable().describe('Who decides the line; null: anybody who appraises for the committee'),
  mayAppraise: z.boolean().describe('Whether who asks is of that body'),
  first: markResponse.nullable(),
  explanation: explanationResponse.nullable(),
  second: markResponse.nullable(),
  put: z
    .object({ why: z.string(), by: z.string(), at: instant })
    .nullable()
    .describe('Put before the council; its own lines need nobody to put them'),
  council: markResponse.nullable(),
});
export type LineReviewResponse = z.output<typeof lineReview>;

const areaLoss = z.object({
  code: z.string(),
  name: z.string(),
  max: pointsText,
  self: pointsText,
  points: pointsText,
  lost: pointsText,
  explained: pointsText,
  unexplained: z.array(z.object({ code: z.string(), lost: pointsText, explained: pointsText })),
});
export type AreaLossResponse = z.output<typeof areaLoss>;

export const reviewResponse = z.object({
  state: z.enum(ASSESSMENT_STATES),
  secondRound: z.boolean().describe('A campaign foresees a second round'),
  explanationUntil: plainDate.nullable(),
  askedAt: instant.nullable(),
  askedBy: z.string().nullable(),
  sentAt: instant.nullable(),
  sentBy: z.string().nullable(),
  endedAt: instant.nullable(),
  approvedAt: instant.nullable(),
  approvedBy: z.string().nullable(),
  areas: z.array(areaLoss),
  lines: z.array(lineReview),
});
export type ReviewResponse = z.output<typeof reviewResponse>;

export const explanationRequest = z.object({
  version: z.number().int().min(0).describe('The version that was seen, 0 where there was none'),
  text: z.string().max(8000),
  evidence: z.array(idOf<EvidenceId>()).max(50).default([]),
});
export type ExplanationRequest = z.input<typeof explanationRequest>;

export const askExplanationRequest = z.object({
  until: plainDate.optional().describe('The last day to explain; a campaign names it itself'),
});

export const reopenExplanationRequest = askExplanationRequest.extend({ reason: z.string().max(2000) });
