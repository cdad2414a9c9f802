import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import { ASSESSMENT_STATES, type EvidenceId } from '../../assessment.ts';
import { declaredValue, deduction, pointsText } from '../../contract.ts';
import type { CriteriaSetId } from '../../criteria-set.ts';
import { TERMS } from '../../sheet-key.ts';
import { explanationWords, markResponse } from '../contract.ts';

/** Which set of sheets: the units below may be scored by more than one in a term. */
export const boardQuery = z.object({ set: idOf<CriteriaSetId>().optional() });

const termFields = {
  key: z.string().describe('"2026", or "2026-6m" for the first half of the year'),
  year: z.number().int(),
  term: z.enum(TERMS),
  criteriaSetId: idOf<CriteriaSetId>(),
  setName: z.string(),
  campaign: z.string().nullable().describe('Its name'),
};

const progress = {
  sheets: z.number().int(),
  total: z.number().int().describe('Lines to be appraised by anybody'),
  waiting: z.number().int().describe('Of them not looked at in the round that runs'),
  mine: z.number().int().describe('Of those the lines of the body of who asks'),
};

/** The terms whose sheets a person appraises, newest first. */
export const appraisalWork = z.object({
  items: z.array(
    z.object({
      ...termFields,
      ...progress,
      states: z.array(z.object({ state: z.enum(ASSESSMENT_STATES), sheets: z.number().int() })),
    }),
  ),
  total: z.number().int(),
});
export type AppraisalWork = z.output<typeof appraisalWork>;

const boardCriterion = z.object({
  code: z.string(),
  name: z.string(),
  area: z.string().describe('Code and name of its area'),
  max: pointsText,
  body: z.string().nullable(),
  mayAppraise: z.boolean(),
  total: z.number().int(),
  waiting: z.number().int(),
  fullClaims: z.number().int().describe('Waiting lines of the first round that claim all points'),
  lowered: z.number().int(),
  asked: z.number().int().describe('Lines with a demand to explain or to bring documents'),
});

const boardUnit = z.object({
  unit: z.string(),
  unitName: z.string(),
  state: z.enum(ASSESSMENT_STATES),
  total: z.number().int(),
  waiting: z.number().int(),
  mine: z.number().int(),
  self: pointsText,
  points: pointsText.describe('Of the lines appraised so far'),
  lost: pointsText,
  lowered: z.number().int(),
  asked: z.number().int(),
  answered: z.number().int(),
  council: z.number().int().describe('Lines before the council without a decision'),
  explanationUntil: plainDate.nullable(),
  approved: z.boolean(),
});

const boardBody = z.object({
  body: z.string().nullable().describe('null: whoever appraises for the committee'),
  mine: z.boolean(),
  criteria: z.number().int(),
  total: z.number().int(),
  waiting: z.number().int(),
});

export const appraisalBoard = z.object({
  ...termFields,
  bodies: z.array(boardBody),
  criteria: z.array(boardCriterion),
  units: z.array(boardUnit),
});
export type AppraisalBoard = z.output<typeof appraisalBoard>;

const criterionUnit = z.object({
  unit: z.string(),
  unitName: z.string(),
  state: z.enum(ASSESSMENT_STATES),
  waiting: z.boolean(),
  isFullClaim: z.boolean(),
  version: z.number().int(),
  applicable: z.boolean(),
  notApplicableReason: z.string(),
  values: z.record(z.string(), declaredValue),
  self: z.object({ points: pointsText, computed: z.boolean(), reason: z.string().nullable() }).nullable(),
  explanation: z.string().describe('Of the self-score'),
  evidence: z.array(z.object({ id: idOf<EvidenceId>(), title: z.string() })),
  appraisal: z
    .object({
      points: pointsText,
      computed: z.boolean(),
      reason: z.string(),
      deductions: z.array(deduction),
      values: z.record(z.string(), declaredValue).nullable(),
    })
    .nullable(),
  sentence: z.string(),
  changedBy: z.string().nullable(),
  first: markResponse.nullable(),
  answer: explanationWords.nullable().describe('The unit’s explanation after the first round'),
  second: markResponse.nullable(),
  put: z.boolean(),
  council: markResponse.nullable(),
});
export type CriterionUnit = z.output<typeof criterionUnit>;

/** One criterion through all units of a term. */
export const criterionAcross = z.object({
  ...termFields,
  code: z.string(),
  body: z.string().nullable(),
  mayAppraise: z.boolean(),
  items: z.array(criterionUnit),
  total: z.number().int(),
});
export type CriterionAcross = z.output<typeof criterionAcross>;

export const bulkAccepted = z.object({
  accepted: z.number().int(),
  refused: z
    .array(z.object({ unit: z.string(), code: z.string() }))
    .describe('Units whose sheet takes no appraisal now, with the reason'),
});
export type BulkAccepted = z.output<typeof bulkAccepted>;
