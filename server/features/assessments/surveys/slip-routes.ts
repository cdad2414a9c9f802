import multipart from '@fastify/multipart';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  enterSlipRequest,
  respondentResponse,
  slipImportAnswer,
  slipQuery,
  slipReadings,
  surveyFormId,
  surveyRoundId,
  surveySlipId,
  surveySlipList,
  voidSlipRequest,
} from '#core/assessments/surveys/contract.ts';
import { refuseSurvey } from '#core/assessments/surveys/refusals.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { XLSX_TYPE } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { checkSlips, importSlips } from './slip-import.ts';
import { enterSlip, readReadings, readRespondent, readSlips, voidOneSlip } from './slip-service.ts';
import { slipTemplate } from './slip-template.ts';
import { deskOf } from './survey-desk.ts';

const params = z.object({ unit: z.string(), round: surveyRoundId });
const slipParams = params.extend({ slip: surveySlipId });
const formParams = params.extend({ form: surveyFormId });
const ENTER = { permission: 'surveys:enter' };
const SLIPS = '/api/units/:unit/survey-rounds/:round/slips';
const FORM = '/api/units/:unit/survey-rounds/:round/forms/:form';
/** Twenty thousand slips are far below this. */
const SHEET_BYTES = 20_000_000;

export async function slipRoutes(http: Http, deps: Deps): Promise<void> {
  http.get(
    SLIPS,
    {
      config: { permission: 'surveys:read' },
      schema: {
        summary: 'Slips of a round, respondents masked',
        params,
        querystring: slipQuery,
        response: { 200: surveySlipList },
      },
    },
    (request) => readSlips(deskOf(deps, request), request.params.round, request.query),
  );
  http.post(
    SLIPS,
    {
      config: ENTER,
      schema: {
        summary: 'Enter a slip; a number that is taken is refused',
        params,
        body: enterSlipRequest,
        response: { 201: z.object({ id: surveySlipId }) },
      },
    },
    async (request, reply) => {
      const id = await enterSlip(deskOf(deps, request), request.params.round, request.body);
      reply.code(201);
      return { id };
    },
  );
  http.post(
    `${SLIPS}/:slip/void`,
    {
      config: ENTER,
      schema: {
        summary: 'Take a slip out of the count, with a reason',
        params: slipParams,
        body: voidSlipRequest,
        response: { 200: z.object({}) },
      },
    },
    async (request) => {
      const { round, slip } = request.params;
      await voidOneSlip(deskOf(deps, request), round, slip, request.body.reason);
      return {};
    },
  );
  namedRoutes(http, deps);
  await importRoute(http, deps);
}

/** Names of respondents, and the sheet to fill in. */
function namedRoutes(http: Http, deps: Deps): void {
  http.get(
    `${SLIPS}/:slip/respondent`,
    {
      config: { permission: 'surveys:respondents' },
      schema: {
        summary: 'Who answered; the reading is logged',
        params: slipParams,
        response: { 200: respondentResponse },
      },
    },
    (request) => readRespondent(deskOf(deps, request), request.params.slip),
  );
  http.get(
    `${SLIPS}/:slip/readings`,
    {
      config: { permission: 'surveys:readings' },
      schema: { summary: 'Who opened a respondent’s name', params: slipParams, response: { 200: slipReadings } },
    },
    (request) => readReadings(deskOf(deps, request), request.params.slip),
  );
  http.get(
    `${FORM}/template`,
    {
      config: { permission: 'surveys:read' },
      schema: { summary: 'The empty sheet of slips (XLSX)', params: formParams },
    },
    async (request, reply) => {
      const { round, form } = request.params;
      const content = await slipTemplate(deskOf(deps, request), round, form);
      return reply
        .type(XLSX_TYPE)
        .header('content-disposition', 'attachment; filename="mau-nhap-phieu.xlsx"')
        .send(content);
    },
  );
}

async function importRoute(http: Http, deps: Deps): Promise<void> {
  await http.register(async (inner) => {
    await inner.register(multipart, { limits: { fileSize: SHEET_BYTES, files: 1, fields: 0, parts: 2 } });
    inner.withTypeProvider<ZodTypeProvider>().post(
      `${FORM}/import`,
      {
        config: ENTER,
        bodyLimit: SHEET_BYTES + 65_536,
        schema: {
          summary: 'Take slips from a sheet (multipart, field "file"); a dry run only says what would happen',
          params: formParams,
          querystring: z.object({ dryRun: z.stringbool().default(false) }),
          response: { 200: slipImportAnswer },
        },
      },
      async (request) => {
        const part = await request.file();
        if (!part) {
          throw refuseSurvey('survey-file-missing');
        }
        const content = await part.toBuffer();
        const { round, form } = request.params;
        const desk = deskOf(deps, request);
        return request.query.dryRun ? checkSlips(desk, round, form, content) : importSlips(desk, round, form, content);
      },
    );
  });
}
