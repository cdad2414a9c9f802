import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PublicationId } from '#core/assessments/result/ranking-key.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { PUBLIC_POLICY } from './look.ts';
import { notPublishedPage, rankingPage, unitPage, unitYearsPage, yearsPage } from './pages.ts';
import { readPublishedRanking, readPublishedUnit, readPublishedYears, readYears } from './public-results.ts';

/** From one address, a minute: a person reading is far below it, somebody who tries addresses is stopped. */
const LIMIT = { max: 120, timeWindow: '1 minute' };
const config = { permission: 'public', anonymous: true, rateLimit: LIMIT };
/** A publication is there for minutes before everybody sees it; a correction no longer than that behind. */
const CACHE = 'public, max-age=300';

const UUID = z.uuid();

function decisionId(text: string | undefined): PublicationId | undefined {
  const read = UUID.safeParse(text);
  return read.success ? (read.data as PublicationId) : undefined;
}

/** Pages for citizens: HTML from the server, no sign-in, no script, published results only. */
export function publicRoutes(http: Http, deps: Deps): void {
  http.get(
    '/cong-khai',
    {
      config,
      schema: { hide: true, querystring: z.object({ trang: z.coerce.number().int().min(1).max(1000).catch(1) }) },
    },
    async (request, reply) => sendPage(request, reply, yearsPage(await readYears(deps, request.query.trang))),
  );

  http.get(
    '/cong-khai/quyet-dinh/:id',
    {
      config,
      schema: {
        hide: true,
        params: z.object({ id: z.string() }),
        querystring: z.object({ 'linh-vuc': z.string().max(40).optional(), nhom: z.string().max(200).optional() }),
      },
    },
    async (request, reply) => {
      const id = decisionId(request.params.id);
      const { 'linh-vuc': area, nhom: group } = request.query;
      const found = id && (await readPublishedRanking(deps, id, { area, group }));
      return found ? sendPage(request, reply, rankingPage(found)) : sendNothing(request, reply);
    },
  );

  http.get(
    '/cong-khai/don-vi/:slug',
    { config, schema: { hide: true, params: z.object({ slug: z.string() }) } },
    async (request, reply) => {
      const found = await readPublishedYears(deps, request.params.slug);
      return found ? sendPage(request, reply, unitYearsPage(found)) : sendNothing(request, reply);
    },
  );

  http.get(
    '/cong-khai/don-vi/:slug/:key',
    {
      config,
      schema: {
        hide: true,
        params: z.object({ slug: z.string(), key: z.string() }),
        querystring: z.object({ 'quyet-dinh': z.string().max(40).optional() }),
      },
    },
    async (request, reply) => {
      const { slug, key } = request.params;
      const found = await readPublishedUnit(deps, slug, key, decisionId(request.query['quyet-dinh']));
      return found ? sendPage(request, reply, unitPage(found)) : sendNothing(request, reply);
    },
  );
}

type Request = Pick<FastifyRequest, 'headers'>;
type Reply = Pick<FastifyReply, 'headers' | 'status' | 'type' | 'send'>;

function sendPage(request: Request, reply: unknown, page: string, status = 200): FastifyReply {
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`;
  const answer = (reply as Reply).headers({
    'content-security-policy': PUBLIC_POLICY,
    'cache-control': CACHE,
    vary: 'accept-encoding',
    etag,
  });
  if (
    status === 200 &&
    request.headers['if-none-match']?.split(/\s*,\s*/u).some((one) => one.replace(/^W\//u, '') === etag)
  ) {
    return answer.status(304).send();
  }
  const typed = answer.status(status).type('text/html; charset=utf-8');
  const packs = String(request.headers['accept-encoding'] ?? '').includes('gzip');
  return packs ? typed.headers({ 'content-encoding': 'gzip' }).send(gzipSync(page)) : typed.send(page);
}

function sendNothing(request: Request, reply: unknown): FastifyReply {
  return sendPage(request, reply, notPublishedPage(), 404);
}
