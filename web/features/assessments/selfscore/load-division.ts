import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type AssignRequest,
  type ConfirmRequest,
  confirmResponse,
  type DivisionResponse,
  divisionResponse,
  type PartRequest,
  sheetEvidence,
} from '#core/assessments/selfscore/contract.ts';
import { send } from '#web/lib/api.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { refreshSheet } from '../load-sheet.ts';

const sheetUrl = (unit: string, sheet: string, rest: string) => `/api/units/${unit}/assessments/${sheet}/${rest}`;
const divisionKey = (unit: string, sheet: string) => ['assessments', unit, sheet, 'division'];

/** Who drafts what, how far each section has come, until when the sheet is open. */
export function useDivision(unit: string, sheet: string) {
  return useQuery({
    queryKey: divisionKey(unit, sheet),
    queryFn: () => send('GET', sheetUrl(unit, sheet, 'division'), undefined, divisionResponse),
  });
}

function usePutDivision(unit: string, sheet: string) {
  const cache = useQueryClient();
  return (division: DivisionResponse) => cache.setQueryData(divisionKey(unit, sheet), division);
}

export function useAssign(unit: string, sheet: string) {
  const put = usePutDivision(unit, sheet);
  return useMutation({
    mutationFn: (request: AssignRequest) => send('PUT', sheetUrl(unit, sheet, 'division'), request, divisionResponse),
    onSuccess: (division) => {
      put(division);
      notify('Đã phân công');
    },
  });
}

export type PartVerb = 'hand-in' | 'take' | 'send-back';

const DONE = {
  'hand-in': 'Đã trình đầu mối',
  take: 'Đã nhận phần của bộ phận',
  'send-back': 'Đã trả lại bộ phận',
} as const satisfies Record<PartVerb, string>;

export function usePartStep(unit: string, sheet: string, verb: PartVerb) {
  const put = usePutDivision(unit, sheet);
  return useMutation({
    mutationFn: (request: PartRequest) =>
      send('POST', sheetUrl(unit, sheet, `division/${verb}`), request, divisionResponse),
    onSuccess: (division) => {
      put(division);
      notify(DONE[verb]);
    },
  });
}

/** Confirms figures as they were seen; the sheet is fetched again with what became of them. */
export function useConfirmValues(unit: string, sheet: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: ConfirmRequest) =>
      send('POST', sheetUrl(unit, sheet, 'confirm-values'), request, confirmResponse),
    onSuccess: async ({ confirmed, moved }) => {
      await refreshSheet(cache, unit, sheet);
      void cache.invalidateQueries({ queryKey: divisionKey(unit, sheet) });
      const left = moved.length > 0 ? `; ${moved.length} tiêu chí có số vừa thay đổi, xem lại rồi xác nhận` : '';
      notify(`Đã xác nhận số liệu của ${confirmed.length} tiêu chí${left}`);
    },
  });
}

/** The evidence that a sheet names, with what it proves. */
export function useSheetEvidence(unit: string, sheet: string) {
  return useQuery({
    queryKey: ['evidence', unit, 'sheet', sheet],
    queryFn: () => send('GET', sheetUrl(unit, sheet, 'evidence'), undefined, sheetEvidence),
  });
}
