import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idOf } from '#core/kernel/contract.ts';
import {
  addConclusionRequest,
  conclusionList,
  conclusionResponse,
  confirmItemRequest,
  dropItemRequest,
  followUpRequest,
} from '#core/plans/conclusions/contract.ts';
import { officeYearQuery } from '#core/plans/office/contract.ts';
import type { ConclusionId, ConclusionItemId, DialogueId, QuestionId } from '#core/plans/office/registers.ts';
import type { Http } from '#server/platform/http.ts';
import { addConclusion, confirmItem, dropItem, readConclusions, readOneConclusion } from './conclusion-service.ts';
import { followUp } from './dialogue-service.ts';
import type { OfficeDesk } from './office-desk.ts';

const unitParams = z.object({ unit: z.string() });
const READ = { permission: 'plans:office-read' };
const WRITE = { permission: 'plans:office-write' };

type DeskOf = (request: FastifyRequest) => OfficeDesk;

/** What becomes a task: the items of a notice, the promises of a dialogue. */
export function orderRoutes(http: Http, deskOf: DeskOf): void {
  followUpRoute(http, deskOf);
  conclusionRoutes(http, deskOf);
}

function followUpRoute(http: Http, deskOf: DeskOf): void {
  const LIST = '/api/units/:unit/dialogues';
  const params = unitParams.extend({ id: idOf<DialogueId>() });
  const answer = { 200: z.object({ id: z.uuid() }) };
  http.post(
    `${LIST}/:id/questions/:question/follow-up`,
    {
      config: WRITE,
      schema: {
        summary: 'Turn what was promised into a task',
        params: params.extend({ question: idOf<QuestionId>() }),
        body: followUpRequest,
        response: answer,
      },
    },
    async (request) => {
      const { id: dialogueId, question: questionId } = request.params;
      await followUp(deskOf(request), { dialogueId, questionId }, request.body);
      return { id: dialogueId };
    },
  );
}

/** A notice of a hundred pages, pasted. */
const LONGEST_BODY = 2_097_152;

function conclusionRoutes(http: Http, deskOf: DeskOf): void {
  const LIST = '/api/units/:unit/conclusions';
  const params = unitParams.extend({ id: idOf<ConclusionId>() });
  const itemParams = params.extend({ item: idOf<ConclusionItemId>() });
  const whole = { 200: conclusionResponse };
  http.get(
    LIST,
    {
      config: READ,
      schema: {
        summary: 'Notices of conclusions of a year',
        params: unitParams,
        querystring: officeYearQuery,
        response: { 200: conclusionList },
      },
    },
    (request) => readConclusions(deskOf(request), request.query.year),
  );
  http.get(
    `${LIST}/:id`,
    { config: READ, schema: { summary: 'A notice with what it seems to order', params, response: whole } },
    (request) => readOneConclusion(deskOf(request), request.params.id),
  );
  http.post(
    LIST,
    {
      config: WRITE,
      bodyLimit: LONGEST_BODY,
      schema: {
        summary: 'Paste a notice, or read the document’s file: its items are proposed, nothing is created',
        params: unitParams,
        body: addConclusionRequest,
        response: whole,
      },
    },
    async (request) => {
      const desk = deskOf(request);
      return readOneConclusion(desk, await addConclusion(desk, request.body));
    },
  );
  http.post(
    `${LIST}/:id/items/:item/confirm`,
    {
      config: WRITE,
      schema: {
        summary: 'Confirm an item: it becomes a task',
        params: itemParams,
        body: confirmItemRequest,
        response: whole,
      },
    },
    async (request) => {
      const { id: conclusionId, item: itemId } = request.params;
      await confirmItem(deskOf(request), { conclusionId, itemId }, request.body);
      return readOneConclusion(deskOf(request), conclusionId);
    },
  );
  http.post(
    `${LIST}/:id/items/:item/drop`,
    {
      config: WRITE,
      schema: {
        summary: 'Leave an item out, with a reason',
        params: itemParams,
        body: dropItemRequest,
        response: whole,
      },
    },
    async (request) => {
      const { id: conclusionId, item: itemId } = request.params;
      await dropItem(deskOf(request), { conclusionId, itemId }, request.body.reason);
      return readOneConclusion(deskOf(request), conclusionId);
    },
  );
}
