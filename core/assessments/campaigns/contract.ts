import { z } from 'zod';
import { idOf, pageQuery, plainDate } from '#core/kernel/contract.ts';
import type { CriteriaSetId } from '../criteria-set.ts';
import { TERMS } from '../sheet-key.ts';
import { BOARD_STEPS } from './board.ts';
import { type CampaignId, DATE_NAMES, type DateField } from './campaign.ts';
import { CAMPAIGN_STATES, PHASES } from './phases.ts';

const moment = z.iso.datetime({ offset: true });
const points = z
  .string()
  .regex(/^\d{1,6}(?:\.\d{1,2})?$/)
  .describe('Points as a decimal string, "2.50"');
const slug = z.string().max(120);
const dateField = z.enum(Object.keys(DATE_NAMES) as [DateField, ...DateField[]]);

const dates = z.object({
  selfFrom: plainDate,
  selfTo: plainDate,
  appraisal1To: plainDate,
  explanationTo: plainDate.nullable(),
  appraisal2To: plainDate.nullable(),
});

const plan = {
  name: z.string().trim().max(300),
  year: z.number().int(),
  term: z.enum(TERMS),
  criteriaSetId: idOf<CriteriaSetId>(),
  unitKind: z.enum(['province', 'district', 'commune']),
  period: z.object({ from: plainDate, to: plainDate }).describe('Whose figures the sheets take, both days included'),
  dates,
  maxBonus: points,
  maxPenalty: points,
  basis: z.string().trim().max(500),
  note: z.string().trim().max(2000),
};

export const createCampaignRequest = z.object(plan);
export type CreateCampaignRequest = z.output<typeof createCampaignRequest>;

export const changeCampaignRequest = z.object({
  ...plan,
  revision: z.number().int(),
  reason: z.string().trim().max(1000).optional().describe('Asked for once the campaign runs; the units read it'),
});
export type ChangeCampaignRequest = z.output<typeof changeCampaignRequest>;

export const revisionRequest = z.object({ revision: z.number().int() });

const reopening = z.object({
  unit: slug,
  unitName: z.string(),
  phase: z.enum(PHASES),
  until: plainDate,
  reason: z.string(),
  at: moment,
  by: z.string(),
});

const phaseSpan = z.object({ phase: z.enum(PHASES), from: plainDate, to: plainDate });

export const campaignResponse = z.object({
  ...plan,
  id: idOf<CampaignId>(),
  owner: slug,
  ownerName: z.string(),
  key: z.string().describe('How paths name the sheets of its term'),
  state: z.enum(CAMPAIGN_STATES),
  revision: z.number().int(),
  setName: z.string(),
  phase: z.enum(['before', ...PHASES, 'over']),
  spans: z.array(phaseSpan),
  units: z.number().int().describe('Of them those that the reader sees'),
  opened: z.number().int().describe('With a sheet'),
  groups: z.array(z.object({ name: z.string(), units: z.number().int() })),
  problems: z.array(z.string()).describe('What keeps a draft from being opened'),
  changes: z.array(
    z.object({
      changes: z.array(z.object({ field: dateField, before: plainDate.nullable(), after: plainDate.nullable() })),
      reason: z.string(),
      at: moment,
      by: z.string(),
    }),
  ),
  reopenings: z.array(reopening),
  bodies: z.array(z.object({ code: z.string(), name: z.string(), section: slug.nullable(), body: z.string() })),
});
export type CampaignResponse = z.output<typeof campaignResponse>;

const campaignSummary = z.object({
  id: idOf<CampaignId>(),
  owner: slug,
  ownerName: z.string(),
  own: z.boolean().describe('Run by the unit of the path; otherwise it scores that unit'),
  name: z.string(),
  key: z.string(),
  year: z.number().int(),
  term: z.enum(TERMS),
  state: z.enum(CAMPAIGN_STATES),
  phase: z.enum(['before', ...PHASES, 'over']),
  dates,
  units: z.number().int(),
  done: z.number().int(),
});
export type CampaignSummary = z.output<typeof campaignSummary>;
export const campaignList = z.object({ items: z.array(campaignSummary), total: z.number().int() });

export const campaignOptions = z.object({
  sets: z.array(
    z.object({ id: idOf<CriteriaSetId>(), name: z.string(), version: z.number().int(), unitKind: plan.unitKind }),
  ),
  sections: z.array(z.object({ slug, name: z.string() })),
  kinds: z.array(z.object({ kind: plan.unitKind, units: z.number().int() })).describe('Units directly below, by kind'),
});
export type CampaignOptions = z.output<typeof campaignOptions>;

