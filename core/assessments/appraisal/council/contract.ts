import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import { ASSESSMENT_STATES } from '../../assessment.ts';
import { deduction, pointsText, wantedPoints } from '../../contract.ts';
import { markResponse } from '../contract.ts';
import { COUNCIL_PARTS, type CouncilSessionId } from './session.ts';

const instant = z.iso.datetime({ offset: true });

const member = z.object({ name: z.string().max(200), position: z.string().max(200), part: z.enum(COUNCIL_PARTS) });

export const sessionRequest = z.object({
  name: z.string().max(300),
  heldOn: plainDate,
  place: z.string().max(300).default(''),
  members: z.array(member).max(60),
  note: z.string().max(4000).default(''),
  revision: z.number().int().min(1).optional().describe('The one that was seen; absent for a new session'),
});
export type SessionRequest = z.input<typeof sessionRequest>;

export const closeSessionRequest = z.object({
  documentId: z.uuid().describe('The minutes in the register of the committee'),
});

const session = z.object({
  id: idOf<CouncilSessionId>(),
  name: z.string(),
  heldOn: plainDate,
  place: z.string(),
  members: z.array(member),
  note: z.string(),
  revision: z.number().int(),
  decided: z.number().int().describe('Lines decided in it'),
  minutes: z.object({ id: z.uuid(), symbol: z.string(), date: plainDate, abstract: z.string() }).nullable(),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
});

const councilCase = z.object({
  unit: z.string(),
  unitName: z.string(),
  state: z.enum(ASSESSMENT_STATES),
  code: z.string(),
  name: z.string(),
  max: pointsText,
  version: z.number().int(),
  self: pointsText.nullable(),
  selfReason: z.string(),
  first: markResponse.nullable(),
  answer: z.string().nullable(),
  second: markResponse.nullable(),
  why: z.string().nullable().describe('null: the campaign gives the criterion to the council'),
  putBy: z.string().nullable(),
  decision: z
    .object({
      points: pointsText,
      text: z.string(),
      session: z.string(),
      heldOn: plainDate,
      by: z.string(),
      at: instant,
    })
    .nullable(),
});
export type CouncilCaseResponse = z.output<typeof councilCase>;

export const councilResponse = z.object({
  key: z.string(),
  sessions: z.array(session),
  cases: z.array(councilCase),
});
export type CouncilResponse = z.output<typeof councilResponse>;

export const putBeforeRequest = z.object({ why: z.string().max(4000) });

export const councilDecisionRequest = z.object({
  version: z.number().int().min(0),
  sessionId: idOf<CouncilSessionId>(),
  points: wantedPoints,
  text: z.string().max(4000),
  deductions: z
    .array(deduction.extend({ lost: wantedPoints }))
    .max(20)
    .optional(),
});
export type CouncilDecision = z.output<typeof councilDecisionRequest>;

export const approvedResults = z.object({
  approved: z.number().int(),
  waiting: z.array(z.string()).describe('Units whose appraisal is not closed yet'),
});
export type ApprovedResults = z.output<typeof approvedResults>;
