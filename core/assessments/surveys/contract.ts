import { z } from 'zod';
import { idOf, pageOf, pageQuery, plainDate } from '#core/kernel/contract.ts';
import type { CriteriaSetId } from '../criteria-set.ts';
import { TERMS } from '../sheet-key.ts';
import type { SurveyFormId } from './questionnaire.ts';
import type { SurveyRoundId, SurveySlipId } from './slip.ts';

export const surveyFormId = idOf<SurveyFormId>();
export const surveyRoundId = idOf<SurveyRoundId>();
export const surveySlipId = idOf<SurveySlipId>();

const instant = z.iso.datetime({ offset: true });
const weight = z.number().int().min(0).max(10_000).describe('Whole hundredths of a percent');
const points = z.string().describe('Points as a decimal string with two places');

const question = z.object({
  key: z.string().trim().max(10),
  text: z.string().trim().max(1000),
  criterion: z.string().trim().max(40),
  options: z
    .array(z.object({ key: z.string().trim().max(10), label: z.string().trim().max(300), weight: weight.optional() }))
    .max(10),
});

export const saveFormRequest = z.object({
  revision: z.number().int().min(0).default(0),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .max(30)
    .regex(/^[A-Z0-9][A-Z0-9_-]*$/),
  groupName: z.string().trim().min(1).max(200),
  name: z.string().trim().min(1).max(300),
  basis: z.string().trim().max(500).default(''),
  questions: z.array(question).max(60),
});
export type SaveFormRequest = z.output<typeof saveFormRequest>;

export const surveyForm = z.object({
  id: surveyFormId,
  code: z.string(),
  version: z.number().int(),
  groupName: z.string(),
  name: z.string(),
  basis: z.string(),
  state: z.enum(['draft', 'published']),
  questions: z.array(question),
  revision: z.number().int(),
  createdBy: z.string(),
  publishedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
});
export type SurveyFormWire = z.output<typeof surveyForm>;
export const surveyFormList = pageOf(surveyForm);

export const openRoundRequest = z.object({
  name: z.string().trim().max(300),
  year: z.number().int().min(2000).max(2200),
  term: z.enum(TERMS).default('year'),
  criteriaSetId: idOf<CriteriaSetId>(),
  campaignId: z.uuid().nullable().default(null),
  method: z.enum(['slips', 'typed']),
  opensOn: plainDate,
  closesOn: plainDate,
  leaveOutEmpty: z.boolean().default(false),
  basis: z.string().trim().max(500).default(''),
  forms: z
    .array(
      z.object({
        formId: surveyFormId,
        weight: z.number().int().min(1).max(10_000),
        minSlips: z.number().int().min(0).max(1_000_000).default(0),
      }),
    )
    .max(20),
});
export type OpenRoundRequest = z.output<typeof openRoundRequest>;

const roundForm = z.object({ form: surveyForm, weight: z.number().int(), minSlips: z.number().int() });

const criterionName = z.object({ code: z.string(), name: z.string(), max: points });

export const surveyRound = z.object({
  id: surveyRoundId,
  name: z.string(),
  year: z.number().int(),
  term: z.enum(TERMS),
  criteriaSetId: idOf<CriteriaSetId>(),
  setName: z.string(),
  campaignId: z.string().nullable(),
  method: z.enum(['slips', 'typed']),
  opensOn: plainDate,
  closesOn: plainDate,
  leaveOutEmpty: z.boolean(),
  basis: z.string(),
  state: z.enum(['collecting', 'closed']),
  revision: z.number().int(),
  createdBy: z.string(),
  joinedAt: instant.nullable(),
  joinedBy: z.string().nullable(),
  slips: z.number().int().describe('Entered and not voided'),
});
export type SurveyRoundLine = z.output<typeof surveyRound>;
export const surveyRoundList = pageOf(surveyRound);
export const surveyRoundResponse = surveyRound.extend({
  forms: z.array(roundForm),
  criteria: z.array(criterionName).describe('The criteria asked about'),
  units: z.array(z.object({ id: z.number().int(), slug: z.string(), name: z.string() })),
});
export type SurveyRoundResponse = z.output<typeof surveyRoundResponse>;

export const roundStepRequest = z.object({
  revision: z.number().int(),
  reason: z.string().trim().max(1000).default(''),
});

export const surveyGround = z.object({
  sets: z.array(
    z.object({
      id: idOf<CriteriaSetId>(),
      name: z.string(),
      version: z.number().int(),
      criteria: z.array(criterionName),
    }),
  ),
  campaigns: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      year: z.number().int(),
      term: z.enum(TERMS),
      criteriaSetId: idOf<CriteriaSetId>(),
    }),
  ),
  forms: z.array(surveyForm).describe('The newest published version of each code'),
});
export type SurveyGround = z.output<typeof surveyGround>;

