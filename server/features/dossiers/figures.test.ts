import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { MEASURES, type Measure } from '#core/dossiers/contributions.ts';
import { CHANNELS } from '#core/dossiers/dossier.ts';
import { FIGURES, type Figure } from '#core/dossiers/figures.ts';
import { type Piece, piecesOf, piecesUpTo } from '#core/dossiers/roll-up-window.ts';
import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import { addDays } from '#core/kernel/dates.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import { REGISTER_TABLES } from '#test/roll-up.ts';
import { emptied, testWorld } from '#test/world.ts';
import { dossierImport } from './dossier-import.ts';
import { countFigure } from './list-view.ts';
import { measureColumn } from './roll-up-repository.ts';
import { verifyDossiers } from './verify.ts';

const world = testWorld({ sample: ['units', 'procedures'] });

const FIRST = '2022-11-20';
const agency = () => world.deps.directory.bySlug('chau-o')?.agencyId ?? 0;

/** Each figure as sums of measures: added, taken away, and over which days. */
const SUMS: Record<Figure, readonly [readonly Measure[], readonly Measure[], 'window' | 'end' | 'before' | 'both']> = {
  receivedTotal: [['received'], ['closed'], 'both'],
  carriedOver: [['received'], ['closed'], 'before'],
  received: [['received'], [], 'window'],
  nonLocal: [['nonLocal'], [], 'window'],
  digitisationKnown: [['digitisationKnown'], [], 'window'],
  digitised: [['digitised'], [], 'window'],
  reused: [['reused'], [], 'window'],
  withFee: [['withFee'], [], 'window'],
  paidOnline: [['paidOnline'], [], 'window'],
  resolved: [['early', 'onTime', 'late'], [], 'window'],
  resolvedInTime: [['early', 'onTime'], [], 'window'],
  early: [['early'], [], 'window'],
  onTime: [['onTime'], [], 'window'],
  late: [['late'], [], 'window'],
  lateByFirstPromise: [['lateByFirstPromise'], [], 'window'],
  resultKnown: [['resultKnown'], [], 'window'],
  resultElectronic: [['resultElectronic'], [], 'window'],
  ended: [['withdrawn', 'stopped'], [], 'window'],
  withdrawn: [['withdrawn'], [], 'window'],
  stopped: [['stopped'], [], 'window'],
  closed: [['closed'], [], 'window'],
  rejected: [['rejected'], [], 'window'],
  returned: [['returned'], [], 'window'],
  open: [['received'], ['closed'], 'end'],
  withinTerm: [['received', 'overdueOut'], ['closed', 'overdueIn'], 'end'],
  overdue: [['overdueIn'], ['overdueOut'], 'end'],
  paused: [['pausedIn'], ['pausedOut'], 'end'],
};

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const at = (day: string) => `${day}T10:00:00+07:00`;

/** A row as an export may print it, in any of the ten statuses. */
const row = fc
  .record({
    received: fc.integer({ min: 0, max: 60 }),
    term: maybe(fc.integer({ min: 0, max: 20 })),
    took: fc.integer({ min: 0, max: 30 }),
    kept: fc.integer({ min: 0, max: 5 }),
    status: fc.constantFrom<ImportedDossier['status']>(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10),
    channel: fc.constantFrom(...CHANNELS),
    field: fc.constantFrom('Chứng thực', 'Hộ tịch', 'Đất đai'),
    digitised: maybe(fc.boolean()),
    electronicResult: maybe(fc.boolean()),
    fee: maybe(fc.constantFrom(0, 20_000)),
    paidOnline: maybe(fc.boolean()),
  })
  .map(({ received, term, took, kept, status, ...rest }): ImportedDossier => {
    const on = addDays(FIRST, received);
    const end = addDays(on, took);
    return {
      row: 1,
      code: 'X',
      procedureName: 'Một thủ tục',
      applicantName: 'Lê Văn Tám',
      receivedAt: at(on),
      due: term === undefined ? undefined : addDays(on, term),
      ...(status >= 9 ? { resolvedAt: at(end) } : {}),
      ...(status === 10 ? { returnedAt: at(addDays(end, kept)) } : {}),
      ...([3, 7, 8].includes(status) ? { endedAt: at(end) } : {}),
      status,
      ...rest,
    };
  });

async function importRows(rows: readonly ImportedDossier[], day: string): Promise<void> {
  const source = {
    agencyId: agency(),
    actor: world.context.scope.actor,
    at: new Date(at(day)),
    runId: 'r',
    fileName: 'f.xlsx',
    fileHash: 'h',
  };
  const coded = rows.map((one, index) => ({ ...one, row: index + 2, code: `H48-221201-${1000 + index}` }));
  const outcomes = await writeIn(world.deps.db, world.context.scope, agency(), (tx) =>
    dossierImport.applyBatch(tx, source, coded),
  );
  expect(outcomes.filter(({ outcome }) => outcome === 'bad' || outcome === 'conflict')).toEqual([]);
}

