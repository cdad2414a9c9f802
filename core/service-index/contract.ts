import { z } from 'zod';
import { idOf, pageQuery, plainDate } from '#core/kernel/contract.ts';
import { CONFIDENCES, type Component, GROUPS, METHODS, ZERO_POLICIES } from './component.ts';
import type { PortalFigureId } from './portal.ts';
import type { ComponentSetId } from './set-version.ts';

const count = z.number().int();
const group = z.enum(GROUPS);
/** Points with two decimals and a dot: "5.97". */
const points = z.string().regex(/^-?\d{1,4}\.\d{2}$/);

export const indexQuery = z.object({
  month: z.string().max(7).optional().describe('2026-05, or a calendar year 2026; without a word the running month'),
});

export const unitsQuery = indexQuery.extend({
  ...pageQuery.shape,
  sort: z.enum(['points', 'name', ...GROUPS]).default('points'),
  order: z.enum(['down', 'up']).default('down'),
});
export type UnitsQuery = z.output<typeof unitsQuery>;

const sourceUnit = z.object({ slug: z.string(), name: z.string() });
const windowShape = z.object({
  code: z.string().describe('2026-05, 2026'),
  name: z.string(),
  from: plainDate,
  to: plainDate,
  live: z.boolean().describe('Still running: counted up to today'),
  asOf: plainDate,
});

const setHead = z.object({
  id: idOf<ComponentSetId>().nullable().describe('Null: the set that ships with the product'),
  name: z.string(),
  basis: z.string(),
  validFrom: plainDate,
  issuer: z.string().nullable(),
});

const comparison = z.object({
  id: idOf<PortalFigureId>(),
  points,
  readOn: plainDate,
  readBy: z.string(),
  source: z.string(),
  fileName: z.string().nullable(),
  state: z.enum(['same', 'lower', 'higher', 'within', 'not-comparable']),
  difference: points.nullable(),
  words: z.string(),
  reasons: z.array(z.string()),
});
export type ComparisonView = z.output<typeof comparison>;

const drillShape = z.record(z.string(), z.string()).nullable();

const componentShape = z.object({
  code: z.string(),
  name: z.string(),
  max: points.nullable().describe('Null: the split of the group is not known'),
  state: z.enum(['scored', 'monitoring', 'unknown-split', 'unknown-formula', 'no-data', 'not-applicable']),
  points: points.nullable(),
  rate: z.string().nullable().describe('Percent as Vietnamese print it: "69,33"'),
  formula: z.string(),
  indicator: z.string().nullable().describe('What a dispute about this component would be about'),
  sentence: z.string().describe('How the points come about, with the numbers'),
  confidence: z.enum(CONFIDENCES),
  note: z.string(),
  parts: z.array(z.object({ words: z.string(), count: count.nullable(), drill: drillShape })),
  sources: z.array(z.string()).describe('Where typed figures come from'),
  portal: comparison.nullable(),
});
export type ComponentView = z.output<typeof componentShape>;

const groupShape = z.object({
  group,
  name: z.string(),
  max: points,
  points,
  computable: points,
  portal: comparison.nullable(),
  components: z.array(componentShape),
});
export type GroupView = z.output<typeof groupShape>;

const trendMonth = z.object({
  code: z.string(),
  points,
  computable: points,
  groups: z.array(z.object({ group, points, computable: points })),
  portal: points.nullable(),
});

export const indexAnswer = z.object({
  unit: sourceUnit,
  window: windowShape,
  set: setHead,
  sources: z.array(sourceUnit),
  hasUnitsBelow: z.boolean(),
  points,
  computable: points,
  max: points,
  portal: comparison.nullable(),
  groups: z.array(groupShape),
  trend: z.array(trendMonth),
});
export type IndexAnswer = z.output<typeof indexAnswer>;

const unitRow = z.object({
  unit: sourceUnit,
  points,
  computable: points,
  groups: z.array(z.object({ group, points, computable: points })),
  portal: points.nullable(),
});
export type UnitRow = z.output<typeof unitRow>;

