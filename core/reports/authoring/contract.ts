import { z } from 'zod';
import { plainDate } from '#core/kernel/contract.ts';
import { SIGNING } from './approval.ts';

const code = z.string().min(1).max(20).describe('Of the outline: II.2.d');
const codes = z.array(code).min(1).max(60);
const moment = z.iso.datetime({ offset: true });

export const reportPart = z.object({
  code,
  sectionId: z.number().int().nullable(),
  sectionName: z.string().nullable(),
  accountId: z.uuid().nullable(),
  accountName: z.string().nullable(),
  deadline: plainDate.nullable(),
  state: z.enum(['open', 'handed-in', 'taken', 'sent-back']),
  reason: z.string().describe('Why it was sent back'),
  changedBy: z.string().nullable(),
  changedAt: moment.nullable(),
  isMine: z.boolean(),
  mayWrite: z.boolean(),
});
export type ReportPartShape = z.output<typeof reportPart>;

/** Whose part each section is, how far it has come, and who could be asked. */
export const partBoard = z.object({
  parts: z.array(reportPart),
  sections: z.array(z.object({ id: z.number().int(), name: z.string() })),
  people: z.array(z.object({ accountId: z.uuid(), name: z.string(), sectionId: z.number().int().nullable() })),
  mayCompile: z.boolean(),
  proposedDeadline: plainDate,
  steps: z.array(
    z.object({
      code: code.nullable(),
      kind: z.string(),
      reason: z.string(),
      by: z.string(),
      at: moment,
    }),
  ),
});
export type PartBoard = z.output<typeof partBoard>;

export const assignPartsRequest = z.object({
  parts: z
    .array(
      z.object({
        code,
        sectionId: z.number().int().nullable(),
        accountId: z.uuid().nullable(),
        deadline: plainDate.nullable(),
      }),
    )
    .min(1)
    .max(60),
});

export const partCodesRequest = z.object({ codes });
export const sendBackPartsRequest = z.object({ codes, reason: z.string().trim().max(1000) });

export const approveRequest = z.object({
  signing: z.enum(SIGNING).describe('The chair, or a vice chair in the chair’s stead'),
  signer: z.string().trim().max(100),
});
export const reasonRequest = z.object({ reason: z.string().trim().max(1000) });
export const numberRequest = z.object({
  number: z.string().trim().min(1).max(20),
  documentDate: plainDate,
});

export const startFromRequest = z.object({
  which: z.enum(['before', 'year-ago']).describe('The period before, or the same period of the year before'),
});
export const startFromResponse = z.object({ sections: z.array(code) });
export const confirmNumberRequest = z.object({ printed: z.string().min(1).max(40) });

/** What is different since the report was sent the time before. */
export const reportChanges = z.object({
  since: z.object({ at: moment, by: z.string() }).nullable().describe('null: it was sent once at most'),
  sections: z.array(z.object({ code, before: z.string(), after: z.string() })),
  figures: z.array(z.object({ code: z.string(), label: z.string(), before: z.string(), after: z.string() })),
});
export type ReportChanges = z.output<typeof reportChanges>;

/** The texts a section had, newest first. */
export const sectionHistory = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['saved', 'aside']).describe('aside: lost against a newer text and kept beside it'),
      version: z.number().int(),
      text: z.string(),
      by: z.string(),
      at: moment,
    }),
  ),
  total: z.number().int(),
});
export type SectionHistory = z.output<typeof sectionHistory>;
