import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lockSentence } from '#core/assessments/campaigns/locks.ts';
import { acceptedClaims, type PublishRequest, sheetResponse } from '#core/assessments/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { putSheet, sheetPath } from './load-sheet.ts';

/** The sentence of a failed step; undefined where nothing failed. */
export function sheetFailure(error: unknown): string | undefined {
  if (error instanceof ApiRefusal && error.code === 'campaign-locked') {
    return lockSentence(error.detail);
  }
  return error ? messageOf(error, ASSESSMENT_MESSAGES) : undefined;
}

/** Opens the sheet of a year and goes to it. */
export function useOpenSheet(unit: string) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  return useMutation({
    mutationFn: (year: number) => send('POST', `/api/units/${unit}/assessments`, { year }, sheetResponse),
    onSuccess: (sheet) => {
      putSheet(cache, sheet);
      goTo(sheetPath(unit, sheet.key));
    },
  });
}

export type StepVerb =
  | 'submit'
  | 'return'
  | 'ask-explanation'
  | 'start-second'
  | 'send-explanation'
  | 'end-explanation'
  | 'finish-appraisal'
  | 'publish';

const DONE = {
  submit: 'Đã nộp phiếu tự chấm',
  return: 'Đã trả lại phiếu',
  'ask-explanation': 'Đã gửi yêu cầu giải trình',
  'start-second': 'Đã chuyển thẩm định lần 2',
  'send-explanation': 'Đã gửi giải trình',
  'end-explanation': 'Đã chuyển thẩm định lần 2',
  'finish-appraisal': 'Đã kết thúc thẩm định',
  publish: 'Đã ghi quyết định công bố',
} as const satisfies Record<StepVerb, string>;

/** A step of the sheet; afterwards the sheet in its new state is shown. */
export function useSheetStep(unit: string, key: string, verb: StepVerb) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  return useMutation({
    mutationFn: (
      body: PublishRequest | { reason: string } | { until: string } | { documentId: string } | Record<string, never>,
    ) => send('POST', `/api/units/${unit}/assessments/${key}/${verb}`, body, sheetResponse),
    onSuccess: (sheet) => {
      putSheet(cache, sheet);
      void cache.invalidateQueries({ queryKey: ['assessments', unit, key, 'review'] });
      notify(DONE[verb]);
      goTo(sheetPath(unit, key));
    },
  });
}

export function useAcceptFullClaims(unit: string, key: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => send('POST', `/api/units/${unit}/assessments/${key}/accept-full-claims`, {}, acceptedClaims),
    onSuccess: async ({ accepted }) => {
      await cache.invalidateQueries({ queryKey: ['assessments', unit, key] });
      notify(`Đã chấp nhận ${accepted} tiêu chí tự chấm đủ điểm`);
    },
  });
}
