import { auditPermissions } from '#core/audit/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { auditRoutes } from './audit-routes.ts';
import { verifyChains } from './chain-service.ts';

export const audit: Feature = {
  name: 'audit',
  permissions: auditPermissions,
  routes: auditRoutes,
  verify: verifyChains,
};
