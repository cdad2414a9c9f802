import { z } from 'zod';
import { idOf, pageOf, pageQuery, plainDate } from '#core/kernel/contract.ts';
import { APPLICANT_KINDS, CHANNELS, type DossierId, OWNERSHIPS, RESULT_CHANNELS } from './dossier.ts';
import { FIGURES } from './figures.ts';
import { EVENT_KINDS } from './history.ts';
import { isStatus, type Status } from './statuses.ts';

export const dossierId = idOf<DossierId>();

const instant = z.iso.datetime({ offset: true });
const status = z.number().int().refine(isStatus) as unknown as z.ZodType<Status, number>;
const text = (longest: number) => z.string().trim().max(longest);
const said = (longest: number) => text(longest).min(1);
const version = z
  .number()
  .int()
  .min(1)
  .describe('The version the person saw; another one answers 409 with the new state');

const dueDate = z.object({ on: plainDate, at: instant.nullable(), provisional: z.boolean() });

const applicant = z.object({
  kind: z.enum(APPLICANT_KINDS),
  name: said(300),
  idNumber: text(30).nullable(),
  address: text(500).nullable(),
  phone: text(30).nullable(),
  email: text(200).nullable(),
  proxy: text(500).nullable(),
});

const count = z.number().int().min(0).max(999);

const component = z.object({
  name: said(500),
  originals: count,
  certifiedCopies: count,
  copies: count,
  digitisation: z.number().int().min(0).max(3).describe('0 not, 1 digitised, 2 reused, 3 reused from another result'),
});

export const receiveRequest = z.object({
  procedureId: z.uuid(),
  applicant,
  channel: z.enum(CHANNELS),
  nonLocal: z.boolean().default(false),
  summary: text(1000).nullable().default(null),
  setCount: z.number().int().min(1).max(999).default(1),
  resultChannel: z.enum(RESULT_CHANNELS).default('counter'),
  components: z.array(component).max(100),
  fee: z.number().int().min(0).max(10_000_000_000).nullable().default(null),
  /** The longer term of the procedure holds, because something must be verified. */
  verification: z.boolean().default(false),
  /** When it was handed in, if not now; an earlier day wants the reason. */
  receivedAt: instant.optional(),
  lateReason: text(500).optional(),
  assigneeId: z.uuid().nullable().default(null),
});

export type ReceiveRequest = z.output<typeof receiveRequest>;

/** What a use case answers: the dossier after it, enough to show what happened. */
export const changedDossier = z.object({
  id: dossierId,
  code: z.string(),
  version: z.number().int(),
  status,
  due: dueDate.nullable(),
});

export type ChangedDossier = z.infer<typeof changedDossier>;

export const promiseQuery = z.object({
  procedureId: z.uuid(),
  receivedAt: instant.optional(),
  verification: z.stringbool().default(false),
});

/** The appointment before anything is saved, with the days that were counted. */
export const promise = z.object({
  due: dueDate.nullable(),
  counted: z.array(plainDate),
  limit: z.string(),
});

export const moveRequest = z.object({
  version,
  to: status,
  at: instant.optional(),
  reason: text(2000).optional(),
  requirements: z.array(text(500)).max(50).optional(),
  attachment: text(300).optional(),
  collectedBy: text(300).optional(),
  collectedHow: z.enum(RESULT_CHANNELS).optional(),
  resultElectronic: z.boolean().optional(),
});

export type MoveRequest = z.output<typeof moveRequest>;

export const assignRequest = z.object({
  version,
  assigneeId: z.uuid().nullable(),
  sectionId: z.number().int().nullable(),
});

export type AssignRequest = z.output<typeof assignRequest>;

export const rescheduleRequest = z.object({
  version,
  dueOn: plainDate,
  reason: text(2000),
  /** The document that tells the citizen (form 04). */
  attachment: text(300).optional(),
});

export type RescheduleRequest = z.output<typeof rescheduleRequest>;

export const dossierLine = z.object({
  id: dossierId,
  unit: z.string().describe('Slug of the agency'),
  unitName: z.string(),
  code: z.string(),
  ownership: z.enum(OWNERSHIPS),
  status,
  procedureName: z.string(),
  fieldName: z.string(),
  channel: z.enum(CHANNELS),
  applicantName: z.string(),
  applicantIdNumber: z.string().nullable().describe('Masked but for the last three digits'),
  receivedAt: instant.nullable(),
  due: dueDate.nullable(),
  closedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  sectionName: z.string().nullable(),
  assigneeName: z.string().nullable(),
});

export type DossierLine = z.infer<typeof dossierLine>;

export const WORK_QUEUES = ['open', 'overdue', 'due-soon', 'paused', 'unassigned', 'to-accept', 'to-return'] as const;

export const inboxQuery = pageQuery.extend({
  of: z.enum(['unit', 'mine']).default('unit'),
  queue: z.enum(WORK_QUEUES).default('open'),
  fieldId: z.coerce.number().int().optional(),
});

