import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The walls that imports do not show: read from the sources themselves. */
const ROOT = join(import.meta.dirname, '..');

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => statSync(join(ROOT, path)).isFile());
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const WRITE_BY_BUILDER = /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'([a-z_]+)(?: as \w+)?'/g;
const WRITE_BY_SQL = /\b(?:insert into|update|delete from|merge into)\s+([a-z_]+)\b(?=[\s(])/gi;
/** Words that follow "update" without being a table. */
const NO_TABLE = new Set(['set', 'of', 'skip', 'nowait', 'on']);

describe('one feature writes a table', () => {
  const writers = new Map<string, Set<string>>();
  for (const path of sourcesUnder('server/features')) {
    const feature = path.split('/')[2] ?? '';
    const text = read(path);
    const sqlParts = [...text.matchAll(/sql(?:<[^`]*>)?`([^`]*)`/g)].map((match) => match[1] ?? '');
    const tables = [
      ...[...text.matchAll(WRITE_BY_BUILDER)].map((match) => match[1] ?? ''),
      ...sqlParts.flatMap((part) => [...part.matchAll(WRITE_BY_SQL)].map((match) => (match[1] ?? '').toLowerCase())),
    ].filter((table) => !NO_TABLE.has(table));
    for (const table of tables) {
      writers.set(table, (writers.get(table) ?? new Set()).add(feature));
    }
  }

  test('no table has two writers', () => {
    const shared = [...writers]
      .filter(([, features]) => features.size > 1)
      .map(([table, features]) => [table, ...features]);
    expect(shared).toEqual([]);
  });

  test('the reading found writers at all', () => {
    expect(writers.size).toBeGreaterThan(0);
  });
});

describe('SQL stands where one looks for it', () => {
  const allowed = /(repository|view|read-model)\.ts$/;

  test('only repositories, views and read models speak SQL', () => {
    const speaking = sourcesUnder('server/features')
      .filter((path) => !allowed.test(path))
      .filter((path) => /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql`/.test(read(path)));
    expect(speaking).toEqual([]);
  });

  test('nobody selects every column', () => {
    const greedy = sourcesUnder('server')
      .filter((path) => !path.endsWith('platform/tables.ts'))
      .filter((path) => /\.selectAll\(|select \*(?! from (?:agency_ledger|unnest|jsonb))/i.test(read(path)));
    expect(greedy).toEqual([]);
  });
});

describe('what a file may weigh', () => {
  test('no source file has more than 400 lines', () => {
    const heavy = ['core', 'server', 'web', 'scripts', 'bench']
      .flatMap(sourcesUnder)
      .filter((path) => !path.endsWith('platform/tables.ts') && read(path).split('\n').length > 401);
    expect(heavy).toEqual([]);
  });
});

test('nothing in the project names a folder beside it at run time', () => {
  const naming = ['core', 'server', 'web'].flatMap(sourcesUnder).filter((path) => read(path).includes('../shared'));
  expect(naming).toEqual([]);
});

test('the lock file knows the packages of every platform, so that npm ci takes it', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
