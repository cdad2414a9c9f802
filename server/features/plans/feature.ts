import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { planPermissions } from '#core/plans/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { planRoutes } from './plan-routes.ts';
import { loadSamplePlans } from './plan-sample.ts';
import { reformRoutes } from './reform/reform-routes.ts';
import { usesOfDocument } from './reform/reform-view.ts';

export const plans: Feature = {
  name: 'plans',
  permissions: planPermissions,
  messages: PLAN_MESSAGES,
  routes: (http, deps) => {
    planRoutes(http, deps);
    reformRoutes(http, deps);
  },
  sample: loadSamplePlans,
  documentUses: usesOfDocument,
};
