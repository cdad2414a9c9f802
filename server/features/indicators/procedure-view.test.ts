import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { earlierDay, type Window } from '#core/indicators/windows.ts';
import { addDays, plainDateOf } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { procedureCounts } from './procedure-view.ts';

const world = testWorld({ sample: ['units', 'calendars', 'procedures', 'dossiers'] });

const agencyOf = (slug: string) => world.deps.directory.bySlug(slug)?.agencyId ?? 0;
const WINDOW = { from: '2026-09-01', to: '2026-10-31' };
const ASKED = [WINDOW, { from: '2026-11-01', to: '2026-11-30' }];
const TODAY = '2026-11-20';

const counted = (
  groups: Readonly<Record<string, readonly UnitId[]>>,
  units = world.context.scope.units,
  windows: readonly Window[] = ASKED,
) =>
  readIn(world.deps.db, { ...world.context.scope, units, writeUnits: [] }, (tx) =>
    procedureCounts(
      tx,
      Object.entries(groups).map(([key, agencyIds]) => ({ key, agencyIds })),
      windows,
      TODAY,
    ),
  );

/** The same told slowly: one agency, procedure by procedure, by the function that receipts follow. */
async function slowly(agencyId: UnitId, { from, to }: Window) {
  const { rows } = await sql<{ online: boolean; filed: boolean; fee: boolean; paid: boolean; listed: boolean }>`
    select coalesce(version.online_level <> 'none', false) as online, own.procedure_id is not null as listed,
      exists (select 1 from dossier where dossier.agency_id = ${agencyId} and dossier.procedure_id = procedure.id
        and dossier.channel like 'online%' and dossier.status not in (1, 3)
        and dossier.received_on between ${from} and ${to}) as filed,
      exists (select 1 from dossier where dossier.agency_id = ${agencyId} and dossier.procedure_id = procedure.id
        and dossier.fee > 0 and dossier.status not in (1, 3)
        and dossier.received_on between ${from} and ${to}) as fee,
      exists (select 1 from dossier where dossier.agency_id = ${agencyId} and dossier.procedure_id = procedure.id
        and dossier.fee > 0 and dossier.paid_online and dossier.status not in (1, 3)
        and dossier.received_on between ${from} and ${to}) as paid
    from procedure
    left join procedures_in_force(${agencyId}, ${to}::date) version on version.procedure_id = procedure.id
    left join agency_procedure own
      on own.agency_id = ${agencyId} and own.procedure_id = procedure.id and own.active`.execute(world.db);
  const count = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).length;
  return {
    services_online_offered_rate: {
      numerator: count(({ listed, online }) => listed && online),
      denominator: count(({ listed }) => listed),
    },
    services_online_used_rate: {
      numerator: count(({ listed, online, filed }) => listed && online && filed),
      denominator: count(({ listed, online }) => listed && online),
    },
    procedures_paid_online_rate: { numerator: count(({ paid }) => paid), denominator: count(({ fee }) => fee) },
  };
}

test('procedures are counted as a slow telling counts them', async () => {
  const binhSon = agencyOf('xa-binh-son');
  const counts = await counted({ own: [binhSon] });
  const found = counts('own', WINDOW);
  expect(found).toEqual(await slowly(binhSon, WINDOW));
  expect(found.services_online_used_rate?.numerator).toBeGreaterThan(3);
  expect(found.procedures_paid_online_rate?.denominator).toBeGreaterThan(0);
});

/** Whole years and months come from the roll-up, the days at the ends from the dossiers, a running year in one piece. */
test('any window counts what the slow telling counts, years and months and single days', async () => {
  const binhSon = agencyOf('xa-binh-son');
  const { rows } = await sql<{ first: number; last: number }>`
    select min(received_on) - date '1970-01-01' as first, max(received_on) - date '1970-01-01' as last
    from dossier where agency_id = ${binhSon}`.execute(world.db);
  const { first = 0, last = 0 } = rows[0] ?? {};
  expect(last - first).toBeGreaterThan(300);
  const aDay = fc.integer({ min: first - 40, max: last }).map(plainDateOf);
  const aWindow = fc.tuple(aDay, fc.integer({ min: 0, max: 500 }));
  await fc.assert(
    fc.asyncProperty(fc.array(aWindow, { minLength: 1, maxLength: 3 }), async (drawn) => {
      const windows = drawn.map(([from, length]) => ({ from, to: earlierDay(addDays(from, length), TODAY) }));
      const counts = await counted({ own: [binhSon] }, undefined, windows);
      for (const window of windows) {
        const { services_online_used_rate: used, procedures_paid_online_rate: paid } = await slowly(binhSon, window);
        const found = counts('own', window);
        expect(found.procedures_paid_online_rate ?? { numerator: 0, denominator: 0 }).toEqual(paid);
        expect(found.services_online_used_rate?.numerator ?? 0).toBe(used.numerator);
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);

test('a version of the province holds for its communes, from its day on', async () => {
  const binhSon = agencyOf('xa-binh-son');
  const before = (await counted({ own: [binhSon] }))('own', WINDOW);
  await sql`
    insert into procedure_version (id, procedure_id, agency_id, valid_from, code, name, field_id, limit_kind, limit_amount,
      online_level, fee_rule, result, legal_basis, confidence)
    select gen_random_uuid(), version.procedure_id, ${agencyOf('tinh-quang-ngai')}, '2026-11-05', version.code, version.name,
      version.field_id, 'working-days', 3, 'none', '', '', 'Quyết định của tỉnh', 'thử'
    from procedures_in_force(${binhSon}, '2026-11-01') version
    join agency_procedure own on own.procedure_id = version.procedure_id and own.agency_id = ${binhSon} and own.active
    where version.online_level <> 'none' limit 1`.execute(world.db);
  const [november] = ASKED.slice(1);
  const counts = await counted({ own: [binhSon] });
  expect(counts('own', WINDOW)).toEqual(before);
  expect(november && counts('own', november)).toEqual(await slowly(binhSon, { from: november?.from ?? '', to: TODAY }));
  const offered = (one: typeof before) => one.services_online_offered_rate?.numerator ?? 0;
  expect(november && offered(counts('own', november))).toBe(offered(before) - 1);
});

test('a procedure that two agencies handle counts once', async () => {
  const [chauO, binhSon] = [agencyOf('chau-o'), agencyOf('xa-binh-son')];
  const counts = await counted({ both: [binhSon, chauO], own: [binhSon] });
  const listed = (key: string) => counts(key, WINDOW).services_online_offered_rate?.denominator ?? 0;
  expect(listed('both')).toBeGreaterThanOrEqual(listed('own'));
  const { rows } = await sql<{ count: number }>`
    select count(distinct procedure_id)::integer as count from agency_procedure
    where active and agency_id = any (${sql.val([chauO, binhSon])}::integer[])`.execute(world.db);
  expect(listed('both')).toBe(rows[0]?.count);
});

test('a unit without dossiers in the window keeps them elsewhere: nothing is said', async () => {
  const benQuan = agencyOf('ben-quan');
  expect((await counted({ own: [benQuan] }))('own', WINDOW)).toEqual({});
});

test('what a session may not see is not counted', async () => {
  const binhSon = agencyOf('xa-binh-son');
  expect((await counted({ own: [binhSon] }, [agencyOf('ben-quan')]))('own', WINDOW)).toEqual({});
});
