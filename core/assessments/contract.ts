import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import { DEMANDS, LINE_STEPS } from './appraisal/rounds.ts';
import { ASSESSMENT_STATES, type AssessmentId, type EvidenceFileId, type EvidenceId } from './assessment.ts';
import { RESULT_KINDS } from './bands.ts';
import { CRITERION_LEVELS, type CriteriaSetId, VARIABLE_SOURCES, type VariableSource } from './criteria-set.ts';
import { TIE_RULES } from './ranking.ts';
import { METHODS } from './registry.ts';
import { EVIDENCE_KINDS } from './selfscore/evidence-entry.ts';
import { MISSING_KINDS } from './selfscore/missing.ts';
import { SHEET_KEY, TERMS } from './sheet-key.ts';

export const pointsText = z
  .string()
  .regex(/^\d{1,6}\.\d{2}$/)
  .describe('Points as a decimal string with two places, "0.87"');
const points = pointsText;

/** A sheet in a path: "2026", or "2026-6m" for the first half of the year. */
export const sheetKeyParam = z.string().regex(SHEET_KEY);

const sheetTerm = {
  year: z.number().int(),
  term: z.enum(TERMS),
  key: z.string().describe('How paths name the sheet: "2026", or "2026-6m" for the first half of the year'),
};

const inputKind = z.enum(['count', 'flag', 'rate']);

export const criterionResponse = z.object({
  code: z.string(),
  parent: z.string().nullable(),
  level: z.enum(CRITERION_LEVELS),
  name: z.string(),
  max: points,
  method: z.enum(METHODS).nullable().describe('null: not a leaf'),
  parameters: z.record(z.string(), z.unknown()),
  variables: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: inputKind,
      unit: z.string(),
      source: z.enum(Object.keys(VARIABLE_SOURCES) as [VariableSource, ...VariableSource[]]),
      indicator: z.string().nullable(),
      from: z
        .string()
        .nullable()
        .describe('Follows from another criterion: points:1.2, max:1.2, full:1.2, value:1.1.3/name'),
    }),
  ),
  rounding: z.object({ mode: z.enum(['half-up', 'truncate']), neverUpToFull: z.boolean() }),
  rateIndicator: z.string().nullable(),
  section: z.string(),
  evidence: z.string(),
  note: z.string(),
  legalBasis: z.string(),
  origin: z.string(),
  appraiser: z.string().optional().describe('Who appraises it, in the words of the decision'),
  extendable: z.boolean().optional().describe('A lower level may add components below it'),
});

export const criteriaSetResponse = z.object({
  id: idOf<CriteriaSetId>(),
  code: z.string(),
  version: z.number().int(),
  name: z.string(),
  basis: z.string(),
  unitKind: z.enum(['province', 'district', 'commune']),
  state: z.enum(['draft', 'published']),
  maxBonus: points,
  maxPenalty: points,
  result: z
    .enum(RESULT_KINDS)
    .describe('What units are classed and ranked by: points, or their share of what is attainable'),
  bands: z
    .array(z.object({ name: z.string(), from: z.number().int() }))
    .describe('Half-open, highest first; from in hundredths of a point or of a percent'),
  tieRule: z.enum(TIE_RULES),
  criteria: z.array(criterionResponse),
});
export type CriteriaSetResponse = z.output<typeof criteriaSetResponse>;

const settledBy = z.object({ kind: z.enum(['dispute', 'survey']), id: z.string() });

export const declaredValue = z.object({
  value: z.number().int(),
  origin: z.enum(['indicator', 'linked', 'typed', 'settled']),
  proposed: z.number().int().optional(),
  source: z.string().optional(),
  reason: z.string().optional(),
  inferred: z.boolean().optional(),
  settledBy: settledBy.optional(),
});

const proposalWire = z.object({
  value: z.number().int(),
  indicator: z.string(),
  settled: z.object({ by: settledBy, source: z.string(), before: z.number().int().optional() }).optional(),
});

