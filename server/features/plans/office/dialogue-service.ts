import type { z } from 'zod';
import type { followUpRequest } from '#core/plans/conclusions/contract.ts';
import type {
  addDialogueRequest,
  dialogueList,
  editDialogueRequest,
  holdDialogueRequest,
  questionRequest,
} from '#core/plans/office/contract.ts';
import { refuseOffice } from '#core/plans/office/refusals.ts';
import { type DialogueId, type QuestionId, requireHolding } from '#core/plans/office/registers.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import {
  type Dialogue,
  insertQuestion,
  listDialogues,
  listQuestions,
  loadDialogue,
  saveDialogue,
  saveQuestion,
} from './dialogue-repository.ts';
import {
  type OfficeDesk,
  quoterFor,
  recorded,
  requireQuoted,
  requireText,
  requireVersion,
  sectionsOfYear,
  type Writing,
} from './office-desk.ts';
import type { RegisterChoice } from './office-figure-view.ts';
import { orderTask } from './order-task.ts';

export async function readDialogues(desk: OfficeDesk, choice: RegisterChoice): Promise<z.output<typeof dialogueList>> {
  const { agencyId } = desk.unit;
  return readIn(desk.deps.db, desk.scope, async (tx) => {
    const stored = await listDialogues(tx, agencyId, choice);
    const questions = Map.groupBy(
      await listQuestions(
        tx,
        agencyId,
        stored.map(({ id }) => id),
      ),
      ({ dialogueId }) => dialogueId,
    );
    const quote = await quoterFor(
      tx,
      desk,
      stored.flatMap(({ planId, minutesId }) => [planId, minutesId]),
    );
    const items = stored.map(({ planId, minutesId, ...one }) => ({
      ...one,
      plan: quote(planId),
      minutes: quote(minutesId),
      questions: (questions.get(one.id) ?? []).map(({ dialogueId: _, ...question }) => question),
    }));
    const sections = (await sectionsOfYear(tx, desk, choice.year)).map(({ id, name }) => ({ id, name }));
    return { items, total: items.length, held: items.filter(({ state }) => state === 'held').length, sections };
  });
}

type Content = Omit<z.output<typeof addDialogueRequest>, 'year'>;

async function contentFrom(tx: Database, desk: OfficeDesk, { topic, plannedOn, planId, place, chairedBy }: Content) {
  await requireQuoted(tx, desk, planId);
  return { topic: requireText(topic), plannedOn, planId, place, chairedBy };
}

export async function addDialogue(
  desk: OfficeDesk,
  { year, ...content }: z.output<typeof addDialogueRequest>,
): Promise<DialogueId> {
  return recorded(desk, async (tx, writing) => {
    const id = newId<DialogueId>(writing.at);
    const own = await contentFrom(tx, desk, content);
    const blank = { state: 'planned', heldOn: null, participants: null, minutesId: null, cancelReason: '' } as const;
    await saveDialogue(tx, desk.unit.agencyId, { id, year, ...own, ...blank, version: 1 }, writing);
    return { fact: { action: 'plans:add-dialogue', kind: 'dialogue', id, what: { year, ...own } }, answer: id };
  });
}

interface Step {
  readonly id: DialogueId;
  readonly version: number;
  readonly action: string;
  readonly why?: string;
}

async function change(
  desk: OfficeDesk,
  { id, version, action, why }: Step,
  decide: (dialogue: Dialogue, tx: Database, writing: Writing) => Dialogue | Promise<Dialogue>,
): Promise<void> {
  await recorded(desk, async (tx, writing) => {
    const dialogue = await requireDialogue(tx, desk, id);
    requireVersion(dialogue.version, version);
    const next = await decide(dialogue, tx, writing);
    await saveDialogue(tx, desk.unit.agencyId, next, writing);
    const { topic, state, heldOn, participants, minutesId } = next;
    const what = { topic, state, heldOn, participants, minutesId };
    return { fact: { action, kind: 'dialogue', id, what, ...(why && { why }) } as const, answer: undefined };
  });
}

