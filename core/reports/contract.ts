import { z } from 'zod';
import { DOCUMENT_WARNINGS } from '#core/documents/document-warnings.ts';
import { plainDate } from '#core/kernel/contract.ts';
import { ESTIMATED } from './estimates/estimate.ts';
import { FORM_CODES } from './form-code.ts';
import { PERIOD_CODE } from './period.ts';
import { MAX_SECTION } from './report.ts';

const count = z.number().int();
const kind = z.string().describe('The part of the code after the year: q1, 6m, q3, year or the own code of a scheme');
const state = z.enum(['draft', 'submitted', 'approved', 'sent', 'returned', 'accepted']);
const windowShape = z.object({ from: plainDate, to: plainDate });

export const periodCode = z
  .string()
  .regex(PERIOD_CODE)
  .describe('2023-q1, 2023-6m, 2023-q3, 2023-year or a code of the scheme, as 2026-m05');

/** One period of one unit as the list shows it. `words` names window, deadline and lock in a sentence. */
export const reportListItem = z.object({
  unit: z.object({ slug: z.string(), name: z.string() }),
  period: z.string(),
  kind,
  year: count,
  title: z.string().describe('Without the year'),
  nextTitle: z.string(),
  name: z.string(),
  window: windowShape,
  exception: z.string().nullable().describe('Why other days than the prescribed ones are counted'),
  deadline: plainDate,
  deadlineMoved: z.string().nullable().describe('Why the day is another one than the decision prints'),
  deadlineInvented: z.boolean(),
  extension: z.object({ until: plainDate, reason: z.string(), by: z.string() }).nullable(),
  lockedFrom: plainDate.nullable().describe('From this day nobody can write without an extension'),
  sectionDeadline: plainDate.nullable().describe("By when the committee's own sections send their parts"),
  basis: z.string(),
  state: state.nullable().describe('null: not opened yet'),
  sentOn: plainDate.nullable(),
  words: z.string(),
  changed: count
    .nullable()
    .describe('Counts of form II.06a whose source says something else since it was sent; null: not compared here'),
});
export type ReportListItem = z.output<typeof reportListItem>;

export const reportList = z.object({ items: z.array(reportListItem), total: count });
export type ReportList = z.output<typeof reportList>;

export const reportListQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
});

const dossierFigures = z.object({
  received: count,
  carriedOver: count,
  receivedInPeriod: count,
  online: count,
  directOrPost: count,
  resolved: count,
  early: count,
  onTime: count,
  late: count,
  open: count,
  openWithinTerm: count,
  openOverdue: count,
  withdrawn: count,
});

const formLine = z.object({ key: z.string(), label: z.string(), figures: dossierFigures });

const indicatorFigure = z.object({
  code: z.string(),
  name: z.string(),
  unitOfMeasure: z.string(),
  origin: z.enum(['computed', 'typed', 'none']),
  count: count.nullable(),
  numerator: count.nullable(),
  denominator: count.nullable(),
  rate: z.string().nullable(),
  estimate: z.boolean(),
  source: z.string().nullable(),
});

export const ownFigure = z.object({
  code: z.string(),
  label: z.string(),
  value: z.string().describe('Decimal with a dot'),
  unitOfMeasure: z.string(),
  source: z.string(),
  estimate: z.boolean(),
});

const part = z.object({
  unit: z.object({ slug: z.string(), name: z.string() }),
  from: z.enum(['own', 'sent', 'live']),
  sending: z.string().nullable(),
  sentOn: plainDate.nullable(),
});

const adjustment = z.object({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  delta: count,
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});

const aggregation = z.object({
  parts: z.array(part).readonly(),
  missing: z.array(z.object({ slug: z.string(), name: z.string() })).readonly(),
  adjustments: z.array(adjustment).readonly(),
});

const formEntry = z.object({
  key: z.string().max(60),
  head: z.array(z.string().trim().max(200)).min(1).max(4).readonly(),
  no: z.string().max(10).optional(),
  kind: z.enum(['count', 'money', 'rate', 'yes-no']).optional(),
  unitOfMeasure: z.string().max(30).optional(),
  sum: z.array(z.string()).max(40).readonly().optional(),
  madeOf: z.array(z.string()).max(40).readonly().optional(),
});

