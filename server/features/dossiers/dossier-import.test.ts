import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { rebuild } from '#core/dossiers/history.ts';
import { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import type { ImportedDossier } from '#core/imports/imported-dossier.ts';
import type { ImportSource } from '#server/platform/import-target.ts';
import { readIn, writeIn } from '#server/platform/scope.ts';
import { REGISTER_TABLES } from '#test/roll-up.ts';
import { emptied, testWorld } from '#test/world.ts';
import { dossierImport, SLICE } from './dossier-import.ts';
import { nextNumber } from './dossier-repository.ts';
import { eventOf } from './dossier-row-repository.ts';
import { measureColumn } from './roll-up-repository.ts';

const world = testWorld({ sample: ['units'] });

beforeEach(() => emptied(world.db, ...REGISTER_TABLES));

const agency = () => world.deps.directory.bySlug('chau-o')?.agencyId ?? 0;

function aRow(row: Partial<ImportedDossier> = {}): ImportedDossier {
  return {
    row: 6,
    code: 'H48.01.01-230105-0001',
    procedureCode: '2.000815',
    procedureName: 'Chứng thực bản sao từ bản chính',
    field: 'Chứng thực',
    applicantName: 'Nguyễn Thị Ánh Tuyết',
    applicantIdNumber: '051123456789',
    channel: 'direct',
    status: 10,
    receivedAt: '2023-01-05T08:30:00+07:00',
    due: '2023-01-09',
    resolvedAt: '2023-01-06T00:00:00+07:00',
    returnedAt: '2023-01-06T00:00:00+07:00',
    ...row,
  };
}

function aSource(at = '2023-02-01T09:00:00+07:00'): ImportSource {
  return {
    agencyId: agency(),
    actor: { accountId: undefined, name: 'Lê Thị Hoa' },
    at: new Date(at),
    runId: 'run',
    fileName: 'xuat-thang-1.xlsx',
    fileHash: 'f00d',
  };
}

function apply(rows: readonly ImportedDossier[], source = aSource()) {
  return writeIn(world.deps.db, world.context.scope, agency(), (tx) => dossierImport.applyBatch(tx, source, rows));
}

/** The register's roll-up as plain counts, month and year rows left aside. */
async function counted(): Promise<Record<string, number>> {
  const { rows } = await world.db
    .selectFrom('dossier_daily')
    .selectAll()
    .where('grain', '=', 'd')
    .execute()
    .then((rows) => ({ rows }));
  const sums: Record<string, number> = {};
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === 'number' && value !== 0 && name !== 'agency_id' && name !== 'field_id') {
        sums[`${row.day} ${name}`] = (sums[`${row.day} ${name}`] ?? 0) + value;
      }
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== 0));
}

test('a new row becomes a dossier with one event that says where it came from', async () => {
  expect(await apply([aRow()])).toEqual([{ outcome: 'new' }]);

  const dossier = await world.db.selectFrom('dossier').selectAll().executeTakeFirstOrThrow();
  expect(dossier).toMatchObject({
    code: 'H48.01.01-230105-0001',
    ownership: 'imported',
    status: 10,
    applicant_fold: 'nguyen thi anh tuyet',
    received_on: '2023-01-05',
    due_on: '2023-01-09',
    closed_on: '2023-01-06',
    version: 1,
  });
  const events = await world.db.selectFrom('dossier_event').selectAll().execute();
  expect(events).toMatchObject([{ seq: 1, kind: 'imported', source: 'xuat-thang-1.xlsx', source_row: 6 }]);
  expect(await counted()).toEqual({
    '2023-01-05 received': 1,
    '2023-01-06 closed': 1,
    '2023-01-06 early': 1,
    '2023-01-06 returned': 1,
  });
});

test('the same export again writes nothing', async () => {
  await apply([aRow()]);
  const before = await counted();

  expect(await apply([aRow({ row: 99 })], aSource('2023-03-01T09:00:00+07:00'))).toEqual([{ outcome: 'equal' }]);

  expect(await world.db.selectFrom('dossier_event').selectAll().execute()).toHaveLength(1);
  expect(await counted()).toEqual(before);
});

