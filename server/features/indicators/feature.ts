import { INDICATOR_MESSAGES } from '#core/indicators/messages.ts';
import { indicatorPermissions } from '#core/indicators/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { figureIntake } from './figure-intake.ts';
import { indicatorRoutes } from './indicator-routes.ts';
import { loadSampleIndicators } from './indicator-sample.ts';
import { indicatorsCommand } from './indicators-command.ts';
import { verifyIndicators } from './verify.ts';

export const indicators: Feature = {
  name: 'indicators',
  permissions: indicatorPermissions,
  routes: indicatorRoutes,
  commands: [indicatorsCommand],
  sample: loadSampleIndicators,
  verify: verifyIndicators,
  figureIntake,
  messages: INDICATOR_MESSAGES,
};
