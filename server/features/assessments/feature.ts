import { CAMPAIGN_MESSAGES } from '#core/assessments/campaigns/messages.ts';
import { DISPUTE_MESSAGES } from '#core/assessments/disputes/messages.ts';
import { disputePermissions } from '#core/assessments/disputes/permissions.ts';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import { assessmentPermissions } from '#core/assessments/permissions.ts';
import { SURVEY_MESSAGES } from '#core/assessments/surveys/messages.ts';
import { surveyPermissions } from '#core/assessments/surveys/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { appraisalRoutes } from './appraisal/appraisal-routes.ts';
import { loadSampleAppraisals } from './appraisal/appraisal-sample.ts';
import { assessmentRoutes } from './assessment-routes.ts';
import { loadSampleSheets } from './assessment-sample.ts';
import { campaignRoutes } from './campaigns/campaign-routes.ts';
import { loadSampleCampaigns } from './campaigns/campaign-sample.ts';
import { dueCampaigns } from './campaigns/due-campaigns-view.ts';
import { disputeRoutes } from './disputes/dispute-routes.ts';
import { loadSampleDisputes } from './disputes/dispute-sample.ts';
import { disputesQuoting } from './disputes/dispute-view.ts';
import { dueDisputes } from './disputes/due-disputes-view.ts';
import { scoreReminders } from './everyday/alert-reminders.ts';
import { dayScoreCommand } from './everyday/day-score-command.ts';
import { loadSampleDayScores } from './everyday/day-score-sample.ts';
import { everydayRoutes } from './everyday/everyday-routes.ts';
import { publicationUses } from './result/publication-uses-view.ts';
import { resultRoutes } from './result/result-routes.ts';
import { loadSampleResults } from './result/result-sample.ts';
import { verifyResults } from './result/verify-results.ts';
import { evidenceRoutes } from './selfscore/evidence-routes.ts';
import { evidenceUses } from './selfscore/evidence-uses-view.ts';
import { selfScoreRoutes } from './selfscore/selfscore-routes.ts';
import { setRoutes } from './sets/set-routes.ts';
import { loadSampleSet } from './sets/set-sample.ts';
import { sheetCommand } from './sheet-command.ts';
import { surveyRoutes } from './surveys/survey-routes.ts';
import { loadSampleSurveys } from './surveys/survey-sample.ts';
import { surveysQuoting } from './surveys/survey-view.ts';
import { verifySheets } from './verify-service.ts';

export const assessments: Feature = {
  name: 'assessments',
  permissions: { ...assessmentPermissions, ...disputePermissions, ...surveyPermissions },
  messages: { ...ASSESSMENT_MESSAGES, ...CAMPAIGN_MESSAGES, ...DISPUTE_MESSAGES, ...SURVEY_MESSAGES },
  routes: async (http, deps) => {
    assessmentRoutes(http, deps);
    appraisalRoutes(http, deps);
    campaignRoutes(http, deps);
    selfScoreRoutes(http, deps);
    everydayRoutes(http, deps);
    await evidenceRoutes(http, deps);
    await resultRoutes(http, deps);
    await disputeRoutes(http, deps);
    await surveyRoutes(http, deps);
    await setRoutes(http, deps);
  },
  commands: [sheetCommand, dayScoreCommand],
  sample: async (context) => {
    await loadSampleSheets(context);
    await loadSampleResults(context);
    await loadSampleSet(context);
    await loadSampleCampaigns(context);
    await loadSampleAppraisals(context);
    await loadSampleDisputes(context);
    await loadSampleDayScores(context);
    await loadSampleSurveys(context);
  },
  verify: async (context) => [...(await verifySheets(context)), ...(await verifyResults(context))],
  dueThings: async (tx, agencyId, until, today) => [
    ...(await dueCampaigns(tx, agencyId, until, today)),
    ...(await dueDisputes(tx, agencyId, until)),
    ...(await scoreReminders(tx, agencyId, until, today)),
  ],
  documentUses: async (tx, agencyId, documentId) => [
    ...(await evidenceUses(tx, agencyId, documentId)),
    ...(await disputesQuoting(tx, agencyId, documentId)),
    ...(await surveysQuoting(tx, agencyId, documentId)),
    ...(await publicationUses(tx, agencyId, documentId)),
  ],
};
