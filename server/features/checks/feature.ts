import { CHECK_MESSAGES } from '#core/checks/messages.ts';
import type { Feature } from '#server/platform/feature.ts';
import { checkCommand } from './check-command.ts';

export const checks: Feature = {
  name: 'checks',
  permissions: {},
  commands: [checkCommand],
  messages: CHECK_MESSAGES,
};
