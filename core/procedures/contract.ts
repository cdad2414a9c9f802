import { z } from 'zod';
import { idOf, pageOf, pageQuery, plainDate } from '#core/kernel/contract.ts';
import { ONLINE_LEVELS, OWNERSHIPS, type ProcedureId, type ProcedureVersionId } from './procedure.ts';
import { LIMIT_KINDS } from './time-limit.ts';

export const procedureId = idOf<ProcedureId>();
export const versionId = idOf<ProcedureVersionId>();
const onlineLevel = z.enum(ONLINE_LEVELS);
const ownership = z.enum(OWNERSHIPS);
const fieldId = z.number().int().min(1).max(32_767);
const amount = z.number().int().min(1).max(3650);

/** Numbers that do not apply are left out. */
const timeLimit = z.object({
  kind: z.enum(LIMIT_KINDS),
  amount: amount.optional(),
  cutoff: z.number().int().min(0).max(1439).optional().describe('Minutes since midnight'),
  extended: amount.optional(),
  second: amount.optional(),
  hoursAsDays: z.boolean().default(false),
});

const procedureComponent = z.object({
  name: z.string().max(500),
  originals: z.number().int().min(0).max(99),
  copies: z.number().int().min(0).max(99),
  required: z.boolean(),
  note: z.string().max(500),
});

export const catalogueQuery = pageQuery.extend({
  words: z.string().trim().max(200).optional().describe('Part of the name, with or without diacritics, or a code'),
  field: z.coerce.number().int().optional(),
  level: onlineLevel.optional(),
  handled: z.stringbool().default(false).describe("Only the agency's own list"),
  day: plainDate.optional().describe('As of this day; today by default'),
});
export type CatalogueQuery = z.output<typeof catalogueQuery>;

const procedureField = z.object({ id: fieldId, name: z.string() });
export const fieldList = pageOf(procedureField);

const ownSettings = z.object({
  ownership,
  sectionSlug: z.string().nullable(),
  sectionName: z.string().nullable(),
});

/** A procedure as it stands at the agency on the day asked for. */
export const procedureSummary = z.object({
  id: procedureId,
  code: z.string(),
  name: z.string(),
  field: procedureField,
  limit: timeLimit,
  onlineLevel,
  feeRule: z.string(),
  invented: z.boolean().describe('Made up for a field that the sources name without a procedure'),
  own: ownSettings.nullable().describe('Null where the agency does not handle it'),
});
export type ProcedureSummary = z.output<typeof procedureSummary>;

export const procedureList = pageOf(procedureSummary).extend({ day: plainDate });

export const procedureVersion = z.object({
  id: versionId,
  issuer: z.string().nullable().describe("Null for the nation's text"),
  editable: z.boolean().describe('Issued by this agency'),
  inForce: z.boolean().describe('The version that a receipt on the day asked for follows'),
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  code: z.string(),
  name: z.string(),
  field: procedureField,
  limit: timeLimit,
  onlineLevel,
  feeRule: z.string(),
  result: z.string(),
  legalBasis: z.string(),
  confidence: z.string(),
  components: z.array(procedureComponent),
});
export type ProcedureVersionView = z.output<typeof procedureVersion>;

export const procedureDetail = z.object({
  id: procedureId,
  nationalCode: z.string(),
  invented: z.boolean(),
  own: ownSettings.nullable(),
  versions: z.array(procedureVersion).describe('Latest first'),
});
export type ProcedureDetail = z.output<typeof procedureDetail>;

export const saveVersionRequest = z.object({
  validFrom: plainDate,
  code: z.string().max(40),
  name: z.string().max(600),
  fieldId,
  limit: timeLimit,
  onlineLevel,
  feeRule: z.string().max(500),
  result: z.string().max(500),
  legalBasis: z.string().max(500),
  components: z.array(procedureComponent).max(100),
});
export type SaveVersionRequest = z.output<typeof saveVersionRequest>;

export const saveVersionAnswer = z.object({ id: procedureId, versionId });

export const assignRequest = z.object({
  ownership,
  sectionSlug: z.string().nullable().default(null).describe('The section that resolves it'),
});
export type AssignRequest = z.output<typeof assignRequest>;

export const endVersionRequest = z.object({ validTo: plainDate, reason: z.string().max(300) });

export const assigned = z.object({ id: procedureId });
