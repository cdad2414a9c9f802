import { z } from 'zod';
import { plainDate } from '#core/kernel/contract.ts';
import { ASSESSMENT_STATES } from '../assessment.ts';
import { TERMS } from '../sheet-key.ts';
import { ALERT_KINDS, type AlertKind } from './alerts.ts';
import { FOOTINGS, type Footing } from './provisional.ts';

const points = z
  .string()
  .regex(/^\d{1,6}\.\d{2}$/)
  .describe('Points as a decimal string with two places, "0.87"');
const count = z.number().int();

const namesOf = <T extends string>(table: Readonly<Record<T, unknown>>) => Object.keys(table) as [T, ...T[]];

const sums = z.object({
  max: points,
  points,
  knownMax: points.describe('Maxima of the criteria whose points are known; the others are no zero'),
  unknown: count,
});

const range = z.object({
  window: points.describe('If the pace of the whole window goes on'),
  recent: points.describe('If the pace of the last four weeks goes on'),
  low: points,
  high: points,
});

const alert = z.object({
  key: z.string(),
  kind: z.enum(namesOf<AlertKind>(ALERT_KINDS)),
  code: z.string().nullable(),
  points,
  sentence: z.string(),
  section: z.string(),
  sectionName: z.string().nullable().describe("The unit's section that answers to those words"),
  path: z.string(),
  dueOn: plainDate.nullable(),
});
export type AlertView = z.output<typeof alert>;

const provisionalLine = z.object({
  code: z.string(),
  applicable: z.boolean(),
  points: points.nullable(),
  footing: z.enum(namesOf<Footing>(FOOTINGS)),
  sentence: z.string(),
  values: z.record(z.string(), z.number().int()),
  endValues: z.record(z.string(), z.number().int()).describe('The figures at the end by the pace of the last weeks'),
  records: z.array(z.object({ label: z.string(), count, path: z.string().nullable() })),
  forecast: z.object({ window: points.nullable(), recent: points.nullable() }),
  expected: count.nullable().describe('New cases that may come until the end by the livelier pace'),
});
export type ProvisionalLine = z.output<typeof provisionalLine>;

const opportunity = z.object({
  code: z.string(),
  label: z.string(),
  kind: z.enum(['cases', 'of-whole', 'items', 'count', 'fewer']),
  points,
  goal: points,
  gain: points,
  n: count,
  perWeek: count.nullable(),
  expected: count.nullable(),
});
export type OpportunityView = z.output<typeof opportunity>;

export const provisionalResponse = z.object({
  unit: z.string(),
  unitName: z.string(),
  year: z.number().int(),
  term: z.enum(TERMS),
  state: z.enum(ASSESSMENT_STATES).nullable().describe('null: no sheet yet'),
  criteriaSetId: z.string(),
  setName: z.string(),
  basis: z.string(),
  window: z.object({ from: plainDate, to: plainDate }),
  asOf: plainDate,
  running: z.boolean().describe('Whether figures still move the score'),
  totals: sums.extend({ index: points, forecast: range }),
  nodes: z.array(sums.extend({ code: z.string(), forecast: range })),
  sections: z.array(
    sums.extend({
      section: z.string(),
      sectionName: z.string().nullable(),
      codes: z.array(z.string()),
      forecast: range,
    }),
  ),
  lines: z.array(provisionalLine),
  opportunities: z.array(opportunity),
  alerts: z.array(alert),
  history: z.array(z.object({ day: plainDate, points, knownMax: points })),
  working: z.object({ left: count, week: count }),
});
export type ProvisionalResponse = z.output<typeof provisionalResponse>;

export const alertList = z.object({
  items: z.array(alert),
  total: count,
  score: z.object({ points, knownMax: points, low: points, high: points }).nullable(),
});
export type AlertList = z.output<typeof alertList>;

export const alertSetting = z.object({
  fallingDrop: z.number().int().min(1).max(10_000).describe('Hundredths of a percent below the three months before'),
  fallingCases: z.number().int().min(1).max(100_000),
  taskDays: z.number().int().min(1).max(120),
  deadlineDays: z.number().int().min(1).max(120),
  movedPoints: z.number().int().min(1).max(1_000_000).describe('Ten-thousandths of a point'),
});
export type AlertSetting = z.output<typeof alertSetting>;

export const unitScoresQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(500).default(210),
});

export const unitScoresResponse = z.object({
  items: z.array(
    z.object({
      unit: z.string(),
      unitName: z.string(),
      day: plainDate.nullable().describe('null: nothing kept of this term yet'),
      points: points.nullable(),
      max: points.nullable(),
      knownMax: points.nullable(),
      unknown: count.nullable(),
      low: points.nullable(),
      high: points.nullable(),
      alerts: count.nullable(),
      beforeDay: plainDate.nullable(),
      change: z
        .string()
        .regex(/^-?\d{1,6}\.\d{2}$/)
        .nullable()
        .describe('Points won or lost since the earlier day'),
    }),
  ),
  total: count,
});
export type UnitScores = z.output<typeof unitScoresResponse>;
