import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ROLES, type Role } from '#core/accounts/roles.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Http } from '#server/platform/http.ts';
import { testWorld } from '../world.ts';
import { addressOf, type ListedRoute, serverWithRoutes } from './route-list.ts';

/**
 * A list, count, export or file that takes in a row of somebody else changes when that row disappears. So every GET
 * route is asked, all rows outside the person's reach are deleted behind the server's back, and every route is asked
 * again: each answer must be the same to the byte.
 */
const world = testWorld({ sample: 'all' });

let http: Http;
let routes: readonly ListedRoute[] = [];
beforeAll(async () => {
  ({ http, routes } = await serverWithRoutes(world.deps));
});

const idOf = (slug: string): UnitId => world.deps.directory.bySlug(slug)?.id ?? 0;

function person(role: Role, slug: string): Record<string, string> {
  const reach = world.deps.directory.reachOf(idOf(slug), false);
  const accountId = `00000000-0000-7000-8000-0000000000${String(ROLES.indexOf(role)).padStart(2, '0')}`;
  return world.as({ accountId, name: role, grants: [{ role, unitId: idOf(slug), ...reach }] });
}

/** Names of things that exist at the unit, so that routes with parameters have something to show. */
async function knownAt(slug: string, year: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ id: string }>`
    select dossier.id from dossier where dossier.agency_id = ${idOf(slug)} order by dossier.id limit 1`.execute(
    world.db,
  );
  return {
    dossier: rows[0]?.id ?? '0',
    year,
    sheet: year,
    period: `${year}-year`,
    format: 'xlsx',
    slug,
    code: '1.1.3',
  };
}

async function answers(slug: string, known: Record<string, string>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const role of ROLES) {
    const headers = person(role, slug);
    for (const { method, url, permission } of routes) {
      if (
        method !== 'GET' ||
        permission === 'public' ||
        url.endsWith('/readings') || // grows by our own asking; its dossier is the unit's own (dossier routes' tests)
        (!url.includes(':unit') && !url.includes('/dossiers') && !url.includes('/assessments'))
      ) {
        continue;
      }
      const address = addressOf(url, slug, known);
      const answer = await http.inject({ method, url: `${address}${searchFor(url)}`, headers });
      found.set(`${role} ${address}`, `${answer.statusCode} ${contentOf(answer.rawPayload)}`);
    }
  }
  return found;
}

/** Routes that ask for a window or words get one that covers the sample. */
function searchFor(url: string): string {
  if (url.includes('search')) {
    return '?words=nguyen&q=nguyen&text=nguyen';
  }
  return '?from=2020-01-01&to=2030-12-31&year=2023&period=2023-year';
}

/** What the answer says; of a packed document its parts, without the clock of the packing. */
function contentOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString() !== 'PK') {
    return bytes.toString('latin1');
  }
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => !name.startsWith('docProps/'))
    .map(([name, part]) => `${name}: ${Buffer.from(part).toString('latin1')}`)
    .join('\n');
}

/**
 * What a committee shows to those below it by rule: its issued plans, their tasks and the documents that issued them
 * (`plans_above`, `plan_tasks_above`), and the scoring campaigns whose dates bind them. These rows stay, everything else of the committees above goes.
 */
function shownBelow(table: string, above: readonly UnitId[]) {
  const isAbove = sql<boolean>`agency_id = any (${[...above]}::integer[])`;
  switch (table) {
    case 'reform_plan':
      return sql<boolean>`(${isAbove} and state = 'issued')`;
    case 'reform_task':
      return sql<boolean>`(${isAbove} and plan_id is not null)`;
    case 'document_reference':
      return sql<boolean>`(${isAbove} and id in (select reform_plan.document_id from reform_plan)
        or id in (select result_publication.document_id from result_publication))`;
    // Published by a decision: for everybody.
    case 'result_publication':
    case 'published_result':
    case 'published_line':
      return sql<boolean>`true`;
    case 'campaign':
    case 'campaign_unit':
    case 'campaign_body':
    case 'campaign_reopening':
      return sql<boolean>`${isAbove}`;
    // A published criteria set is a catalogue: it binds, and never changes.
    case 'criteria_set':
      return sql<boolean>`(agency_id is null or state = 'published')`;
    case 'criterion':
      return sql<boolean>`(agency_id is null or published)`;
    default:
      return sql<boolean>`false`;
  }
}

async function deleteOutside(reach: readonly UnitId[], above: readonly UnitId[] = []): Promise<number> {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity`.execute(world.db);
  let left = tables.rows.map(({ name }) => name);
  let deleted = 0;
  // Children before parents, found by trying: a pass that removes nothing more ends the search.
  for (let pass = 0; left.length > 0 && pass < 20; pass += 1) {
    const failed: string[] = [];
    for (const name of left) {
      try {
        const { rows } = await sql<{ n: number }>`
          with gone as (delete from ${sql.table(name)} where agency_id <> all (${[...reach]}::integer[])
            and not ${shownBelow(name, above)} returning 1)
          select count(*) as n from gone`.execute(world.db);
        deleted += rows[0]?.n ?? 0;
      } catch {
        failed.push(name);
      }
    }
    left = failed;
  }
  expect(left).toEqual([]);
  return deleted;
}

function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...before].flatMap(([key, text]) => (after.get(key) === text ? [] : [key]));
}

test('no GET route shows or counts anything outside the person’s reach', async () => {
  const today = { slug: 'xa-binh-son', known: await knownAt('xa-binh-son', '2026') };
  const past = { slug: 'chau-o', known: await knownAt('chau-o', '2023') };
  const [todayBefore, pastBefore] = [await answers(today.slug, today.known), await answers(past.slug, past.known)];
  const shown = [...todayBefore.values(), ...pastBefore.values()].filter((text) => text.startsWith('200'));
  expect(shown.length).toBeGreaterThan(100);
  expect([...todayBefore.values(), ...pastBefore.values()].filter((text) => text.startsWith('500'))).toEqual([]);
  // Asking twice gives the same, or the comparison below would say nothing.
  expect(differences(todayBefore, await answers(today.slug, today.known))).toEqual([]);

  const { reads } = world.deps.directory.reachOf(idOf(today.slug), false);
  expect(await deleteOutside(reads, [idOf('tinh-quang-ngai')])).toBeGreaterThan(500);
  expect(differences(todayBefore, await answers(today.slug, today.known))).toEqual([]);
  expect(differences(pastBefore, await answers(past.slug, past.known))).toEqual([]);

  expect(await deleteOutside([idOf(past.slug)])).toBeGreaterThan(100);
  expect(differences(pastBefore, await answers(past.slug, past.known))).toEqual([]);

  // The comparison can tell: without the unit's own rows the answers are others.
  await deleteOutside([]);
  expect(differences(pastBefore, await answers(past.slug, past.known)).length).toBeGreaterThan(20);
}, 120_000);
