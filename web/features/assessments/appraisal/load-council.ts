import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { approvedResults, councilResponse, type SessionRequest } from '#core/assessments/appraisal/council/contract.ts';
import { send } from '#web/lib/api.ts';
import { withSearch } from '#web/lib/navigation.ts';
import { useSession } from '#web/lib/session.ts';

const done = z.object({});
const opened = z.object({ id: z.string() });

/** The committee at which this person appraises: whose council a line goes to. */
export function useAppraisingUnit(): string | undefined {
  return useSession().roles.find(({ role }) => role === 'appraiser')?.unitSlug;
}

const councilKey = (unit: string, sheet: string) => ['appraisals', unit, sheet, 'council'];
const api = (unit: string, sheet: string, rest = '') => `/api/units/${unit}/appraisals/${sheet}${rest}`;

export function useCouncil(unit: string, sheet: string, set: string | undefined) {
  return useQuery({
    queryKey: [...councilKey(unit, sheet), set ?? ''],
    queryFn: () => send('GET', withSearch(api(unit, sheet, '/council'), { set }), undefined, councilResponse),
  });
}

/** Any writing of the council; afterwards its page and the sheet of the unit are fetched again. */
function useCouncilCall<Request>(
  unit: string,
  sheet: string,
  of: string | undefined,
  call: (request: Request) => Promise<unknown>,
) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['appraisals', unit] });
      if (of) {
        await cache.invalidateQueries({ queryKey: ['assessments', of, sheet] });
      }
    },
  });
}

export interface CaseAddress {
  /** The committee whose council decides. */
  readonly unit: string;
  readonly sheet: string;
  /** The assessed unit. */
  readonly of: string;
  readonly code: string;
}

const caseUrl = ({ unit, sheet, of, code }: CaseAddress) => api(unit, sheet, `/council/cases/${of}/${code}`);

export function usePutBefore(address: CaseAddress) {
  return useCouncilCall(address.unit, address.sheet, address.of, (why: string) =>
    send('PUT', caseUrl(address), { why }, done),
  );
}

export function useTakeBack(address: CaseAddress) {
  return useCouncilCall(address.unit, address.sheet, address.of, () =>
    send('DELETE', caseUrl(address), undefined, done),
  );
}

interface Decision {
  readonly version: number;
  readonly sessionId: string;
  readonly points: string;
  readonly text: string;
}

export function useDecide(address: CaseAddress) {
  return useCouncilCall(address.unit, address.sheet, address.of, (decision: Decision) =>
    send('PUT', `${caseUrl(address)}/decision`, decision, done),
  );
}

export function useKeepSession(unit: string, sheet: string, id: string | undefined) {
  return useCouncilCall(unit, sheet, undefined, (request: SessionRequest) =>
    id
      ? send('PUT', api(unit, sheet, `/council/sessions/${id}`), request, done)
      : send('POST', api(unit, sheet, '/council/sessions'), request, opened),
  );
}

export function useCloseSession(unit: string, sheet: string, id: string) {
  return useCouncilCall(unit, sheet, undefined, (documentId: string) =>
    send('POST', api(unit, sheet, `/council/sessions/${id}/close`), { documentId }, done),
  );
}

export function useApprove(unit: string, sheet: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => send('POST', api(unit, sheet, '/approve'), {}, approvedResults),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['appraisals', unit] }),
  });
}
