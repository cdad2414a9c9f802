import { z } from 'zod';
import { pageQuery } from '#core/kernel/contract.ts';
import { reminderCount, reminderList, reminderSetting } from '#core/reminders/contract.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import { timedJob } from '#server/platform/timed-job.ts';
import { countUnread, listReminders, loadDaysBefore, markAllRead, saveDaysBefore } from './reminder-repository.ts';
import { remindEverybody } from './reminder-service.ts';

const params = z.object({ unit: z.string() });
const READ = { permission: 'reminders:read' };
const LIST = '/api/units/:unit/reminders';

export function reminderRoutes(http: Http, deps: Deps): void {
  const job = timedJob(
    () => remindEverybody(deps),
    (error) => http.log.error({ err: error }, 'reminders'),
  );
  http.addHook('onListen', async () => job.start());
  http.addHook('onClose', () => job.close());
  ownRoutes(http, deps);
  settingRoutes(http, deps);
}

/** Everybody sees their own, whatever their role. */
function ownRoutes(http: Http, { db, now }: Deps): void {
  http.get(
    LIST,
    {
      config: READ,
      schema: { summary: 'What I was reminded of', params, querystring: pageQuery, response: { 200: reminderList } },
    },
    ({ scope, unit, identity, query }) =>
      readIn(db, scope, (tx) =>
        listReminders(tx, { agencyId: unit.agencyId, accountId: identity?.accountId ?? '' }, query),
      ),
  );
  http.get(
    `${LIST}/count`,
    { config: READ, schema: { summary: 'How much of it I have not read', params, response: { 200: reminderCount } } },
    async ({ scope, unit, identity }) => ({
      unread: await readIn(db, scope, (tx) => countUnread(tx, unit.agencyId, identity?.accountId ?? '')),
    }),
  );
  http.post(
    `${LIST}/read`,
    {
      config: { permission: 'reminders:mark' },
      schema: { summary: 'Mark mine as read', params, body: z.object({}), response: { 200: reminderCount } },
    },
    async ({ scope, unit, identity }) => {
      const accountId = identity?.accountId ?? '';
      await writeIn(db, scope, unit.agencyId, (tx) => markAllRead(tx, unit.agencyId, accountId, now()));
      return { unread: 0 };
    },
  );
}

function settingRoutes(http: Http, { db, now }: Deps): void {
  http.get(
    `${LIST}/setting`,
    {
      config: READ,
      schema: { summary: 'How many working days before', params, response: { 200: reminderSetting } },
    },
    async ({ scope, unit }) => ({
      daysBefore: await readIn(db, scope, (tx) => loadDaysBefore(tx, unit.agencyId)),
    }),
  );
  http.put(
    `${LIST}/setting`,
    {
      config: { permission: 'reminders:set' },
      schema: {
        summary: 'Set how many working days before',
        params,
        body: reminderSetting,
        response: { 200: reminderSetting },
      },
    },
    async ({ scope, unit, body }) => {
      await writeIn(db, scope, unit.agencyId, async (tx) => {
        await saveDaysBefore(tx, unit.agencyId, body.daysBefore, now(), scope.actor.name);
        await appendAudit(tx, {
          agencyId: unit.agencyId,
          actor: scope.actor,
          at: now(),
          action: 'reminders:set',
          subjectKind: 'reminder-setting',
          subjectId: unit.slug,
          what: { daysBefore: body.daysBefore },
        });
      });
      return body;
    },
  );
}
