import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type EvidenceRequest, evidenceResponse } from '#core/assessments/contract.ts';
import { send } from '#web/lib/api.ts';

export function useAddEvidence(unit: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: EvidenceRequest) => send('POST', `/api/units/${unit}/evidence`, request, evidenceResponse),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['evidence', unit] }),
  });
}
