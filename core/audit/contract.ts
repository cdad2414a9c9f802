import { z } from 'zod';
import { pageOf, pageQuery, plainDate } from '#core/kernel/contract.ts';

export const auditQuery = pageQuery.extend({
  from: plainDate.optional(),
  to: plainDate.optional().describe('This day included'),
  actor: z.string().trim().max(100).optional().describe('Words of the name of who acted'),
  feature: z.string().trim().max(40).optional(),
  subject: z.string().trim().max(100).optional().describe('Words of what was changed, or its id'),
});
export type AuditQuery = z.output<typeof auditQuery>;

export const auditEntry = z.object({
  seq: z.number().int(),
  at: z.string(),
  actorName: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  what: z.record(z.string(), z.unknown()),
  why: z.string().nullable(),
  hash: z.string().describe('Hexadecimal SHA-256 of the previous hash and this entry'),
});
export type AuditEntry = z.output<typeof auditEntry>;
export const auditPage = pageOf(auditEntry);

export const chainState = z.object({
  entries: z.number().int(),
  headHash: z.string().nullable(),
  /** The first row that is not what the chain says; null while all is whole. */
  broken: z.object({ seq: z.number().int(), problem: z.enum(['hash', 'gap', 'content', 'head']) }).nullable(),
});
export type ChainState = z.output<typeof chainState>;
