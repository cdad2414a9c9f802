import { FEATURES } from '#server/app.ts';
import type { Deps } from '#server/platform/feature.ts';
import { createHttp, type Http } from '#server/platform/http.ts';

export interface ListedRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly permission: string;
}

/** The whole server again, with a list of every route it serves: a new one is tested without anybody naming it. */
export async function serverWithRoutes(deps: Deps): Promise<{ http: Http; routes: readonly ListedRoute[] }> {
  const http = createHttp(deps);
  const routes: ListedRoute[] = [];
  http.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) {
      if (one !== 'HEAD' && one !== 'OPTIONS') {
        routes.push({ method: one as ListedRoute['method'], url, permission: config?.permission ?? '' });
      }
    }
  });
  for (const feature of FEATURES) {
    await feature.routes?.(http, deps);
  }
  await http.ready();
  return { http, routes };
}

/** An address of the route: the unit's slug, and for other parameters what the test knows, or something that fits none. */
export function addressOf(url: string, unit: string, known: Readonly<Record<string, string>> = {}): string {
  return url.replace(/:([A-Za-z]+)/g, (_, name: string) => (name === 'unit' ? unit : (known[name] ?? '0')));
}
