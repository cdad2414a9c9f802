import { z } from 'zod';
import { idOf, pageOf, pageQuery, plainDate } from '#core/kernel/contract.ts';
import type { Id } from '#core/kernel/ids.ts';
import type { CheckRule } from './finding.ts';

export type ReportCheckId = Id<'ReportCheck'>;
export const reportCheckId = idOf<ReportCheckId>();

/** The largest file the page takes; OCR and reading need memory for it. */
export const REPORT_MEGABYTES = 20;
export const FILES_AT_ONCE = 50;

const count = z.number().int();
const moment = z.iso.datetime({ offset: true });

export const CHECK_STATES = ['waiting', 'checking', 'checked', 'failed'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

const SEVERITIES = ['error', 'warning', 'note'] as const;

/** One checked file, without what was found. */
export const reportCheck = z.object({
  id: reportCheckId,
  fileName: z.string(),
  fileSize: count,
  fileHash: z.string(),
  state: z.enum(CHECK_STATES),
  interrupted: z.boolean().describe('Stopped in the middle: may be taken up again'),
  doneParts: count.describe('Pages read so far'),
  totalParts: count.nullable(),
  failure: z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()) }).nullable(),
  kind: z.enum(['docx', 'pdf', 'scan', 'text']).nullable(),
  isReport: z.boolean().nullable(),
  likeness: z.string().nullable().describe('Why it is thought to be a report, or not'),
  title: z.string().nullable(),
  from: plainDate.nullable().describe('Window of the period in the title'),
  to: plainDate.nullable(),
  errors: count,
  warnings: count,
  notes: count,
  references: count,
  figures: count,
  dismissed: count,
  uploadedBy: z.string(),
  uploadedAt: moment,
  checkedAt: moment.nullable(),
});
export type ReportCheckView = z.output<typeof reportCheck>;

export const reportCheckList = pageOf(reportCheck).extend({ unfinished: count });

const longPage = pageQuery.extend({ size: z.coerce.number().int().min(1).max(200).default(100) });

export const textLine = z.object({
  number: count,
  text: z.string(),
  page: count.optional(),
  cells: z.array(z.string()).optional(),
  table: count.optional(),
});
export type TextLineView = z.output<typeof textLine>;
export const lineQuery = pageQuery.extend({
  size: z.coerce.number().int().min(1).max(500).default(300),
  /** The page that holds this line, instead of a page's number. */
  line: z.coerce.number().int().min(1).optional(),
});
export const lineList = pageOf(textLine).extend({
  page: count,
  unreadPages: z.array(count).describe('Pages that are scans and could not be read'),
});

export const checkFinding = z.object({
  key: z.string().describe('What a dismissal names'),
  rule: z.string().describe('One of the rules') as unknown as z.ZodType<CheckRule, string>,
  severity: z.enum(SEVERITIES),
  message: z.string(),
  line: count,
  quote: z.string(),
  numbers: z.array(z.number()),
  dismissal: z.object({ reason: z.string(), by: z.string(), at: moment }).nullable(),
});
export type CheckFindingView = z.output<typeof checkFinding>;
export const findingQuery = longPage.extend({ severity: z.enum(SEVERITIES).optional() });
export const findingList = pageOf(checkFinding);

export const documentReference = z.object({
  kind: z.string(),
  number: z.string(),
  symbol: z.string(),
  class: z.enum(['qppl', 'party', 'admin', 'letter']),
  date: z.string().nullable(),
  issuer: z.string().nullable(),
  line: count,
  quote: z.string(),
  twice: z.boolean().describe('The same number and symbol stands elsewhere with another date or kind'),
});
export type DocumentReferenceView = z.output<typeof documentReference>;
export const referenceQuery = longPage.extend({ search: z.string().trim().max(80).default('') });
export const referenceList = pageOf(documentReference);

export const textFigure = z.object({
  index: count,
  value: z.number(),
  printed: z.string(),
  unit: z.string(),
  what: z.string(),
  line: count,
  quote: z.string(),
  code: z.string().nullable().describe('The indicator its words speak of'),
  taken: z.array(z.object({ unit: z.string(), code: z.string(), by: z.string(), at: moment })),
});
export type TextFigureView = z.output<typeof textFigure>;
export const figureQuery = longPage.extend({ proposed: z.enum(['yes', 'no']).default('no') });
export const figureList = pageOf(textFigure);

export const dismissRequest = z.object({ finding: z.string().max(80), reason: z.string().trim().min(3).max(500) });
export type DismissRequest = z.input<typeof dismissRequest>;
export const undismissRequest = z.object({ finding: z.string().max(80) });

/** Where nothing is to be told but that it was done. */
export const nothing = z.object({});

export const takeOverRequest = z.object({
  unit: z.string().describe('Slug of the unit whose figures these are'),
  from: plainDate,
  to: plainDate,
  kind: z.enum(['actual', 'estimate']),
  figures: z
    .array(z.object({ index: count.min(0), code: z.string().max(80) }))
    .min(1)
    .max(100),
});
export type TakeOverRequest = z.input<typeof takeOverRequest>;
export const takeOverAnswer = z.object({
  taken: count.describe('New or changed values'),
  equal: count.describe('Stood there already'),
});

export const targetUnits = z.object({
  items: z.array(z.object({ slug: z.string(), name: z.string(), proposed: z.boolean() })),
  total: count,
});

export const exportQuery = z.object({ format: z.enum(['xlsx', 'docx']).default('xlsx') });
