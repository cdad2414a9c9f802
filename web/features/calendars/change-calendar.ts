import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type AddDayRequest,
  type AddSwapRequest,
  done,
  type PublishYearRequest,
  type SetHoursRequest,
  type SettleDayRequest,
} from '#core/calendars/contract.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { send } from '#web/lib/api.ts';
import { useGoTo } from '#web/lib/navigation.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { calendarPath } from './load-calendar.ts';

/** One change of a calendar: sent, said, and back to the year it concerns. */
function useChange<Request>(unit: string, pathOf: (request: Request) => string, said: string) {
  const cache = useQueryClient();
  const goTo = useGoTo();
  return useMutation({
    mutationFn: (request: Request) => send('POST', `/api/units/${unit}/calendar/${pathOf(request)}`, request, done),
    onSuccess: async ({ days }) => {
      await cache.invalidateQueries({ queryKey: ['calendars'] });
      notify(said);
      goTo(calendarPath(unit, days[0] ?? ''));
    },
  });
}

export const useAddDay = (unit: string) => useChange<AddDayRequest>(unit, () => 'days', 'Đã ghi ngày vào lịch');

export const useAddSwap = (unit: string) => useChange<AddSwapRequest>(unit, () => 'swaps', 'Đã ghi hoán đổi vào lịch');

export const useSettleDay = (unit: string, day: PlainDate) =>
  useChange<SettleDayRequest>(unit, () => `days/${day}/settle`, 'Đã xác nhận ngày nghỉ');

export const useRemoveDay = (unit: string, day: PlainDate) =>
  useChange<{ reason: string }>(unit, () => `days/${day}/remove`, 'Đã bỏ ngày khỏi lịch');

export const useSetHours = (unit: string) => useChange<SetHoursRequest>(unit, () => 'hours', 'Đã ghi giờ làm việc');

export const usePublishYear = (unit: string) =>
  useChange<PublishYearRequest>(unit, () => 'years', 'Đã công bố lịch của năm');
