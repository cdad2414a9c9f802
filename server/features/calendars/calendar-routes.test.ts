import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { CalendarYear } from '#core/calendars/contract.ts';
import { dueInWorkingDays } from '#core/calendars/deadlines.ts';
import { NATIONAL_DAYS, NATIONAL_YEARS } from '#core/calendars/national-days.ts';
import { readIn } from '#server/platform/scope.ts';
import { emptied, testWorld } from '#test/world.ts';
import { calendarFor } from './read-model.ts';

const world = testWorld({ sample: ['units'] });

beforeEach(() => emptied(world.db, 'calendar_day', 'calendar_year', 'working_week', 'audit_entry'));

function person(slug: string, role: Role, coversBelow = false) {
  const unit = world.deps.directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const reach = world.deps.directory.reachOf(unit.id, coversBelow);
  return world.as({
    accountId: `${role}@${slug}`,
    name: `${role} ${slug}`,
    grants: [{ role, unitId: unit.id, ...reach }],
  });
}

const administrator = (slug = 'xa-binh-son') => person(slug, 'administrator');

const post = (url: string, payload: object, headers = administrator()) =>
  world.http.inject({ method: 'POST', url: `/api/units/${url}`, payload, headers });

async function yearOf(slug: string, year: number): Promise<CalendarYear> {
  const answer = await world.http.inject({
    url: `/api/units/${slug}/calendar?year=${year}`,
    headers: person(slug, 'inspector'),
  });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

const audited = () =>
  world.db
    .selectFrom('audit_entry')
    .select(['audit_entry.action', 'audit_entry.actor_name', 'audit_entry.subject_id'])
    .execute();

const election = { day: '2026-03-03', kind: 'local_off', name: 'Bầu cử', basis: 'KH 12/KH-UBND' };

describe('the national days', () => {
  test('are the same in the database and in the table that the command line computes with', async () => {
    const { rows } = await sql`
      select to_char(day, 'YYYY-MM-DD') as day, kind, name, to_char(counterpart, 'YYYY-MM-DD') as counterpart, basis,
        confidence, doubtful from national_day order by day`.execute(world.db);
    expect(rows).toEqual(NATIONAL_DAYS.map((day) => ({ ...day, counterpart: day.counterpart ?? null })));
    const years = await sql`select year, basis, confidence from national_year order by year`.execute(world.db);
    expect(years.rows).toEqual(NATIONAL_YEARS);
  });

  test('the year says where each line comes from, and that 24/11/2026 waits for confirmation', async () => {
    const { entries, published, calendar } = await yearOf('xa-binh-son', 2026);
    expect(published).toEqual({ basis: expect.stringContaining('9441/TB-BNV'), issuer: null });
    expect(entries).toHaveLength(17);
    expect(entries.find(({ day }) => day === '2026-11-24')).toMatchObject({
      doubtful: true,
      counts: false,
      own: false,
    });
    expect(calendar.days['2026-11-24']).toBeUndefined();
    expect(calendar.days['2026-08-31']).toMatchObject({ kind: 'swap_off', counterpart: '2026-08-22' });
  });

  test('the agency computes with them as the command line does', async () => {
    const unit = world.deps.directory.bySlug('chau-o');
    const calendar = await readIn(world.deps.db, world.context.scope, (tx) =>
      calendarFor(tx, unit?.agencyId ?? 0, '2026-04-28'),
    );
    expect(dueInWorkingDays(calendar, '2026-04-28T16:45+07:00', 3)).toMatchObject({
      due: '2026-05-05',
      counted: ['2026-04-29', '2026-05-04', '2026-05-05'],
      provisional: false,
    });
  });
});

describe('a local closure', () => {
  test('is entered by the focal officer, counts at once, and is audited', async () => {
    const answer = await post('xa-binh-son/calendar/days', election, person('xa-binh-son', 'focal-officer'));
    expect(answer.statusCode).toBe(200);
    const { entries, calendar } = await yearOf('xa-binh-son', 2026);
    expect(entries.find(({ day }) => day === '2026-03-03')).toMatchObject({
      kind: 'local_off',
      issuer: 'xã Bình Sơn',
      own: true,
      counts: true,
      basis: 'KH 12/KH-UBND',
      enteredBy: 'focal-officer xa-binh-son',
    });
    expect(dueInWorkingDays(calendar, '2026-03-02T08:00+07:00', 1).due).toBe('2026-03-04');
    expect(await audited()).toEqual([
      { action: 'calendars:add-day', actor_name: 'focal-officer xa-binh-son', subject_id: '2026-03-03' },
    ]);
  });

  test('stays at the agency unless it is published for the units below', async () => {
    const province = person('tinh-quang-ngai', 'administrator');
    await post('tinh-quang-ngai/calendar/days', election, province);
    expect((await yearOf('xa-binh-son', 2026)).calendar.days['2026-03-03']).toBeUndefined();
    const storm = { ...election, day: '2026-10-06', name: 'Bão số 10', coversBelow: true };
    await post('tinh-quang-ngai/calendar/days', storm, province);
    const { entries } = await yearOf('xa-binh-son', 2026);
    expect(entries.find(({ day }) => day === '2026-10-06')).toMatchObject({ issuer: 'tỉnh Quảng Ngãi', own: false });
    expect((await yearOf('xa-ben-quan', 2026)).calendar.days['2026-10-06']).toBeUndefined();
  });

  test('may be taken back with a reason', async () => {
    await post('xa-binh-son/calendar/days', election);
    const remove = (reason: string) => post('xa-binh-son/calendar/days/2026-03-03/remove', { reason });
    expect((await remove(' ')).json()).toEqual({ code: 'calendar-reason-missing', detail: {} });
    expect((await remove('Hoãn bầu cử')).statusCode).toBe(200);
    expect((await yearOf('xa-binh-son', 2026)).calendar.days['2026-03-03']).toBeUndefined();
    expect((await remove('Hoãn bầu cử')).statusCode).toBe(404);
    expect((await audited()).map(({ action }) => action)).toEqual(['calendars:add-day', 'calendars:remove-day']);
  });

  test.each([
    ['calendar-basis-missing', 422, { basis: ' ' }],
    ['calendar-name-missing', 422, { name: '' }],
    ['calendar-day-off-already', 422, { day: '2026-04-30' }],
    ['calendar-closing-wrong', 422, { kind: 'half_day', closes: 100 }],
  ])('is refused and leaves nothing behind: %s', async (code, status, change) => {
    const answer = await post('xa-binh-son/calendar/days', { ...election, ...change });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().code).toBe(code);
    expect(await audited()).toEqual([]);
  });

  test('is not entered twice', async () => {
    await post('xa-binh-son/calendar/days', election);
    const again = await post('xa-binh-son/calendar/days', { ...election, kind: 'holiday' });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toEqual({ code: 'calendar-day-taken', detail: { days: ['2026-03-03'] } });
  });

  test.each<[string, Role]>([
    ['xa-binh-son', 'specialist'],
    ['xa-binh-son', 'inspector'],
    ['xa-nguyen-nghiem', 'administrator'],
  ])('is refused to %s %s', async (slug, role) => {
    const answer = await post('xa-binh-son/calendar/days', election, person(slug, role));
    expect(answer.statusCode).toBe(403);
    expect(await audited()).toEqual([]);
  });
});

