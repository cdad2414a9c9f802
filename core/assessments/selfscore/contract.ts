import { z } from 'zod';
import { plainDate } from '#core/kernel/contract.ts';
import { evidenceResponse } from '../contract.ts';
import { MISSING_KINDS } from './missing.ts';
import { PART_STATES } from './sections.ts';

const sectionId = z.number().int();

const missingInLine = z.object({ code: z.string(), what: z.enum(MISSING_KINDS) });

const gate = z.object({
  open: z.boolean(),
  until: plainDate.nullable().describe('The last day on which the unit scores itself; null without a campaign'),
  from: plainDate.nullable(),
  why: z.string().nullable(),
  opener: z.string().describe('Who can open a closed sheet'),
});

/** Who drafts which criteria of a sheet, how far each section has come, and what the person asking may do. */
export const divisionResponse = z.object({
  gate,
  mine: z.object({
    compiles: z.boolean().describe('May write every cell, divide the work and take parts'),
    sections: z.array(sectionId).describe('Whose criteria this person drafts'),
  }),
  sections: z.array(
    z.object({
      id: sectionId,
      name: z.string(),
      state: z.enum(PART_STATES).nullable().describe('null: nobody of the section has begun'),
      reason: z.string(),
      changedAt: z.iso.datetime({ offset: true }).nullable(),
      changedBy: z.string().nullable(),
      officers: z.array(z.string()).describe('Who drafts for it'),
      criteria: z.number().int(),
      missing: z.array(missingInLine),
    }),
  ),
  assignments: z.array(z.object({ code: z.string(), sectionId, decided: z.boolean() })),
});
export type DivisionResponse = z.output<typeof divisionResponse>;

export const assignRequest = z.object({
  assignments: z.array(z.object({ code: z.string().max(40), sectionId })).max(500),
});
export type AssignRequest = z.input<typeof assignRequest>;

export const partRequest = z.object({ sectionId, reason: z.string().trim().max(2000).default('') });
export type PartRequest = z.input<typeof partRequest>;

/** Figures as the person saw them; one that has moved since is not confirmed. */
export const confirmRequest = z.object({
  confirmations: z
    .array(z.object({ code: z.string().max(40), values: z.record(z.string().max(80), z.number().int()) }))
    .min(1)
    .max(500),
});
export type ConfirmRequest = z.input<typeof confirmRequest>;

export const confirmResponse = z.object({
  confirmed: z.array(z.string()),
  moved: z.array(z.string()).describe('Their indicators hold other figures than those that were seen'),
});

export const signRequest = z
  .object({ documentId: z.uuid().optional().describe('The self-assessment report in the unit’s register') })
  .nullish();

export const sheetEvidence = z.object({
  lockedAt: z.iso.datetime({ offset: true }).nullable(),
  items: z.array(
    evidenceResponse.extend({ codes: z.array(z.string()).describe('The criteria it proves, in the order of the set') }),
  ),
  total: z.number().int(),
});
export type SheetEvidence = z.output<typeof sheetEvidence>;
