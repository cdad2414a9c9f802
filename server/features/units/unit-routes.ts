import { z } from 'zod';
import { pageQuery } from '#core/kernel/contract.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import { refuseUnit } from '#core/units/change.ts';
import { closeUnitRequest, createUnitRequest, renameUnitRequest, unitDetail, unitList } from '#core/units/contract.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Http } from '#server/platform/http.ts';
import { NO_UNITS, readIn } from '#server/platform/scope.ts';
import { closeUnit, createUnit, renameUnit } from './unit-service.ts';
import { listUnits, unitDetail as loadUnitDetail } from './unit-view.ts';

const listQuery = pageQuery.extend({
  below: z.string().optional().describe('Only units directly below this one; "-" for those without a parent'),
  words: z.string().trim().max(100).optional(),
  closed: z.stringbool().default(false),
});

const done = z.object({ slug: z.string() });

/** The catalogue is open to whoever is signed in: names and history of units are public knowledge. */
export function unitRoutes(http: Http, deps: Deps): void {
  const requireUnit = (slug: string) => {
    const unit = deps.directory.bySlug(slug);
    if (!unit) {
      throw refuseUnit('unit-unknown', { unit: slug });
    }
    return unit;
  };

  http.get(
    '/api/units',
    {
      config: { permission: 'signed-in' },
      schema: { summary: 'Units, by parent or by name', querystring: listQuery, response: { 200: unitList } },
    },
    async ({ query }) => {
      const parentId = query.below === undefined ? undefined : query.below === '-' ? null : requireUnit(query.below).id;
      const filter = { ...query, parentId, withClosed: query.closed };
      return readIn(deps.db, NO_UNITS, (tx) => listUnits(tx, vietnamDay(deps.now()), filter));
    },
  );

  http.get(
    '/api/catalogue/units/:slug',
    {
      config: { permission: 'signed-in' },
      schema: {
        summary: 'One unit with its history, successors and sections',
        params: z.object({ slug: z.string() }),
        response: { 200: unitDetail },
      },
    },
    async ({ params }) => {
      const { id } = requireUnit(params.slug);
      const found = await readIn(deps.db, NO_UNITS, (tx) => loadUnitDetail(tx, id, vietnamDay(deps.now())));
      return found ?? Promise.reject(refuseUnit('unit-unknown'));
    },
  );

  changeRoutes(http, deps);
}

function changeRoutes(http: Http, deps: Deps): void {
  const params = z.object({ unit: z.string() });

  http.post(
    '/api/units/:unit/units',
    {
      config: { permission: 'units:manage' },
      schema: { summary: 'Create a unit below this one', params, body: createUnitRequest, response: { 200: done } },
    },
    async ({ scope, unit, body }) => ({ slug: await createUnit(deps, scope, unit, body) }),
  );

  http.post(
    '/api/units/:unit/rename',
    {
      config: { permission: 'units:manage' },
      schema: {
        summary: 'A new name, type or code from a day on',
        params,
        body: renameUnitRequest,
        response: { 200: done },
      },
    },
    async ({ scope, unit, body }) => {
      await renameUnit(deps, scope, unit, body);
      return { slug: unit.slug };
    },
  );

  http.post(
    '/api/units/:unit/close',
    {
      config: { permission: 'units:manage' },
      schema: {
        summary: 'End a unit and name its successors',
        params,
        body: closeUnitRequest,
        response: { 200: done },
      },
    },
    async ({ scope, unit, body }) => {
      await closeUnit(deps, scope, unit, body);
      return { slug: unit.slug };
    },
  );
}
