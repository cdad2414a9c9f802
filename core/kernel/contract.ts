import { z } from 'zod';
import { isPlainDate } from './dates.ts';
import type { Id } from './ids.ts';

/** A UUID on the wire, typed as the branded id (a cast, no transform: the schema also serializes). */
export function idOf<T extends Id<string>>(): z.ZodType<T, string> {
  return z.uuid() as unknown as z.ZodType<T, string>;
}

export const plainDate = z.string().refine(isPlainDate, { message: 'not-a-date' }).describe('YYYY-MM-DD');

/** Every list is paged: at most 200 rows a page. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(25),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.number().int() });
}
