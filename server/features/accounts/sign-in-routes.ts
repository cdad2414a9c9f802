import rateLimit from '@fastify/rate-limit';
import { z } from 'zod';
import {
  doorResponse,
  firstAdministratorRequest,
  firstAdministratorResponse,
  linkResponse,
  nothing,
  sessionResponse,
  setPasswordRequest,
  signInCodeRequest,
  signInRequest,
  signInResponse,
} from '#core/accounts/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { callerOf, giveCookies } from './cookies.ts';
import { createFirstAdministrator, describeLink, setPasswordByLink } from './link-service.ts';
import { describeDoor, describeSession } from './session-service.ts';
import { signIn, signInWithCode, signOut } from './sign-in-service.ts';

/** From one address, a minute: enough for an office that begins its day behind one router, too few for guessing. */
const LIMIT = { max: 60, timeWindow: '1 minute' };

export async function signInRoutes(http: Http, deps: Deps): Promise<void> {
  await http.register(rateLimit, { global: false });

  http.get(
    '/api/session',
    {
      config: { permission: 'signed-in' },
      schema: { summary: 'Who is signed in and what they may do', response: { 200: sessionResponse } },
    },
    ({ identity }) => describeSession(deps, identity),
  );

  http.get(
    '/api/door',
    {
      config: { permission: 'public' },
      schema: { summary: 'What the sign-in page shows', response: { 200: doorResponse } },
    },
    () => describeDoor(deps),
  );

  http.post(
    '/api/sign-in',
    {
      config: { permission: 'public', rateLimit: LIMIT },
      schema: {
        summary: 'Sign in with user name and password',
        body: signInRequest,
        response: { 200: signInResponse },
      },
    },
    async (request, reply) => {
      const { userName, password } = request.body;
      const { next, cookies } = await signIn(deps, userName, password, callerOf(request));
      giveCookies(request, reply, cookies);
      return { next };
    },
  );

  http.post(
    '/api/sign-in/code',
    {
      config: { permission: 'public', rateLimit: LIMIT },
      schema: { summary: 'The second step of signing in', body: signInCodeRequest, response: { 200: signInResponse } },
    },
    async (request, reply) => {
      const { next, cookies } = await signInWithCode(deps, request.body.code, callerOf(request));
      giveCookies(request, reply, cookies);
      return { next };
    },
  );

  http.post(
    '/api/sign-out',
    {
      config: { permission: 'signed-in' },
      schema: { summary: 'End this session', response: { 200: nothing } },
    },
    async (request, reply) => {
      giveCookies(request, reply, await signOut(deps, request.scope.actor.accountId ?? '', callerOf(request)));
      return {};
    },
  );

  linkRoutes(http, deps);
}

function linkRoutes(http: Http, deps: Deps): void {
  const params = z.object({ token: z.string().max(100) });

  http.get(
    '/api/links/:token',
    {
      config: { permission: 'public', rateLimit: LIMIT },
      schema: { summary: 'What a one-time link is for', params, response: { 200: linkResponse } },
    },
    ({ params: { token } }) => describeLink(deps, token),
  );

  http.post(
    '/api/links/:token/password',
    {
      config: { permission: 'public', rateLimit: LIMIT },
      schema: { summary: 'Set the password of the link', params, body: setPasswordRequest, response: { 200: nothing } },
    },
    async ({ params: { token }, body }) => {
      await setPasswordByLink(deps, token, body.password);
      return {};
    },
  );

  http.post(
    '/api/links/:token/first-administrator',
    {
      config: { permission: 'public', rateLimit: LIMIT },
      schema: {
        summary: 'Become the first administrator',
        params,
        body: firstAdministratorRequest,
        response: { 200: firstAdministratorResponse },
      },
    },
    async ({ params: { token }, body }) => {
      const unit = await createFirstAdministrator(deps, token, body);
      return { unitSlug: unit.slug };
    },
  );
}
