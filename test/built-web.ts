import { join } from 'node:path';
import fastify from 'fastify';
import type { Http } from '#server/platform/http.ts';
import { securityHeaders } from '#server/platform/security-headers.ts';
import { webFiles } from '#server/platform/web-files.ts';
import { buildWebIfStale } from '../scripts/web-build.ts';

const WEB_OUTPUT = join(import.meta.dirname, '../dist/web');

/** The officer's web as it is shipped, built where it is missing or old. */
export async function ensureBuiltWeb(): Promise<void> {
  if (!(await buildWebIfStale(() => {}))) {
    throw new Error('the web does not build');
  }
}

/** The built web alone, without a server behind it: enough for pages that ask nothing. */
export async function serveBuiltWeb(): Promise<{ address: string; close: () => Promise<void> }> {
  const http = fastify();
  securityHeaders(http);
  await webFiles(http as unknown as Http, WEB_OUTPUT);
  return { address: await http.listen({ port: 0 }), close: () => http.close() };
}
