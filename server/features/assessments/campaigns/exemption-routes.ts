import { z } from 'zod';
import type { CampaignId } from '#core/assessments/campaigns/campaign.ts';
import {
  decideExemptionRequest,
  exemptionList,
  exemptionQuery,
  exemptRequest,
} from '#core/assessments/campaigns/contract.ts';
import { lineResponse, sheetKeyParam } from '#core/assessments/contract.ts';
import { requireSheetTerm } from '#core/assessments/sheet-key.ts';
import { idOf } from '#core/kernel/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { scopeFromAbove } from '../appraiser-right.ts';
import { decideExemption, exempt, readExemptions } from './exemption-service.ts';

const unitParams = z.object({ unit: z.string() });
const params = unitParams.extend({ campaign: idOf<CampaignId>() });
const URL = '/api/units/:unit/campaigns/:campaign/exemptions';

/** "Không áp dụng": proposed by units, decided or set down beforehand by the level above. */
export function exemptionRoutes(http: Http, deps: Deps): void {
  http.get(
    URL,
    {
      config: { permission: 'assessments:campaigns' },
      schema: {
        summary: 'Criteria that do not concern units of the campaign, waiting ones first',
        params,
        querystring: exemptionQuery,
        response: { 200: exemptionList },
      },
    },
    ({ scope, unit, params: { campaign }, query }) => readExemptions({ deps, scope, unit }, campaign, query),
  );
  http.post(
    URL,
    {
      config: { permission: 'assessments:campaign' },
      schema: {
        summary: 'Set down that a criterion does not concern some units',
        params,
        body: exemptRequest,
        response: { 200: z.object({ units: z.number().int(), lines: z.number().int() }) },
      },
    },
    async ({ scope, unit, params: { campaign }, body }) => ({
      units: body.units.length,
      lines: await exempt({ deps, scope, unit }, campaign, body),
    }),
  );
  http.put(
    '/api/units/:unit/assessments/:sheet/lines/:code/exemption',
    {
      config: { permission: 'assessments:exempt' },
      schema: {
        summary: 'Agree that a criterion does not concern the unit, or say why it does',
        params: unitParams.extend({ sheet: sheetKeyParam, code: z.string().max(40) }),
        body: decideExemptionRequest,
        response: { 200: lineResponse },
      },
    },
    (request) => {
      const { params: path, unit, body } = request;
      const key = { unit, ...requireSheetTerm(path.sheet), code: path.code };
      return decideExemption(deps, scopeFromAbove(deps, request, ['appraiser', 'chair']), key, body);
    },
  );
}
