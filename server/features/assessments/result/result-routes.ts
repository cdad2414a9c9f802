import { z } from 'zod';
import {
  publishResultsAnswer,
  publishResultsRequest,
  rankingAnswer,
  rankingList,
  rankingQuery,
  unitYears,
} from '#core/assessments/result/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { lostRoutes } from './lost-routes.ts';
import { publicRoutes } from './public/public-routes.ts';
import { publishResults } from './publication-service.ts';
import { readRanking, readRankings } from './ranking-service.ts';
import { readUnitYears } from './years-service.ts';

const unitParams = z.object({ unit: z.string() });
const rankingParams = unitParams.extend({ ranking: z.string().max(60) });
const READ = { permission: 'assessments:read' };

/** Rankings, years, publications and lost points. */
export async function resultRoutes(http: Http, deps: Deps): Promise<void> {
  publicRoutes(http, deps);
  lostRoutes(http, deps);
  http.get(
    '/api/units/:unit/rankings',
    {
      config: READ,
      schema: {
        summary: 'The rankings of the units below, and the decisions that rank the unit or that it published',
        params: unitParams,
        response: { 200: rankingList },
      },
    },
    (request) => readRankings(deps, request),
  );

  http.get(
    '/api/units/:unit/rankings/:ranking',
    {
      config: READ,
      schema: {
        summary:
          'A ranking: of a campaign, of a term’s sheets, or as a decision published it; by whole, area, criterion',
        params: rankingParams,
        querystring: rankingQuery,
        response: { 200: rankingAnswer },
      },
    },
    (request) => readRanking(deps, request, request.params.ranking, request.query.by),
  );

  http.post(
    '/api/units/:unit/rankings/:ranking/publications',
    {
      config: { permission: 'assessments:publish-results' },
      schema: {
        summary: 'Publish a list by a decision, or amend what was published: all settled sheets at once, places frozen',
        params: rankingParams,
        body: publishResultsRequest,
        response: { 200: publishResultsAnswer },
      },
    },
    (request) => publishResults(deps, request, request.params.ranking, request.body),
  );

  http.get(
    '/api/units/:unit/result-years',
    {
      config: READ,
      schema: {
        summary: 'The settled results of a unit in the last five years, its predecessors’ beside them',
        params: unitParams,
        response: { 200: unitYears },
      },
    },
    (request) => readUnitYears(deps, request),
  );
}
