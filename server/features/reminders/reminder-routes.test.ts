import { expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import { testWorld } from '#test/world.ts';
import { remindEverybody } from './reminder-service.ts';

const world = testWorld({ sample: ['units', 'accounts', 'documents', 'assessments', 'plans'] });
const UNIT = '/api/units/xa-binh-son';
const agencyId = () => world.deps.directory.bySlug('xa-binh-son')?.id ?? 0;

async function person(userName: string, role: Role): Promise<Record<string, string>> {
  const unit = world.deps.directory.bySlug('xa-binh-son');
  const account = await world.db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('user_name', '=', userName)
    .executeTakeFirstOrThrow();
  const reach = world.deps.directory.reachOf(unit?.agencyId ?? 0, false);
  return world.as({ accountId: account.id, name: account.name, grants: [{ role, unitId: unit?.id ?? 0, ...reach }] });
}

const ask = async (method: 'GET' | 'POST' | 'PUT', rest: string, who: Record<string, string>, payload?: object) =>
  world.http.inject({ method, url: `${UNIT}/reminders${rest}`, headers: who, ...(payload ? { payload } : {}) });

const all = () => world.db.selectFrom('reminder').select(['thing_key', 'stage', 'day', 'account_id']).execute();

test('reminds once a working day, never twice, and again as the day comes and passes', async () => {
  const { lead } = await world.db
    .selectFrom('remediation_task')
    .select('lead_section_id as lead')
    .where('agency_id', '=', agencyId())
    .where('lead_section_id', 'is not', null)
    .executeTakeFirstOrThrow();
  // One deadline alone: Wednesday 25/11/2026, three working days after Friday 20/11.
  await world.db.updateTable('reform_task').set({ state: 'dropped' }).where('state', '<>', 'done').execute();
  await world.db.updateTable('remediation_task').set({ deadline: '2026-12-30' }).execute();
  await world.db.updateTable('figure_dispute').set({ answer_by: '2027-03-01' }).execute();
  const task = await world.db
    .selectFrom('remediation_task')
    .select('id')
    .where('agency_id', '=', agencyId())
    .where('state', '=', 'accepted')
    .where('lead_section_id', '=', lead)
    .executeTakeFirstOrThrow();
  await world.db.updateTable('remediation_task').set({ deadline: '2026-11-25' }).where('id', '=', task.id).execute();

  world.setNow('2026-11-20T06:59:00+07:00');
  expect(await remindEverybody(world.deps)).toBe(0);
  world.setNow('2026-11-20T07:00:00+07:00');
  const first = await remindEverybody(world.deps);
  expect(first).toBeGreaterThan(0);
  expect((await all()).every(({ stage, thing_key }) => stage === 'soon' && thing_key.endsWith(task.id))).toBe(true);
  expect(await remindEverybody(world.deps)).toBe(0); // a restart, or a second server
  await world.db.deleteFrom('reminder_run').execute();
  expect(await remindEverybody(world.deps)).toBe(0); // even where the day's mark was lost

  world.setNow('2026-11-21T09:00:00+07:00'); // Saturday
  expect(await remindEverybody(world.deps)).toBe(0);
  world.setNow('2026-11-25T09:00:00+07:00');
  expect(await remindEverybody(world.deps)).toBeGreaterThan(first); // the leaders are told too
  world.setNow('2026-11-26T09:00:00+07:00');
  expect(await remindEverybody(world.deps)).toBeGreaterThan(first);
  world.setNow('2026-11-27T09:00:00+07:00');
  expect(await remindEverybody(world.deps)).toBe(0); // late was said
  expect(new Set((await all()).map(({ stage }) => stage))).toEqual(new Set(['soon', 'due', 'late']));
});

test('everybody sees and marks their own', async () => {
  const chair = await person('chutich.binhson', 'chair');
  const list = (await ask('GET', '', chair)).json();
  expect(list.total).toBeGreaterThan(0);
  expect(list.items[0]).toMatchObject({
    stage: 'late',
    dueOn: '2026-11-25',
    what: 'Nhiệm vụ khắc phục',
    isRead: false,
  });
  expect(list.items[0].path).toContain('khac-phuc/');
  expect((await ask('GET', '/count', chair)).json().unread).toBe(list.total);
  const inspector = await person('giamsat.binhson', 'inspector');
  expect((await ask('GET', '', inspector)).json()).toEqual({ items: [], total: 0 });
  expect((await ask('POST', '/read', inspector, {})).json().code).toBe('permission-missing');
  expect((await ask('POST', '/read', chair, {})).statusCode).toBe(200);
  expect((await ask('GET', '/count', chair)).json().unread).toBe(0);
});

test('how many days before is the agency’s own, and audited', async () => {
  const focal = await person('daumoi.binhson', 'focal-officer');
  expect((await ask('GET', '/setting', focal)).json()).toEqual({ daysBefore: 3 });
  expect((await ask('PUT', '/setting', focal, { daysBefore: 0 })).statusCode).toBe(422);
  const chair = await person('chutich.binhson', 'chair');
  expect((await ask('PUT', '/setting', chair, { daysBefore: 5 })).json().code).toBe('permission-missing');
  expect((await ask('PUT', '/setting', focal, { daysBefore: 5 })).json()).toEqual({ daysBefore: 5 });
  const trail = await world.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', '=', 'reminders:set')
    .execute();
  expect(trail).toHaveLength(1);
});