const slipFields = {
  formId: surveyFormId,
  slipNumber: z.string().trim().max(60),
  unitId: z.number().int(),
  channel: z.union([z.literal(0), z.literal(1)]),
  sex: z.enum(['male', 'female', 'other']).nullable().default(null),
  age: z.number().int().nullable().default(null),
  education: z.string().trim().max(100).default(''),
  workplace: z.string().trim().max(200).default(''),
  position: z.string().trim().max(200).default(''),
  answered: z.boolean(),
  answers: z.record(z.string().max(10), z.string().max(10)),
  remarks: z.record(z.string().max(10), z.string().trim().max(2000)).default({}),
};

export const enterSlipRequest = z.object({
  ...slipFields,
  respondent: z
    .object({ name: z.string().trim().max(200), email: z.string().trim().max(200), phone: z.string().trim().max(40) })
    .nullable()
    .default(null)
    .describe('null: anonymous'),
});
export type EnterSlipRequest = z.output<typeof enterSlipRequest>;

export const voidSlipRequest = z.object({ reason: z.string().trim().max(1000) });

export const slipQuery = pageQuery.extend({
  unit: z.string().max(100).optional(),
  form: z.uuid().optional(),
  state: z.enum(['valid', 'unanswered', 'voided']).optional(),
});
export type SlipQuery = z.output<typeof slipQuery>;

export const surveySlip = z.object({
  id: surveySlipId,
  ...slipFields,
  remarks: z.record(z.string(), z.string()),
  formCode: z.string(),
  unit: z.string(),
  unitName: z.string(),
  anonymous: z.boolean(),
  respondent: z.string().nullable().describe('Masked'),
  enteredAt: instant,
  enteredBy: z.string(),
  fromFile: z.boolean(),
  voided: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});
export type SurveySlipLine = z.output<typeof surveySlip>;
export const surveySlipList = pageOf(surveySlip);

export const respondentResponse = z.object({ name: z.string(), email: z.string(), phone: z.string() });
export const slipReadings = pageOf(z.object({ at: instant, actorName: z.string() }));

export const slipImportAnswer = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  bad: z.number().int(),
  rows: z
    .array(
      z.object({
        row: z.number().int(),
        slipNumber: z.string(),
        outcome: z.enum(['new', 'changed', 'same', 'bad']),
        problems: z.array(z.string()),
      }),
    )
    .describe('Every bad row, and the first 200 of the others'),
});
export type SlipImportAnswer = z.output<typeof slipImportAnswer>;

const groupResult = z.object({
  groupName: z.string(),
  weight: z.number().int(),
  answers: z.number().int().describe('Valid answers'),
  average: z.string().nullable().describe('In percent, as people read it'),
  fraction: z.string().nullable().describe('Exact: "333/400"'),
});

export const unitResult = z.object({
  unit: z.string(),
  unitName: z.string(),
  slips: z.array(
    z.object({
      groupName: z.string(),
      valid: z.number().int(),
      unanswered: z.number().int(),
      minSlips: z.number().int(),
    }),
  ),
  criteria: z.array(
    z.object({
      code: z.string(),
      groups: z.array(groupResult),
      average: z.string().nullable(),
      fraction: z.string().nullable(),
      points: points.nullable(),
      working: z.string().nullable(),
      source: z.string().nullable().describe('Of a typed result'),
    }),
  ),
  tooFew: z.boolean().describe('A group has fewer slips than the round asks for'),
});
export type UnitResult = z.output<typeof unitResult>;
export const unitResultList = pageOf(unitResult).extend({ tooFew: z.number().int(), without: z.number().int() });
export type UnitResultList = z.output<typeof unitResultList>;

export const typedResultRequest = z.object({
  unit: z.string().max(100),
  criterion: z.string().max(40),
  average: weight,
  slips: z.number().int().min(0).nullable().default(null),
  source: z.string().trim().max(500),
  documentId: z.uuid().nullable().default(null),
});
export type TypedResultRequest = z.output<typeof typedResultRequest>;

export const JOININGS = ['written', 'equal', 'closed', 'no-sheet', 'no-result', 'other-set'] as const;
export const joinAnswer = z.object({
  joined: z.number().int().describe('Lines written'),
  units: z.array(
    z.object({
      unit: z.string(),
      unitName: z.string(),
      lines: z.array(z.object({ code: z.string(), what: z.enum(JOININGS) })),
    }),
  ),
});
export type JoinAnswer = z.output<typeof joinAnswer>;
