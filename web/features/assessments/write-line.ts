import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type EvidenceRequest,
  evidenceResponse,
  lineResponse,
} from '#core/assessments/contract.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { putLine, refreshSheet } from './load-sheet.ts';

export interface CellAddress {
  readonly unit: string;
  /** The key of its sheet: "2026". */
  readonly sheet: string;
  readonly code: string;
}

interface WrittenCell extends CellAddress {
  /** Other lines follow from this one, so the sheet is fetched again after it. */
  readonly followed: boolean;
}

/** What the server shows when somebody else was first: the line as it stands now. */
function newerLine(error: unknown) {
  if (!(error instanceof ApiRefusal) || error.code !== 'line-changed') {
    return undefined;
  }
  const read = lineResponse.safeParse(error.detail.line);
  return read.success ? read.data : undefined;
}

export function useAppraise({ unit, sheet, code, followed }: WrittenCell) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: AppraisalRequest) =>
      send('PUT', `/api/units/${unit}/assessments/${sheet}/lines/${code}/appraisal`, request, lineResponse),
    onSuccess: (line) => {
      putLine(cache, unit, sheet, line);
      return followed ? refreshSheet(cache, unit, sheet) : undefined;
    },
    onError: (error) => {
      const line = newerLine(error);
      if (line) {
        putLine(cache, unit, sheet, line);
      }
    },
  });
}

export function useAddEvidence(unit: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: EvidenceRequest) => send('POST', `/api/units/${unit}/evidence`, request, evidenceResponse),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['evidence', unit] }),
  });
}
