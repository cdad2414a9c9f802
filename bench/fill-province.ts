import type pg from 'pg';
import { MEASURES } from '#core/dossiers/contributions.ts';
import { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import {
  DOSSIER_COLUMNS,
  dossierRow,
  EVENT_COLUMNS,
  eventRow,
} from '#server/features/dossiers/dossier-row-repository.ts';
import { measureColumn } from '#server/features/dossiers/roll-up-repository.ts';
import { randomFrom } from '#server/features/dossiers/sample/random.ts';
import { FOLD_PROCEDURES, FOLD_TOTALS } from '#test/roll-up.ts';
import { CopyRows, copyInto } from './copy-rows.ts';
import { inventDossier } from './invented-dossiers.ts';
import type { Province } from './province.ts';

const SEED = 19_450_902;
const CHUNK = 20_000;
const measures = MEASURES.map(measureColumn);
const DAILY = ['agency_id', 'day', 'field_id', 'channel', ...measures];

/**
 * Fills the register through the same rules as the product (events → state → roll-up), in chunks: memory does not grow
 * with the number. The same number on the same day gives the same province.
 */
export async function fillProvince(
  owner: pg.Pool,
  folder: string,
  province: Province,
  count: number,
  say: (line: string) => void,
): Promise<void> {
  const random = randomFrom(SEED);
  const now = new Date();
  const numbers = new Map<string, number>();
  await owner.query(`create unlogged table bench_daily (agency_id integer, day date, field_id smallint, channel text,
    ${measures.map((name) => `${name} integer`).join(', ')})`);
  let writing: Promise<void> = Promise.resolve();
  for (let done = 0; done < count; done += CHUNK) {
    const chunk = inventChunk(Math.min(CHUNK, count - done), () =>
      inventDossier(random, province, vietnamDay(now), numbers),
    );
    await writing; // one chunk is written while the next is invented
    writing = writeChunk(owner, folder, chunk);
    if ((done / CHUNK) % 10 === 9) {
      say(`  … ${done + CHUNK} hồ sơ`);
    }
  }
  await writing;
  await finish(owner, numbers, folder);
}

export async function isFilled(owner: pg.Pool): Promise<boolean> {
  const found = await owner.query(
    `select 1 from dossier join unit on unit.id = dossier.agency_id where unit.slug = 'xa-w-001' limit 1`,
  );
  return found.rowCount === 1;
}

type Chunk = readonly CopyRows[];

function inventChunk(size: number, invent: () => ReturnType<typeof inventDossier>): Chunk {
  const dossiers = new CopyRows('dossier', ['agency_id', ...Object.keys(DOSSIER_COLUMNS)]);
  const events = new CopyRows('dossier_event', ['agency_id', ...Object.keys(EVENT_COLUMNS)]);
  const daily = new CopyRows('bench_daily', DAILY);
  const rollUps = new Map<number, RollUpDifference>();
  for (let one = 0; one < size; one++) {
    const { dossier, events: told } = invent();
    const changedAt = told.at(-1)?.recordedAt ?? '';
    dossiers.add({ agency_id: dossier.agencyId, ...dossierRow(dossier, changedAt) });
    for (const event of told) {
      events.add({ agency_id: dossier.agencyId, ...eventRow(event) });
    }
    const rollUp = rollUps.get(dossier.agencyId) ?? new RollUpDifference();
    rollUp.add(undefined, dossier);
    rollUps.set(dossier.agencyId, rollUp);
  }
  for (const [agency, rollUp] of rollUps) {
    for (const { day, fieldId, channel, counts } of rollUp.rows()) {
      const values = Object.fromEntries(MEASURES.map((measure) => [measureColumn(measure), counts[measure] ?? 0]));
      daily.add({ agency_id: agency, day, field_id: fieldId, channel, ...values });
    }
  }
  return [dossiers, events, daily];
}

async function writeChunk(owner: pg.Pool, folder: string, chunk: Chunk): Promise<void> {
  for (const rows of chunk) {
    await copyInto(owner, folder, rows);
  }
}

async function finish(owner: pg.Pool, numbers: ReadonlyMap<string, number>, folder: string): Promise<void> {
  await owner.query(`insert into dossier_daily (agency_id, grain, day, field_id, channel, ${measures.join(', ')})
    select agency_id, at.grain, at.day, field_id, channel, ${measures.map((name) => `sum(${name})`).join(', ')}
    from bench_daily cross join lateral (values ('d', bench_daily.day), ('m', date_trunc('month', bench_daily.day)::date),
      ('y', date_trunc('year', bench_daily.day)::date)) as at (grain, day)
    group by agency_id, at.grain, at.day, field_id, channel`);
  await owner.query('drop table bench_daily');
  await owner.query(FOLD_TOTALS);
  await owner.query(FOLD_PROCEDURES);
  const given = new CopyRows('dossier_number', ['agency_id', 'day', 'last']);
  for (const [key, last] of numbers) {
    const [agency, day] = key.split('|');
    given.add({ agency_id: agency, day, last });
  }
  await copyInto(owner, folder, given);
  await owner.query('vacuum (analyze)');
}
