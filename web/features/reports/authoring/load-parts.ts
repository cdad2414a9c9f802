import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type PartBoard, partBoard, sectionHistory } from '#core/reports/authoring/contract.ts';
import { reportKey, reportUrl } from '#web/features/reports/load-reports.ts';
import { type Method, send } from '#web/lib/api.ts';

/** Others hand in meanwhile: how often the board asks again. */
const BOARD_AGAIN_MS = 30_000;

const boardKey = (unit: string, period: string) => [...reportKey(unit, period), 'parts'] as const;

/** Whose part each section is. */
export function usePartBoard(unit: string, period: string) {
  return useQuery({
    queryKey: boardKey(unit, period),
    queryFn: () => send('GET', reportUrl(unit, period, '/parts'), undefined, partBoard),
    refetchInterval: BOARD_AGAIN_MS,
  });
}

export interface AssignedPart {
  readonly code: string;
  readonly sectionId: number | null;
  readonly accountId: string | null;
  readonly deadline: string | null;
}

export type PartWish =
  | { readonly act: 'assign'; readonly parts: readonly AssignedPart[] }
  | { readonly act: 'hand-in' | 'take'; readonly codes: readonly string[] }
  | { readonly act: 'send-back'; readonly codes: readonly string[]; readonly reason: string };

/** A change of the parts; the answer is the board as it then stands. */
export function usePartAct(unit: string, period: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ act, ...body }: PartWish): Promise<PartBoard> => {
      const [method, rest]: [Method, string] = act === 'assign' ? ['PUT', ''] : ['POST', `/${act}`];
      return send(method, reportUrl(unit, period, `/parts${rest}`), body, partBoard);
    },
    onSuccess: (board) => cache.setQueryData(boardKey(unit, period), board),
  });
}

export function useSectionHistory(unit: string, period: string, code: string) {
  const place = `/sections/${encodeURIComponent(code)}/history`;
  return useQuery({
    queryKey: [...reportKey(unit, period), 'history', code],
    queryFn: () => send('GET', reportUrl(unit, period, place), undefined, sectionHistory),
  });
}
