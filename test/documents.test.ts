import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
const isPath = (words: string) => /^[\w.-]+(?:\/[\w.-]+)+\.\w+$/.test(words) || /^\.[\w-]+\.cjs$/.test(words);
const missing = (paths: readonly string[]) => paths.filter((path) => !existsSync(join(ROOT, path)));

describe('threats', () => {
  const rows = read('docs/threats.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map(cellsOf);

  test('each has its boundary, its control and a test that exists', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const [boundary = '', threat = '', control = '', named = ''] of rows) {
      const tests = quoted(named);
      expect([threat, boundary !== '' && control !== '', tests.length > 0]).toEqual([threat, true, true]);
      expect([threat, tests.filter((path) => !/\.test\.tsx?$/.test(path)), missing(tests)]).toEqual([threat, [], []]);
    }
  });
});

describe('decisions', () => {
  const files = readdirSync(join(ROOT, 'docs/decisions')).sort();
  const walls = read('.dependency-cruiser.cjs');

  test('are numbered without a gap', () => {
    expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
  });

  test.each(files)('%s fits a page and names what keeps it', (name) => {
    const text = read(`docs/decisions/${name}`);
    expect(text.split('\n').length).toBeLessThan(60);
    const [, kept = ''] = text.split('**Kept by.**');
    const [paths, rules] = [
      quoted(kept).filter(isPath),
      quoted(kept).filter((words) => /^[a-z]+(-[a-z]+)+$/.test(words)),
    ];
    expect(paths.length).toBeGreaterThan(0);
    expect(missing(paths)).toEqual([]);
    expect(rules.filter((rule) => !walls.includes(`'${rule}'`))).toEqual([]);
  });
});

test('every word of the glossary is in use', () => {
  const rows = read('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const identifiers = rows.flatMap((line) => quoted(cellsOf(line)[1] ?? ''));
  expect(identifiers.length).toBeGreaterThan(50);
  const sources = ['core', 'server', 'web']
    .flatMap((floor) =>
      readdirSync(join(ROOT, floor), { recursive: true, encoding: 'utf8' }).map((path) => `${floor}/${path}`),
    )
    .filter((path) => /\.(ts|tsx|sql)$/.test(path))
    .map(read)
    .join('\n');
  const unused = identifiers.filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i').test(sources));
  expect(unused).toEqual([]);
});

test('documents point to files that exist', () => {
  const documents = [
    'docs/architecture.md',
    'docs/threats.md',
    ...readdirSync(join(ROOT, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
  ];
  const dead = documents.flatMap((path) =>
    missing(quoted(read(path)).filter(isPath)).map((gone) => `${path}: ${gone}`),
  );
  expect(dead).toEqual([]);
});
