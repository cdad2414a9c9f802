import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { assessmentPermissions } from '#core/assessments/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { appraisalRoutes } from './appraisal/appraisal-routes.ts';
import { assessmentRoutes } from './assessment-routes.ts';
import { loadSampleSheets } from './assessment-sample.ts';
import { resultRoutes } from './result/result-routes.ts';
import { verifyResults } from './result/verify-results.ts';
import { evidenceRoutes } from './selfscore/evidence-routes.ts';
import { evidenceUses } from './selfscore/evidence-uses-view.ts';
import { selfScoreRoutes } from './selfscore/selfscore-routes.ts';
import { sheetCommand } from './sheet-command.ts';
import { verifySheets } from './verify-service.ts';

export const assessments: Feature = {
  name: 'assessments',
  permissions: assessmentPermissions,
  messages: ASSESSMENT_MESSAGES,
  routes: async (http, deps) => {
    assessmentRoutes(http, deps);
    appraisalRoutes(http, deps);
    selfScoreRoutes(http, deps);
    await evidenceRoutes(http, deps);
    await resultRoutes(http, deps);
  },
  commands: [sheetCommand],
  sample: loadSampleSheets,
  documentUses: evidenceUses,
  verify: async (context) => [...(await verifySheets(context)), ...(await verifyResults(context))],
};
