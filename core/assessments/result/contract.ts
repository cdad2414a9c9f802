import { z } from 'zod';
import { ASSESSMENT_STATES } from '#core/assessments/assessment.ts';
import { RESULT_KINDS } from '#core/assessments/bands.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import { TERMS } from '#core/assessments/sheet-key.ts';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import type { PublicationId } from './ranking-key.ts';

const points = z.string().describe('Points as a decimal string with two places, "0.87"');
const result = z.string().describe('Points or percent of what was attainable, two places');
const signed = z.string().describe('A difference with its sign, "+1.20", "-0.05", "0.00"');

const decision = z.object({
  id: idOf<PublicationId>(),
  owner: z.string(),
  number: z.string(),
  date: plainDate,
  issuer: z.string(),
  signer: z.string(),
  reason: z.string().describe('Why it amends an earlier decision; empty where it does not'),
  amends: idOf<PublicationId>().nullable(),
  amendedBy: idOf<PublicationId>().nullable().describe('A later decision replaced these figures'),
  note: z.string(),
});
export type DecisionAnswer = z.output<typeof decision>;

const rankedTerm = z.object({
  key: z.string(),
  year: z.number().int(),
  term: z.enum(TERMS),
  title: z.string(),
  setName: z.string(),
  units: z.number().int(),
  settled: z.number().int(),
  published: z.number().int(),
});

export const rankingList = z.object({
  items: z.array(rankedTerm).describe('Of the units below: what stands in the sheets today'),
  decisions: z.array(
    z.object({
      key: z.string(),
      year: z.number().int(),
      term: z.enum(TERMS),
      title: z.string(),
      units: z.number().int(),
      decision,
    }),
  ),
});
export type RankingList = z.output<typeof rankingList>;

const before = z.object({ value: result, rank: z.number().int(), rankOf: z.number().int() });

const rankedUnit = z.object({
  unit: z.string(),
  unitName: z.string(),
  group: z.string(),
  /** null: what the list is ranked by does not concern the unit. */
  rank: z.number().int().nullable(),
  rankOf: z.number().int(),
  groupRank: z.number().int().nullable(),
  groupOf: z.number().int(),
  value: result.nullable(),
  points: points.nullable(),
  max: points.nullable(),
  result: result.describe('Of the whole sheet'),
  index: points,
  lost: points,
  band: z.string().nullable(),
  state: z.enum(ASSESSMENT_STATES),
  unexplained: points.nullable().describe('Lost without a reason in a result kept as printed'),
  areas: z.array(z.object({ code: z.string(), points, max: points, rank: z.number().int() })),
  before: before.nullable(),
  change: z.object({ value: signed, places: z.number().int().nullable() }).nullable(),
  compared: z.enum(['change', 'other-scale', 'merged', 'none']),
  past: z
    .object({
      units: z.array(z.object({ unit: z.string(), unitName: z.string(), value: result.nullable() })),
      withResult: z.number().int(),
      lostCriteria: z.number().int(),
    })
    .nullable()
    .describe('Of a merged unit: its predecessors as they were reported, and counts; never a sum of points'),
});
export type RankedUnit = z.output<typeof rankedUnit>;

const node = z.object({ code: z.string(), name: z.string(), max: points });

export const rankingAnswer = z.object({
  key: z.string(),
  title: z.string(),
  year: z.number().int(),
  term: z.enum(TERMS),
  owner: z.string(),
  ownerName: z.string(),
  setId: idOf<CriteriaSetId>(),
  setName: z.string(),
  basis: z.string(),
  max: points,
  kind: z.enum(RESULT_KINDS),
  tieRule: z.string(),
  bands: z.string(),
  bandNames: z.array(z.string()),
  by: node.nullable().describe('The area or criterion that the list is ranked by; null: the whole'),
  areas: z.array(node),
  criteria: z.array(node.extend({ area: z.string() })).describe('What else the list can be ranked by'),
  groups: z.array(z.string()),
  earlier: z.object({ year: z.number().int(), term: z.enum(TERMS), ranksHold: z.boolean(), why: z.string() }),
  decision: decision.nullable(),
  items: z.array(rankedUnit),
  total: z.number().int(),
  without: z
    .array(
      z.object({
        unit: z.string(),
        unitName: z.string(),
        group: z.string(),
        state: z.enum(ASSESSMENT_STATES).nullable().describe('null: there is no sheet'),
      }),
    )
    .describe('Units without a settled result: listed, not ranked'),
});
export type RankingAnswer = z.output<typeof rankingAnswer>;

