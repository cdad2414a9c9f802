import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type assignRequest,
  changedDossier,
  type moveRequest,
  type receiveRequest,
  type rescheduleRequest,
} from '#core/dossiers/contract.ts';
import { DOSSIER_MESSAGES } from '#core/dossiers/messages.ts';
import { STATUS_NAMES, type Status } from '#core/dossiers/statuses.ts';
import { formatInstant } from '#core/kernel/dates.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { dossierPath } from './load-dossiers.ts';

export function useReceive(unit: string) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  return useMutation({
    mutationFn: (body: z.input<typeof receiveRequest>) =>
      send('POST', `/api/units/${unit}/dossiers`, body, changedDossier),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: ['dossiers', unit] });
      goTo(dossierPath(unit, id, '', { moi: 1 }));
    },
  });
}

/** One act on a dossier: sent, said, and back to its page. Somebody else's act in between is shown, not overwritten. */
function useAct<Request>(unit: string, id: string, verb: 'move' | 'assign' | 'reschedule', said: string) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  return useMutation({
    mutationFn: (body: Request) => send('POST', `/api/units/${unit}/dossiers/${id}/${verb}`, body, changedDossier),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['dossiers', unit] });
      notify(said);
      goTo(dossierPath(unit, id));
    },
    onError: async (error) => {
      if (error instanceof ApiRefusal && error.code === 'dossier-changed') {
        await cache.invalidateQueries({ queryKey: ['dossiers', unit] });
      }
    },
  });
}

export const useMove = (unit: string, id: string, said: string) =>
  useAct<z.input<typeof moveRequest>>(unit, id, 'move', said);

export const useAssign = (unit: string, id: string) =>
  useAct<z.input<typeof assignRequest>>(unit, id, 'assign', 'Đã giao hồ sơ');

export const useReschedule = (unit: string, id: string) =>
  useAct<z.input<typeof rescheduleRequest>>(unit, id, 'reschedule', 'Đã đổi ngày hẹn trả');

/** The refusal in words; when somebody else was faster, who it was and where the dossier stands now. */
export function refusalWords(error: unknown): string | undefined {
  if (!error) {
    return undefined;
  }
  const sentence = messageOf(error, DOSSIER_MESSAGES);
  if (!(error instanceof ApiRefusal) || error.code !== 'dossier-changed') {
    return sentence;
  }
  const { by, at, status } = error.detail as { by?: string; at?: string; status?: Status };
  const state = status ? ` Trạng thái mới: ${STATUS_NAMES[status]}` : '';
  const who = by && at ? ` (${by}, ${formatInstant(at)})` : '';
  return `${sentence}${state}${who}.`;
}