const evidenceFile = z.object({
  id: idOf<EvidenceFileId>(),
  version: z.number().int(),
  name: z.string(),
  size: z.number().int().describe('In bytes'),
  hash: z.string().describe('SHA-256 of the content'),
  reason: z.string().describe('Why it replaced the one before'),
  at: z.iso.datetime({ offset: true }),
  by: z.string(),
});

export const evidenceResponse = z.object({
  id: idOf<EvidenceId>(),
  kind: z.enum(EVIDENCE_KINDS),
  title: z.string(),
  documentId: z.uuid().nullable().describe('In the unit’s register; its name follows the register'),
  documentNumber: z.string().nullable(),
  documentDate: plainDate.nullable(),
  issuer: z.string().nullable(),
  link: z.string().nullable(),
  hasFile: z.boolean().describe('Whether something can be downloaded: the register’s file or one of its own'),
  files: z.array(evidenceFile).describe('Versions of its own file, newest first'),
});
export type EvidenceResponse = z.output<typeof evidenceResponse>;

export const evidenceList = z.object({ items: z.array(evidenceResponse), total: z.number().int() });

export const deduction = z.object({ reason: z.string(), lost: points });

export const lineResponse = z.object({
  code: z.string(),
  version: z.number().int(),
  applicable: z.boolean(),
  notApplicableReason: z.string(),
  exemption: z
    .object({
      state: z.enum(['proposed', 'approved', 'refused']),
      by: z.string().nullable(),
      at: z.iso.datetime({ offset: true }).nullable(),
      note: z.string(),
    })
    .nullable()
    .describe('Whether the level above agrees that it does not apply; a proposed one stays in the sums'),
  values: z.record(z.string(), declaredValue),
  self: z.object({ points, computed: z.boolean(), reason: z.string().nullable() }).nullable(),
  explanation: z.string(),
  evidence: z.array(evidenceResponse),
  appraisal: z
    .object({
      points,
      computed: z.boolean(),
      reason: z.string(),
      deductions: z.array(deduction),
      values: z.record(z.string(), declaredValue).nullable(),
    })
    .nullable(),
  sentence: z.string().describe('Why the line has its points: its rule’s working, or what a person wrote'),
  changedAt: z.iso.datetime({ offset: true }).nullable(),
  changedBy: z.string().nullable(),
});
export type LineResponse = z.output<typeof lineResponse>;

const totals = z.object({
  max: points,
  self: points,
  appraised: points,
  lost: points,
  selfMissing: z.number().int(),
  appraisedMissing: z.number().int(),
});

const decisionFields = z.object({
  number: z.string(),
  date: plainDate,
  issuer: z.string(),
  rank: z.number().int().nullable(),
  rankOf: z.number().int().nullable(),
});

export const sheetResponse = z.object({
  id: idOf<AssessmentId>(),
  unit: z.string(),
  unitName: z.string(),
  ...sheetTerm,
  state: z.enum(ASSESSMENT_STATES),
  historical: z.boolean(),
  note: z.string(),
  period: z.object({ from: plainDate, to: plainDate }),
  criteriaSetId: idOf<CriteriaSetId>(),
  setName: z.string(),
  basis: z.string(),
  totals: totals.extend({
    bonus: points,
    penalty: points,
    index: points,
    relative: z.string().describe('Percent of what is attainable, two places'),
    band: z
      .string()
      .nullable()
      .describe('The class of the result; null where the set has none or the sheet is not appraised'),
  }),
  ceilings: z
    .object({ bonus: points, penalty: points })
    .optional()
    .describe('Of the campaign, in place of those of the set'),
  nodes: z.array(totals.extend({ code: z.string() })).describe('Sums of parts, areas and criteria'),
  flags: z.array(z.object({ code: z.string(), flag: z.enum(['unexplained', 'differs-from-rule']), points })),
  missing: z.array(z.object({ code: z.string(), what: z.enum(MISSING_KINDS) })),
  lines: z.array(lineResponse),
  proposals: z
    .record(z.string(), z.record(z.string(), proposalWire))
    .describe('By criterion and variable: what the indicators hold for the window of the sheet'),
  returnReason: z.string().nullable(),
  submittedAt: z.iso.datetime({ offset: true }).nullable(),
  submittedBy: z.string().nullable(),
  appraisedAt: z.iso.datetime({ offset: true }).nullable(),
  appraisedBy: z.string().nullable(),
  decision: decisionFields.nullable(),
});
export type SheetResponse = z.output<typeof sheetResponse>;

