import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idOf } from '#core/kernel/contract.ts';
import {
  addCommitmentRequest,
  addDialogueRequest,
  addInitiativeRequest,
  cancelDialogueRequest,
  commitmentList,
  commitmentQuery,
  dialogueList,
  dialogueQuery,
  editCommitmentRequest,
  editDialogueRequest,
  editInitiativeRequest,
  holdDialogueRequest,
  initiativeList,
  initiativeQuery,
  judgeCommitmentRequest,
  questionRequest,
  reopenRequest,
  reportCommitmentRequest,
} from '#core/plans/office/contract.ts';
import type { CommitmentId, DialogueId, InitiativeId } from '#core/plans/office/registers.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import {
  addCommitment,
  editCommitment,
  judgeCommitment,
  readCommitments,
  reopenCommitment,
  reportCommitment,
} from './commitment-service.ts';
import {
  addDialogue,
  addQuestion,
  cancelDialogue,
  editDialogue,
  holdDialogue,
  readDialogues,
} from './dialogue-service.ts';
import { addInitiative, editInitiative, readInitiatives } from './initiative-service.ts';
import type { OfficeDesk } from './office-desk.ts';
import { orderRoutes } from './order-routes.ts';

const unitParams = z.object({ unit: z.string() });
const READ = { permission: 'plans:office-read' };
const WRITE = { permission: 'plans:office-write' };
const REPORT = { permission: 'plans:office-report' };
const done = z.object({ id: z.uuid() });

export function officeRoutes(http: Http, deps: Deps): void {
  const deskOf = ({ scope, unit, identity }: FastifyRequest): OfficeDesk => ({ deps, scope, unit, identity });
  commitmentRoutes(http, deskOf);
  dialogueRoutes(http, deskOf);
  initiativeRoutes(http, deskOf);
  orderRoutes(http, deskOf);
}

type DeskOf = (request: FastifyRequest) => OfficeDesk;

function commitmentRoutes(http: Http, deskOf: DeskOf): void {
  const LIST = '/api/units/:unit/commitments';
  const params = unitParams.extend({ id: idOf<CommitmentId>() });
  const step = (summary: string, body: z.ZodType) => ({ summary, params, body, response: { 200: done } });
  http.get(
    LIST,
    {
      config: READ,
      schema: {
        summary: 'Commitments of a year, and how many were kept',
        params: unitParams,
        querystring: commitmentQuery,
        response: { 200: commitmentList },
      },
    },
    (request) => readCommitments(deskOf(request), request.query),
  );
  http.post(
    LIST,
    {
      config: WRITE,
      schema: { summary: 'Add a commitment', params: unitParams, body: addCommitmentRequest, response: { 200: done } },
    },
    async (request) => ({ id: await addCommitment(deskOf(request), request.body) }),
  );
  http.put(
    `${LIST}/:id`,
    { config: WRITE, schema: { ...step('Edit a commitment', editCommitmentRequest), body: editCommitmentRequest } },
    async (request) => {
      await editCommitment(deskOf(request), request.params.id, request.body);
      return { id: request.params.id };
    },
  );
  http.post(
    `${LIST}/:id/report`,
    {
      config: REPORT,
      schema: { ...step('How it stands, by its section', reportCommitmentRequest), body: reportCommitmentRequest },
    },
    async (request) => {
      await reportCommitment(deskOf(request), request.params.id, request.body.version, request.body.report);
      return { id: request.params.id };
    },
  );
  http.post(
    `${LIST}/:id/judge`,
    {
      config: WRITE,
      schema: {
        ...step('Kept or broken, by figure or judgement', judgeCommitmentRequest),
        body: judgeCommitmentRequest,
      },
    },
    async (request) => {
      await judgeCommitment(deskOf(request), request.params.id, request.body);
      return { id: request.params.id };
    },
  );
  http.post(
    `${LIST}/:id/reopen`,
    { config: WRITE, schema: { ...step('Take a conclusion back', reopenRequest), body: reopenRequest } },
    async (request) => {
      await reopenCommitment(deskOf(request), request.params.id, request.body.version, request.body.reason);
      return { id: request.params.id };
    },
  );
}

function dialogueRoutes(http: Http, deskOf: DeskOf): void {
  const LIST = '/api/units/:unit/dialogues';
  const params = unitParams.extend({ id: idOf<DialogueId>() });
  const answer = { 200: done };
  http.get(
    LIST,
    {
      config: READ,
      schema: {
        summary: 'Dialogues of a year with what was asked',
        params: unitParams,
        querystring: dialogueQuery,
        response: { 200: dialogueList },
      },
    },
    (request) => readDialogues(deskOf(request), request.query),
  );
  http.post(
    LIST,
    {
      config: WRITE,
      schema: { summary: 'Plan a dialogue', params: unitParams, body: addDialogueRequest, response: answer },
    },
    async (request) => ({ id: await addDialogue(deskOf(request), request.body) }),
  );
  http.put(
    `${LIST}/:id`,
    {
      config: WRITE,
      schema: { summary: 'Edit a planned dialogue', params, body: editDialogueRequest, response: answer },
    },
    async (request) => {
      await editDialogue(deskOf(request), request.params.id, request.body);
      return { id: request.params.id };
    },
  );
  http.post(
    `${LIST}/:id/hold`,
    {
      config: WRITE,
      schema: { summary: 'It was held: its minutes', params, body: holdDialogueRequest, response: answer },
    },
    async (request) => {
      await holdDialogue(deskOf(request), request.params.id, request.body);
      return { id: request.params.id };
    },
  );
  http.post(
    `${LIST}/:id/cancel`,
    { config: WRITE, schema: { summary: 'It was called off', params, body: cancelDialogueRequest, response: answer } },
    async (request) => {
      await cancelDialogue(deskOf(request), request.params.id, request.body.version, request.body.reason);
      return { id: request.params.id };
    },
  );
  http.post(
    `${LIST}/:id/questions`,
    {
      config: WRITE,
      schema: { summary: 'What was asked and answered', params, body: questionRequest, response: answer },
    },
    async (request) => {
      await addQuestion(deskOf(request), request.params.id, request.body);
      return { id: request.params.id };
    },
  );
}

function initiativeRoutes(http: Http, deskOf: DeskOf): void {
  const LIST = '/api/units/:unit/initiatives';
  http.get(
    LIST,
    {
      config: READ,
      schema: {
        summary: 'Initiatives of a year',
        params: unitParams,
        querystring: initiativeQuery,
        response: { 200: initiativeList },
      },
    },
    (request) => readInitiatives(deskOf(request), request.query),
  );
  http.post(
    LIST,
    {
      config: WRITE,
      schema: {
        summary: 'Register an initiative',
        params: unitParams,
        body: addInitiativeRequest,
        response: { 200: done },
      },
    },
    async (request) => ({ id: await addInitiative(deskOf(request), request.body) }),
  );
  http.put(
    `${LIST}/:id`,
    {
      config: WRITE,
      schema: {
        summary: 'Edit an initiative, or say how far it came',
        params: unitParams.extend({ id: idOf<InitiativeId>() }),
        body: editInitiativeRequest,
        response: { 200: done },
      },
    },
    async (request) => {
      await editInitiative(deskOf(request), request.params.id, request.body);
      return { id: request.params.id };
    },
  );
}
