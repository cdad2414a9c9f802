import { expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import type { ProvisionalResponse } from '#core/assessments/everyday/contract.ts';
import { testWorld } from '#test/world.ts';

const world = testWorld({ sample: 'all' });
const BASE = '/api/units/xa-binh-son/provisional-scores/2026';

function person(role: Role, slug: string, coversBelow = role === 'appraiser'): Record<string, string> {
  const { directory } = world.deps;
  const unit = directory.bySlug(slug);
  if (!unit) {
    throw new Error(slug);
  }
  const { reads, writes } = directory.reachOf(unit.agencyId, coversBelow);
  const name = `${role} ${slug}`;
  return world.as({ accountId: name, name, grants: [{ role, unitId: unit.id, reads, writes }] });
}

const focal = () => person('focal-officer', 'xa-binh-son');

async function score(): Promise<ProvisionalResponse> {
  const answer = await world.http.inject({ url: BASE, headers: focal() });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

test('what a person typed stays, what the records count is live, what nobody counts is no zero', async () => {
  const { lines, totals } = await score();
  const line = (code: string) => lines.find((one) => one.code === code);
  expect(line('1.1.3')).toMatchObject({ points: '1.63', footing: 'typed' });
  expect(line('3.8')).toMatchObject({ points: '2.00', footing: 'counted', values: { dossiers_resolved: 254 } });
  expect(line('3.13.3')).toMatchObject({ points: null, footing: 'unknown' });
  expect(line('3.13.3')?.sentence).toBe('Chưa có số liệu: Số hồ sơ của các TTHC cung cấp trực tuyến.');
  expect(totals).toMatchObject({ max: '100.00', unknown: lines.filter(({ points }) => points === null).length });
});