export const unitsAnswer = z.object({
  unit: sourceUnit,
  window: windowShape,
  items: z.array(unitRow),
  total: count,
});
export type UnitsAnswer = z.output<typeof unitsAnswer>;

const formulaShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate'), indicator: z.string().max(80), nothingWhenZero: z.string().max(80).optional() }),
  z.object({
    kind: z.literal('ratio'),
    terms: z
      .array(z.object({ indicator: z.string().max(80), minus: z.boolean(), words: z.string().max(200) }))
      .min(1)
      .max(8),
    over: z.object({ indicator: z.string().max(80), words: z.string().max(200) }),
  }),
  z.object({ kind: z.literal('unknown') }),
]);

const componentData = z.object({
  code: z.string().trim().max(12),
  group,
  name: z.string().trim().max(300),
  maxPoints: count.min(0).max(1_000_000).nullable().describe('Ten-thousandths of a point; null: not known'),
  formula: formulaShape,
  method: z.enum(METHODS),
  target: count.min(0).max(10_000).nullable().describe('Hundredths of a percent'),
  zeroPolicy: z.enum(ZERO_POLICIES),
  confidence: z.enum(CONFIDENCES),
  note: z.string().trim().max(500),
}) satisfies z.ZodType<Component>;

export const portalFigureRequest = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  subject: z.string().trim().max(12),
  points: z.string().trim().max(12).describe('As typed, "5,97"'),
  readOn: plainDate,
  readBy: z.string().trim().min(2).max(120),
  source: z.string().trim().min(3).max(500),
});
export type PortalFigureRequest = z.input<typeof portalFigureRequest>;

export const portalFigureShape = z.object({
  id: idOf<PortalFigureId>(),
  month: z.string(),
  subject: z.string(),
  points,
  readOn: plainDate,
  readBy: z.string(),
  source: z.string(),
  fileName: z.string().nullable(),
  enteredBy: z.string(),
  enteredAt: z.iso.datetime({ offset: true }),
});
export type PortalFigureView = z.output<typeof portalFigureShape>;

export const portalFiguresAnswer = z.object({ items: z.array(portalFigureShape), total: count });

export const withdrawPortalRequest = z.object({ reason: z.string().trim().min(3).max(300) });

export const pasteRequest = z.object({ text: z.string().max(400_000) });

export const portalRowsAnswer = z.object({
  rows: z.array(
    z.object({
      row: count,
      month: z.string(),
      subject: z.string(),
      points: z.string(),
      outcome: z.enum(['new', 'replaces', 'same', 'wrong']),
      problems: z.array(z.string()),
    }),
  ),
  taken: count,
});
export type PortalRowsAnswer = z.output<typeof portalRowsAnswer>;

const setShape = setHead.extend({
  id: idOf<ComponentSetId>(),
  state: z.enum(['draft', 'published']),
  revision: count,
  components: z.array(componentData),
  problems: z.array(z.string()),
  publishedAt: z.iso.datetime({ offset: true }).nullable(),
  publishedBy: z.string().nullable(),
});
export const setAnswer = setShape;
export type SetView = z.output<typeof setShape>;

export const setsAnswer = z.object({
  shipped: setHead.extend({ components: z.array(componentData) }),
  items: z.array(setShape.omit({ components: true, problems: true })),
  total: count,
});
export type SetsAnswer = z.output<typeof setsAnswer>;

export const newSetRequest = z.object({
  name: z.string().trim().min(3).max(200),
  basis: z.string().trim().min(3).max(300),
  validFrom: plainDate,
  copyOf: idOf<ComponentSetId>().optional().describe('Without a word the set that ships with the product'),
});
export type NewSetRequest = z.output<typeof newSetRequest>;

export const saveSetRequest = z.object({
  revision: count,
  name: z.string().trim().min(3).max(200),
  basis: z.string().trim().min(3).max(300),
  validFrom: plainDate,
  components: z.array(componentData).max(60),
});
export type SaveSetRequest = z.output<typeof saveSetRequest>;

export const publishSetRequest = z.object({ revision: count });
