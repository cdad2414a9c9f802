import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import {
  boardResponse,
  type ChangeCampaignRequest,
  type CreateCampaignRequest,
  campaignList,
  campaignOptions,
  campaignResponse,
  campaignUnits,
  type DecideExemptionRequest,
  type ExemptRequest,
  exemptionList,
  openedSheets,
  type ReopenRequest,
  type SetBodiesRequest,
  type SetUnitsRequest,
  sheetCampaign,
} from '#core/assessments/campaigns/contract.ts';
import { CAMPAIGN_MESSAGES } from '#core/assessments/campaigns/messages.ts';
import { criteriaSetResponse, lineResponse } from '#core/assessments/contract.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { type SearchValues, unitPath, withSearch } from '#web/lib/navigation.ts';

export const CAMPAIGN_WORDS = { ...ASSESSMENT_MESSAGES, ...CAMPAIGN_MESSAGES };

export const campaignPath = (unit: string, id = '', rest = '') =>
  unitPath(unit, ['dot-cham-diem', id, rest].filter(Boolean).join('/'));
const url = (unit: string, id = '', rest = '') => `/api/units/${unit}/campaigns${id && `/${id}`}${rest}`;
const key = (unit: string, ...rest: readonly unknown[]) => ['campaigns', unit, ...rest];

/** The sentence of a failed call; crossing dates bring their own. */
export function campaignFailure(error: unknown): string | undefined {
  if (error instanceof ApiRefusal && typeof error.detail.sentence === 'string') {
    return error.detail.sentence;
  }
  return error ? messageOf(error, CAMPAIGN_WORDS) : undefined;
}

export function useCampaigns(unit: string) {
  return useQuery({ queryKey: key(unit), queryFn: () => send('GET', url(unit), undefined, campaignList) });
}

export function useCampaign(unit: string, id: string) {
  return useQuery({
    queryKey: key(unit, id),
    queryFn: () => send('GET', url(unit, id), undefined, campaignResponse),
  });
}

export function useOptions(unit: string) {
  return useQuery({
    queryKey: key(unit, 'options'),
    queryFn: () => send('GET', `/api/units/${unit}/campaign-options`, undefined, campaignOptions),
  });
}

export function useCampaignUnits(unit: string, id: string) {
  return useQuery({
    queryKey: key(unit, id, 'units'),
    queryFn: () => send('GET', url(unit, id, '/units'), undefined, campaignUnits),
    refetchOnWindowFocus: false,
  });
}

export function useBoard(unit: string, id: string, search: SearchValues) {
  return useQuery({
    queryKey: key(unit, id, 'board', search),
    queryFn: () => send('GET', withSearch(url(unit, id, '/board'), search), undefined, boardResponse),
    placeholderData: (before) => before,
  });
}

export function useExemptions(unit: string, id: string, search: SearchValues) {
  return useQuery({
    queryKey: key(unit, id, 'exemptions', search),
    queryFn: () => send('GET', withSearch(url(unit, id, '/exemptions'), search), undefined, exemptionList),
    placeholderData: (before) => before,
  });
}

/** The criteria of the campaign's set, for handing them to bodies. */
export function useCriteria(setId: string) {
  return useQuery({
    queryKey: ['criteria-set', setId, 'criteria'],
    queryFn: () => send('GET', `/api/criteria-sets/${setId}`, undefined, criteriaSetResponse),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What binds a sheet. */
export function useSheetCampaign(unit: string, sheet: string) {
  return useQuery({
    queryKey: ['assessments', unit, sheet, 'campaign'],
    queryFn: () => send('GET', `/api/units/${unit}/assessments/${sheet}/campaign`, undefined, sheetCampaign),
  });
}

function useCampaignCall<Wish, Answer>(call: (wish: Wish) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: call, onSuccess: () => cache.invalidateQueries() });
}

export function useCreateCampaign(unit: string) {
  return useCampaignCall((plan: CreateCampaignRequest) => send('POST', url(unit), plan, campaignResponse));
}

export function useChangeCampaign(unit: string, id: string) {
  return useCampaignCall((wish: ChangeCampaignRequest) => send('PUT', url(unit, id), wish, campaignResponse));
}

export function useRemoveCampaign(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => send('DELETE', url(unit, id), undefined, z.object({})),
    // The list alone: the page of the draft is left before it would be asked for again.
    onSuccess: () => cache.invalidateQueries({ queryKey: key(unit), exact: true }),
  });
}

export function useSetUnits(unit: string, id: string) {
  return useCampaignCall((wish: SetUnitsRequest) => send('PUT', url(unit, id, '/units'), wish, campaignResponse));
}

export function useSetBodies(unit: string, id: string) {
  return useCampaignCall((wish: SetBodiesRequest) => send('PUT', url(unit, id, '/bodies'), wish, campaignResponse));
}

export function useCampaignStep(unit: string, id: string, step: 'open' | 'close') {
  return useCampaignCall((revision: number) => send('POST', url(unit, id, `/${step}`), { revision }, campaignResponse));
}

/** Opens portion after portion and says how far it is; what was opened stays when it is cut off. */
export function useOpenSheets(unit: string, id: string, onProgress: (opened: number, total: number) => void) {
  return useCampaignCall(async () => {
    for (let opened = 0; ; ) {
      const portion = await send('POST', url(unit, id, '/sheets'), {}, openedSheets);
      opened += portion.opened + portion.joined;
      // Units that cannot get a sheet as things stand are neither opened nor among those that remain.
      onProgress(portion.total - portion.remaining - portion.left.length, portion.total);
      if (portion.remaining === 0) {
        return { ...portion, opened };
      }
    }
  });
}

export function useAddSuccessors(unit: string, id: string) {
  return useCampaignCall(() => send('POST', url(unit, id, '/successors'), {}, z.object({ added: z.number().int() })));
}

export function useReopen(unit: string, id: string) {
  return useCampaignCall((wish: ReopenRequest) => send('POST', url(unit, id, '/reopenings'), wish, campaignResponse));
}

export function useExempt(unit: string, id: string) {
  const answer = z.object({ units: z.number().int(), lines: z.number().int() });
  return useCampaignCall((wish: ExemptRequest) => send('POST', url(unit, id, '/exemptions'), wish, answer));
}

interface Decision extends DecideExemptionRequest {
  readonly unit: string;
  readonly sheet: string;
  readonly code: string;
}

export function useDecideExemption() {
  return useCampaignCall(({ unit, sheet, code, ...decision }: Decision) =>
    send('PUT', `/api/units/${unit}/assessments/${sheet}/lines/${code}/exemption`, decision, lineResponse),
  );
}
