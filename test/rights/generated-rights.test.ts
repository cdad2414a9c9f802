import { createHmac, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { AccountId } from '#core/accounts/account.ts';
import type { GrantId } from '#core/accounts/grant.ts';
import { ROLES } from '#core/accounts/roles.ts';
import { insertAccount } from '#server/features/accounts/account-repository.ts';
import { insertGrant, revokeGrant } from '#server/features/accounts/grant-repository.ts';
import { signInSecret } from '#server/features/accounts/secrets.ts';
import { insertSuccession, insertUnit } from '#server/features/units/unit-repository.ts';
import type { Http } from '#server/platform/http.ts';
import { newId } from '#server/platform/ids.ts';
import { testWorld } from '../world.ts';
import { type Held, mayAct, type World } from './oracle.ts';
import { addressOf, type ListedRoute, serverWithRoutes } from './route-list.ts';

const world = testWorld();

let http: Http;
let routes: readonly ListedRoute[] = [];
let secret = '';
beforeAll(async () => {
  const served = await serverWithRoutes(world.deps);
  http = served.http;
  routes = served.routes.filter(({ url }) => url.includes(':unit'));
  secret = await signInSecret(world.deps.config.CCHC_DATA);
});

const grant = fc.record({
  place: fc.nat(11),
  role: fc.constantFrom(...ROLES),
  coversBelow: fc.boolean(),
  when: fc.constantFrom('now', 'now', 'now', 'over', 'future', 'revoked'),
});
const country = fc.record({
  places: fc.array(fc.record({ parent: fc.option(fc.nat(10), { nil: undefined }), isOpen: fc.boolean() }), {
    minLength: 3,
    maxLength: 10,
  }),
  merges: fc.uniqueArray(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 6, selector: ([from, to]) => `${from}>${to}` }),
  people: fc.array(fc.array(grant, { maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  asked: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 30, maxLength: 30 }),
});
type Country = typeof country extends fc.Arbitrary<infer T> ? T : never;

interface Built {
  readonly made: World;
  readonly slugs: readonly string[];
  readonly people: readonly { readonly held: readonly Held[]; readonly cookie: string }[];
}

let runs = 0;

/** Puts the made-up country, its people and their sessions into the database, as the server finds them. */
async function build({ places: wished, merges: wishedMerges, people }: Country): Promise<Built> {
  runs += 1;
  const places = wished.map(({ parent, isOpen }, n) => ({
    parent: parent !== undefined && n > 0 ? parent % n : undefined, // a parent comes before its child: no circles
    isOpen,
  }));
  const merges = wishedMerges.filter(([from, to]) => from !== to && from < places.length && to < places.length);
  const slugs = places.map((_, n) => `thu-${runs}-${n}`);
  const ids: number[] = [];
  for (const [n, { parent, isOpen }] of places.entries()) {
    ids.push(
      await insertUnit(world.db, {
        slug: slugs[n] ?? '',
        kind: 'commune',
        agencyId: undefined,
        sectionKind: undefined,
        note: undefined,
        sortOrder: n,
        version: {
          validFrom: '2020-01-01',
          validTo: isOpen ? undefined : '2025-06-30',
          name: `Thử ${n}`,
          type: 'xa',
          parentId: parent === undefined ? undefined : ids[parent],
          areaCode: undefined,
          agencyCode: undefined,
          agencyCodeInvented: true,
          basis: undefined,
        },
      }),
    );
  }
  for (const [from, to] of merges) {
    const pair = { fromId: ids[from] ?? 0, toId: ids[to] ?? 0 };
    await insertSuccession(world.db, { ...pair, since: '2025-07-01', kind: 'merge', basis: undefined });
  }
  const signedIn = [];
  for (const grants of people) {
    signedIn.push(await signIn(grants, ids));
  }
  return { made: { places, merges }, slugs, people: signedIn };
}

const DAYS = {
  now: ['2026-01-01', undefined],
  over: ['2026-01-01', '2026-11-19'],
  future: ['2026-11-21', undefined],
} as const;

async function signIn(grants: Country['people'][number], ids: readonly number[]): Promise<Built['people'][number]> {
  const now = world.deps.now();
  const id = newId<AccountId>(now);
  await insertAccount(world.db, { id, agencyId: ids[0] ?? 0, name: 'Ai', userName: `u${id}`, isSample: false }, now);
  const held: Held[] = [];
  for (const { place: wished, role, coversBelow, when } of grants) {
    const place = wished % ids.length;
    const agencyId = ids[place] ?? 0;
    const [from, to] = DAYS[when === 'revoked' ? 'now' : when];
    const wish = { role, unitId: agencyId, coversBelow, from, to };
    const grantId = newId<GrantId>(now);
    await insertGrant(world.db, { ...wish, id: grantId, agencyId, accountId: id, by: 'thử', reason: 'thử', at: now });
    if (when === 'revoked') {
      await revokeGrant(world.db, agencyId, grantId, { at: now, by: 'thử', reason: 'thử' });
    }
    held.push({ place, role, coversBelow, holdsToday: when === 'now' });
  }
  const token = randomUUID();
  await world.db
    .insertInto('account_session')
    .values({
      id: newId(now),
      account_id: id,
      token,
      expires_at: new Date(Date.now() + 3_600_000),
      created_at: new Date(),
      updated_at: new Date(),
    })
    .execute();
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return { held, cookie: `cchc.session_token=${encodeURIComponent(`${token}.${signature}`)}` };
}

const DENIALS = ['permission-missing', 'unit-not-permitted'];

/** Sends the request with an empty body: whoever is let in gets past the rights and fails, if at all, on what it says. */
async function outcome(route: ListedRoute, slug: string, cookie: string): Promise<string> {
  const answer = await http.inject({
    method: route.method,
    url: addressOf(route.url, slug),
    headers: { cookie },
    ...(route.method === 'GET' ? {} : { payload: {} }),
  });
  if (answer.statusCode === 401 || answer.statusCode >= 429) {
    return `${answer.statusCode} ${answer.payload}`;
  }
  return answer.statusCode === 403 && DENIALS.includes(answer.json().code) ? 'denied' : 'let in';
}

test('every route with a unit asks exactly those in whom the reference lets in', async () => {
  const counted = { 'let in': 0, denied: 0 };
  const property = fc.asyncProperty(country, async (wish) => {
    const { made, slugs, people } = await build(wish);
    for (const [whom, where, which] of wish.asked) {
      const [person, route] = [people[whom % people.length]!, routes[which % routes.length]!];
      const place = where % slugs.length;
      const rule = world.deps.permissions[route.permission];
      const wanted = rule && !mayAct(made, person.held, rule, place) ? 'denied' : 'let in';
      counted[wanted] += 1;
      const got = await outcome(route, slugs[place]!, person.cookie);
      expect([route.method, route.url, got]).toEqual([route.method, route.url, wanted]);
    }
  });
  await fc.assert(property, { numRuns: 25, endOnFailure: true });
  expect(Math.min(counted['let in'], counted.denied)).toBeGreaterThan(30);
}, 120_000);

test('the session tells for every unit and permission what the reference says', async () => {
  await fc.assert(
    fc.asyncProperty(country, async (wish) => {
      const { made, slugs, people } = await build(wish);
      for (const { held, cookie } of people) {
        const answer = await http.inject({ method: 'GET', url: '/api/session', headers: { cookie } });
        const told: readonly { slug: string; permissions: readonly string[] }[] = answer.json().units;
        const said = slugs.map((slug) => [...(told.find((unit) => unit.slug === slug)?.permissions ?? [])].sort());
        const wanted = slugs.map((_, place) =>
          Object.entries(world.deps.permissions)
            .filter(([, rule]) => mayAct(made, held, rule, place))
            .map(([permission]) => permission)
            .sort(),
        );
        expect(said).toEqual(wanted);
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
}, 120_000);
