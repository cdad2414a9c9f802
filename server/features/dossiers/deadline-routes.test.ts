import { beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { CalendarChanges } from '#core/dossiers/contract.ts';
import { testWorld } from '#test/world.ts';
import { verifyDossiers } from './verify.ts';

const world = testWorld({ sample: ['units', 'procedures'] });

const UNIT = '/api/units/xa-binh-son';

function person(role: Role) {
  const id = world.deps.directory.bySlug('xa-binh-son')?.agencyId ?? 0;
  const accountId = `019a0000-0000-7000-9000-00000000000${role.length % 10}`;
  return world.as({ accountId, name: role, grants: [{ role, unitId: id, reads: [id], writes: [id] }] });
}

async function send(method: 'GET' | 'POST', url: string, role: Role, payload?: object) {
  const answer = await world.http.inject({
    method,
    url: `${UNIT}/${url}`,
    headers: person(role),
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function received(code: string, verification = false): Promise<{ id: string; version: number; due: unknown }> {
  const { body: catalogue } = await send('GET', `procedures?words=${code}`, 'counter-officer');
  const { body } = await send('POST', 'dossiers', 'counter-officer', {
    procedureId: catalogue.items[0].id,
    verification,
    applicant: {
      kind: 'citizen',
      name: 'Đặng Thị Ánh',
      idNumber: null,
      address: null,
      phone: null,
      email: null,
      proxy: null,
    },
    channel: 'direct',
    components: [],
  });
  return body;
}

const moved = async (): Promise<CalendarChanges> => (await send('GET', 'deadlines/moved', 'administrator')).body;

const closure = (day: string) =>
  send('POST', 'calendar/days', 'administrator', { day, kind: 'local_off', name: 'Bão số 10', basis: 'CĐ 5/CĐ-UBND' });

beforeAll(async () => {
  world.setNow('2026-11-20T08:00:00+07:00');
});

test('a closure moves the promises it touches, and only those', async () => {
  const status = await received('1.004873'); // 3 working days
  const verified = await received('1.004873', true); // 23 working days
  const sameDay = await received('2.000815');
  const rescheduled = await received('1.001022');
  world.setNow('2026-11-20T09:00:00+07:00');
  const { body: later } = await send('POST', `dossiers/${rescheduled.id}/reschedule`, 'counter-officer', {
    version: rescheduled.version,
    dueOn: '2026-12-18',
    reason: 'Chờ kết quả xác minh',
  });
  expect(status.due).toMatchObject({ on: '2026-11-25' });
  expect(later.due).toMatchObject({ on: '2026-12-18' });
  expect(await moved()).toEqual({ items: [], total: 0 });

  world.setNow('2026-11-20T10:00:00+07:00');
  expect((await closure('2026-11-24')).status).toBe(200);

  const preview = await moved();
  expect(preview.items.map(({ id, from, to }) => [id, from.on, to.on])).toEqual([
    [status.id, '2026-11-25', '2026-11-26'],
    [verified.id, '2026-12-23', '2026-12-24'],
  ]);
  expect((await send('POST', 'deadlines/recompute', 'specialist', { reason: 'Bão' })).status).toBe(403);
  expect((await send('POST', 'deadlines/recompute', 'administrator', { reason: ' ' })).body.code).toBe(
    'reason-missing',
  );
  const { body: done } = await send('POST', 'deadlines/recompute', 'focal-officer', { reason: 'Nghỉ tránh bão số 10' });
  expect(done).toEqual(preview);
  expect(await moved()).toEqual({ items: [], total: 0 });

  const rows = await world.db
    .selectFrom('dossier')
    .select(['dossier.id', 'dossier.due_on', 'dossier.first_due_on', 'dossier.version'])
    .orderBy('dossier.code')
    .execute();
  expect(rows).toEqual([
    { id: status.id, due_on: '2026-11-26', first_due_on: '2026-11-25', version: 2 },
    { id: verified.id, due_on: '2026-12-24', first_due_on: '2026-12-23', version: 2 },
    { id: sameDay.id, due_on: '2026-11-20', first_due_on: '2026-11-20', version: 1 },
    { id: rescheduled.id, due_on: '2026-12-18', first_due_on: '2026-11-25', version: 2 },
  ]);
  const events = await world.db
    .selectFrom('dossier_event')
    .select(['dossier_event.kind', 'dossier_event.reason'])
    .where('dossier_event.dossier_id', '=', status.id)
    .orderBy('dossier_event.seq')
    .execute();
  expect(events[1]).toEqual({ kind: 'due-changed', reason: 'Nghỉ tránh bão số 10' });
  // the counters of overdue stocks moved with the dates
  expect(await verifyDossiers(world.context)).toEqual([]);
});

test('what was moved moves again, back as well; entering a year makes a promise firm', async () => {
  world.setNow('2026-11-20T11:00:00+07:00');
  await closure('2026-11-25');
  const again = await moved();
  expect(again.items.map(({ from, to }) => [from.on, to.on])).toEqual([
    ['2026-11-26', '2026-11-27'],
    ['2026-12-24', '2026-12-25'],
  ]);
  await send('POST', 'deadlines/recompute', 'administrator', { reason: 'Nghỉ tránh bão' });

  world.setNow('2026-11-20T12:00:00+07:00');
  await send('POST', 'calendar/days/2026-11-25/remove', 'administrator', { reason: 'Bão đổi hướng' });
  expect((await moved()).items.map(({ from, to }) => [from.on, to.on])).toEqual([
    ['2026-11-27', '2026-11-26'],
    ['2026-12-25', '2026-12-24'],
  ]);
  await send('POST', 'deadlines/recompute', 'administrator', { reason: 'Bão đổi hướng' });

  world.setNow('2026-12-29T08:00:00+07:00');
  const overNewYear = await received('1.004873');
  expect(overNewYear.due).toMatchObject({ on: '2027-01-04', provisional: true });
  world.setNow('2026-12-29T09:00:00+07:00');
  for (const day of ['2027-01-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11']) {
    await send('POST', 'calendar/days', 'administrator', { day, kind: 'holiday', name: 'Nghỉ', basis: 'TB 1/TB-BNV' });
  }
  const year = await send('POST', 'calendar/years', 'administrator', { year: 2027, basis: 'TB 1/TB-BNV' });
  expect(year.status).toBe(200);
  expect((await moved()).items).toMatchObject([
    {
      id: overNewYear.id,
      from: { on: '2027-01-04', provisional: true },
      to: { on: '2027-01-05', provisional: false },
    },
  ]);
});
