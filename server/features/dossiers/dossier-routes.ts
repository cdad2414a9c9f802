import { z } from 'zod';
import {
  assignRequest,
  changedDossier,
  dossierId,
  dossierList,
  dossierPage,
  figureQuery,
  inbox,
  inboxQuery,
  moveRequest,
  officeDesk,
  promise,
  promiseQuery,
  queueCounts,
  readingList,
  receiveRequest,
  rescheduleRequest,
  searchQuery,
  searchResult,
} from '#core/dossiers/contract.ts';
import { dossierPermissions } from '#core/dossiers/permissions.ts';
import { answerMemory } from '#server/platform/answer-memory.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Http, sendJson } from '#server/platform/http.ts';
import { scopeFor } from '#server/platform/identity.ts';
import { soonDays } from './desk-service.ts';
import { fileRoutes } from './file-routes.ts';
import { type DeskMemory, readFigure, readInbox, readQueueCounts, search } from './list-service.ts';
import { assignDossier, moveDossier, rescheduleDossier } from './move-service.ts';
import { readDesk, readPage, readReaders } from './page-service.ts';
import { previewPromise, receiveDossier } from './receive-service.ts';

const unitPath = z.object({ unit: z.string() });
const dossierPath = unitPath.extend({ dossier: dossierId });

export function dossierRoutes(http: Http, deps: Deps): void {
  listRoutes(http, deps);
  receiptRoutes(http, deps);
  changeRoutes(http, deps);
  fileRoutes(http, deps);
}

function listRoutes(http: Http, deps: Deps): void {
  const soonOf = soonDays(deps);
  const remember: DeskMemory = answerMemory();
  const config = { permission: 'dossiers:read' };

  http.get(
    '/api/units/:unit/inbox',
    {
      config,
      schema: { summary: 'A work queue', params: unitPath, querystring: inboxQuery, response: { 200: inbox } },
    },
    async ({ scope, unit: { agencyId }, query }, reply) =>
      sendJson(reply, await readInbox(deps, { scope, agencyId, soonOf, remember }, query)),
  );
  http.get(
    '/api/units/:unit/inbox/counts',
    { config, schema: { summary: 'How much lies in each queue', params: unitPath, response: { 200: queueCounts } } },
    async ({ scope, unit: { agencyId } }, reply) =>
      sendJson(reply, await readQueueCounts(deps, { scope, agencyId, soonOf, remember })),
  );
  http.get(
    '/api/units/:unit/dossiers',
    {
      config,
      schema: {
        summary: 'The dossiers behind a figure',
        params: unitPath,
        querystring: figureQuery,
        response: { 200: dossierList },
      },
    },
    async ({ scope, unit, query }) => readFigure(deps, scope, unit.agencyId, query),
  );
  http.get(
    '/api/dossiers/search',
    {
      config,
      schema: {
        summary: 'Find dossiers by code, name or identity number',
        querystring: searchQuery,
        response: { 200: searchResult },
      },
    },
    async ({ scope, query }) => search(deps, scope, query.q),
  );
}

function receiptRoutes(http: Http, deps: Deps): void {
  http.post(
    '/api/units/:unit/dossiers',
    {
      config: { permission: 'dossiers:receive' },
      schema: {
        summary: 'Receive a dossier at the counter',
        params: unitPath,
        body: receiveRequest,
        response: { 200: changedDossier },
      },
    },
    async ({ scope, unit, body }) => receiveDossier(deps, scope, unit.agencyId, body),
  );
  http.get(
    '/api/units/:unit/promise',
    {
      config: { permission: 'dossiers:read' },
      schema: {
        summary: 'When a result would be promised for, and the days counted',
        params: unitPath,
        querystring: promiseQuery,
        response: { 200: promise },
      },
    },
    async ({ scope, unit, query }) => previewPromise(deps, scope, unit.agencyId, query),
  );
  http.get(
    '/api/units/:unit/desk',
    {
      config: { permission: 'dossiers:read' },
      schema: {
        summary: 'What may be received, and whom it may be handed to',
        params: unitPath,
        response: { 200: officeDesk },
      },
    },
    async ({ scope, unit }) => readDesk(deps, scope, unit.agencyId),
  );
}

function changeRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/dossiers/:dossier',
    {
      config: { permission: 'dossiers:read' },
      schema: { summary: 'A dossier with its history', params: dossierPath, response: { 200: dossierPage } },
    },
    async ({ scope, identity, unit, params }) => {
      const rule = dossierPermissions['dossiers:process'];
      const works = identity ? scopeFor(identity, rule).writeUnits.includes(unit.agencyId) : false;
      return readPage(deps, scope, unit.agencyId, params.dossier, works);
    },
  );
  http.get(
    '/api/units/:unit/dossiers/:dossier/readings',
    {
      config: { permission: 'dossiers:readings' },
      schema: { summary: 'Who opened the dossier', params: dossierPath, response: { 200: readingList } },
    },
    async ({ scope, unit, params }) => readReaders(deps, scope, unit.agencyId, params.dossier),
  );
  http.post(
    '/api/units/:unit/dossiers/:dossier/move',
    {
      config: { permission: 'dossiers:process' },
      schema: {
        summary: 'Take the next step',
        params: dossierPath,
        body: moveRequest,
        response: { 200: changedDossier },
      },
    },
    async ({ scope, unit, params, body }) =>
      moveDossier(deps, scope, { agencyId: unit.agencyId, id: params.dossier, version: body.version }, body),
  );
  http.post(
    '/api/units/:unit/dossiers/:dossier/assign',
    {
      config: { permission: 'dossiers:assign' },
      schema: {
        summary: 'Hand to an officer or a section',
        params: dossierPath,
        body: assignRequest,
        response: { 200: changedDossier },
      },
    },
    async ({ scope, unit, params, body }) =>
      assignDossier(deps, scope, { agencyId: unit.agencyId, id: params.dossier, version: body.version }, body),
  );
  http.post(
    '/api/units/:unit/dossiers/:dossier/reschedule',
    {
      config: { permission: 'dossiers:process' },
      schema: {
        summary: 'Move the promised day, with its reason',
        params: dossierPath,
        body: rescheduleRequest,
        response: { 200: changedDossier },
      },
    },
    async ({ scope, unit, params, body }) =>
      rescheduleDossier(deps, scope, { agencyId: unit.agencyId, id: params.dossier, version: body.version }, body),
  );
}
