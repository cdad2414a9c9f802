import { expect, test } from 'vitest';
import { newId } from './ids.ts';

test('an id is a UUIDv7 of its moment; later ones sort behind, and none comes twice', () => {
  const now = new Date('2026-11-20T03:04:05.678Z');
  const ids = Array.from({ length: 10_000 }, () => newId(now));

  expect(new Set(ids).size).toBe(10_000);
  for (const id of ids.slice(0, 100)) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now.getTime());
  }
  expect(newId(new Date(now.getTime() + 1)) > (ids[0] ?? '')).toBe(true);
});
