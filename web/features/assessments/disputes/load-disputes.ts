import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type DisputeResponse, disputeList, disputeResponse } from '#core/assessments/disputes/contract.ts';
import { DISPUTE_MESSAGES } from '#core/assessments/disputes/messages.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import type { InputKind } from '#core/assessments/rule-kind.ts';
import { parseDecimal } from '#core/kernel/decimals.ts';
import { type Method, send, upload } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { type SearchValues, unitPath, withSearch } from '#web/lib/navigation.ts';

export const DISPUTE_SENTENCES = { ...ASSESSMENT_MESSAGES, ...DISPUTE_MESSAGES };
export const PAGE_SIZE = 25;

export function disputeFailure(error: unknown): string | undefined {
  return error ? messageOf(error, DISPUTE_SENTENCES) : undefined;
}

export function disputesPath(unit: string, rest = '', search: SearchValues = {}): string {
  return unitPath(unit, `kien-nghi-so-lieu${rest}`, search);
}

const urlOf = (unit: string, rest = '') => `/api/units/${unit}/disputes${rest}`;

export function useDisputes(unit: string, asked: SearchValues) {
  return useQuery({
    queryKey: ['disputes', unit, 'list', asked],
    queryFn: () => send('GET', withSearch(urlOf(unit), { size: PAGE_SIZE, ...asked }), undefined, disputeList),
    placeholderData: (before) => before,
  });
}

export function useDispute(unit: string, id: string) {
  return useQuery({
    queryKey: ['disputes', unit, 'one', id],
    queryFn: () => send('GET', urlOf(unit, `/${id}`), undefined, disputeResponse),
  });
}

export interface DisputeCall {
  readonly method?: Method;
  /** After the list: "/<id>/send". */
  readonly rest?: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** One change of a dispute. A decision moves the sheet, so everything of the unit is asked again. */
export function useDisputeCall(unit: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ method = 'POST', rest = '', body }: DisputeCall) =>
      send(method, urlOf(unit, rest), body, disputeResponse),
    onSuccess: (answer) => cache.setQueryData<DisputeResponse>(['disputes', unit, 'one', answer.id], answer),
    onSettled: () => refresh(cache, unit),
  });
}

function refresh(cache: ReturnType<typeof useQueryClient>, unit: string) {
  void cache.invalidateQueries({ queryKey: ['assessments', unit] });
  return cache.invalidateQueries({ queryKey: ['disputes'] });
}

export function useDisputeFile(unit: string, id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ file, ...query }: { file: File; role: string; verdict?: string | undefined; note: string }) => {
      const form = new FormData();
      form.append('file', file);
      return upload(withSearch(urlOf(unit, `/${id}/files`), query), form, disputeResponse, () => {});
    },
    onSettled: () => refresh(cache, unit),
  });
}

export function fileUrl(unit: string, id: string, item: string): string {
  return urlOf(unit, `/${id}/files/${item}`);
}

/** What was typed for a figure, in the unit of the wire; undefined where it is none. */
export function figureFrom(measure: InputKind, text: string): number | undefined {
  const value = parseDecimal(text, measure === 'rate' ? 2 : 0);
  return value === undefined || value < 0 ? undefined : value;
}

/** A figure as it stands in a field. */
export function figureText(measure: InputKind, value: number | null): string {
  if (value === null) {
    return '';
  }
  return measure === 'rate' ? (value / 100).toFixed(2).replace('.', ',') : String(value);
}
