import { expect, test } from 'vitest';
import { versionsOf } from './evidence-versions.ts';

const file = (version: number, day: string) => ({ version, at: `2026-12-${day}T00:00:00Z` });
const FILES = [file(3, '20'), file(1, '01'), file(2, '10')];

test.each([
  ['open: the newest counts', null, 3, []],
  ['locked between: the one of then, the later ones flagged', '2026-12-15T00:00:00Z', 2, [3]],
  ['locked at the very moment: that one counts', '2026-12-10T00:00:00Z', 2, [3]],
  ['locked before all: all came later', '2026-11-30T00:00:00Z', undefined, [3, 2, 1]],
])('%s', (_name, lockedAt, submitted, later) => {
  const found = versionsOf(FILES, lockedAt);
  expect([found.submitted?.version, found.later.map(({ version }) => version)]).toEqual([submitted, later]);
});
