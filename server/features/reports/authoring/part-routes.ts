import { z } from 'zod';
import {
  assignPartsRequest,
  partBoard as partBoardShape,
  partCodesRequest,
  sectionHistory as sectionHistoryShape,
  sendBackPartsRequest,
} from '#core/reports/authoring/contract.ts';
import { periodCode } from '#core/reports/contract.ts';
import type { ReportCase } from '#server/features/reports/report-change.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { Identity } from '#server/platform/identity.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { assignParts, handInParts, sendBackParts, takeParts } from './part-service.ts';
import { partBoard, sectionHistory } from './part-view.ts';
import { writerOf } from './writer.ts';

const params = z.object({ unit: z.string(), period: periodCode });
const PARTS = '/api/units/:unit/reports/:period/parts';
const READ = { permission: 'reports:read' };
const EDIT = { permission: 'reports:edit' };
const COMPILE = { permission: 'reports:compile' };

interface Asked {
  readonly scope: Scope;
  readonly identity: Identity | null;
  readonly unit: UnitRef;
  readonly params: { readonly period: string };
}

/** Who writes which section, and its way from the section to the focal officer and back. */
export function partRoutes(http: Http, deps: Deps): void {
  const board = ({ scope, identity, unit, params: { period } }: Asked) =>
    readIn(deps.db, scope, (tx) =>
      partBoard(tx, unit.agencyId, period, { writer: writerOf({ identity, unit }), now: deps.now() }),
    );
  const one = ({ scope, unit, params: { period } }: Asked): ReportCase => ({ deps, scope, unit, period });
  const response = { 200: partBoardShape };
  http.get(
    PARTS,
    { config: READ, schema: { summary: 'Whose part each section is, and how far it has come', params, response } },
    board,
  );
  http.put(
    PARTS,
    {
      config: COMPILE,
      schema: { summary: 'Give sections to units or persons', params, body: assignPartsRequest, response },
    },
    async (request) => {
      const wishes = request.body.parts.map(({ code, sectionId, accountId, deadline }) => ({
        code,
        sectionId: sectionId ?? undefined,
        accountId: accountId ?? undefined,
        deadline: deadline ?? undefined,
      }));
      await assignParts(one(request), wishes);
      return board(request);
    },
  );
  http.post(
    `${PARTS}/hand-in`,
    { config: EDIT, schema: { summary: 'Hand in written parts', params, body: partCodesRequest, response } },
    async (request) => {
      await handInParts(one(request), writerOf(request), request.body.codes);
      return board(request);
    },
  );
  http.post(
    `${PARTS}/take`,
    { config: COMPILE, schema: { summary: 'Take over parts handed in', params, body: partCodesRequest, response } },
    async (request) => {
      await takeParts(one(request), request.body.codes);
      return board(request);
    },
  );
  http.post(
    `${PARTS}/send-back`,
    {
      config: COMPILE,
      schema: { summary: 'Send parts back with a reason', params, body: sendBackPartsRequest, response },
    },
    async (request) => {
      await sendBackParts(one(request), request.body.codes, request.body.reason);
      return board(request);
    },
  );
  http.get(
    '/api/units/:unit/reports/:period/sections/:section/history',
    {
      config: READ,
      schema: {
        summary: 'The texts a section had, newest first',
        params: params.extend({ section: z.string().max(20) }),
        response: { 200: sectionHistoryShape },
      },
    },
    ({ scope, unit, params: { period, section } }) =>
      readIn(deps.db, scope, (tx) => sectionHistory(tx, unit.agencyId, period, section)),
  );
}
