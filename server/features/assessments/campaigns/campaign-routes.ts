import { z } from 'zod';
import type { CampaignId } from '#core/assessments/campaigns/campaign.ts';
import {
  boardQuery,
  boardResponse,
  campaignList,
  campaignOptions,
  campaignResponse,
  campaignUnits,
  changeCampaignRequest,
  createCampaignRequest,
  openedSheets,
  reopenRequest,
  revisionRequest,
  setBodiesRequest,
  setUnitsRequest,
  sheetCampaign,
} from '#core/assessments/campaigns/contract.ts';
import { sheetKeyParam } from '#core/assessments/contract.ts';
import { requireSheetTerm } from '#core/assessments/sheet-key.ts';
import { idOf } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import type { Scope, UnitRef } from '#server/platform/scope.ts';
import { readBoard } from './board-service.ts';
import { readCampaign, readCampaigns, readOptions, readSheetCampaign, readUnits } from './campaign-reading.ts';
import {
  changeCampaign,
  closeCampaign,
  createCampaign,
  openCampaign,
  removeCampaign,
  setBodies,
  setUnits,
} from './campaign-service.ts';
import { exemptionRoutes } from './exemption-routes.ts';
import { reopenFor } from './reopening-service.ts';
import { addSuccessors, openNextSheets } from './sheet-opening-service.ts';

const unitParams = z.object({ unit: z.string() });
const params = unitParams.extend({ campaign: idOf<CampaignId>() });
const LIST = '/api/units/:unit/campaigns';
const ONE = `${LIST}/:campaign`;
const READ = { permission: 'assessments:read' };
const RUN = { permission: 'assessments:campaign' };

/** Scoring campaigns: of the committee that runs them, and as the units they score see them. */
export function campaignRoutes(http: Http, deps: Deps): void {
  readingRoutes(http, deps);
  planningRoutes(http, deps);
  runningRoutes(http, deps);
  exemptionRoutes(http, deps);
}

const askedBy = (deps: Deps, { scope, unit }: { scope: Scope; unit: UnitRef }) => ({ deps, scope, unit });

function readingRoutes(http: Http, deps: Deps): void {
  http.get(
    LIST,
    {
      config: READ,
      schema: {
        summary: 'Campaigns that the unit runs and those that score it, newest first',
        params: unitParams,
        response: { 200: campaignList },
      },
    },
    (request) => readCampaigns(askedBy(deps, request)),
  );
  http.get(
    `${LIST.replace('/campaigns', '/campaign-options')}`,
    {
      config: RUN,
      schema: {
        summary: 'What a new campaign chooses from: published sets, sections, kinds of units below',
        params: unitParams,
        response: { 200: campaignOptions },
      },
    },
    (request) => readOptions(askedBy(deps, request)),
  );
  http.get(
    ONE,
    {
      config: READ,
      schema: { summary: 'A campaign with its dates, bodies and changes', params, response: { 200: campaignResponse } },
    },
    (request) => readCampaign(askedBy(deps, request), request.params.campaign),
  );
  http.get(
    `${ONE}/units`,
    {
      config: RUN,
      schema: { summary: 'Units that may be scored, and which are', params, response: { 200: campaignUnits } },
    },
    (request) => readUnits(askedBy(deps, request), request.params.campaign),
  );
  http.get(
    `${ONE}/board`,
    {
      config: READ,
      schema: {
        summary: 'Unit × phase: how far each unit has come, who is late',
        params,
        querystring: boardQuery,
        response: { 200: boardResponse },
      },
    },
    (request) => readBoard(askedBy(deps, request), request.params.campaign, request.query),
  );
  http.get(
    '/api/units/:unit/assessments/:sheet/campaign',
    {
      config: READ,
      schema: {
        summary: 'What binds a sheet: its campaign, until when the work that waits is open, what was opened again',
        params: unitParams.extend({ sheet: sheetKeyParam }),
        response: { 200: sheetCampaign },
      },
    },
    (request) =>
      readSheetCampaign(askedBy(deps, request), { unit: request.unit, ...requireSheetTerm(request.params.sheet) }),
  );
}

