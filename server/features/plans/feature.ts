import { PLAN_MESSAGES } from '#core/plans/messages.ts';
import { planPermissions } from '#core/plans/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { planRoutes } from './plan-routes.ts';
import { loadSamplePlans } from './plan-sample.ts';

export const plans: Feature = {
  name: 'plans',
  permissions: planPermissions,
  messages: PLAN_MESSAGES,
  routes: planRoutes,
  sample: loadSamplePlans,
};
