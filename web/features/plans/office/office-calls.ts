import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { DOCUMENT_MESSAGES } from '#core/documents/messages.ts';
import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { OFFICE_MESSAGES } from '#core/plans/office/messages.ts';
import { type Method, send } from '#web/lib/api.ts';
import { today } from '#web/lib/format.ts';
import { messageOf } from '#web/lib/messages.ts';
import { unitPath, useSearchValues, withSearch } from '#web/lib/navigation.ts';

export const REGISTER_MESSAGES = { ...PLAN_MESSAGES, ...DOCUMENT_MESSAGES, ...OFFICE_MESSAGES };

export function registerFailure(error: unknown): string | undefined {
  return error ? messageOf(error, REGISTER_MESSAGES) : undefined;
}

/** The year of the address (`?nam=2026`), this year without one. */
export function useYear(): number {
  const year = Number(useSearchValues().nam);
  return Number.isInteger(year) && year >= 2000 && year <= 2200 ? year : Number(today().slice(0, 4));
}

export type Register = 'commitments' | 'dialogues' | 'initiatives' | 'conclusions';

/** A register's page of another year. */
export function yearTabs(unit: string, page: string, year: number) {
  const last = Math.max(year, Number(today().slice(0, 4)) + 1);
  return [last - 3, last - 2, last - 1, last].map((one) => ({
    href: unitPath(unit, page, { nam: one }),
    label: `Năm ${one}`,
    current: one === year,
  }));
}

/** The entries of a year, or those behind the figure of the address. */
export function useRegister<Schema extends z.ZodType>(unit: string, register: Register, year: number, schema: Schema) {
  const { solieu: figure, tungay: from, denngay: to } = useSearchValues();
  const search = { year, figure, from, to };
  return useQuery({
    queryKey: ['office', unit, register, search],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/${register}`, search), undefined, schema),
  });
}

export interface RegisterCall {
  readonly method?: Method;
  /** After the register: "/<id>/judge". */
  readonly rest?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const done = z.looseObject({ id: z.string() });

/** One change of a register; its lists are asked again. */
export function useRegisterCall(unit: string, register: Register) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ method = 'POST', rest = '', body }: RegisterCall) =>
      send(method, `/api/units/${unit}/${register}${rest}`, body, done),
    onSettled: () => cache.invalidateQueries({ queryKey: ['office', unit] }),
  });
}