function planningRoutes(http: Http, deps: Deps): void {
  http.post(
    LIST,
    {
      config: RUN,
      schema: {
        summary: 'Draft a campaign',
        params: unitParams,
        body: createCampaignRequest,
        response: { 200: campaignResponse },
      },
    },
    async (request) => {
      const asked = askedBy(deps, request);
      return readCampaign(asked, await createCampaign(asked, request.body));
    },
  );
  http.put(
    ONE,
    {
      config: RUN,
      schema: {
        summary: 'Change a campaign; while it runs only dates and words, with a reason',
        params,
        body: changeCampaignRequest,
        response: { 200: campaignResponse },
      },
    },
    async (request) => {
      const asked = askedBy(deps, request);
      await changeCampaign(asked, request.params.campaign, request.body);
      return readCampaign(asked, request.params.campaign);
    },
  );
  http.delete(
    ONE,
    { config: RUN, schema: { summary: 'Drop a draft', params, response: { 200: z.object({}) } } },
    async (request) => {
      await removeCampaign(askedBy(deps, request), request.params.campaign);
      return {};
    },
  );
  http.put(
    `${ONE}/units`,
    {
      config: RUN,
      schema: {
        summary: 'Whom a draft scores, in groups',
        params,
        body: setUnitsRequest,
        response: { 200: campaignResponse },
      },
    },
    async (request) => {
      const asked = askedBy(deps, request);
      await setUnits(asked, request.params.campaign, request.body);
      return readCampaign(asked, request.params.campaign);
    },
  );
  http.put(
    `${ONE}/bodies`,
    {
      config: RUN,
      schema: {
        summary: 'Who appraises which area or criterion',
        params,
        body: setBodiesRequest,
        response: { 200: campaignResponse },
      },
    },
    async (request) => {
      const asked = askedBy(deps, request);
      await setBodies(asked, request.params.campaign, request.body);
      return readCampaign(asked, request.params.campaign);
    },
  );
}

function runningRoutes(http: Http, deps: Deps): void {
  http.post(
    `${ONE}/open`,
    {
      config: RUN,
      schema: {
        summary: 'The campaign runs; its sheets are opened next',
        params,
        body: revisionRequest,
        response: { 200: campaignResponse },
      },
    },
    async (request) => {
      const asked = askedBy(deps, request);
      await openCampaign(asked, request.params.campaign, request.body.revision);
      return readCampaign(asked, request.params.campaign);
    },
  );
  http.post(
    `${ONE}/sheets`,
    {
      config: RUN,
      schema: {
        summary: 'Open the sheets of the next units; ask again until none remains',
        params,
        response: { 200: openedSheets },
      },
    },
    (request) => openNextSheets(askedBy(deps, request), request.params.campaign),
  );
  http.post(
    `${ONE}/successors`,
    {
      config: RUN,
      schema: {
        summary: 'Take in the units that came out of ended ones',
        params,
        response: { 200: z.object({ added: z.number().int() }) },
      },
    },
    async (request) => ({ added: await addSuccessors(askedBy(deps, request), request.params.campaign) }),
  );
  http.post(
    `${ONE}/reopenings`,
    {
      config: RUN,
      schema: {
        summary: 'Open a phase again for one unit, with a reason and a new last day',
        params,
        body: reopenRequest,
        response: { 200: campaignResponse },
      },
    },
    async (request) => {
      const asked = askedBy(deps, request);
      await reopenFor(asked, request.params.campaign, request.body);
      return readCampaign(asked, request.params.campaign);
    },
  );
  http.post(
    `${ONE}/close`,
    {
      config: RUN,
      schema: {
        summary: 'End the campaign: nothing of its sheets changes any more',
        params,
        body: revisionRequest,
        response: { 200: campaignResponse },
      },
    },
    async (request) => {
      const asked = askedBy(deps, request);
      await closeCampaign(asked, request.params.campaign, request.body.revision);
      return readCampaign(asked, request.params.campaign);
    },
  );
}
