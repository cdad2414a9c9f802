import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { OFFICE_MESSAGES } from '#core/plans/office/messages.ts';
import { officePermissions } from '#core/plans/office/permissions.ts';
import { planPermissions } from '#core/plans/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { officeDocumentUses } from './office/document-uses-view.ts';
import { dueTasks } from './office/due-tasks-view.ts';
import { officeRoutes } from './office/office-routes.ts';
import { loadSampleOffice } from './office/office-sample.ts';
import { planRoutes } from './plan-routes.ts';
import { loadSamplePlans } from './plan-sample.ts';
import { cascadeRoutes } from './reform/cascade-routes.ts';
import { reformRoutes } from './reform/reform-routes.ts';
import { loadSampleReform } from './reform/reform-sample.ts';
import { usesOfDocument } from './reform/reform-view.ts';
import { taskSheetRoutes } from './reform/task-sheet-routes.ts';

export const plans: Feature = {
  name: 'plans',
  permissions: { ...planPermissions, ...officePermissions },
  messages: { ...PLAN_MESSAGES, ...OFFICE_MESSAGES },
  routes: async (http, deps) => {
    planRoutes(http, deps);
    reformRoutes(http, deps);
    cascadeRoutes(http, deps);
    officeRoutes(http, deps);
    await taskSheetRoutes(http, deps);
  },
  sample: async (context) => {
    await loadSamplePlans(context);
    await loadSampleReform(context);
    await loadSampleOffice(context);
  },
  dueThings: dueTasks,
  documentUses: async (tx, agencyId, documentId) => [
    ...(await usesOfDocument(tx, agencyId, documentId)),
    ...(await officeDocumentUses(tx, agencyId, documentId)),
  ],
};
