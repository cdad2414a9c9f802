import {
  changePasswordRequest,
  nothing,
  passwordRequest,
  sessionList,
  totpConfirmRequest,
  totpSetup,
} from '#core/accounts/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { callerOf, giveCookies } from './cookies.ts';
import {
  beginTotp,
  changePassword,
  confirmTotp,
  ownSessions,
  signOutEverywhere,
  switchTotpOff,
} from './own-account-service.ts';

const LIMIT = { max: 30, timeWindow: '1 minute' };
const config = { permission: 'signed-in', rateLimit: LIMIT };

/** What a person may do with their own account, whatever roles they hold. */
export function ownAccountRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/account/sessions',
    { config, schema: { summary: 'Where I am signed in', response: { 200: sessionList } } },
    async (request) => ({ items: await ownSessions(deps, request.scope.actor.accountId ?? '', callerOf(request)) }),
  );

  http.post(
    '/api/account/sign-out-everywhere',
    { config, schema: { summary: 'End all my sessions', response: { 200: nothing } } },
    async ({ scope }) => {
      await signOutEverywhere(deps, scope.actor.accountId ?? '');
      return {};
    },
  );

  http.post(
    '/api/account/password',
    { config, schema: { summary: 'Change my password', body: changePasswordRequest, response: { 200: nothing } } },
    async (request) => {
      await changePassword(deps, request.scope.actor.accountId ?? '', request.body, callerOf(request));
      return {};
    },
  );

  http.post(
    '/api/account/totp',
    { config, schema: { summary: 'Begin the second factor', body: passwordRequest, response: { 200: totpSetup } } },
    async (request) => {
      const { actor } = request.scope;
      const begun = await beginTotp(deps, actor.accountId ?? '', request.body.current, callerOf(request));
      return { ...begun, spareCodes: [...begun.spareCodes] };
    },
  );

  http.post(
    '/api/account/totp/confirm',
    {
      config,
      schema: { summary: 'Switch the second factor on', body: totpConfirmRequest, response: { 200: nothing } },
    },
    async (request, reply) => {
      const { actor } = request.scope;
      const cookies = await confirmTotp(deps, actor.accountId ?? '', request.body.code, callerOf(request));
      giveCookies(request, reply, cookies);
      return {};
    },
  );

  http.post(
    '/api/account/totp/off',
    { config, schema: { summary: 'Switch the second factor off', body: passwordRequest, response: { 200: nothing } } },
    async ({ scope, body }) => {
      await switchTotpOff(deps, scope.actor.accountId ?? '', body.current);
      return {};
    },
  );
}
