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
    if (status !== 200) {
      throw new Error(`${url}: ${status} ${JSON.stringify(body)}`);
    }
    return body;
  };
  const base = `/api/units/${home}`;
  return {
    person,
    section,
    ask,
    must,
    addPlan: (plan: Body) => must<ReformPlanResponse>(`${base}/reform-plans`, plan),
    addTask: (task: Body) =>
      must<ReformTaskResponse>(`${base}/plan-tasks`, {
        lead: section('van-phong-hdnd-va-ubnd'),
        deadline: '2026-12-10',
        deliverable: 'Báo cáo',
        ...task,
      }),
    issue: ({ id, version }: ReformPlanResponse, documentDate = '2026-01-05') =>
      must<ReformPlanResponse>(`${base}/reform-plans/${id}/issue`, {
        version,
        documentNumber: '12/KH-UBND',
        documentDate,
      }),
  };
}
