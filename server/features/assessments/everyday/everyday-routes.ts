import { z } from 'zod';
import { sheetKeyParam } from '#core/assessments/contract.ts';
import {
  alertList,
  alertSetting,
  provisionalResponse,
  unitScoresQuery,
  unitScoresResponse,
} from '#core/assessments/everyday/contract.ts';
import { requireSheetTerm } from '#core/assessments/sheet-key.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { timedJob } from '#server/platform/timed-job.ts';
import { keepScoresOfDay } from './day-score-job.ts';
import { readAlerts, readProvisional, readThresholds, readUnitScores, setThresholds } from './everyday-service.ts';

const unitParams = z.object({ unit: z.string() });
const sheetParams = unitParams.extend({ sheet: sheetKeyParam });
const READ = { permission: 'assessments:read' };
const SCORE = '/api/units/:unit/provisional-scores/:sheet';
const SETTING = '/api/units/:unit/score-alert-setting';

export function everydayRoutes(http: Http, deps: Deps): void {
  const job = timedJob(
    () => keepScoresOfDay(deps),
    (error) => http.log.error({ err: error }, 'provisional scores'),
  );
  http.addHook('onListen', async () => job.start());
  http.addHook('onClose', () => job.close());
  scoreRoutes(http, deps);
  settingRoutes(http, deps);
}

function scoreRoutes(http: Http, deps: Deps): void {
  http.get(
    SCORE,
    {
      config: READ,
      schema: {
        summary: 'The score that a unit would have today, with forecast, alerts and what is worth doing',
        params: sheetParams,
        response: { 200: provisionalResponse },
      },
    },
    ({ scope, unit, params }) => readProvisional(deps, scope, { unit, ...requireSheetTerm(params.sheet) }),
  );
  http.get(
    `${SCORE}/alerts`,
    {
      config: READ,
      schema: { summary: 'The most pressing alerts', params: sheetParams, response: { 200: alertList } },
    },
    ({ scope, unit, params }) => readAlerts(deps, scope, { unit, ...requireSheetTerm(params.sheet) }),
  );
  http.get(
    `${SCORE}/units-below`,
    {
      config: READ,
      schema: {
        summary: 'The kept scores of the communes below, those that fall first',
        params: sheetParams,
        querystring: unitScoresQuery,
        response: { 200: unitScoresResponse },
      },
    },
    ({ scope, unit, params, query }) => readUnitScores(deps, scope, { unit, ...requireSheetTerm(params.sheet) }, query),
  );
}

function settingRoutes(http: Http, deps: Deps): void {
  http.get(
    SETTING,
    {
      config: READ,
      schema: { summary: 'When the unit is warned', params: unitParams, response: { 200: alertSetting } },
    },
    ({ scope, unit }) => readThresholds(deps, scope, unit),
  );
  http.put(
    SETTING,
    {
      config: { permission: 'assessments:set-alerts' },
      schema: {
        summary: 'Set when the unit is warned',
        params: unitParams,
        body: alertSetting,
        response: { 200: alertSetting },
      },
    },
    ({ scope, unit, body }) => setThresholds(deps, scope, unit, body),
  );
}
