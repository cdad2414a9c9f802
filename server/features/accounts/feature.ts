import { ACCOUNT_MESSAGES } from '#core/accounts/messages.ts';
import { accountPermissions } from '#core/accounts/permissions.ts';
import type { Feature } from '#server/platform/feature.ts';
import { greetingOf, loadSampleAccounts } from './account-sample.ts';
import { identifyBy } from './identify.ts';
import { firstAdministratorPath } from './link-service.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { describeDoor } from './session-service.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { userCommand } from './user-command.ts';

export const accounts: Feature = {
  name: 'accounts',
  permissions: accountPermissions,
  messages: ACCOUNT_MESSAGES,
  routes: async (http, deps) => {
    await signInRoutes(http, deps);
    ownAccountRoutes(http, deps);
    peopleRoutes(http, deps);
  },
  commands: [userCommand],
  sample: loadSampleAccounts,
  greet: async ({ deps }, address) => {
    const path = await firstAdministratorPath(deps);
    const { sampleAccounts } = await describeDoor(deps);
    const userNames = sampleAccounts.map(({ userName }) => userName);
    return greetingOf(userNames, path && `${address}${path}`);
  },
};

/** Who sends a request: the platform asks once a request. */
export const identify = identifyBy;