export const campaignUnits = z.object({
  items: z.array(
    z.object({
      unit: slug,
      unitName: z.string(),
      group: z.string(),
      chosen: z.boolean(),
      ended: z.string().nullable(),
    }),
  ),
  total: z.number().int(),
});
export type CampaignUnits = z.output<typeof campaignUnits>;

export const setUnitsRequest = z.object({
  revision: z.number().int(),
  items: z.array(z.object({ unit: slug, group: z.string().trim().max(100) })).max(2000),
});
export type SetUnitsRequest = z.input<typeof setUnitsRequest>;

export const setBodiesRequest = z.object({
  revision: z.number().int(),
  items: z.array(z.object({ code: z.string().max(40), section: slug.nullable() })).max(500),
});
export type SetBodiesRequest = z.input<typeof setBodiesRequest>;

export const openedSheets = z.object({
  opened: z.number().int(),
  joined: z.number().int(),
  remaining: z.number().int().describe('Units still without a sheet of the campaign that can get one'),
  total: z.number().int(),
  left: z.array(z.object({ unit: slug, unitName: z.string(), why: z.enum(['ended', 'other-campaign', 'other-set']) })),
});
export type OpenedSheets = z.output<typeof openedSheets>;

export const boardQuery = pageQuery.extend({
  step: z.enum(BOARD_STEPS).optional(),
  late: z.stringbool().optional(),
  group: z.string().max(100).optional(),
  q: z.string().max(100).optional(),
});

export const boardRow = z.object({
  unit: slug,
  unitName: z.string(),
  group: z.string(),
  step: z.enum(BOARD_STEPS),
  late: z.boolean(),
  until: plainDate.nullable(),
  scored: z.number().int(),
  appraised: z.number().int(),
  leaves: z.number().int(),
  proposed: z.number().int().describe('Exemptions that wait for a decision'),
  opened: z.boolean(),
  submittedAt: moment.nullable(),
  reopened: z.array(z.object({ phase: z.enum(PHASES), until: plainDate })),
  ended: z
    .object({ on: plainDate, successors: z.array(z.object({ unit: slug, unitName: z.string() })) })
    .nullable()
    .describe('The unit is no more: its sheet is read only and has no rank'),
});
export type BoardRow = z.output<typeof boardRow>;

export const boardResponse = z.object({
  items: z.array(boardRow),
  total: z.number().int(),
  all: z.number().int(),
  late: z.number().int(),
  steps: z.array(z.object({ step: z.enum(BOARD_STEPS), units: z.number().int() })),
  groups: z.array(z.string()),
});
export type BoardResponse = z.output<typeof boardResponse>;

export const reopenRequest = z.object({
  unit: slug,
  phase: z.enum(PHASES),
  until: plainDate,
  reason: z.string().trim().max(1000),
});
export type ReopenRequest = z.input<typeof reopenRequest>;

export const exemptRequest = z.object({
  criterion: z.string().max(40),
  units: z.array(slug).min(1).max(2000),
  reason: z.string().trim().max(1000),
});
export type ExemptRequest = z.input<typeof exemptRequest>;

const exemption = z.object({
  unit: slug,
  unitName: z.string(),
  code: z.string(),
  name: z.string(),
  state: z.enum(['proposed', 'approved', 'refused']),
  reason: z.string(),
  note: z.string(),
  by: z.string().nullable(),
  at: moment.nullable(),
  version: z.number().int(),
});

export const exemptionList = z.object({
  items: z.array(exemption),
  total: z.number().int(),
  waiting: z.number().int(),
  criteria: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type ExemptionList = z.output<typeof exemptionList>;

export const exemptionQuery = pageQuery.extend({ state: z.enum(['proposed', 'approved', 'refused']).optional() });

export const decideExemptionRequest = z.object({
  approve: z.boolean(),
  reason: z.string().trim().max(1000),
  version: z.number().int().min(0),
});
export type DecideExemptionRequest = z.input<typeof decideExemptionRequest>;

/** What a sheet's page says of its campaign. */
export const sheetCampaign = z.object({
  campaign: campaignSummary.nullable(),
  waitsFor: z.enum(PHASES).nullable().describe('The phase of work that the state of the sheet waits for'),
  until: plainDate.nullable(),
  lock: z.string().nullable().describe('Why the work that waits is locked, in a sentence; null: open'),
  reopenings: z.array(reopening),
  changes: campaignResponse.shape.changes,
  ended: boardRow.shape.ended,
});
export type SheetCampaign = z.output<typeof sheetCampaign>;
