import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Role } from '#core/accounts/roles.ts';
import { appendAudit } from '#server/platform/audit.ts';
import { writeIn } from '#server/platform/scope.ts';
import { testWorld } from '#test/world.ts';
import { verifyChains } from './chain-service.ts';

const world = testWorld({ sample: ['units'] });

const idOf = (slug: string) => world.deps.directory.bySlug(slug)?.id ?? 0;

function as(role: Role, slug: string) {
  const unitId = idOf(slug);
  const reach = world.deps.directory.reachOf(unitId, false);
  return world.as({ accountId: `${role}@${slug}`, name: role, grants: [{ role, unitId, ...reach }] });
}

async function happens(slug: string, action: string, subjectId: string, at = world.deps.now()): Promise<void> {
  const agencyId = idOf(slug);
  const scope = { ...world.context.scope, actor: { accountId: 'a', name: 'Nguyễn Thị Hà' } };
  const fact = {
    agencyId,
    actor: scope.actor,
    at,
    action,
    subjectKind: 'dossier',
    subjectId,
    what: { x: 1 },
    why: 'vì ạ',
  };
  await writeIn(world.deps.db, scope, agencyId, (tx) => appendAudit(tx, fact));
}

const list = (slug: string, search: string, headers: Record<string, string>) =>
  world.http.inject({ method: 'GET', url: `/api/units/${slug}/audit${search}`, headers });

test('the page shows who, what, why; filtered by day, person, feature and thing', async () => {
  await happens('chau-o', 'dossiers:receive', 'H48-1', new Date('2026-11-01T23:59:00+07:00'));
  await happens('chau-o', 'dossiers:move', 'H48-1', new Date('2026-11-02T00:00:00+07:00'));
  await happens('chau-o', 'plans:accept', 'P-1', new Date('2026-11-03T08:00:00+07:00'));
  const inspector = as('inspector', 'chau-o');
  const actions = async (search: string) =>
    (await list('chau-o', search, inspector)).json().items.map(({ action }: { action: string }) => action);

  expect(await actions('')).toEqual(['plans:accept', 'dossiers:move', 'dossiers:receive']);
  expect(await actions('?from=2026-11-02&to=2026-11-02')).toEqual(['dossiers:move']);
  expect(await actions('?to=2026-11-01')).toEqual(['dossiers:receive']);
  expect(await actions('?actor=nguyen%20thi%20ha&size=1')).toEqual(['plans:accept']);
  expect(await actions('?actor=khac')).toEqual([]);
  expect(await actions('?feature=dossiers')).toEqual(['dossiers:move', 'dossiers:receive']);
  expect(await actions('?subject=P-1')).toEqual(['plans:accept']);
  const page = (await list('chau-o', '?page=2&size=2', inspector)).json();
  expect(page).toMatchObject({
    total: 3,
    items: [{ seq: 1, why: 'vì ạ', what: { x: 1 }, actorName: 'Nguyễn Thị Hà' }],
  });
});

test('only those who may read it, only their own agency', async () => {
  expect((await list('chau-o', '', as('counter-officer', 'chau-o'))).json().code).toBe('permission-missing');
  expect((await list('chau-o', '', as('inspector', 'pho-phong'))).json().code).toBe('unit-not-permitted');
  expect((await list('chau-o', '', {})).statusCode).toBe(401);
  // The successor reads its predecessor's chain.
  expect((await list('chau-o', '', as('inspector', 'xa-binh-son'))).statusCode).toBe(200);
});

test.each([
  ['a changed text', sql`update audit_entry set entry = replace(entry, 'B-2', 'B-9') where seq = 2`, 2, 'hash'],
  ['a changed column', sql`update audit_entry set actor_name = 'Người khác' where seq = 3`, 3, 'content'],
  ['a row taken out', sql`delete from audit_entry where seq = 2`, 3, 'gap'],
  ['the last row cut off', sql`delete from audit_entry where seq = 4`, 4, 'head'],
])('verification finds %s', async (_what, damage, seq, problem) => {
  const agencyId = idOf('pho-phong');
  await sql`delete from audit_entry where agency_id = ${agencyId}`.execute(world.db);
  await sql`delete from agency_ledger where agency_id = ${agencyId}`.execute(world.db);
  for (const thing of ['B-1', 'B-2', 'B-3', 'B-4']) {
    await happens('pho-phong', 'dossiers:receive', thing);
  }
  expect(await verifyChains(world.context)).toEqual([]);

  const here = sql` and agency_id = ${agencyId}`;
  await sql`${damage}${here}`.execute(world.db);

  const found = await world.http.inject({
    method: 'GET',
    url: '/api/units/pho-phong/audit/chain',
    headers: as('administrator', 'pho-phong'),
  });
  expect(found.json().broken).toEqual({ seq, problem });
  expect(await verifyChains(world.context)).toEqual([expect.objectContaining({ where: `pho-phong, dòng ${seq}` })]);
});