export const rankingQuery = z.object({
  by: z.string().max(40).optional().describe('Code of an area or criterion'),
});

export const rankingFileQuery = rankingQuery.extend({
  group: z.string().max(200).optional(),
  band: z.string().max(200).optional(),
});

const yearResult = z.object({
  unit: z.string(),
  unitName: z.string(),
  own: z.boolean().describe('false: a predecessor, as it was reported'),
  year: z.number().int(),
  term: z.enum(TERMS),
  setName: z.string(),
  kind: z.enum(RESULT_KINDS),
  result,
  index: points,
  max: points,
  lost: points,
  lostCriteria: z.number().int(),
  band: z.string().nullable(),
  rank: z.number().int().nullable(),
  rankOf: z.number().int().nullable(),
  change: z.object({ value: signed, places: z.number().int().nullable() }).nullable(),
  areas: z.array(node.extend({ points })),
});
export type YearResult = z.output<typeof yearResult>;

export const unitYears = z.object({
  items: z.array(yearResult),
  total: z.number().int(),
  mergedOn: plainDate.nullable(),
  why: z.string().describe('Why years on two sides of a merger are not compared; empty where they are'),
});
export type UnitYears = z.output<typeof unitYears>;

export const publishResultsRequest = z.object({
  number: z.string().trim().min(1).max(60),
  date: plainDate,
  issuer: z.string().trim().min(1).max(200),
  signer: z.string().trim().min(1).max(200),
  title: z.string().trim().max(300).default(''),
  withRemarks: z.boolean().default(true).describe('The appraiser’s reasons go along with the points'),
  note: z.string().trim().max(2000).default(''),
  leaveOut: z.boolean().default(false).describe('Publish although some units have no settled result'),
  amends: idOf<PublicationId>()
    .nullable()
    .default(null)
    .describe('The decision that counts today, as the person saw it'),
  reason: z.string().trim().max(2000).default('').describe('Why the earlier decision is amended'),
});
export type PublishResultsRequest = z.output<typeof publishResultsRequest>;

export const publishResultsAnswer = z.object({ key: z.string().describe('Of the published ranking') });

const lostLine = z.object({
  code: z.string(),
  name: z.string(),
  area: z.string(),
  max: points,
  points,
  lost: points,
  reason: z.string(),
  unexplained: points.nullable().describe('Lost without a reason in a result kept as printed'),
  explanation: z.string(),
  winBack: z.string().describe('What would win the points back'),
  task: z
    .object({
      id: z.string(),
      title: z.string(),
      state: z.enum(['proposed', 'accepted', 'done', 'dropped']),
      deadline: plainDate.nullable(),
      planYear: z.number().int(),
    })
    .nullable()
    .describe('The remediation task made from it'),
});
export type LostLineAnswer = z.output<typeof lostLine>;

export const lostPointsAnswer = z.object({
  unit: z.string(),
  unitName: z.string(),
  year: z.number().int(),
  term: z.enum(TERMS),
  state: z.enum(ASSESSMENT_STATES),
  index: points,
  max: points,
  lost: points,
  decision: z.object({ number: z.string(), date: plainDate, issuer: z.string() }).nullable(),
  planYear: z.number().int().describe('The year of the remediation plan that follows'),
  hasPlan: z.boolean(),
  sections: z.array(z.object({ section: z.string(), lost: points, lines: z.array(lostLine) })),
});
export type LostPointsAnswer = z.output<typeof lostPointsAnswer>;

const lostCriterion = z.object({
  code: z.string(),
  name: z.string(),
  area: z.string(),
  section: z.string(),
  max: points,
  units: z.number().int().describe('How many units lost points'),
  of: z.number().int().describe('How many it concerns'),
  lost: points.describe('All units together'),
  most: z.array(z.object({ unit: z.string(), unitName: z.string(), lost: points, reason: z.string() })),
});
export type LostCriterion = z.output<typeof lostCriterion>;

export const lostSummary = z.object({
  key: z.string(),
  title: z.string(),
  year: z.number().int(),
  term: z.enum(TERMS),
  units: z.number().int(),
  lost: points,
  items: z.array(lostCriterion).describe('What loses most points first'),
  total: z.number().int(),
  sections: z.array(z.object({ section: z.string(), lost: points, criteria: z.number().int() })),
});
export type LostSummary = z.output<typeof lostSummary>;
