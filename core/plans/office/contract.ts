import { z } from 'zod';
import { idOf, plainDate } from '#core/kernel/contract.ts';
import { COMMITMENT_FIGURES, DIALOGUE_FIGURES, INITIATIVE_FIGURES } from './figures.ts';
import { COMPARISONS, type CommitmentId, type DialogueId, type InitiativeId, type QuestionId } from './registers.ts';

const year = z.number().int().min(2000).max(2200);
const words = z.string().trim().max(2000);
const name = z.string().trim().max(300);
const version = z.number().int().min(1);
const documentChosen = z.uuid().nullable().default(null);

export const officeYearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2200) });

/** The entries of a year; with a figure and its window those that it counts, whatever their year. */
function registerQuery<Figure extends string>(figures: readonly Figure[]) {
  return officeYearQuery.extend({
    figure: z.enum(figures).optional().describe('Code of an indicator'),
    from: plainDate.optional(),
    to: plainDate.optional(),
  });
}
export const commitmentQuery = registerQuery(COMMITMENT_FIGURES);
export const dialogueQuery = registerQuery(DIALOGUE_FIGURES);
export const initiativeQuery = registerQuery(INITIATIVE_FIGURES);

/** A registered document as these registers show it. */
const quoted = z.object({ id: z.uuid(), words: z.string(), abstract: z.string() }).nullable();
const section = z.object({ id: z.number().int(), name: z.string() });

export const commitmentLine = z.object({
  id: idOf<CommitmentId>(),
  year,
  position: z.number().int(),
  text: z.string(),
  sectionId: z.number().int().nullable(),
  sectionName: z.string(),
  target: z
    .object({
      indicator: z.string(),
      name: z.string(),
      comparison: z.enum(COMPARISONS),
      value: z.number().int(),
      words: z.string(),
    })
    .nullable(),
  outcome: z.enum(['kept', 'broken']).nullable(),
  judgedBy: z.enum(['measure', 'judgement']).nullable(),
  judgedOn: plainDate.nullable(),
  reason: z.string(),
  measured: z.string().nullable().describe('What the indicator showed, in words'),
  document: quoted,
  report: z.string(),
  reportedBy: z.string().nullable(),
  mayReport: z.boolean(),
  version,
});
export type CommitmentLine = z.output<typeof commitmentLine>;

export const commitmentList = z.object({
  items: z.array(commitmentLine),
  total: z.number().int(),
  kept: z.number().int(),
  rate: z.number().int().nullable().describe('Hundredths of a percent; null without commitments'),
  sections: z.array(section),
  indicators: z.array(z.object({ code: z.string(), name: z.string(), unitOfMeasure: z.string(), isRate: z.boolean() })),
});
export type CommitmentList = z.output<typeof commitmentList>;

const target = z
  .object({ indicator: z.string().max(60), comparison: z.enum(COMPARISONS), value: z.number().int().min(0) })
  .nullable()
  .default(null);
const commitmentContent = { text: words, sectionId: z.number().int().nullable(), target };
export const addCommitmentRequest = z.object({ year, ...commitmentContent });
export const editCommitmentRequest = z.object({ version, ...commitmentContent });
export const reportCommitmentRequest = z.object({ version, report: words });
export const judgeCommitmentRequest = z.object({
  version,
  by: z.enum(['measure', 'judgement']),
  outcome: z.enum(['kept', 'broken']).optional().describe('Of a judgement; a measure decides itself'),
  reason: words.default(''),
  documentId: documentChosen,
});
export const reopenRequest = z.object({ version, reason: words });

export const dialogueLine = z.object({
  id: idOf<DialogueId>(),
  year,
  topic: z.string(),
  plannedOn: plainDate.nullable(),
  plan: quoted,
  place: z.string(),
  chairedBy: z.string(),
  state: z.enum(['planned', 'held', 'cancelled']),
  heldOn: plainDate.nullable(),
  participants: z.number().int().nullable(),
  minutes: quoted,
  cancelReason: z.string(),
  questions: z.array(
    z.object({
      id: idOf<QuestionId>(),
      position: z.number().int(),
      askedBy: z.string(),
      question: z.string(),
      answer: z.string(),
      taskId: z.uuid().nullable(),
    }),
  ),
  version,
});
export type DialogueLine = z.output<typeof dialogueLine>;
export const dialogueList = z.object({
  items: z.array(dialogueLine),
  total: z.number().int(),
  held: z.number().int(),
  sections: z.array(section),
});

const dialogueContent = {
  topic: words,
  plannedOn: plainDate.nullable(),
  planId: documentChosen,
  place: name,
  chairedBy: name,
};
export const addDialogueRequest = z.object({ year, ...dialogueContent });
export const editDialogueRequest = z.object({ version, ...dialogueContent });
export const holdDialogueRequest = z.object({
  version,
  heldOn: plainDate,
  place: name,
  chairedBy: name,
  participants: z.number().int().min(0).max(1_000_000),
  minutesId: documentChosen,
});
export const cancelDialogueRequest = z.object({ version, reason: words });
export const questionRequest = z.object({ askedBy: name, question: words, answer: words });

export const initiativeLine = z.object({
  id: idOf<InitiativeId>(),
  year,
  title: z.string(),
  author: z.string(),
  sectionId: z.number().int().nullable(),
  sectionName: z.string(),
  appliedWhere: z.string(),
  level: z.enum(['registered', 'recognised', 'entered-above', 'recognised-above']),
  council: z.string(),
  recognisedOn: plainDate.nullable(),
  document: quoted,
  version,
});
export type InitiativeLine = z.output<typeof initiativeLine>;
export const initiativeList = z.object({
  items: z.array(initiativeLine),
  total: z.number().int(),
  sections: z.array(section),
});
const initiativeContent = {
  title: words,
  author: name,
  sectionId: z.number().int().nullable(),
  appliedWhere: words.default(''),
  level: z.enum(['registered', 'recognised', 'entered-above', 'recognised-above']),
  council: name.default(''),
  recognisedOn: plainDate.nullable().default(null),
  documentId: documentChosen,
};
export const addInitiativeRequest = z.object({ year, ...initiativeContent });
export const editInitiativeRequest = z.object({ version, ...initiativeContent });
