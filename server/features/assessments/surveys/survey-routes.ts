import { z } from 'zod';
import {
  joinAnswer,
  openRoundRequest,
  roundStepRequest,
  saveFormRequest,
  surveyForm,
  surveyFormId,
  surveyFormList,
  surveyGround,
  surveyRoundId,
  surveyRoundList,
  surveyRoundResponse,
  typedResultRequest,
  unitResultList,
} from '#core/assessments/surveys/contract.ts';
import { pageQuery } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { draftForm, editForm, issueForm, printForm, readForm, readForms } from './form-service.ts';
import { joinRound, readResults, typeResult } from './result-service.ts';
import { openRound, readGround, readRound, readRounds, turnRound } from './round-service.ts';
import { slipRoutes } from './slip-routes.ts';
import { deskOf } from './survey-desk.ts';

const unitParams = z.object({ unit: z.string() });
const formParams = unitParams.extend({ form: surveyFormId });
const roundParams = unitParams.extend({ round: surveyRoundId });
const READ = { permission: 'surveys:read' };
const MANAGE = { permission: 'surveys:manage' };
const FORMS = '/api/units/:unit/survey-forms';
const ROUNDS = '/api/units/:unit/survey-rounds';
const ROUND = `${ROUNDS}/:round`;

/** Sociological surveys of the level above: questionnaires, rounds, slips, results, points. */
export async function surveyRoutes(http: Http, deps: Deps): Promise<void> {
  formRoutes(http, deps);
  roundRoutes(http, deps);
  resultRoutes(http, deps);
  await slipRoutes(http, deps);
}

function formRoutes(http: Http, deps: Deps): void {
  http.get(
    FORMS,
    {
      config: READ,
      schema: {
        summary: 'Questionnaires of a committee, every version',
        params: unitParams,
        querystring: pageQuery,
        response: { 200: surveyFormList },
      },
    },
    (request) => readForms(deskOf(deps, request), request.query),
  );
  http.get(
    `${FORMS}/:form`,
    { config: READ, schema: { summary: 'A questionnaire', params: formParams, response: { 200: surveyForm } } },
    (request) => readForm(deskOf(deps, request), request.params.form),
  );
  for (const format of ['docx', 'pdf'] as const) {
    http.get(
      `${FORMS}/:form/${format}`,
      { config: READ, schema: { summary: `A questionnaire to print (${format.toUpperCase()})`, params: formParams } },
      async (request, reply) => {
        const { name, type, content } = await printForm(deskOf(deps, request), request.params.form, format);
        return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
      },
    );
  }
  http.post(
    FORMS,
    {
      config: MANAGE,
      schema: {
        summary: 'Draft a questionnaire; of a known code its next version',
        params: unitParams,
        body: saveFormRequest,
        response: { 201: surveyForm },
      },
    },
    async (request, reply) => {
      const desk = deskOf(deps, request);
      const id = await draftForm(desk, request.body);
      reply.code(201);
      return readForm(desk, id);
    },
  );
  http.put(
    `${FORMS}/:form`,
    {
      config: MANAGE,
      schema: { summary: 'Edit a draft', params: formParams, body: saveFormRequest, response: { 200: surveyForm } },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      await editForm(desk, request.params.form, request.body);
      return readForm(desk, request.params.form);
    },
  );
  http.post(
    `${FORMS}/:form/publish`,
    {
      config: MANAGE,
      schema: {
        summary: 'Issue a questionnaire; from then on it never changes',
        params: formParams,
        body: z.object({ revision: z.number().int() }),
        response: { 200: surveyForm },
      },
    },
    async (request) => {
      const desk = deskOf(deps, request);
      await issueForm(desk, request.params.form, request.body.revision);
      return readForm(desk, request.params.form);
    },
  );
}

function roundRoutes(http: Http, deps: Deps): void {
  http.get(
    ROUNDS,
    {
      config: READ,
      schema: {
        summary: 'Survey rounds, newest first',
        params: unitParams,
        querystring: pageQuery,
        response: { 200: surveyRoundList },
      },
    },
    (request) => readRounds(deskOf(deps, request), request.query),
  );
  http.get(
    '/api/units/:unit/survey-ground',
    {
      config: READ,
      schema: { summary: 'What a new round chooses among', params: unitParams, response: { 200: surveyGround } },
    },
    (request) => readGround(deskOf(deps, request)),
  );
  http.get(
    ROUND,
    {
      config: READ,
      schema: {
        summary: 'A round with its questionnaires and units',
        params: roundParams,
        response: { 200: surveyRoundResponse },
      },
    },
    (request) => readRound(deskOf(deps, request), request.params.round),
  );
  http.post(
    ROUNDS,
    {
      config: MANAGE,
      schema: {
        summary: 'Open a round',
        params: unitParams,
        body: openRoundRequest,
        response: { 201: surveyRoundResponse },
      },
    },
    async (request, reply) => {
      const desk = deskOf(deps, request);
      const id = await openRound(desk, request.body);
      reply.code(201);
      return readRound(desk, id);
    },
  );
  for (const [verb, state, summary] of [
    ['close', 'closed', 'Close the entry of slips'],
    ['reopen', 'collecting', 'Open the entry again, with a reason'],
  ] as const) {
    http.post(
      `${ROUND}/${verb}`,
      {
        config: MANAGE,
        schema: { summary, params: roundParams, body: roundStepRequest, response: { 200: surveyRoundResponse } },
      },
      async (request) => {
        const desk = deskOf(deps, request);
        await turnRound(desk, request.params.round, state, request.body);
        return readRound(desk, request.params.round);
      },
    );
  }
}

function resultRoutes(http: Http, deps: Deps): void {
  http.get(
    `${ROUND}/results`,
    {
      config: READ,
      schema: {
        summary: 'Results per unit and criterion, with exact averages and the points they make',
        params: roundParams,
        querystring: pageQuery,
        response: { 200: unitResultList },
      },
    },
    (request) => readResults(deskOf(deps, request), request.params.round, request.query),
  );
  http.put(
    `${ROUND}/results`,
    {
      config: MANAGE,
      schema: {
        summary: 'Type a result that was counted elsewhere, with its source',
        params: roundParams,
        body: typedResultRequest,
        response: { 200: z.object({}) },
      },
    },
    async (request) => {
      await typeResult(deskOf(deps, request), request.params.round, request.body);
      return {};
    },
  );
  http.post(
    `${ROUND}/join`,
    {
      config: MANAGE,
      schema: {
        summary: 'Join the points of a closed round into the sheets of its units',
        params: roundParams,
        response: { 200: joinAnswer },
      },
    },
    (request) => joinRound(deskOf(deps, request), request.params.round),
  );
}