test('a later export corrects the past and moves every count', async () => {
  const { resolvedAt: _, returnedAt: __, ...open } = aRow();
  await apply([{ ...open, status: 4 }]);
  expect(await counted()).toEqual({ '2023-01-05 received': 1, '2023-01-10 overdue_in': 1 });

  const later = aRow({ receivedAt: '2023-01-04T08:00:00+07:00', resolvedAt: '2023-01-12T10:00:00+07:00', status: 9 });
  const { returnedAt: ___, ...resolved } = later;
  expect(await apply([resolved], aSource('2023-03-01T09:00:00+07:00'))).toEqual([{ outcome: 'changed' }]);

  expect(await counted()).toEqual({
    '2023-01-04 received': 1,
    '2023-01-10 overdue_in': 1,
    '2023-01-12 closed': 1,
    '2023-01-12 late': 1,
    '2023-01-12 late_by_first_promise': 1,
    '2023-01-12 overdue_out': 1,
  });
  const events = await world.db.selectFrom('dossier_event').selectAll().orderBy('seq').execute();
  expect(events).toHaveLength(2);
  expect(Object.keys(events[1]?.facts as object).sort()).toEqual(['closedAt', 'receivedAt', 'status']);
});

test('what is stored is what the events say', async () => {
  const { resolvedAt: _, returnedAt: __, ...open } = aRow();
  await apply([{ ...open, status: 4 }, { ...open, code: 'B', status: 5 }, aRow({ code: 'C' })]);
  await apply([aRow(), { ...open, code: 'B', status: 4 }], aSource('2023-02-20T09:00:00+07:00'));

  const rows = await world.db.selectFrom('dossier_event').selectAll().orderBy('seq').execute();
  const rollUp = new RollUpDifference();
  for (const code of ['H48.01.01-230105-0001', 'B', 'C']) {
    const { id, version } = await world.db
      .selectFrom('dossier')
      .select(['id', 'version'])
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    const now = rebuild(rows.filter((row) => row.dossier_id === id).map(eventOf));
    expect(now.version).toBe(version);
    rollUp.add(undefined, now);
  }
  const sums: Record<string, number> = {};
  for (const { day, counts } of rollUp.rows()) {
    for (const [measure, by] of Object.entries(counts)) {
      sums[`${day} ${measureColumn(measure)}`] = (sums[`${day} ${measureColumn(measure)}`] ?? 0) + by;
    }
  }
  expect(await counted()).toEqual(sums);
});

test('a code of our own register is a conflict, listed and not merged', async () => {
  await apply([aRow()]);
  await sql`update dossier set ownership = 'owned'`.execute(world.db);

  expect(await apply([aRow({ status: 9 })])).toMatchObject([{ outcome: 'conflict', code: 'dossier-code-taken' }]);
});

test('one bad row is an outcome, the others stand', async () => {
  const { procedureCode: _, ...unlisted } = aRow({ code: 'X', field: 'Vũ trụ', procedureName: 'Cấp phép lên sao Hỏa' });
  const outcomes = await apply([
    unlisted,
    aRow({ code: 'Y', due: '2023-01-01' }),
    aRow({ code: 'Z', resolvedAt: '2022-12-30T08:00:00+07:00' }),
    aRow(),
  ]);

  expect(outcomes).toMatchObject([
    { outcome: 'bad', code: 'field-unknown' },
    { outcome: 'bad', code: 'due-before-receipt' },
    { outcome: 'bad', code: 'close-before-receipt' },
    { outcome: 'new' },
  ]);
  expect(await world.db.selectFrom('dossier').selectAll().execute()).toHaveLength(1);
});