async function sumOf(measures: readonly Measure[], pieces: readonly Piece[], channel: string | undefined) {
  let sum = 0;
  for (const { grain, from, to } of pieces) {
    const columns = sql.raw(measures.map((measure) => measureColumn(measure)).join(' + ') || '0');
    const { rows } = await sql<{ sum: number }>`select coalesce(sum(${columns}), 0)::integer as sum from dossier_daily
      where agency_id = ${agency()} and grain = ${grain} and day between ${from}::date and ${to}::date
        and (${channel ?? null}::text is null or channel = ${channel ?? null})`.execute(world.db);
    sum += rows[0]?.sum ?? 0;
  }
  return sum;
}

async function figureOf(figure: Figure, from: string, to: string, channel: string | undefined): Promise<number> {
  const [plus, minus, over] = SUMS[figure];
  const before = addDays(from, -1);
  const stock = async (day: string) =>
    (await sumOf(plus, piecesUpTo(day), channel)) - (await sumOf(minus, piecesUpTo(day), channel));
  const answers = {
    window: () => sumOf(plus, piecesOf(from, to), channel),
    end: () => stock(to),
    before: () => stock(before),
    both: async () => (await stock(before)) + (await sumOf(['received'], piecesOf(from, to), channel)),
  };
  return answers[over]();
}

test('the rows behind every figure are exactly as many as the roll-up says, on random dossiers and windows', async () => {
  const window = fc.tuple(fc.integer({ min: -10, max: 110 }), fc.integer({ min: -10, max: 110 }));
  const scenario = fc.record({
    rows: fc.array(row, { minLength: 10, maxLength: 40 }),
    later: fc.array(row, { minLength: 0, maxLength: 40 }),
    window,
    channel: maybe(fc.constantFrom(...CHANNELS)),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ rows, later, window: [a, b], channel }) => {
      await emptied(world.db, ...REGISTER_TABLES);
      await importRows(rows, '2023-01-05');
      await importRows(later.slice(0, rows.length), '2023-01-20');
      const [from, to] = [addDays(FIRST, Math.min(a, b)), addDays(FIRST, Math.max(a, b))];
      const channels = channel && [channel];
      for (const figure of FIGURES) {
        const drilled = await readIn(world.deps.db, world.context.scope, (tx) =>
          countFigure(tx, { agencyIds: [agency()], figure, from, to, channels }),
        );
        expect([figure, drilled]).toEqual([figure, await figureOf(figure, from, to, channel)]);
      }
      expect(await verifyDossiers(world.context)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('verify names what was tampered with: a state, a count', async () => {
  await emptied(world.db, ...REGISTER_TABLES);
  const [one] = fc.sample(row, { seed: 7, numRuns: 1 });
  await importRows(one ? [{ ...one, status: 4, resolvedAt: undefined, returnedAt: undefined }] : [], '2023-01-05');
  expect(await verifyDossiers(world.context)).toEqual([]);

  await sql`update dossier set set_count = 7`.execute(world.db);
  await sql`update dossier_daily set received = received + 1 where grain = 'm'`.execute(world.db);

  const found = await verifyDossiers(world.context);
  const months = ['dossier_daily.received', 'dossier_total'];
  expect(found.map(({ what }) => what)).toEqual(['dossier.set_count', ...months]);
  expect(found[0]).toMatchObject({ stored: '7', recomputed: '1' });
});

test('verify finds a use of a procedure that no dossier stands for', async () => {
  const [unit, procedure] = [agency(), await world.db.selectFrom('procedure').select('id').executeTakeFirstOrThrow()];
  const key = { agency_id: unit, grain: 'm', day: '2022-01-01', procedure_id: procedure.id };
  await world.db
    .insertInto('dossier_procedure')
    .values({ ...key, received: 1, online: 1 })
    .execute();
  const found = (await verifyDossiers(world.context)).filter(({ what }) => what === 'dossier_procedure');
  expect(found).toEqual([
    { what: 'dossier_procedure', where: `${unit}|m|2022-01-01|${procedure.id}`, stored: '{1,1,0,0}', recomputed: '' },
  ]);
});

test('verify finds an event without its dossier', async () => {
  const [lost] = await world.db.selectFrom('dossier_event').selectAll().limit(1).execute();
  if (!lost) {
    throw new Error('no event');
  }
  const dossierId = '01900000-0000-7000-8000-000000000001';
  const { facts, notes } = lost;
  const json = { facts: JSON.stringify(facts), notes: JSON.stringify(notes) };
  await world.db
    .insertInto('dossier_event')
    .values({ ...lost, ...json, dossier_id: dossierId })
    .execute();
  const found = (await verifyDossiers(world.context)).filter(({ what }) => what === 'dossier_event');
  expect(found.map(({ where }) => where)).toEqual([`${lost.agency_id}|${dossierId}`]);
});

test('every measure has its column', () => {
  expect(MEASURES.map(measureColumn)).toContain('late_by_first_promise');
});
