import { z } from 'zod';
import { lostPointsAnswer, lostSummary, rankingFileQuery } from '#core/assessments/result/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { lostFile, lostSummaryFile, type ResultFile, rankingFile } from './files/result-files.ts';
import { readLostPoints, readLostSummary } from './lost-service.ts';

const unitParams = z.object({ unit: z.string() });
const sheetParams = unitParams.extend({ sheet: z.string().max(10) });
const rankingParams = unitParams.extend({ ranking: z.string().max(60) });
const paper = z.enum(['docx', 'pdf', 'xlsx']);
const READ = { permission: 'assessments:read' };

interface FileReply {
  type(of: string): { header(name: string, value: string): { send(content: unknown): unknown } };
}

function sendFile(reply: FileReply, { name, type, content }: ResultFile) {
  return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content);
}

/** Lost points of a unit and over a list, and everything of results as files. */
export function lostRoutes(http: Http, deps: Deps): void {
  http.get(
    '/api/units/:unit/lost-points/:sheet',
    {
      config: READ,
      schema: {
        summary: 'The lost points of a settled sheet by responsible section, with the tasks made from them',
        params: sheetParams,
        response: { 200: lostPointsAnswer },
      },
    },
    (request) => readLostPoints(deps, request, request.params.sheet),
  );

  http.get(
    '/api/units/:unit/lost-points/:sheet/files/:format',
    {
      config: READ,
      schema: { summary: 'The lost points as DOCX, PDF/A or XLSX', params: sheetParams.extend({ format: paper }) },
    },
    async (request, reply) =>
      sendFile(reply, await lostFile(deps, request, request.params.sheet, request.params.format)),
  );

  http.get(
    '/api/units/:unit/rankings/:ranking/lost-points',
    {
      config: READ,
      schema: {
        summary: 'Which criteria lose most points over the units of a ranking, and where',
        params: rankingParams,
        response: { 200: lostSummary },
      },
    },
    (request) => readLostSummary(deps, request, request.params.ranking),
  );

  http.get(
    '/api/units/:unit/rankings/:ranking/lost-points/files/:format',
    {
      config: READ,
      schema: { summary: 'The same as DOCX, PDF/A or XLSX', params: rankingParams.extend({ format: paper }) },
    },
    async (request, reply) =>
      sendFile(reply, await lostSummaryFile(deps, request, request.params.ranking, request.params.format)),
  );

  http.get(
    '/api/units/:unit/rankings/:ranking/files/:format',
    {
      config: READ,
      schema: {
        summary: 'A ranking as CSV or XLSX; as DOCX or PDF/A the decision that publishes it with its annexes',
        params: rankingParams.extend({ format: z.enum(['csv', 'xlsx', 'docx', 'pdf']) }),
        querystring: rankingFileQuery,
      },
    },
    async (request, reply) =>
      sendFile(reply, await rankingFile(deps, request, request.params.ranking, request.params.format, request.query)),
  );
}
