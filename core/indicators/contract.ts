import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import type { TypedValueId } from './value.ts';

/** A rate in percent with two decimals and a dot, "43.09"; rounded half up. */
const percent = z
  .string()
  .regex(/^\d{1,4}\.\d{2}$/)
  .describe('Percent with two decimals: "43.09"');
const count = z.number().int();

export const windowQuery = z.object({
  period: z.string().optional().describe('2023-q1, 2023-6m, 2023-q3, 2023-year, 2023, 2023-05'),
  from: plainDate.optional(),
  to: plainDate.optional(),
  below: z.stringbool().optional().describe('With the units below; without a word so for provinces and districts'),
});
export type WindowQuery = z.output<typeof windowQuery>;

const windowShape = z.object({
  from: plainDate,
  to: plainDate,
  period: z.string().nullable(),
  name: z.string().nullable().describe('"Quý I/2023"; null for a window of one\'s own'),
});

/** Whose records make the figure: the unit, those merged into it, or those below it. */
const sourceUnit = z.object({ slug: z.string(), name: z.string() });

/** Figures estimated from what was known on a day before the window's end. */
const cutoffShape = z.object({ cutOff: plainDate, note: z.string() });

export const typedValue = z.object({
  id: idOf<TypedValueId>(),
  code: z.string(),
  name: z.string(),
  unitOfMeasure: z.string(),
  from: plainDate,
  to: plainDate,
  kind: z.enum(['actual', 'estimate']),
  count: count.nullable(),
  numerator: count.nullable(),
  denominator: count.nullable(),
  rate: percent.nullable(),
  source: z.string(),
  note: z.string().nullable(),
  enteredBy: z.string(),
  enteredAt: z.iso.datetime({ offset: true }),
});
export type TypedValueView = z.output<typeof typedValue>;

const light = z.enum(['good', 'near', 'bad', 'none']);

export const targetShape = z.object({
  code: z.string(),
  validFrom: plainDate,
  direction: z.enum(['at-least', 'at-most']),
  goal: z.string().describe('Percent with two decimals, or a whole number'),
  margin: z.string(),
  basis: z.string(),
});
export type TargetView = z.output<typeof targetShape>;

/** Which dossiers stand behind a count: the query of the dossier list. Null where none do (typed figures). */
const drillShape = z.record(z.string(), z.string()).nullable();

export const indicatorValue = z.object({
  code: z.string(),
  name: z.string(),
  unitOfMeasure: z.string(),
  kind: z.enum(['flow', 'stock', 'rate']),
  basis: z.string(),
  origin: z.enum(['computed', 'typed', 'none']),
  count: count.nullable(),
  numerator: count.nullable(),
  denominator: count.nullable(),
  numeratorText: z.string().nullable(),
  denominatorText: z.string().nullable().describe('The denominator in words, always stated for a rate'),
  rate: percent.nullable(),
  typed: typedValue.nullable(),
  disagrees: z.boolean().describe('A typed figure of the same window says otherwise'),
  target: targetShape.nullable(),
  light,
  drill: drillShape,
});
export type IndicatorValueView = z.output<typeof indicatorValue>;

export const indicatorsAnswer = z.object({
  unit: sourceUnit,
  window: windowShape,
  sources: z.array(sourceUnit),
  cutoff: cutoffShape.nullable(),
  values: z.array(indicatorValue),
});
export type IndicatorsAnswer = z.output<typeof indicatorsAnswer>;

const formCells = z.object({
  c3: count,
  c4: count,
  c5: count,
  c6: count,
  c7: count,
  c8: count,
  c9: count,
  c10: count,
  c11: count,
  c12: count,
  c13: count,
  withdrawn: count,
});

export const formQuery = windowQuery.extend({ by: z.enum(['field', 'channel']).default('field') });

export const formAnswer = z.object({
  unit: sourceUnit,
  window: windowShape,
  sources: z.array(sourceUnit),
  cutoff: cutoffShape.nullable(),
  by: z.enum(['field', 'channel']),
  rows: z.array(
    z.object({ key: z.string(), label: z.string(), cells: formCells, drill: z.record(z.string(), drillShape) }),
  ),
  total: formCells,
  totalDrill: z.record(z.string(), drillShape),
  broken: z.array(z.object({ row: z.string(), identity: z.string(), left: count, right: count })),
});
export type FormAnswer = z.output<typeof formAnswer>;

export const typeValueRequest = z.object({
  code: z.string(),
  from: plainDate,
  to: plainDate,
  kind: z.enum(['actual', 'estimate']),
  count: count.min(0).optional(),
  numerator: count.min(0).optional(),
  denominator: count.min(0).optional(),
  rate: z.string().trim().max(12).optional().describe('As typed, "48,4"'),
  source: z.string().trim().min(3).max(300),
  note: z.string().trim().max(500).optional(),
});
export type TypeValueRequest = z.input<typeof typeValueRequest>;

export const withdrawValueRequest = z.object({ reason: z.string().trim().min(3).max(300) });

export const typedValuesAnswer = z.object({ items: z.array(typedValue), total: count });

export const setTargetRequest = z.object({
  code: z.string(),
  validFrom: plainDate,
  direction: z.enum(['at-least', 'at-most']),
  goal: z.string().trim().max(15),
  margin: z.string().trim().max(15).default('0'),
  basis: z.string().trim().min(3).max(300),
});
export type SetTargetRequest = z.input<typeof setTargetRequest>;

export const targetsAnswer = z.object({ items: z.array(targetShape), total: count });

/** One month of the trend. Months without dossiers are there with zeros. */
export const trendMonth = z.object({
  from: plainDate,
  to: plainDate,
  received: count,
  online: count,
  resolved: count,
  inTime: count,
  late: count,
  open: count,
  overdue: count,
  onTimeRate: percent.nullable(),
  onlineRate: percent.nullable(),
});
export type TrendMonth = z.output<typeof trendMonth>;

export const trendAnswer = z.object({ months: z.array(trendMonth) });

/** Something with a deadline; `href` is the page of the web where it is dealt with, below `/don-vi/:unit/`. */
export const dueItem = z.object({
  kind: z.enum(['dossiers', 'report', 'task', 'assessment']),
  label: z.string(),
  count: count.nullable(),
  due: plainDate.nullable(),
  light,
  href: z.string(),
});
export type DueItem = z.output<typeof dueItem>;

/**
 * The dashboard of a unit: `tiles` are indicators in the order to show (each with its light and target), `due` what has
 * to be done, most urgent first, `trend` the last twelve months.
 */
export const dashboardAnswer = z.object({
  unit: sourceUnit,
  window: windowShape,
  asOf: plainDate,
  sources: z.array(sourceUnit),
  tiles: z.array(indicatorValue),
  due: z.array(dueItem),
  trend: z.array(trendMonth),
  fields: z.array(z.object({ key: z.string(), label: z.string(), received: count, open: count, overdue: count })),
});
export type DashboardAnswer = z.output<typeof dashboardAnswer>;
