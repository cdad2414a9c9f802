import type { Role } from '#core/accounts/roles.ts';
import type { ReformPlanResponse, ReformTaskResponse } from '#core/plans/reform/contract.ts';
import type { World } from './world.ts';

type Body = Readonly<Record<string, unknown>>;

/** The people of xã Bình Sơn at work on its plans, by the API. */
export function reformOffice(world: World, home = 'xa-binh-son') {
  const person = (role: Role, slug = home): Record<string, string> => {
    const { directory } = world.deps;
    const unit = directory.bySlug(slug);
    if (!unit) {
      throw new Error(slug);
    }
    const { reads, writes } = directory.reachOf(unit.agencyId, role === 'appraiser');
    return world.as({
      accountId: `${role} ${slug}`,
      name: `${role} ${slug}`,
      grants: [{ role, unitId: unit.id, reads, writes }],
    });
  };
  const section = (name: string, of = home): number => {
    const found = world.deps.directory.bySlug(`${of}.${name}`);
    if (!found) {
      throw new Error(name);
    }
    return found.id;
  };
  const ask = async (method: 'GET' | 'POST' | 'PUT', url: string, headers: Record<string, string>, payload?: Body) => {
    const answer = await world.http.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, body: answer.json() };
  };
  const must = async <T>(url: string, payload: Body, who = person('focal-officer')): Promise<T> => {
    const { status, body } = await ask('POST', url, who, payload);
    if (status >= 300) {
      throw new Error(`${url}: ${status} ${JSON.stringify(body)}`);
    }
    return body;
  };
  const base = `/api/units/${home}`;
  let number = 0;
  /** Registers a document and answers its id. */
  const document = async (symbol: string, date: string, kind = 'report'): Promise<string> => {
    number += 1;
    const issuer = 'UBND xã Bình Sơn';
    return (await must<{ id: string }>(`${base}/documents`, { kind, symbol, date, issuer, abstract: symbol })).id;
  };
  return {
    person,
    section,
    ask,
    must,
    addPlan: (plan: Body) => must<ReformPlanResponse>(`${base}/reform-plans`, plan),
    addTask: (task: Body) =>
      must<ReformTaskResponse>(`${base}/plan-tasks`, {
        ...(task.lead === undefined ? { lead: section('van-phong-hdnd-va-ubnd') } : {}),
        deadline: '2026-12-10',
        deliverable: 'Báo cáo',
        ...task,
      }),
    document,
    issue: async ({ id, version }: ReformPlanResponse, date = '2026-01-05') =>
      must<ReformPlanResponse>(`${base}/reform-plans/${id}/issue`, {
        version,
        documentId: await document(`${number}/KH-UBND`, date, 'plan'),
      }),
  };
}
