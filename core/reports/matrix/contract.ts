import { z } from 'zod';
import { pageQuery, plainDate } from '#core/kernel/contract.ts';

const count = z.number().int();

const matrixCell = z.object({
  period: z.string(),
  kind: z.string(),
  state: z.enum(['not-opened', 'draft', 'submitted', 'approved', 'sent', 'returned', 'accepted']),
  timeliness: z.enum(['in-time', 'late', 'due', 'overdue']),
  days: count.describe('Late or overdue by, or left'),
  deadline: plainDate,
  lastDay: plainDate.describe('The deadline, or the day granted'),
  extended: z.boolean(),
  extension: z.object({ until: plainDate, reason: z.string(), by: z.string() }).nullable(),
  lockedFrom: plainDate.nullable(),
  sentOn: plainDate.nullable(),
  complete: z.boolean().nullable().describe('null: nothing sent'),
  lacks: z.array(z.string()),
  changed: count
    .nullable()
    .describe('Counts of form II.06a whose source says something else since it was sent; null: not compared here'),
});
export type MatrixCellShape = z.output<typeof matrixCell>;

const matrixRow = z.object({
  unit: z.object({ slug: z.string(), name: z.string(), shortName: z.string() }),
  cells: z.array(matrixCell),
});
export type MatrixRow = z.output<typeof matrixRow>;

const matrixPeriod = z.object({
  kind: z.string(),
  name: z.string().describe('Without the year'),
  title: z.string(),
  units: count,
  due: count,
  sent: count,
  inTime: count,
  late: count,
  missing: count,
  extended: count,
  complete: count,
  accepted: count,
  lateUnits: z.array(z.object({ slug: z.string(), name: z.string(), words: z.string() })),
  sentence: z.string().describe('The late ones by name, as a report prints it'),
});
export type MatrixPeriod = z.output<typeof matrixPeriod>;

export const reportMatrix = z.object({
  year: count,
  periods: z.array(matrixPeriod),
  items: z.array(matrixRow),
  total: count,
  page: count,
  size: count,
});
export type ReportMatrix = z.output<typeof reportMatrix>;

const year = z.coerce.number().int().min(2000).max(2100).optional();
export const matrixQuery = pageQuery.extend({ year, size: pageQuery.shape.size.default(50) });
export const yearQuery = z.object({ year });

const partCell = z.object({
  period: z.string(),
  kind: z.string(),
  parts: count,
  handedIn: count,
  sentBack: count,
  deadline: plainDate.nullable(),
  extension: z.object({ until: plainDate, reason: z.string(), by: z.string() }).nullable(),
  handedInOn: plainDate.nullable().describe('When the last of them was handed in first'),
  timeliness: z.enum(['in-time', 'late', 'due', 'overdue', 'none']),
  days: count,
});
export type PartCell = z.output<typeof partCell>;

export const sectionMatrix = z.object({
  year: count,
  periods: z.array(z.object({ kind: z.string(), period: z.string(), name: z.string(), title: z.string() })),
  items: z.array(
    z.object({ section: z.object({ id: count, slug: z.string(), name: z.string() }), cells: z.array(partCell) }),
  ),
  total: count,
});
export type SectionMatrix = z.output<typeof sectionMatrix>;

export const grantExtensionRequest = z.object({
  until: plainDate,
  reason: z.string().trim().max(500),
});

export const grantSectionExtensionRequest = grantExtensionRequest.extend({
  section: z.string().max(120).describe('Slug of the section'),
});

export const grantedExtension = z.object({
  period: z.string(),
  until: plainDate,
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime({ offset: true }),
  section: z.string().nullable(),
});

export const extensionList = z.object({ items: z.array(grantedExtension), total: count });
export type GrantedExtension = z.output<typeof grantedExtension>;