export type InboxQuery = z.output<typeof inboxQuery>;

export const inbox = pageOf(dossierLine).extend({
  today: plainDate,
  /** The last day that counts as "sắp đến hạn": two working days from today. */
  soon: plainDate,
});

const queues = z.record(z.enum(WORK_QUEUES), z.number().int());

export const queueCounts = z.object({ unit: queues, mine: queues });

export type QueueCounts = z.infer<typeof queueCounts>;

const CHANNEL_LIST = new RegExp(`^(${CHANNELS.join('|')})(,(${CHANNELS.join('|')}))*$`);

export const figureQuery = pageQuery.extend({
  measure: z.enum(FIGURES),
  from: plainDate,
  to: plainDate,
  fieldId: z.coerce.number().int().optional(),
  channel: z.string().regex(CHANNEL_LIST).optional().describe('One channel, or several with commas between'),
  below: z.stringbool().default(false).describe('The units below as well'),
});

export type FigureQuery = z.output<typeof figureQuery>;

export const exportQuery = figureQuery.omit({ page: true, size: true }).extend({ format: z.enum(['xlsx', 'csv']) });

export type ExportQuery = z.output<typeof exportQuery>;

export const dossierList = pageOf(dossierLine);

export const searchQuery = z.object({ q: z.string().max(200) });

export const searchResult = z.object({ items: z.array(dossierLine), more: z.boolean() });

const facts = z.record(z.string(), z.unknown());

const dossierEvent = z.object({
  seq: z.number().int(),
  kind: z.enum(EVENT_KINDS),
  occurredAt: instant,
  recordedAt: instant,
  actorName: z.string(),
  source: z.string().nullable(),
  sourceRow: z.number().int().nullable(),
  reason: z.string().nullable(),
  notes: z.array(z.string()),
  facts: facts.describe('The facts that the event made true'),
});

export const dossierPage = z.object({
  id: dossierId,
  code: z.string(),
  ownership: z.enum(OWNERSHIPS),
  version: z.number().int(),
  status,
  procedureId: z.uuid().nullable(),
  procedureName: z.string(),
  fieldName: z.string(),
  sectionId: z.number().int().nullable(),
  sectionName: z.string().nullable(),
  assigneeId: z.uuid().nullable(),
  assigneeName: z.string().nullable(),
  channel: z.enum(CHANNELS),
  nonLocal: z.boolean(),
  applicant,
  summary: z.string().nullable(),
  setCount: z.number().int(),
  resultChannel: z.enum(RESULT_CHANNELS),
  receivedAt: instant.nullable(),
  due: dueDate.nullable(),
  firstDue: dueDate.nullable(),
  closedAt: instant.nullable(),
  returnedAt: instant.nullable(),
  collection: z.object({ by: z.string(), channel: z.enum(RESULT_CHANNELS) }).nullable(),
  pauses: z.array(z.object({ from: instant, to: instant.nullable() })),
  digitised: z.boolean().nullable(),
  reused: z.boolean().nullable(),
  resultElectronic: z.boolean().nullable(),
  fee: z.number().int().nullable(),
  paidOnline: z.boolean().nullable(),
  components: z.array(component),
  events: z.array(dossierEvent),
  /** What may be done next; empty where the provincial system owns the status or the person may only look. */
  steps: z.array(status),
  today: plainDate,
});

export type DossierPage = z.infer<typeof dossierPage>;

const officer = z.object({ accountId: z.uuid(), name: z.string(), roles: z.array(z.string()) });

/** Who opened the page of a dossier, the latest first. */
export const readingList = z.object({
  items: z.array(z.object({ at: instant, name: z.string() })),
  total: z.number().int(),
});

/** A procedure that this office receives itself, with what an applicant brings. */
export const receivable = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  fieldName: z.string(),
  limit: z.string().describe('The term as its publication prints it'),
  mayNeedVerification: z.boolean(),
  feeRule: z.string(),
  components: z.array(
    z.object({
      name: z.string(),
      originals: z.number().int(),
      copies: z.number().int(),
      required: z.boolean(),
      note: z.string(),
    }),
  ),
});

export type Receivable = z.infer<typeof receivable>;

/** What the receive form and the assignment offer: procedures, people and sections of the agency. */
export const officeDesk = z.object({
  procedures: z.array(receivable),
  officers: z.array(officer),
  sections: z.array(z.object({ id: z.number().int(), name: z.string() })),
});

export type OfficeDesk = z.infer<typeof officeDesk>;

/** A promise that a changed calendar moves. */
const movedDeadline = z.object({
  id: dossierId,
  code: z.string(),
  procedureName: z.string(),
  from: dueDate,
  to: dueDate,
});
export type MovedDeadline = z.infer<typeof movedDeadline>;

export const calendarChanges = z.object({
  items: z.array(movedDeadline).describe('The 200 that are due first'),
  total: z.number().int(),
});
export type CalendarChanges = z.infer<typeof calendarChanges>;

export const recomputeRequest = z.object({ reason: text(500) });
