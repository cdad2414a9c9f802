import type { AccountId } from '#core/accounts/account.ts';
import type { DocumentId } from '#core/documents/document-reference.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { type ReformTaskId, requireAssignable, withContent } from '#core/plans/reform/task.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { blankTask } from '../reform/blank-task.ts';
import { groundOf } from '../reform/reform-ground.ts';
import { insertReformTasks } from '../reform/reform-task-repository.ts';

import type { OfficeDesk } from './office-desk.ts';

/** An order of the chair that a register turns into a task: a section, a deadline, the document it stands in. */
export interface Order {
  readonly title: string;
  readonly lead: number;
  readonly cooperating: readonly number[];
  readonly personId: string | null;
  readonly deadline: PlainDate;
  readonly documentId: string | null;
  /** The sentence of the notice, or the question: kept with the task. */
  readonly note: string;
}

const LONGEST_BASIS = 1000;

/** Writes the task in the transaction of the register that orders it: neither is there without the other. */
export async function orderTask(tx: Database, desk: OfficeDesk, order: Order): Promise<string> {
  const { deps, scope, unit } = desk;
  const at = deps.now();
  const ground = await groundOf(tx, { deps, scope, unit, worker: { all: true, sections: [], accountId: undefined } });
  const documentId = (order.documentId as DocumentId | null) ?? undefined;
  const assignment = { by: 'chair', on: vietnamDay(at), documentId } as const;
  const content = {
    code: '',
    title: order.title,
    deliverable: '',
    lead: order.lead,
    cooperating: order.cooperating,
    personId: (order.personId as AccountId | null) ?? undefined,
    legalBasis: order.note.slice(0, LONGEST_BASIS),
    budget: undefined,
    target: undefined,
    startsOn: undefined,
    deadline: order.deadline,
  };
  const task = withContent(blankTask(newId<ReformTaskId>(at), undefined, assignment), content, ground);
  requireAssignable(task, ground.today);
  await insertReformTasks(tx, unit.agencyId, [task], { at, actorName: scope.actor.name });
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at,
    action: 'plans:assign-task',
    subjectKind: 'reform-task',
    subjectId: task.id,
    what: { title: task.title, lead: task.lead, deadline: task.deadline, basis: content.legalBasis },
  });
  return task.id;
}
