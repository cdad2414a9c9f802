import { z } from 'zod';
import { plainDate } from '#core/kernel/contract.ts';
import { MAX_PERIODS } from './editing.ts';

const level = z.enum(['section', 'commune', 'district', 'province']);
const monthDay = z.string().max(5).describe('MM-DD');
const year = z.number().int().min(2000).max(2100);

const schemePeriod = z.object({
  kind: z.string().trim().max(8).describe('The part of the code after the year'),
  shape: z.enum(['month', 'quarter', 'half-year', 'nine-months', 'year', 'other']),
  title: z.string().trim().max(60),
  nextTitle: z.string().trim().max(60).describe('What the tasks at the end of the report are for'),
  from: z.object({ before: z.boolean().describe('In the year before the report'), day: monthDay }),
  to: monthDay,
  deadline: z.object({ after: z.boolean().describe('In the year after the report'), day: monthDay }),
  carriesFrom: z.string().max(8).nullable(),
  sections: z.array(z.string().max(20)).max(60).nullable().describe('null: the whole outline'),
  annexes: z.array(z.object({ code: z.string().trim().max(30), version: z.string().trim().max(60) })).max(20),
});

export const schemeDraft = z.object({
  name: z.string().trim().max(200),
  basis: z.string().trim().max(500),
  firstYear: year,
  lastYear: year.nullable(),
  effectiveFrom: plainDate,
  shift: z.enum(['kept', 'next', 'previous']),
  lockAfter: z.number().int().min(0).max(365).nullable(),
  periods: z.array(schemePeriod).max(MAX_PERIODS),
});
export type SchemeDraft = z.output<typeof schemeDraft>;

const schemeHead = z.object({
  id: z.uuid(),
  lineage: z.uuid(),
  version: z.number().int(),
  level,
  name: z.string(),
  basis: z.string(),
  firstYear: z.number().int(),
  lastYear: z.number().int().nullable(),
  effectiveFrom: plainDate,
  state: z.enum(['draft', 'in-force']),
  invented: z.boolean(),
  issuer: z.string().describe('Who decided it'),
  own: z.boolean().describe('Kept by this committee'),
  holds: z.boolean().describe('Some period of this year is due by it'),
});
export type SchemeHead = z.output<typeof schemeHead>;

/** The chain of deadlines of one kind of period, from the sections up. */
const chainStep = z.object({
  period: z.string(),
  name: z.string(),
  window: z.object({ from: plainDate, to: plainDate }),
  section: plainDate.nullable(),
  sectionMoved: z.string().nullable(),
  own: plainDate,
  ownMoved: z.string().nullable(),
  below: plainDate.nullable().describe('By when the level directly below sends'),
  lockedFrom: plainDate.nullable(),
  basis: z.string(),
});

export const schemeList = z.object({
  items: z.array(schemeHead),
  total: z.number().int(),
  levels: z.array(level).describe('Levels this committee may decide for'),
  chain: z.array(chainStep),
});
export type SchemeList = z.output<typeof schemeList>;

export const schemeAnswer = z.object({
  head: schemeHead,
  scheme: schemeDraft,
  revision: z.number().int(),
  writtenBy: z.string(),
  writtenAt: z.iso.datetime({ offset: true }),
  before: z.number().int().nullable().describe('The version it follows'),
  differences: z.array(z.object({ place: z.string(), before: z.string(), after: z.string() })),
  problems: z.array(z.string()).describe('What keeps a draft from being put in force'),
  remarks: z.array(z.string()),
});
export type SchemeAnswer = z.output<typeof schemeAnswer>;

export const newSchemeRequest = z.object({
  from: z.uuid().describe('The version to start from'),
  level: level.describe('For whom; a new version keeps its own'),
});

export const saveSchemeRequest = z.object({ scheme: schemeDraft, revision: z.number().int().min(1) });

export const publishSchemeRequest = z.object({ revision: z.number().int().min(1) });
