import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import type { ConclusionId, ConclusionItemId } from '../office/registers.ts';
import { SCHEDULE_PERIODS } from './reporting-schedule.ts';

const year = z.number().int().min(2000).max(2200);
const words = z.string().trim().max(2000);
const quoted = z.object({ id: z.uuid(), words: z.string(), abstract: z.string() }).nullable();
const section = z.object({ id: z.number().int(), name: z.string() });

/** A question of a dialogue as an order to a section. */
export const followUpRequest = z.object({
  title: words,
  lead: z.number().int(),
  personId: z.uuid().nullable().default(null),
  deadline: plainDate,
});

const scheduleShape = z.object({
  period: z.enum(SCHEDULE_PERIODS),
  year,
  deadline: plainDate.optional(),
  from: plainDate.optional(),
  to: plainDate.optional(),
  estimated: z.boolean(),
});

export const conclusionItemLine = z.object({
  id: idOf<ConclusionItemId>(),
  position: z.number().int(),
  number: z.string(),
  quote: z.string(),
  title: z.string(),
  lead: z.number().int().nullable(),
  cooperating: z.array(z.number().int()),
  person: z.string(),
  leadFrom: z.enum(['named', 'heading', 'wording', 'none']),
  wording: z.string(),
  deadline: plainDate.nullable(),
  deadlineWords: z.string(),
  repeated: z.boolean(),
  state: z.enum(['proposed', 'confirmed', 'dropped']),
  taskId: z.uuid().nullable(),
  dropReason: z.string(),
  earlierTaskId: z.uuid().nullable().describe('The task that the same words became before'),
});
export type ConclusionItemLine = z.output<typeof conclusionItemLine>;

export const conclusionResponse = z.object({
  id: idOf<ConclusionId>(),
  year,
  document: quoted,
  text: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  schedule: z.array(scheduleShape),
  items: z.array(conclusionItemLine),
  sections: z.array(section),
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type ConclusionResponse = z.output<typeof conclusionResponse>;

export const conclusionList = z.object({
  items: z.array(
    z.object({
      id: idOf<ConclusionId>(),
      document: quoted,
      proposed: z.number().int(),
      confirmed: z.number().int(),
      dropped: z.number().int(),
      createdAt: z.iso.datetime({ offset: true }),
    }),
  ),
  total: z.number().int(),
});

/** A notice of a hundred pages is 300,000 letters. */
export const LONGEST_NOTICE = 400_000;
export const addConclusionRequest = z.object({
  documentId: z.uuid(),
  text: z.string().max(LONGEST_NOTICE).optional().describe('Left out: the words of the document’s file'),
});
export const confirmItemRequest = z.object({
  title: words,
  lead: z.number().int(),
  cooperating: z.array(z.number().int()).max(30).default([]),
  personId: z.uuid().nullable().default(null),
  deadline: plainDate,
});
export const dropItemRequest = z.object({ reason: words });
