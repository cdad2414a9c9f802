import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { PermissionTable } from '#core/accounts/roles.ts';
import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';
import type { Config } from './config.ts';
import { type Identify, type Identity, scopeFor, type UnitDirectory } from './identity.ts';
import type { Scope, UnitRef } from './scope.ts';
import { securityHeaders } from './security-headers.ts';

/** Routes that need no role name one of these instead of a feature's permission. */
const OPEN = ['public', 'signed-in'] as const;

const NOBODY: Scope = { actor: { accountId: undefined, name: 'Khách' }, units: [], writeUnits: [] };

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: string;
    /** A public route that nobody's identity matters to, such as the web's own files: none is looked up. */
    anonymous?: boolean;
  }
  interface FastifyRequest {
    /** Who is signed in; null on public routes without a session. */
    identity: Identity | null;
    /** The agencies this route's permission lets the actor see and change. */
    scope: Scope;
    /** The unit of the path (`:unit`), within the scope. */
    unit: UnitRef;
  }
}

const STATUS = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
} as const satisfies Record<RefusalKind, number>;

export interface HttpParts {
  readonly config: Config;
  readonly permissions: PermissionTable;
  readonly identify: Identify;
  readonly directory: UnitDirectory;
}

/** The server without routes: deny by default, one place where a failure becomes a status. */
export function createHttp(parts: HttpParts) {
  const http = fastify({
    logger: parts.config.CCHC_LOG === 'silent' ? false : { level: parts.config.CCHC_LOG },
    trustProxy: 'loopback',
    bodyLimit: 1_048_576,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler(answerFailure);
  securityHeaders(http);
  denyByDefault(http, parts);
  return http;
}

export type Http = ReturnType<typeof createHttp>;

/** Sends an answer that was written as JSON before, after the route's schema, as it is. */
export function sendJson<R extends { type(of: string): unknown }>(reply: R, json: string): R {
  reply.type('application/json; charset=utf-8');
  return (reply as unknown as FastifyReply).send(json) as unknown as R;
}

/** A route that names no permission stops the server from starting: forgetting one must not open a door. */
function denyByDefault(http: Pick<FastifyInstance, 'addHook' | 'decorateRequest'>, parts: HttpParts): void {
  http.decorateRequest('identity', null);
  http.decorateRequest('scope');
  http.decorateRequest('unit');
  http.addHook('onRoute', ({ method, url, config }) => {
    const permission = (config as { permission?: string } | undefined)?.permission;
    if (!permission || !(permission in parts.permissions || OPEN.some((open) => open === permission))) {
      throw new Error(`${method} ${url} names no known permission (${permission ?? 'none'})`);
    }
  });
  http.addHook('onRequest', async (request) => {
    refuseForeignOrigin(request);
    await admit(request, parts);
  });
}

async function admit(request: FastifyRequest, parts: HttpParts): Promise<void> {
  const { permission, anonymous } = request.routeOptions.config;
  request.scope = NOBODY;
  if (!permission || (permission === 'public' && anonymous)) {
    return; // nobody is asked for; where no route matched, 404 follows
  }
  const slug = (request.params as { unit?: string } | undefined)?.unit;
  const identity = await parts.identify(request);
  // After identifying: that statement also tells whether the catalogue has moved since it was read.
  const unit = slug === undefined ? undefined : parts.directory.bySlug(slug);
  if (identity) {
    request.identity = identity;
    request.scope = scopeOf(identity, parts.permissions, permission, unit);
  } else if (permission !== 'public') {
    throw new SignedOut();
  }
  if (slug !== undefined) {
    if (!unit) {
      throw new Refusal('not-found', 'unit-unknown', { unit: slug });
    }
    request.unit = unit;
  }
}

/** What this permission lets the person reach; open routes (no rule) reach no unit's data. */
function scopeOf(identity: Identity, permissions: PermissionTable, permission: string, unit: UnitRef | undefined) {
  const rule = permissions[permission];
  if (!rule) {
    return { ...NOBODY, actor: { accountId: identity.accountId, name: identity.name } };
  }
  const scope = scopeFor(identity, rule);
  refuseOutside(scope, rule.kind, permission, unit);
  return scope;
}

function refuseOutside(scope: Scope, kind: 'read' | 'write', permission: string, unit: UnitRef | undefined): void {
  const reach = kind === 'write' ? scope.writeUnits : scope.units;
  if (reach.length === 0) {
    throw new Refusal('forbidden', 'permission-missing', { permission });
  }
  if (unit && !reach.includes(unit.agencyId)) {
    throw new Refusal('forbidden', 'unit-not-permitted', { permission, unit: unit.slug });
  }
}

/** A browser says where a request comes from; a form on somebody else's page must not act with our cookie. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const from = request.headers['sec-fetch-site'];
  const reads = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
  if (!reads && from !== undefined && from !== 'same-origin' && from !== 'none') {
    throw new Refusal('forbidden', 'foreign-origin');
  }
  // Browsers from before 2023 say no fetch site, but every one names the page's origin when it sends a form.
  const { origin } = request.headers;
  if (!reads && from === undefined && origin !== undefined && hostOf(origin) !== request.host) {
    throw new Refusal('forbidden', 'foreign-origin');
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Not one of the four kinds of "no": the platform's own 401. */
class SignedOut extends Error {}

function answerFailure(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refusal) {
    return reply.status(STATUS[error.kind]).send({ code: error.code, detail: error.detail });
  }
  if (error instanceof SignedOut) {
    return reply.status(401).send({ code: 'signed-out', detail: {} });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message }) => ({
      path: instancePath,
      message: message ?? '',
    }));
    return reply.status(422).send({ code: 'invalid-request', detail: { issues } });
  }
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413 || status === 429) {
    return reply.status(status).send({ code: status === 413 ? 'too-large' : 'too-many-requests', detail: {} });
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return reply.status(status).send({ code: 'bad-request', detail: { reason: error.message } });
  }
  request.log.error({ err: error }, 'fault');
  return reply.status(500).send({ code: 'fault', detail: { requestId: request.id } });
}