/** A version of a form as a decision changes it. */
export const formVersion = z.object({
  code: z.enum(FORM_CODES),
  version: count,
  from: plainDate,
  number: z.string().trim().min(1).max(100),
  title: z.string().trim().max(300),
  basis: z.string().trim().max(300),
  unverified: z.boolean(),
  unitOfMeasure: z.string().trim().max(100),
  entries: z.array(formEntry).min(1).max(200).readonly(),
});

export const formList = z.object({ items: z.array(formVersion), total: count });

export const addFormRequest = formVersion.omit({ code: true, version: true });

export const aggregationRequest = z.object({ mode: z.enum(['own', 'sent', 'sent-and-live']) });

export const adjustmentRequest = z.object({
  code: z.string().trim().max(120),
  unit: z.string().max(80).nullable().default(null),
  delta: count,
  reason: z.string().trim().max(500),
});

/** The sum unit by unit: what each one brought. */
export const aggregationTable = z.object({
  mode: z.enum(['own', 'sent', 'sent-and-live']),
  canSum: z.boolean(),
  rows: z.array(part.extend({ figures: dossierFigures })),
  missing: z.array(z.object({ slug: z.string(), name: z.string() })),
  adjustments: z.array(adjustment),
  total: dossierFigures,
});
export type AggregationTable = z.output<typeof aggregationTable>;

const earlierFigures = z.object({
  title: z.string(),
  window: windowShape,
  sentOn: plainDate.nullable(),
  total: dossierFigures,
  rates: z.array(z.object({ code: z.string(), name: z.string(), rate: z.string().nullable() })).readonly(),
});

const reportFigures = z.object({
  window: windowShape,
  cutOff: plainDate.nullable(),
  total: dossierFigures,
  byField: z.array(formLine),
  byChannel: z.array(formLine),
  indicators: z.array(indicatorFigure),
  own: z.array(ownFigure),
  earlier: z.object({ before: earlierFigures.optional(), 'year-ago': earlierFigures.optional() }).optional(),
  forms: z.partialRecord(z.enum(FORM_CODES), count).optional(),
  aggregation: aggregation.optional().describe('Where the figures are the sum of several units'),
  estimated: z
    .object({
      from: plainDate,
      to: plainDate,
      reason: z.string(),
      by: z.string(),
      counted: dossierFigures,
      added: dossierFigures,
      methods: z.partialRecord(z.enum(ESTIMATED), z.enum(['pace', 'typed'])),
    })
    .optional()
    .describe('The rest of the window, expected by a person'),
  trueUp: z
    .object({
      period: z.string(),
      window: windowShape,
      cutOff: plainDate,
      lines: z
        .array(
          z.object({
            code: z.string(),
            label: z.string(),
            sent: z.string(),
            actual: z.string().nullable(),
            difference: z.string().nullable(),
          }),
        )
        .readonly(),
    })
    .optional()
    .describe('What the estimates of the report before became'),
  below: z
    .object({
      units: count,
      due: count,
      sent: count,
      inTime: count,
      late: count,
      missing: count,
      complete: count,
      lateNames: z.array(z.string()).readonly(),
      sentence: z.string(),
    })
    .optional()
    .describe('How the units below reported the same period'),
});

const finding = z.object({
  rule: z.enum([
    'sum-mismatch',
    'carry-over-mismatch',
    'claim-contradicts-figure',
    'title-period-mismatch',
    'window-mismatch',
    'unbound-figure',
    'old-figure',
    'ratio-mismatch',
    'count-as-rate',
    'document-number-duplicate',
    'document-kind-mismatch',
    'document-dated-after-report',
    'document-order',
    'document-symbol-form',
    'target-below-result',
    'figure-unknown',
    'blank-number',
    'section-empty',
    'estimate-remains',
    'true-up-missing',
    'staff-over-quota',
    'no-dossiers',
  ]),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  section: z.string().optional(),
  quote: z.string().optional(),
  binding: z.object({ start: count, end: count, code: z.string(), label: z.string() }).optional(),
  oldNumber: z.string().optional(),
});

