import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import {
  type AddPlanRequest,
  type IssuePlanRequest,
  type ReformTaskResponse,
  reformPlanList,
  reformPlanResponse,
  reformTaskResponse,
  type TaskLine,
  taskGroundAnswer,
  taskListAnswer,
} from '#core/plans/reform/contract.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { type SearchValues, unitPath, withSearch } from '#web/lib/navigation.ts';
import { QUEUE_KEY } from '#web/lib/query.ts';
import { notify } from '#web/ui/notice/notice.tsx';

export function plansPath(unit: string, rest = '', search: SearchValues = {}): string {
  return unitPath(unit, `ke-hoach${rest}`, search);
}

export function tasksPath(unit: string, rest = '', search: SearchValues = {}): string {
  return unitPath(unit, `nhiem-vu${rest}`, search);
}

/** The page of a task of any list: remediation tasks have their own. */
export function taskHref(unit: string, { id, origin, planYear }: Pick<TaskLine, 'id' | 'origin' | 'planYear'>): string {
  return origin === 'remediation' ? unitPath(unit, `khac-phuc/${planYear}/nhiem-vu/${id}`) : tasksPath(unit, `/${id}`);
}

/** The sentence of a failed call; undefined where nothing failed. */
export function reformFailure(error: unknown): string | undefined {
  return error ? messageOf(error, PLAN_MESSAGES) : undefined;
}

export function sentenceOf(code: keyof typeof PLAN_MESSAGES): string {
  return PLAN_MESSAGES[code];
}

const plansUrl = (unit: string, rest = '') => `/api/units/${unit}/reform-plans${rest}`;
export const tasksUrl = (unit: string, rest = '') => `/api/units/${unit}/plan-tasks${rest}`;

export function useReformPlans(unit: string) {
  return useQuery({
    queryKey: ['reform', unit, 'plans'],
    queryFn: () => send('GET', plansUrl(unit), undefined, reformPlanList),
  });
}

/** Without an id nothing is asked. */
export function useReformPlan(unit: string, id: string | undefined) {
  return useQuery({
    queryKey: ['reform', unit, 'plan', id],
    queryFn: () => send('GET', plansUrl(unit, `/${id}`), undefined, reformPlanResponse),
    enabled: id !== undefined,
  });
}

export function useTasks(unit: string, query: SearchValues) {
  return useQuery({
    queryKey: ['reform', unit, 'tasks', query],
    queryFn: () => send('GET', withSearch(tasksUrl(unit), query), undefined, taskListAnswer),
    placeholderData: keepPreviousData,
  });
}

/** How many tasks of the person are overdue: the figure of the side bar. */
export async function loadLateTasks(unit: string): Promise<number> {
  const answer = await send('GET', withSearch(tasksUrl(unit), { mine: 'true', size: 1 }), undefined, taskListAnswer);
  return answer.counts.late;
}

export function useTask(unit: string, id: string) {
  return useQuery({
    queryKey: ['reform', unit, 'task', id],
    queryFn: () => send('GET', tasksUrl(unit, `/${id}`), undefined, reformTaskResponse),
  });
}

export function useTaskGround(unit: string, year: number | undefined) {
  return useQuery({
    queryKey: ['reform', unit, 'ground', year],
    queryFn: () => send('GET', withSearch(tasksUrl(unit, '/ground'), { year }), undefined, taskGroundAnswer),
    staleTime: 60_000,
  });
}

const again = (cache: QueryClient, unit: string) => cache.invalidateQueries({ queryKey: ['reform', unit] });

export function useAddPlan(unit: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: AddPlanRequest) => send('POST', plansUrl(unit), body, reformPlanResponse),
    onSuccess: () => again(cache, unit),
  });
}

export function useIssuePlan(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: IssuePlanRequest) => send('POST', plansUrl(unit, `/${id}/issue`), body, reformPlanResponse),
    onSuccess: () => again(cache, unit),
  });
}

export function useRemovePlan(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      send('POST', plansUrl(unit, `/${id}/remove`), { version }, z.object({ done: z.literal(true) })),
    onSuccess: () => again(cache, unit),
  });
}

export interface TaskStep {
  readonly id: string;
  /** '' edits; the others are the steps of a task. */
  readonly verb: '' | 'report' | 'close' | 'reopen';
  readonly body: Readonly<Record<string, unknown>>;
  /** What the person is told once it stands; the form that asked is drawn anew by then. */
  readonly said: string;
}

/** One step of a task. Where somebody was faster, the refusal shows the task as it stands now. */
export function useTaskStep(unit: string) {
  const cache = useQueryClient();
  const keep = (task: ReformTaskResponse) => cache.setQueryData(['reform', unit, 'task', task.id], task);
  return useMutation({
    mutationFn: ({ id, verb, body }: TaskStep) =>
      send(verb === '' ? 'PUT' : 'POST', tasksUrl(unit, `/${id}${verb && `/${verb}`}`), body, reformTaskResponse),
    onSuccess: (task, { said }) => {
      notify(said);
      keep(task);
      void cache.invalidateQueries({ queryKey: [QUEUE_KEY] });
      return again(cache, unit);
    },
    onError: (error) => {
      const newer = error instanceof ApiRefusal ? reformTaskResponse.safeParse(error.detail.task) : undefined;
      if (newer?.success) {
        keep(newer.data);
      }
      void again(cache, unit);
    },
  });
}

export function useAddTask(unit: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Readonly<Record<string, unknown>>) => send('POST', tasksUrl(unit), body, reformTaskResponse),
    onSuccess: () => again(cache, unit),
  });
}

export function useDropTask(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { readonly version: number; readonly reason: string }) =>
      send('POST', tasksUrl(unit, `/${id}/drop`), body, z.object({ done: z.literal(true) })),
    onSuccess: () => again(cache, unit),
  });
}