describe('a swap', () => {
  const swap = { off: '2026-03-02', worked: '2026-03-07', basis: 'TB 5/TB-UBND' };

  test('is two lines, taken back together', async () => {
    await post('xa-binh-son/calendar/swaps', swap);
    const { calendar } = await yearOf('xa-binh-son', 2026);
    expect(calendar.days['2026-03-02']).toMatchObject({ kind: 'swap_off' });
    expect(calendar.days['2026-03-07']).toMatchObject({ kind: 'swap_work', counterpart: '2026-03-02' });
    const removed = await post('xa-binh-son/calendar/days/2026-03-07/remove', { reason: 'Nhập sai ngày' });
    expect(removed.json().days.sort()).toEqual(['2026-03-02', '2026-03-07']);
  });

  test('needs a working day and a day of rest', async () => {
    const answer = await post('xa-binh-son/calendar/swaps', { ...swap, worked: '2026-03-03' });
    expect(answer.json()).toEqual({ code: 'calendar-day-worked-already', detail: { day: '2026-03-03' } });
  });
});

describe('a doubtful day', () => {
  const settle = (decision: string, headers = administrator()) =>
    post('xa-binh-son/calendar/days/2026-11-24/settle', { decision, basis: 'TB 88/TB-BNV' }, headers);

  test('counts once an administrator has confirmed it', async () => {
    expect((await settle('holiday')).statusCode).toBe(200);
    const { calendar, entries } = await yearOf('xa-binh-son', 2026);
    expect(calendar.days['2026-11-24']).toMatchObject({ kind: 'holiday', name: 'Ngày Văn hóa Việt Nam' });
    expect(entries.filter(({ day }) => day === '2026-11-24').map(({ counts, doubtful }) => [counts, doubtful])).toEqual(
      [
        [true, false],
        [false, true],
      ],
    );
  });

  test('may be settled as an ordinary day', async () => {
    await settle('ordinary');
    const { calendar } = await yearOf('xa-binh-son', 2026);
    expect(dueInWorkingDays(calendar, '2026-11-23T08:00+07:00', 1).due).toBe('2026-11-24');
  });

  test('is not settled by others, nor is another day', async () => {
    expect((await settle('holiday', person('xa-binh-son', 'focal-officer'))).statusCode).toBe(403);
    const other = await post('xa-binh-son/calendar/days/2026-03-03/settle', { decision: 'holiday', basis: 'x' });
    expect(other.json().code).toBe('calendar-day-not-doubtful');
  });
});

