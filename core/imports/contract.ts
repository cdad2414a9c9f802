import { z } from 'zod';
import { idOf, pageOf, pageQuery } from '#core/kernel/contract.ts';
import type { Id } from '#core/kernel/ids.ts';
import { DOSSIER_FIELDS } from './dossier-columns.ts';

export type ImportRunId = Id<'ImportRun'>;

export const importRunId = idOf<ImportRunId>();

const count = z.number().int();
const field = z.enum(DOSSIER_FIELDS);
const column = z.object({ field, index: count, label: z.string() });

/**
 * mapping: the layout is unknown, a person says which column is which; checking: dry run under way; checked: may be
 * applied; applying; applied; failed: the file could not be read to its end; discarded: put aside.
 */
export const RUN_STATES = ['mapping', 'checking', 'checked', 'applying', 'applied', 'failed', 'discarded'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const layoutShape = z.object({
  sheet: z.string(),
  firstRow: count,
  lastRow: count,
  columns: z.array(column),
  labels: z.array(z.object({ index: count, label: z.string() })),
  missing: z.array(field),
  /** Chosen by hand, now or for an earlier file of the same layout. */
  mapped: z.boolean(),
  samples: z.array(z.array(z.string())).describe('The first rows below the header, as text'),
});
export type LayoutView = z.output<typeof layoutShape>;

export const importRun = z.object({
  id: importRunId,
  fileName: z.string(),
  fileKind: z.enum(['xlsx', 'csv']),
  fileSize: count,
  state: z.enum(RUN_STATES),
  /** Stopped in the middle (the server was restarted): may be continued, nothing is counted twice. */
  interrupted: z.boolean(),
  readRows: count.describe('Rows gone through by the pass under way'),
  totalRows: count.nullable(),
  found: z
    .object({ new: count, changed: count, equal: count, conflict: count, bad: count, skipped: count })
    .describe('What the dry run found'),
  done: z
    .object({ rows: count, new: count, changed: count, equal: count, refused: count })
    .describe('What was applied'),
  failure: z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()) }).nullable(),
  layout: layoutShape.nullable(),
  uploadedBy: z.string(),
  uploadedAt: z.iso.datetime({ offset: true }),
  appliedBy: z.string().nullable(),
  appliedAt: z.iso.datetime({ offset: true }).nullable(),
});
export type ImportRunView = z.output<typeof importRun>;

export const importList = pageOf(importRun).extend({ uploadLimitMb: count });

export const importProblem = z.object({
  row: count,
  outcome: z.enum(['conflict', 'bad']),
  code: z.string(),
  detail: z.record(z.string(), z.unknown()),
  dossierCode: z.string().nullable(),
});
export type ImportProblemView = z.output<typeof importProblem>;

export const problemQuery = pageQuery.extend({ size: z.coerce.number().int().min(1).max(200).default(50) });
export const problemList = pageOf(importProblem);

export const mapColumnsRequest = z.object({
  columns: z.partialRecord(field, z.string().min(1)).describe('Field to label of the file'),
});
export type MapColumnsRequest = z.input<typeof mapColumnsRequest>;
