import { sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { DialogueId, DialogueState, QuestionId } from '#core/plans/office/registers.ts';
import type { Database } from '#server/platform/database.ts';
import type { Writing } from './office-desk.ts';
import { chosenOf, type RegisterChoice } from './office-figure-view.ts';

export interface Dialogue {
  readonly id: DialogueId;
  readonly year: number;
  readonly topic: string;
  readonly plannedOn: PlainDate | null;
  readonly planId: string | null;
  readonly place: string;
  readonly chairedBy: string;
  readonly state: DialogueState;
  readonly heldOn: PlainDate | null;
  readonly participants: number | null;
  readonly minutesId: string | null;
  readonly cancelReason: string;
  readonly version: number;
}

const COLUMNS = sql`dialogue.id, dialogue.year, dialogue.topic, dialogue.planned_on as "plannedOn",
  dialogue.plan_document_id as "planId", dialogue.place, dialogue.chaired_by as "chairedBy", dialogue.state,
  dialogue.held_on as "heldOn", dialogue.participants, dialogue.minutes_document_id as "minutesId",
  dialogue.cancel_reason as "cancelReason", dialogue.version`;

export async function listDialogues(
  tx: Database,
  agencyId: UnitId,
  choice: RegisterChoice,
): Promise<readonly Dialogue[]> {
  const { rows } = await sql<Dialogue>`select ${COLUMNS} from dialogue
    where dialogue.agency_id = ${agencyId} and ${chosenOf('dialogue', choice)}
    order by coalesce(dialogue.held_on, dialogue.planned_on) nulls last, dialogue.id`.execute(tx);
  return rows;
}

export async function loadDialogue(tx: Database, agencyId: UnitId, id: DialogueId): Promise<Dialogue | undefined> {
  const { rows } = await sql<Dialogue>`select ${COLUMNS} from dialogue
    where dialogue.agency_id = ${agencyId} and dialogue.id = ${id}`.execute(tx);
  return rows[0];
}

export async function saveDialogue(tx: Database, agencyId: UnitId, one: Dialogue, { at, by }: Writing): Promise<void> {
  await sql`insert into dialogue (agency_id, id, year, topic, planned_on, plan_document_id, place, chaired_by, state,
      held_on, participants, minutes_document_id, cancel_reason, version, changed_at, changed_by)
    values (${agencyId}, ${one.id}, ${one.year}, ${one.topic}, ${one.plannedOn}, ${one.planId}, ${one.place},
      ${one.chairedBy}, ${one.state}, ${one.heldOn}, ${one.participants}, ${one.minutesId}, ${one.cancelReason},
      ${one.version}, ${at}, ${by})
    on conflict (agency_id, id) do update set topic = excluded.topic, planned_on = excluded.planned_on,
      plan_document_id = excluded.plan_document_id, place = excluded.place, chaired_by = excluded.chaired_by,
      state = excluded.state, held_on = excluded.held_on, participants = excluded.participants,
      minutes_document_id = excluded.minutes_document_id, cancel_reason = excluded.cancel_reason,
      version = dialogue.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
}

export interface Question {
  readonly id: QuestionId;
  readonly dialogueId: DialogueId;
  readonly position: number;
  readonly askedBy: string;
  readonly question: string;
  readonly answer: string;
  readonly taskId: string | null;
}

export async function listQuestions(
  tx: Database,
  agencyId: UnitId,
  ids: readonly DialogueId[],
): Promise<readonly Question[]> {
  const { rows } = await sql<Question>`select dialogue_question.id, dialogue_question.dialogue_id as "dialogueId",
      dialogue_question.position, dialogue_question.asked_by as "askedBy", dialogue_question.question,
      dialogue_question.answer, dialogue_question.task_id as "taskId"
    from dialogue_question
    where dialogue_question.agency_id = ${agencyId}
      and dialogue_question.dialogue_id = any (${sql.val([...ids])}::uuid[])
    order by dialogue_question.dialogue_id, dialogue_question.position`.execute(tx);
  return rows;
}

export async function insertQuestion(
  tx: Database,
  agencyId: UnitId,
  one: Omit<Question, 'position' | 'taskId'>,
  { at, by }: Writing,
): Promise<void> {
  await sql`insert into dialogue_question (agency_id, id, dialogue_id, position, asked_by, question, answer,
      changed_at, changed_by)
    select ${agencyId}, ${one.id}, ${one.dialogueId}, coalesce(max(dialogue_question.position), 0) + 1, ${one.askedBy},
      ${one.question}, ${one.answer}, ${at}, ${by}
    from dialogue_question where dialogue_question.agency_id = ${agencyId}
      and dialogue_question.dialogue_id = ${one.dialogueId}`.execute(tx);
}

export async function saveQuestion(
  tx: Database,
  agencyId: UnitId,
  { id, askedBy, question, answer, taskId }: Omit<Question, 'position' | 'dialogueId'>,
  { at, by }: Writing,
): Promise<void> {
  await tx
    .updateTable('dialogue_question')
    .set({ asked_by: askedBy, question, answer, task_id: taskId, changed_at: at, changed_by: by })
    .where('dialogue_question.agency_id', '=', agencyId)
    .where('dialogue_question.id', '=', id)
    .execute();
}
