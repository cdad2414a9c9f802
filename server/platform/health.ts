import { z } from 'zod';
import type { Http } from './http.ts';

/** Whether the server answers at all: the small question a page asks while its connection is lost. */
export function healthRoute(http: Http): void {
  http.get(
    '/api/health',
    {
      config: { permission: 'public', anonymous: true },
      schema: { summary: 'Whether the server answers', response: { 200: z.object({ ok: z.literal(true) }) } },
    },
    async () => ({ ok: true as const }),
  );
}