async function requireDialogue(tx: Database, { unit }: OfficeDesk, id: DialogueId): Promise<Dialogue> {
  const dialogue = await loadDialogue(tx, unit.agencyId, id);
  if (!dialogue) {
    throw refuseOffice('dialogue-unknown', { id });
  }
  return dialogue;
}

export async function editDialogue(
  desk: OfficeDesk,
  id: DialogueId,
  { version, ...content }: z.output<typeof editDialogueRequest>,
): Promise<void> {
  await change(desk, { id, version, action: 'plans:edit-dialogue' }, async (dialogue, tx) => {
    if (dialogue.state !== 'planned') {
      throw refuseOffice('dialogue-not-planned');
    }
    return { ...dialogue, ...(await contentFrom(tx, desk, content)) };
  });
}

/** The dialogue took place: its minutes prove it. */
export async function holdDialogue(
  desk: OfficeDesk,
  id: DialogueId,
  { version, ...holding }: z.output<typeof holdDialogueRequest>,
): Promise<void> {
  await change(desk, { id, version, action: 'plans:hold-dialogue' }, async (dialogue, tx, { today }) => {
    const minutesId = requireHolding(holding, dialogue.state, today);
    await requireQuoted(tx, desk, minutesId);
    return { ...dialogue, ...holding, minutesId, state: 'held' };
  });
}

export async function cancelDialogue(desk: OfficeDesk, id: DialogueId, version: number, reason: string): Promise<void> {
  const why = reason.trim();
  await change(desk, { id, version, action: 'plans:cancel-dialogue', why }, (dialogue) => {
    if (dialogue.state !== 'planned') {
      throw refuseOffice('dialogue-not-planned');
    }
    if (why === '') {
      throw refuseOffice('dialogue-reason-missing');
    }
    return { ...dialogue, state: 'cancelled', cancelReason: why };
  });
}

/** A question with its answer, of a dialogue that was held. */
export async function addQuestion(
  desk: OfficeDesk,
  dialogueId: DialogueId,
  { askedBy, question, answer }: z.output<typeof questionRequest>,
): Promise<void> {
  await recorded(desk, async (tx, writing) => {
    const dialogue = await requireDialogue(tx, desk, dialogueId);
    if (dialogue.state !== 'held') {
      throw refuseOffice('dialogue-not-held');
    }
    const id = newId<QuestionId>(writing.at);
    const entry = { id, dialogueId, askedBy, question: requireText(question), answer: answer.trim() };
    await insertQuestion(tx, desk.unit.agencyId, entry, writing);
    const what = { askedBy, question, answer };
    return { fact: { action: 'plans:add-question', kind: 'dialogue', id: dialogueId, what }, answer: undefined };
  });
}

/** What was promised at a dialogue, as a task of a section with its deadline. */
export async function followUp(
  desk: OfficeDesk,
  { dialogueId, questionId }: { readonly dialogueId: DialogueId; readonly questionId: QuestionId },
  order: z.output<typeof followUpRequest>,
): Promise<void> {
  const { agencyId } = desk.unit;
  await recorded(desk, async (tx, writing) => {
    const dialogue = await requireDialogue(tx, desk, dialogueId);
    const question = (await listQuestions(tx, agencyId, [dialogueId])).find(({ id }) => id === questionId);
    if (!question) {
      throw refuseOffice('question-unknown', { id: questionId });
    }
    if (question.taskId !== null) {
      throw refuseOffice('follow-up-exists', { taskId: question.taskId });
    }
    const note = `Theo dõi sau đối thoại: ${question.question}`;
    const taskId = await orderTask(tx, desk, { ...order, cooperating: [], documentId: dialogue.minutesId, note });
    await saveQuestion(tx, agencyId, { ...question, taskId }, writing);
    const what = { question: question.question, taskId };
    return { fact: { action: 'plans:follow-up', kind: 'dialogue', id: dialogueId, what }, answer: undefined };
  });
}