describe('a year', () => {
  const publish = (year: number) => post('xa-binh-son/calendar/years', { year, basis: 'TB 1/TB-BNV' });

  test('is provisional until it is entered whole', async () => {
    expect((await yearOf('xa-binh-son', 2027)).published).toBeNull();
    expect((await publish(2027)).json()).toEqual({ code: 'calendar-year-incomplete', detail: { entered: 0 } });
    for (const day of ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-04-16']) {
      const holiday = { day, kind: 'holiday', name: 'Nghỉ lễ', basis: 'TB 1/TB-BNV' };
      expect((await post('xa-binh-son/calendar/days', holiday)).statusCode).toBe(200);
    }
    expect((await publish(2027)).statusCode).toBe(200);
    const { published, calendar } = await yearOf('xa-binh-son', 2027);
    expect(published).toEqual({ basis: 'TB 1/TB-BNV', issuer: 'xã Bình Sơn' });
    expect(dueInWorkingDays(calendar, '2027-02-04T08:00+07:00', 1)).toMatchObject({
      due: '2027-02-12',
      provisional: false,
    });
    expect((await publish(2027)).json().code).toBe('calendar-year-published');
  });
});

describe('the hours of a week', () => {
  const morning = [{ opens: 450, closes: 690 }];
  const hours = [[], morning, morning, morning, morning, morning, morning];

  test('hold from their day on', async () => {
    const body = { validFrom: '2026-06-01', hours, basis: 'QĐ 3/QĐ-UBND' };
    expect((await post('xa-binh-son/calendar/hours', body)).statusCode).toBe(200);
    const { weeks, calendar } = await yearOf('xa-binh-son', 2026);
    expect(weeks).toMatchObject([{ validFrom: '2026-06-01', own: true, issuer: 'xã Bình Sơn' }]);
    // Saturday 6/6 is worked from then on, and a day closes at 11:30
    expect(dueInWorkingDays(calendar, '2026-06-05T08:00+07:00', 1)).toMatchObject({
      due: '2026-06-06',
      at: '2026-06-06T11:30:00+07:00',
    });
    expect((await post('xa-binh-son/calendar/hours', body)).json().code).toBe('calendar-week-taken');
    const none = { ...body, validFrom: '2026-07-01', hours: hours.map(() => []) };
    expect((await post('xa-binh-son/calendar/hours', none)).json().code).toBe('calendar-hours-none');
  });
});

describe('the calendar in memory', () => {
  const agencyId = () => world.deps.directory.bySlug('xa-binh-son')?.agencyId ?? 0;
  const asked = () => readIn(world.deps.db, world.context.scope, (tx) => calendarFor(tx, agencyId(), '2026-01-02'));

  test('is read once, then only its version is', async () => {
    await asked();
    // begin with its settings, the version, commit
    expect(await world.statementsOf(asked)).toBe(3);
  });

  test('is forgotten at any change, also one that was rolled back in between', async () => {
    expect((await asked()).days['2026-03-03']).toBeUndefined();
    await world.deps.db.connection().execute(async (tx) => {
      await sql
        .raw(`begin; set local app.units = '${agencyId()}'; set local app.write_units = '${agencyId()}'`)
        .execute(tx);
      await sql`insert into calendar_day (agency_id, day, kind, name, covers_below, basis, entered_at, entered_by)
        values (${agencyId()}, '2026-03-03', 'local_off', 'Bão', false, 'x', now(), 'x')`.execute(tx);
      expect((await calendarFor(tx, agencyId(), '2026-01-02')).days['2026-03-03']).toMatchObject({ name: 'Bão' });
      await sql.raw('rollback').execute(tx);
    });
    expect((await asked()).days['2026-03-03']).toBeUndefined();
    await post('xa-binh-son/calendar/days', election);
    expect((await asked()).days['2026-03-03']).toMatchObject({ name: 'Bầu cử' });
  });
});

test('another agency cannot be written even past the permission', async () => {
  const [own, other] = ['xa-binh-son', 'xa-ben-quan'].map((slug) => world.deps.directory.bySlug(slug)?.id ?? 0);
  const insert = world.deps.db.connection().execute(async (tx) => {
    await sql.raw(`begin; set local app.units = '${own},${other}'; set local app.write_units = '${own}'`).execute(tx);
    try {
      await sql`insert into calendar_day (agency_id, day, kind, name, covers_below, basis, entered_at, entered_by)
        values (${other}, '2026-03-03', 'local_off', 'x', false, 'x', now(), 'x')`.execute(tx);
    } finally {
      await sql.raw('rollback').execute(tx);
    }
  });
  await expect(insert).rejects.toThrow('row-level security');
});
