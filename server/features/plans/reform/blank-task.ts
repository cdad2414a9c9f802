import type { Assignment, ReformPlanId, ReformTask, ReformTaskId } from '#core/plans/reform/task.ts';

/** A task before anything is written of it; its first content makes it version 1. */
export function blankTask(id: ReformTaskId, planId: ReformPlanId | undefined, assignment?: Assignment): ReformTask {
  return {
    id,
    planId,
    assignment,
    code: '',
    title: '',
    deliverable: '',
    lead: undefined,
    cooperating: [],
    personId: undefined,
    legalBasis: '',
    budget: undefined,
    target: undefined,
    startsOn: undefined,
    deadline: undefined,
    dueOn: undefined,
    state: 'not-started',
    percent: 0,
    note: '',
    doneOn: undefined,
    countedOn: undefined,
    backdated: false,
    source: undefined,
    version: 0,
  };
}
