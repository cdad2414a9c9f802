import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import { RESULT_KINDS } from '../bands.ts';
import { criterionResponse, pointsText } from '../contract.ts';
import type { CriteriaSetId } from '../criteria-set.ts';
import { TIE_RULES } from '../ranking.ts';

const setId = idOf<CriteriaSetId>();
const unitKind = z.enum(['province', 'district', 'commune']);
const typedPoints = z.string().max(20).describe('Points as typed, "1,5" or "1.50"');

/** A criterion of a draft: as the editor holds it. */
const draftCriterion = criterionResponse.extend({
  code: z.string().trim().max(60),
  parent: z.string().max(60).nullable(),
  name: z.string().trim().max(1000),
  max: typedPoints,
  variables: criterionResponse.shape.variables.max(60),
  section: z.string().trim().max(300),
  appraiser: z.string().trim().max(300),
  extendable: z.boolean(),
  evidence: z.string().trim().max(2000),
  note: z.string().trim().max(2000),
  legalBasis: z.string().trim().max(1000),
  origin: z.string().max(100),
});

const setDraft = z.object({
  name: z.string().trim().max(300),
  unitKind,
  effectiveYear: z.number().int().min(2000).max(2200).nullable(),
  result: z.enum(RESULT_KINDS),
  bands: z.array(z.object({ name: z.string().trim().max(100), from: z.number().int().min(0) })).max(20),
  tieRule: z.enum(TIE_RULES),
  maxBonus: typedPoints,
  maxPenalty: typedPoints,
  criteria: z.array(draftCriterion).max(1000),
});

const owner = z.object({ slug: z.string(), name: z.string() }).nullable().describe('null: nobody’s decision');

export const setHead = z.object({
  id: setId,
  code: z.string(),
  version: z.number().int(),
  name: z.string(),
  basis: z.string(),
  unitKind,
  state: z.enum(['draft', 'published']),
  owner,
  own: z.boolean().describe('The unit of the address decides it'),
  effectiveYear: z.number().int().nullable(),
  base: z.object({ id: setId, name: z.string(), version: z.number().int() }).nullable(),
  leaves: z.number().int(),
  max: z.string().describe('Σ maxima of the criteria that are scored, bonus and penalty left out'),
  decision: z.object({ number: z.string(), date: plainDate, issuer: z.string() }).nullable(),
  documentId: z.uuid().nullable(),
  revision: z.number().int(),
  writtenBy: z.string(),
  writtenAt: z.iso.datetime({ offset: true }),
  publishedAt: z.iso.datetime({ offset: true }).nullable(),
});
export type SetHead = z.output<typeof setHead>;

export const setList = z.object({
  items: z.array(setHead),
  total: z.number().int(),
  mayCreate: z.boolean().describe('The person may make sets of this unit'),
  maySupplement: z.boolean().describe('The person may make supplements of this unit'),
});
export type SetList = z.output<typeof setList>;

const fault = z.object({ code: z.string(), weight: z.enum(['never', 'open']), sentence: z.string() });

export const setAnswer = z.object({
  head: setHead,
  openSheets: z
    .object({
      total: z.number().int(),
      items: z.array(z.object({ unit: z.string(), unitName: z.string(), key: z.string(), version: z.number().int() })),
    })
    .describe('Open sheets that the reader sees and that may be put under this version but follow an older one'),
  draft: setDraft,
  mayEdit: z.boolean(),
  compared: z
    .object({ id: setId, name: z.string(), version: z.number().int(), why: z.enum(['version', 'base', 'copy']) })
    .nullable()
    .describe('What the set is compared with: its version before, the set it adds to, the set it was copied from'),
  given: z
    .array(z.object({ code: z.string(), points: z.number().int(), unit: z.string() }))
    .describe('Highest scores that people gave on open sheets of an earlier version, in ten-thousandths'),
  faults: z.array(fault),
});
export type SetAnswer = z.output<typeof setAnswer>;

/** What an open sheet follows, and what it may be put under instead. */
export const sheetSets = z.object({
  present: setHead,
  others: z.array(setHead).describe('Versions of its set, newest first, then what adds to it'),
  fixedBy: z.enum(['campaign', 'state']).nullable().describe('Why the sheet stays where it is; null: it may be moved'),
});
export type SheetSets = z.output<typeof sheetSets>;

/** The detail of the refusal `maximum-below-score`. */
export const maximumBelowScore = z.object({
  criteria: z.array(
    z.object({
      code: z.string(),
      points: pointsText,
      by: z.enum(['unit', 'appraiser']),
      max: pointsText.nullable(),
    }),
  ),
});

export const newSetRequest = z.object({
  from: setId,
  as: z.enum(['set', 'version', 'supplement']),
  name: z.string().trim().max(300).default(''),
  effectiveYear: z.number().int().min(2000).max(2200).optional(),
});
export type NewSetRequest = z.input<typeof newSetRequest>;

export const saveSetRequest = z.object({
  revision: z.number().int().min(1),
  draft: setDraft,
  unfinished: z.boolean().default(false).describe('Keep it although sums or rules do not fit yet'),
});

export const publishSetRequest = z.object({
  revision: z.number().int().min(1),
  documentId: z.uuid().optional().describe('The decision in the owner’s register; else number, date and issuer'),
  number: z.string().trim().max(60).default(''),
  date: plainDate.optional(),
  issuer: z.string().trim().max(200).default(''),
  effectiveYear: z.number().int().min(2000).max(2200),
});
export type PublishSetRequest = z.input<typeof publishSetRequest>;

export const setImportAnswer = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  same: z.number().int(),
  headChanged: z.boolean(),
  problems: z
    .array(z.object({ sheet: z.string(), row: z.number().int(), column: z.string(), sentence: z.string() }))
    .describe('Cells that cannot be read; nothing is taken while there is one'),
  faults: z.array(fault).describe('What keeps the imported draft from being published'),
});
export type SetImportAnswer = z.output<typeof setImportAnswer>;
