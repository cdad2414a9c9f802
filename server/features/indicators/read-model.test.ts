import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DOSSIER_COUNTS, type DossierCount } from '#core/indicators/dossier-sums.ts';
import { addDays, plainDateOf } from '#core/kernel/dates.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { indicatorValues } from './read-model.ts';
import { verifyIndicators } from './verify.ts';

const world = testWorld({ sample: ['units', 'calendars', 'procedures', 'dossiers'] });
const agencyOf = (slug: string) => world.deps.directory.bySlug(slug)?.agencyId ?? 0;

interface Fact {
  readonly status: number;
  readonly received_on: string | null;
  readonly closed_on: string | null;
  readonly due_on: string | null;
  readonly channel: string;
  readonly digitised: boolean | null;
  readonly fee: number | null;
  readonly paid_online: boolean | null;
  readonly pauses: unknown;
}

/** The same figures, told once more from the dossiers themselves and with no roll-up. Pauses are looked at as stored. */
function bruteForce(facts: readonly Fact[], from: string, to: string): Partial<Record<DossierCount, number>> {
  const received = facts.filter(
    (fact): fact is Fact & { received_on: string } => fact.received_on !== null && fact.status !== 3,
  );
  const within = (day: string | null) => day !== null && day >= from && day <= to;
  const openOn = (fact: Fact & { received_on: string }, day: string) =>
    fact.received_on <= day && (fact.closed_on === null || fact.closed_on > day);
  const pausedOn = ({ pauses }: Fact, day: string) =>
    (pauses as { from: string; to: string | null }[]).some(
      (pause) => pause.from.slice(0, 10) <= day && (!pause.to || pause.to.slice(0, 10) > day),
    );
  const arrived = received.filter(({ received_on }) => within(received_on));
  const resolved = received.filter(({ status, closed_on }) => status >= 9 && within(closed_on));
  const open = received.filter((fact) => openOn(fact, to));
  const count = (items: readonly Fact[], holds: (fact: Fact) => boolean) => items.filter(holds).length;
  const carried = count(received, (fact) => openOn(fact as Fact & { received_on: string }, addDays(from, -1)));
  return {
    dossiers_carried_over: carried,
    dossiers_received: arrived.length,
    dossiers_received_total: carried + arrived.length,
    dossiers_online: count(arrived, ({ channel }) => channel.startsWith('online')),
    dossiers_early: count(resolved, ({ due_on, closed_on }) => due_on !== null && (closed_on ?? '') < due_on),
    dossiers_late: count(resolved, ({ due_on, closed_on }) => due_on !== null && (closed_on ?? '') > due_on),
    dossiers_resolved: resolved.length,
    dossiers_withdrawn: count(received, ({ status, closed_on }) => (status === 7 || status === 8) && within(closed_on)),
    dossiers_open: open.length,
    dossiers_open_overdue: count(open, (fact) => fact.due_on !== null && fact.due_on < to && !pausedOn(fact, to)),
    dossiers_components_digitised: count(arrived, ({ digitised }) => digitised === true),
    dossiers_digitisation_known: count(arrived, ({ digitised }) => digitised !== null),
    dossiers_with_fee: count(arrived, ({ fee }) => (fee ?? 0) > 0),
    dossiers_paid_online: count(arrived, ({ paid_online }) => paid_online === true),
  };
}

test.each([
  ['xa-binh-son', 20_430, 20_780],
  ['chau-o', 19_320, 19_720],
  ['pho-phong', 19_320, 19_440],
])('%s: any window of the roll-up is what the dossiers themselves say', async (slug, first, last) => {
  const facts = await world.db
    .selectFrom('dossier')
    .select(['status', 'received_on', 'closed_on', 'due_on', 'channel', 'digitised', 'fee', 'paid_online', 'pauses'])
    .where('agency_id', '=', agencyOf(slug))
    .execute();
  const aDay = fc.integer({ min: first, max: last }).map(plainDateOf);
  await fc.assert(
    fc.asyncProperty(aDay, fc.integer({ min: 0, max: 400 }), async (from, length) => {
      const to = addDays(from, length);
      const expected = bruteForce(facts as readonly Fact[], from, to);
      const values = await readIn(world.deps.db, world.context.scope, (tx) =>
        indicatorValues(tx, { agencyIds: [agencyOf(slug)], from, to, codes: Object.keys(expected) }),
      );
      expect(Object.fromEntries(values.map(({ definition, count }) => [definition.code, count]))).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test('by field and by channel, the parts add up to the whole', async () => {
  const question = {
    agencyIds: [agencyOf('xa-binh-son')],
    from: '2025-12-15',
    to: '2026-11-20',
    codes: DOSSIER_COUNTS,
  };
  const [all, byField, byChannel] = await readIn(world.deps.db, world.context.scope, async (tx) => [
    await indicatorValues(tx, question),
    await indicatorValues(tx, { ...question, by: 'field' }),
    await indicatorValues(tx, { ...question, by: 'channel' }),
  ]);
  for (const { definition, count } of all ?? []) {
    for (const parts of [byField, byChannel]) {
      const sum = parts
        ?.filter((part) => part.definition === definition)
        .reduce((total, part) => total + (part.count ?? 0), 0);
      expect(sum, definition.code).toBe(count);
    }
  }
});

test('a window that is still running shows its stocks as of today, not of a day to come', async () => {
  const question = {
    agencyIds: [agencyOf('xa-binh-son')],
    from: '2026-01-01',
    to: '2026-12-31',
    codes: ['dossiers_open_overdue'],
  };
  const [today, blind] = await readIn(world.deps.db, world.context.scope, async (tx) => [
    await indicatorValues(tx, { ...question, asOf: '2026-11-20' }),
    await indicatorValues(tx, question),
  ]);
  expect(today?.[0]?.count).toBe(7);
  expect(blind?.[0]?.count).toBeGreaterThan(7);
});

test('verify finds nothing, and finds a roll-up that was touched', async () => {
  expect(await verifyIndicators(world.context)).toEqual([]);
  const agencyId = agencyOf('ba-bich');
  await writeIn(world.deps.db, world.context.scope, agencyId, (tx) =>
    tx
      .updateTable('dossier_daily')
      .set({ closed: 0 })
      .where('agency_id', '=', agencyId)
      .where('grain', '=', 'm')
      .where('day', '=', '2023-05-01')
      .execute()
      .then(() => undefined),
  );
  const found = await verifyIndicators(world.context);
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]).toMatchObject({ where: 'ba-bich 2023-year' });
});
