import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { UnitId } from '#core/kernel/ids.ts';
import { fold } from '#core/kernel/text.ts';
import { readIn, type Scope } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: ['units'] });

const DOSSIERS = 12_000;
const WORDS = [
  'Nguyễn',
  'Thị',
  'Yến',
  'Nguyên',
  'Tuyết',
  'Ánh',
  'Đức',
  'Phát',
  'TNHH',
  '(ABC)',
  'x_y',
  '50%',
  "O'Neil",
  '张三',
];

interface Known {
  readonly id: string;
  readonly agency: UnitId;
  readonly day: string | null;
  readonly words: readonly string[];
}

let known: readonly Known[] = [];
let agencies: readonly UnitId[] = [];

/** Six agencies over four years: the first with most of the dossiers, names of two to four words, some of them rare. */
beforeAll(async () => {
  agencies = world.deps.directory.agencies().slice(0, 6);
  await sql`insert into dossier (agency_id, id, code, ownership, status, procedure_name, field_id, channel, non_local,
      applicant_kind, applicant_name, set_count, result_channel, received_at, due_provisional, first_due_provisional,
      pauses, version, changed_at)
    select (${sql.val([...agencies])}::integer[])[case when n % 20 < 18 then 1 else 1 + n % 6 end],
      ('019a0000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'X-' || n, 'owned',
      case when n % 997 = 0 then 1 else 2 end, 'Thử', 1, 'direct', false, 'citizen',
      (select string_agg((${WORDS}::text[])[1 + abs(hashint4(n * 31 + place)) % case when n % 50 = 0 then 14 else 8 end],
          case when n % 7 = 0 then ' - ' else ' ' end)
        from generate_series(1, 2 + n % 3) place),
      1, 'counter', case when n % 997 = 0 then null else timestamptz '2023-01-01' + n % 1400 * interval '1 day' end, false,
      false, '[]', 1, now()
    from generate_series(1, ${DOSSIERS}) n`.execute(world.db);
  const { rows } = await sql<{ id: string; agency: UnitId; day: string | null; name: string }>`
    select id, agency_id as agency, received_on::text as day, applicant_name as name from dossier`.execute(world.db);
  known = rows.map(({ id, agency, day, name }) => ({ id, agency, day, words: wordsOf(name) }));
});

/** Written otherwise than in the database: character by character. */
function wordsOf(text: string): string[] {
  const parted = Array.from(fold(text), (sign) => (/[a-z0-9%_\\]/.test(sign) || sign > '\u007f' ? sign : ' '));
  return parted.join('').split(' ').filter(Boolean);
}

function isNamed(words: readonly string[], asked: readonly string[]): boolean {
  const last = asked.length - 1;
  return words.some((_, from) =>
    asked.every((word, at) => (at === last ? words[from + at]?.startsWith(word) : words[from + at] === word)),
  );
}

const scopeOf = (units: readonly UnitId[]): Scope => ({
  actor: { accountId: undefined, name: 'Thử' },
  units,
  writeUnits: [],
});

async function find(units: readonly UnitId[], text: string, limit: number): Promise<readonly string[]> {
  const { rows } = await readIn(world.deps.db, scopeOf(units), (tx) =>
    sql<{ id: string }>`select id from find_dossiers('name', ${text}, ${limit}::integer)`.execute(tx),
  );
  return rows.map(({ id }) => id);
}

const day = ({ day: received }: Known) => received ?? '9999';

test('finds what names say, the newest first, whoever asks', async () => {
  const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 });
  const begun = fc.nat({ max: 3 });
  const reach = fc.constantFrom([0], [3], [0, 1, 2], [1, 2, 3, 4], [0, 1, 2, 3, 4, 5]);
  await fc.assert(
    fc.asyncProperty(words, begun, reach, fc.integer({ min: 1, max: 60 }), async (list, cut, places, limit) => {
      const text = fold(list.join(' ')).slice(0, cut > 0 ? -cut : undefined);
      const asked = wordsOf(text);
      fc.pre(asked.length > 0);
      const units = places.map((place) => agencies[place] ?? 0);
      const matching = known.filter((one) => units.includes(one.agency) && isNamed(one.words, asked));
      const newest = matching.map(day).sort().reverse().slice(0, limit);

      const found = await find(units, text, limit);

      const byId = new Map(matching.map((one) => [one.id, one]));
      expect(found.map((id) => byId.get(id)).map((one) => one && day(one))).toEqual(newest);
      expect(new Set(found).size).toBe(found.length);
    }),
    { numRuns: 150 },
  );
});

test('a word is found by its beginning: Yến is not every Nguyễn', async () => {
  const found = await find([agencies[0] ?? 0], 'yen', 200);

  expect(found.length).toBeGreaterThan(20);
  const names = new Map(known.map(({ id, words }) => [id, words]));
  expect(found.every((id) => names.get(id)?.includes('yen'))).toBe(true);
});

test('signs that mean something to LIKE, to the search or to nobody find only themselves', async () => {
  for (const [text, word] of [
    ['x_y', 'x_y'],
    ['50%', '50%'],
    ['张', '张三'],
    ["o'neil", 'neil'],
  ] as const) {
    const found = await find(agencies, text, 200);
    expect(found.length).toBeGreaterThan(0);
    const names = new Map(known.map(({ id, words }) => [id, words]));
    expect(found.every((id) => names.get(id)?.includes(word))).toBe(true);
  }
  for (const text of ['xay', '5%', '_', '%', '\\', "'", ':*', '&', "x' | 'nguyen", '']) {
    expect(await find(agencies, text, 200)).toEqual([]);
  }
});

test('the longest name that an import takes, in any script, is kept and found', async () => {
  for (const [place, sign] of ['ạ', '三', '𠀀'].entries()) {
    const name = `${'ạ '.repeat(100)}${sign.repeat(300 / sign.length)}`;
    await sql`update dossier set applicant_name = ${name} where id = ${known[place]?.id}::uuid`.execute(world.db);
    expect(await find(agencies, fold(sign.repeat(5)), 200)).toContain(known[place]?.id);
  }
});