export const reportFrame = z.object({
  title: z.string().trim().min(1).max(400),
  number: z.string().trim().max(20),
  documentDate: plainDate.nullable(),
  place: z.string().trim().min(1).max(100),
  recipients: z.array(z.string().trim().min(1).max(200)).min(1).max(30),
  authority: z.array(z.string().trim().min(1).max(100)).min(1).max(4),
  signer: z.string().trim().max(100),
});
export type ReportFrameShape = z.output<typeof reportFrame>;

export const reportSection = z.object({
  code: z.string(),
  text: z.string(),
  version: count.describe('0: nobody has written here yet'),
  editedBy: z.string().nullable(),
  editedAt: z.iso.datetime({ offset: true }).nullable(),
});
export type ReportSectionShape = z.output<typeof reportSection>;

const documentNaming = z.object({ symbol: z.string(), date: plainDate, abstract: z.string() });

const explanation = z.object({ key: z.string(), text: z.string() });

export const reportAnswer = z.object({
  report: reportListItem.extend({
    state,
    frame: reportFrame,
    version: count,
    prescribed: windowShape,
    unitName: z.string(),
    superiorName: z.string().nullable(),
    receiver: z.string(),
  }),
  sections: z.array(reportSection),
  oldNumbers: z
    .record(z.string(), z.array(z.string()))
    .describe('By section: numbers that came with an earlier text and are not confirmed'),
  figures: reportFigures.describe('Frozen once the report is sent'),
  forms: z.array(formVersion).readonly(),
  untrued: z.array(z.string()).describe('Earlier reports of the year whose estimates nobody has compared yet'),
  before: z.object({ title: z.string(), window: windowShape, open: count, cutOff: plainDate.nullable() }).nullable(),
  findings: z.array(finding),
  explanations: z.array(explanation),
  sentBy: z.string().nullable(),
  differences: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      sent: z.string(),
      today: z.string(),
      drill: z.record(z.string(), z.string()).nullable().describe('The records behind it, as their list is asked'),
    }),
  ),
  answers: z.array(
    z.object({
      kind: z.enum(['returned', 'accepted']),
      reason: z.string(),
      at: z.iso.datetime({ offset: true }),
      by: z.string(),
      marks: z.array(z.object({ section: z.string(), note: z.string() })).describe('What to mend, by section'),
    }),
  ),
  document: z
    .object({
      id: z.string().nullable(),
      warnings: z.array(z.object({ code: z.enum(DOCUMENT_WARNINGS), other: documentNaming.nullable() })),
    })
    .nullable()
    .describe('Its entry in the register of documents, once it has a number and a date'),
  approval: z
    .array(
      z.object({
        kind: z.enum(['submitted', 'approved', 'declined', 'withdrawn', 'sent-on-paper']),
        reason: z.string(),
        at: z.iso.datetime({ offset: true }),
        by: z.string(),
      }),
    )
    .describe('The way to the signature, newest first'),
});
export type ReportAnswer = z.output<typeof reportAnswer>;

export const openReportRequest = z.object({ period: periodCode });

export const editSectionRequest = z.object({
  text: z.string().max(MAX_SECTION),
  version: count.min(0).describe('The version the text was written on'),
});

export const editFrameRequest = z.object({ frame: reportFrame, version: count.min(1) });

export const putFigureRequest = z.object({
  label: z.string().trim().min(1).max(200),
  value: z.string().trim().min(1).max(25).describe('As typed: "1.234" or "18,18"'),
  unitOfMeasure: z.string().trim().max(30),
  source: z.string().trim().max(300),
  estimate: z.boolean().default(false),
});

export const windowExceptionRequest = z.object({
  from: plainDate,
  to: plainDate,
  reason: z.string().trim().max(500),
});

export const submitReportRequest = z.object({ explanations: z.array(explanation).max(100).default([]) });

export const sendReportRequest = submitReportRequest.extend({
  paper: z
    .object({
      number: z.string().trim().max(20),
      documentDate: plainDate,
      signer: z.string().trim().max(100),
    })
    .optional()
    .describe('What was signed by hand; without it only an approved report is sent'),
});

const mark = z.object({ section: z.string().max(20), note: z.string().trim().max(500) });
export const returnReportRequest = z.object({
  reason: z.string().trim().max(1000),
  marks: z.array(mark).max(60).default([]),
});