export const sheetSummary = z.object({
  unit: z.string(),
  unitName: z.string(),
  ...sheetTerm,
  state: z.enum(ASSESSMENT_STATES),
  historical: z.boolean(),
  max: points,
  self: points,
  appraised: points,
  rank: z.number().int().nullable(),
  rankOf: z.number().int().nullable(),
  leaves: z.number().int(),
  scored: z.number().int(),
  appraisedLeaves: z.number().int(),
});
export type SheetSummary = z.output<typeof sheetSummary>;

export const sheetList = z.object({ items: z.array(sheetSummary), total: z.number().int() });

export const changeSetRequest = z.object({ criteriaSetId: idOf<CriteriaSetId>() });

export const openSheetRequest = z.object({ year: z.number().int(), term: z.enum(TERMS).default('year') });

const valueEntry = z.object({
  name: z.string().max(80),
  value: z.number(),
  source: z.string().trim().max(500).optional(),
  reason: z.string().trim().max(1000).optional(),
});

export const wantedPoints = z.string().max(20).describe('As typed: "0,87" or "0.87", at most two decimals');

export const selfScoreRequest = z.object({
  version: z.number().int().min(0),
  values: z.array(valueEntry).max(50),
  points: wantedPoints.optional(),
  reason: z.string().trim().max(2000).optional(),
  explanation: z.string().trim().max(4000).default(''),
  evidence: z.array(idOf<EvidenceId>()).max(50).default([]),
  notApplicable: z.string().max(1000).optional(),
});
export type SelfScoreRequest = z.input<typeof selfScoreRequest>;

export const appraisalRequest = z.object({
  version: z.number().int().min(0),
  points: wantedPoints.optional(),
  reason: z.string().trim().max(4000).default(''),
  values: z.array(valueEntry).max(50).optional(),
  deductions: z
    .array(z.object({ reason: z.string().trim().max(2000), lost: wantedPoints }))
    .max(20)
    .optional(),
  demand: z
    .object({ kind: z.enum(DEMANDS), text: z.string().trim().max(4000) })
    .nullable()
    .optional()
    .describe('What the unit has to explain or to bring; only in the first round'),
});
export type AppraisalRequest = z.input<typeof appraisalRequest>;

export const returnRequest = z.object({ reason: z.string().trim().max(2000) });

export const publishRequest = z.object({
  number: z.string().trim().max(60),
  date: plainDate,
  issuer: z.string().trim().max(200),
  rank: z.number().int().min(1).nullable().default(null),
  rankOf: z.number().int().min(1).nullable().default(null),
});
export type PublishRequest = z.input<typeof publishRequest>;

export const acceptedClaims = z.object({ accepted: z.number().int() });

export const evidenceRequest = z.object({
  documentId: z.uuid().optional(),
  title: z.string().trim().max(500).optional(),
  documentNumber: z.string().trim().max(60).optional(),
  documentDate: plainDate.optional(),
  issuer: z.string().trim().max(200).optional(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional(),
});
export type EvidenceRequest = z.input<typeof evidenceRequest>;

export const lineHistory = z.object({
  items: z.array(
    z.object({
      version: z.number().int(),
      step: z.enum(LINE_STEPS),
      points: points.nullable(),
      computed: z.boolean(),
      reason: z.string(),
      at: z.iso.datetime({ offset: true }),
      actorName: z.string(),
    }),
  ),
  total: z.number().int(),
});
