import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { formatDecimal } from '#core/kernel/decimals.ts';
import {
  indexAnswer,
  type NewSetRequest,
  type PortalFigureRequest,
  portalFigureShape,
  portalFiguresAnswer,
  portalRowsAnswer,
  type SaveSetRequest,
  setAnswer,
  setsAnswer,
  unitsAnswer,
} from '#core/service-index/contract.ts';
import { SERVICE_INDEX_MESSAGES } from '#core/service-index/messages.ts';
import { ApiRefusal, send, upload } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { type SearchValues, unitPath, withSearch } from '#web/lib/navigation.ts';

export function indexPath(unit: string, rest = '', search: SearchValues = {}): string {
  return unitPath(unit, `chi-so-phuc-vu${rest}`, search);
}

export const indexUrl = (unit: string, rest = '', search: SearchValues = {}) =>
  withSearch(`/api/units/${unit}/service-index${rest}`, search);
export const portalUrl = (unit: string, rest = '') => `/api/units/${unit}/portal-figures${rest}`;
const setsUrl = (unit: string, rest = '') => `/api/units/${unit}/service-index-sets${rest}`;

/** "5.97" of the wire as people read it: "5,97". */
export function pointsWords(points: string): string {
  return formatDecimal(points, true);
}

/** "18.00" as "18": a maximum. */
export function maxWords(points: string): string {
  return formatDecimal(points);
}

/** "3,94 trên 4 điểm tính được (tối đa 18)", or that nothing of it could be worked out. */
export function sumWords(group: {
  readonly points: string;
  readonly computable: string;
  readonly max: string;
}): string {
  const max = `(tối đa ${maxWords(group.max)})`;
  return group.computable === '0.00'
    ? `chưa tính được điểm nào ${max}`
    : `${pointsWords(group.points)} trên ${maxWords(group.computable)} điểm tính được ${max}`;
}

/** The sentence of a failed call, with what was wrong in particular. */
export function failureOf(error: unknown): string | undefined {
  if (!error) {
    return undefined;
  }
  const problems = error instanceof ApiRefusal ? error.detail.problems : undefined;
  const more = Array.isArray(problems) ? ` ${problems.map(String).join(' ')}` : '';
  return `${messageOf(error, SERVICE_INDEX_MESSAGES)}${more}`;
}

export function useServiceIndex(unit: string, month: string | undefined) {
  return useQuery({
    queryKey: ['service-index', unit, 'month', month],
    queryFn: () => send('GET', indexUrl(unit, '', { month }), undefined, indexAnswer),
    placeholderData: keepPreviousData,
  });
}

export function useUnitIndices(unit: string, asked: SearchValues) {
  return useQuery({
    queryKey: ['service-index', unit, 'units', asked],
    queryFn: () => send('GET', indexUrl(unit, '/units', asked), undefined, unitsAnswer),
    placeholderData: keepPreviousData,
  });
}

export function usePortalFigures(unit: string, page: number) {
  return useQuery({
    queryKey: ['service-index', unit, 'portal', page],
    queryFn: () => send('GET', withSearch(portalUrl(unit), { page }), undefined, portalFiguresAnswer),
    placeholderData: keepPreviousData,
  });
}

/** Figures of the portal and versions change every page of the feature. */
function useChange<Request, Answer>(change: (request: Request) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['service-index'] }),
  });
}

/** Records a figure and, where there is one, its screenshot. */
export function useRecordPortal(unit: string) {
  return useChange(async ({ file, ...body }: PortalFigureRequest & { readonly file: File | undefined }) => {
    const figure = await send('POST', portalUrl(unit), body, portalFigureShape);
    if (file) {
      await upload(portalUrl(unit, `/${figure.id}/file`), formWith(file), z.object({}), () => undefined);
    }
    return figure;
  });
}

export function useWithdrawPortal(unit: string) {
  return useChange(({ id, reason }: { readonly id: string; readonly reason: string }) =>
    send('POST', portalUrl(unit, `/${id}/withdraw`), { reason }, z.object({})),
  );
}

export interface PortalTable {
  readonly dryRun: boolean;
  /** A file, or what was pasted. */
  readonly table: File | string;
}

export function useTakeTable(unit: string) {
  return useChange(({ table, dryRun }: PortalTable) => {
    const search = { dryRun: String(dryRun) };
    return typeof table === 'string'
      ? send('POST', withSearch(portalUrl(unit, '/paste'), search), { text: table }, portalRowsAnswer)
      : upload(withSearch(portalUrl(unit, '/import'), search), formWith(table), portalRowsAnswer, () => undefined);
  });
}

function formWith(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}

export function useComponentSets(unit: string) {
  return useQuery({
    queryKey: ['service-index', unit, 'sets'],
    queryFn: () => send('GET', setsUrl(unit), undefined, setsAnswer),
  });
}

export function useComponentSet(unit: string, id: string) {
  return useQuery({
    queryKey: ['service-index', unit, 'set', id],
    queryFn: () => send('GET', setsUrl(unit, `/${id}`), undefined, setAnswer),
  });
}

export function useDraftSet(unit: string) {
  return useChange((body: NewSetRequest) => send('POST', setsUrl(unit), body, setAnswer));
}

export function useSaveSet(unit: string, id: string) {
  return useChange((body: SaveSetRequest) => send('PUT', setsUrl(unit, `/${id}`), body, setAnswer));
}

export function usePublishSet(unit: string, id: string) {
  return useChange((revision: number) => send('POST', setsUrl(unit, `/${id}/publish`), { revision }, setAnswer));
}

export function useDropSet(unit: string, id: string) {
  return useChange((revision: number) => send('POST', setsUrl(unit, `/${id}/drop`), { revision }, z.object({})));
}
