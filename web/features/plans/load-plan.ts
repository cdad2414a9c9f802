import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type AcceptPlanRequest,
  type PlanResponse,
  planResponse,
  planSummaries,
  type TaskResponse,
  taskResponse,
} from '#core/plans/contract.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useGoTo } from '#web/lib/navigation.ts';
import { notify } from '#web/ui/notice/notice.tsx';

export function planPath(unit: string, year: number | string, rest = ''): string {
  return unitPath(unit, `khac-phuc/${year}${rest}`);
}

export function planFile(unit: string, year: number, format: 'docx' | 'pdf'): string {
  return `/api/units/${unit}/remediation-plans/${year}/files/${format}`;
}

/** The sentence of a failed call; undefined where nothing failed. */
export function planFailure(error: unknown): string | undefined {
  return error ? messageOf(error, PLAN_MESSAGES) : undefined;
}

export function sentenceOfCode(code: string): string {
  return (PLAN_MESSAGES as Readonly<Record<string, string>>)[code] ?? code;
}

const planKey = (unit: string, year: number) => ['plans', unit, year];

export function usePlans(unit: string) {
  return useQuery({
    queryKey: ['plans', unit, 'list'],
    queryFn: () => send('GET', `/api/units/${unit}/remediation-plans`, undefined, planSummaries),
  });
}

export function usePlan(unit: string, year: number) {
  return useQuery({
    queryKey: planKey(unit, year),
    queryFn: () => send('GET', `/api/units/${unit}/remediation-plans/${year}`, undefined, planResponse),
  });
}

export function useProposePlan(unit: string) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  return useMutation({
    mutationFn: (year: number) => send('POST', `/api/units/${unit}/remediation-plans`, { year }, planResponse),
    onSuccess: (plan) => {
      void cache.invalidateQueries({ queryKey: ['plans', unit] });
      goTo(planPath(unit, plan.year));
    },
  });
}

export function useAcceptPlan(unit: string, year: number) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  return useMutation({
    mutationFn: (body: AcceptPlanRequest) =>
      send('POST', `/api/units/${unit}/remediation-plans/${year}/accept`, body, planResponse),
    onSuccess: (plan) => {
      cache.setQueryData(planKey(unit, year), plan);
      notify('Đã phê duyệt kế hoạch khắc phục');
      goTo(planPath(unit, year));
    },
  });
}

export interface TaskCall {
  /** '' edits the proposal; the others are the steps of a task. */
  readonly verb: '' | 'accept' | 'drop' | 'propose' | 'progress' | 'evidence' | 'done';
  readonly body: Readonly<Record<string, unknown>>;
}

/** One call on a task; the answer, or the newer task that a refusal shows, is put into the plan at hand. */
export function useTaskCall(unit: string, year: number, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body }: TaskCall) => {
      const url = `/api/units/${unit}/remediation-plans/${year}/tasks/${id}`;
      return send(verb === '' ? 'PUT' : 'POST', verb === '' ? url : `${url}/${verb}`, body, taskResponse);
    },
    onSuccess: (task) => putTask(cache, unit, year, task),
    onError: (error) => {
      const newer = error instanceof ApiRefusal ? taskResponse.safeParse(error.detail.task) : undefined;
      if (newer?.success) {
        putTask(cache, unit, year, newer.data);
      }
    },
  });
}

function putTask(cache: QueryClient, unit: string, year: number, task: TaskResponse): void {
  cache.setQueryData<PlanResponse>(
    planKey(unit, year),
    (plan) => plan && { ...plan, tasks: plan.tasks.map((one) => (one.id === task.id ? task : one)) },
  );
  void cache.invalidateQueries({ queryKey: planKey(unit, year) });
}
