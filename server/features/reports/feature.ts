import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { reportPermissions } from '#core/reports/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { reportDocumentUses } from './authoring/document-uses-view.ts';
import { estimateRoutes } from './estimates/estimate-routes.ts';
import { formRoutes } from './form-routes.ts';
import { matrixRoutes } from './matrix/matrix-routes.ts';
import { reportCommand } from './report-command.ts';
import { dueReports } from './report-reminders.ts';
import { reportRoutes } from './report-routes.ts';
import { loadSampleReports } from './report-sample.ts';
import { schemeRoutes } from './schemes/scheme-routes.ts';

export const reports: Feature = {
  name: 'reports',
  permissions: reportPermissions,
  routes: (http, deps) => {
    reportRoutes(http, deps);
    schemeRoutes(http, deps);
    formRoutes(http, deps);
    matrixRoutes(http, deps);
    estimateRoutes(http, deps);
  },
  commands: [reportCommand],
  sample: loadSampleReports,
  documentUses: reportDocumentUses,
  dueThings: dueReports,
  messages: REPORT_MESSAGES,
};
