import { z } from 'zod';
import { pageOf, plainDate } from '#core/kernel/contract.ts';
import { SECTION_KINDS, type SectionKind, UNIT_KINDS, UNIT_TYPES, type UnitType } from './unit.ts';

const kind = z.enum(UNIT_KINDS);
const type = z.enum(Object.keys(UNIT_TYPES) as [UnitType, ...UnitType[]]);
const sectionKind = z.enum(Object.keys(SECTION_KINDS) as [SectionKind, ...SectionKind[]]);

/** A unit as it is today, or as it was on its last day. */
export const unitSummary = z.object({
  slug: z.string(),
  name: z.string().describe('"xã Bình Sơn"'),
  kind,
  type,
  parentSlug: z.string().nullable(),
  agencyCode: z.string().nullable(),
  agencyCodeInvented: z.boolean(),
  sectionKind: sectionKind.nullable(),
  validFrom: plainDate.nullable().describe('null: older than the records'),
  validTo: plainDate.nullable().describe('The last day; null while it exists'),
  isOpen: z.boolean(),
});
export type UnitSummary = z.output<typeof unitSummary>;

export const unitList = pageOf(unitSummary);

const unitVersion = z.object({
  validFrom: plainDate.nullable(),
  validTo: plainDate.nullable(),
  name: z.string(),
  parentName: z.string().nullable(),
  areaCode: z.string().nullable(),
  agencyCode: z.string().nullable(),
  agencyCodeInvented: z.boolean(),
  basis: z.string().nullable(),
});

const relatedUnit = z.object({
  slug: z.string(),
  name: z.string(),
  since: plainDate,
  kind: z.enum(['merge', 'split']),
  basis: z.string().nullable(),
});

export const unitDetail = z.object({
  unit: unitSummary,
  note: z.string().nullable(),
  versions: z.array(unitVersion),
  successors: z.array(relatedUnit),
  predecessors: z.array(relatedUnit),
  sections: z.array(unitSummary),
});
export type UnitDetail = z.output<typeof unitDetail>;

export const createUnitRequest = z.object({
  type,
  name: z.string(),
  from: plainDate,
  agencyCode: z.string().trim().max(35).optional(),
  areaCode: z.string().trim().max(5).optional(),
  sectionKind: sectionKind.optional(),
  basis: z.string().trim().max(300).optional(),
});
export type CreateUnitRequest = z.output<typeof createUnitRequest>;

export const renameUnitRequest = z.object({
  from: plainDate,
  name: z.string(),
  type: type.optional(),
  agencyCode: z.string().trim().max(35).optional(),
  basis: z.string().trim().min(1).max(300),
});
export type RenameUnitRequest = z.output<typeof renameUnitRequest>;

export const closeUnitRequest = z.object({
  lastDay: plainDate,
  basis: z.string().trim().min(1).max(300),
  successors: z.array(z.object({ slug: z.string(), kind: z.enum(['merge', 'split']) })).default([]),
});
export type CloseUnitRequest = z.output<typeof closeUnitRequest>;