test('a dry run says the same and writes nothing', async () => {
  const said = await readIn(world.deps.db, world.context.scope, (tx) =>
    dossierImport.compareBatch(tx, aSource(), [aRow(), aRow({ code: 'Y', due: '2023-01-01' })]),
  );

  expect(said).toMatchObject([{ outcome: 'new' }, { outcome: 'bad' }]);
  expect(await world.db.selectFrom('dossier').selectAll().execute()).toEqual([]);
});

test('numbers that the province gave under our code are not given again', async () => {
  await apply([aRow({ code: 'H48.01.01-230105-0041' })]);

  const next = await writeIn(world.deps.db, world.context.scope, agency(), (tx) =>
    nextNumber(tx, agency(), '2023-01-05'),
  );

  expect(next).toBe(42);
});

test('statements do not grow with the rows of a slice', async () => {
  const batch = (size: number) =>
    Array.from({ length: size }, (_, index) => aRow({ code: `A-230105-${index + 1000}` }));
  const one = await world.statementsOf(() => apply(batch(1)));
  const many = await world.statementsOf(() => apply(batch(SLICE)));

  const most = await world.statementsOf(() => apply(batch(4 * SLICE)));

  expect(many).toBe(one);
  expect(most).toBeLessThanOrEqual(one + 3);
  expect(await world.db.selectFrom('dossier').selectAll().execute()).toHaveLength(4 * SLICE);
});

test('rows are written in the order of receipt and answered in the order of the file', async () => {
  const rows = [
    aRow({ row: 6, code: 'H48-230131-3', receivedAt: '2023-01-31T08:00:00+07:00', due: '2023-02-06' }),
    aRow({ row: 7, code: 'H48-230105-2', due: '2023-01-01' }),
    aRow({ row: 8, code: 'H48-230105-1' }),
    aRow({ row: 9, code: 'H48-230105-0' }),
  ].map((row) => (row.row === 6 ? { ...row, status: 2 as const, resolvedAt: undefined, returnedAt: undefined } : row));
  await apply([aRow({ row: 5, code: 'H48-230105-0' })]);

  const outcomes = await apply(rows as readonly ImportedDossier[]);

  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['new', 'bad', 'new', 'equal']);
  const written = await sql<{ code: string; source_row: number }>`select code, source_row from dossier_event
    join dossier on (dossier.agency_id, dossier.id) = (dossier_event.agency_id, dossier_id)
    order by dossier_event.ctid`.execute(world.db);
  expect(written.rows).toEqual([
    { code: 'H48-230105-0', source_row: 5 },
    { code: 'H48-230105-1', source_row: 8 },
    { code: 'H48-230131-3', source_row: 6 },
  ]);
});

test('what one row of a slice says and another does not is not given to the other', async () => {
  const said: readonly Partial<ImportedDossier>[] = [
    { applicantIdNumber: '051123456789', channel: 'online-full', fee: 8_000, digitised: true },
    { applicantIdNumber: undefined, channel: 'direct', fee: undefined, digitised: undefined },
    { applicantIdNumber: '', applicantName: 'Bà "Tư" \\ {NULL, 1}', channel: 'direct', fee: 0, digitised: false },
  ] as readonly Partial<ImportedDossier>[];
  for (const [first, ...others] of [said, [...said].reverse(), [said[1]], [said[0], said[0]]]) {
    await emptied(world.db, ...REGISTER_TABLES);
    const rows = [first, ...others].map((row, index) => aRow({ ...row, code: `H48-230105-${index}` }));

    await apply(rows);
    const together = await stored();
    await emptied(world.db, ...REGISTER_TABLES);
    for (const row of rows) {
      await apply([row]);
    }

    expect(together).toEqual(await stored());
  }
});

/** The register and its events without what is drawn anew each time. */
async function stored() {
  const dossiers = await sql<object>`select to_jsonb(dossier) - 'id' as it from dossier order by code`.execute(
    world.db,
  );
  const events = await sql<object>`select to_jsonb(dossier_event) - 'dossier_id' as it from dossier_event
    order by facts::text, source_row`.execute(world.db);
  return [dossiers.rows, events.rows];
}
