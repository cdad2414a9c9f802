import { useLocation, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** `/don-vi/chau-o/ho-so?trang=2`; values that are undefined or empty are left out. */
export function unitPath(unit: string, rest = '', search: SearchValues = {}): string {
  return withSearch(rest ? `/don-vi/${unit}/${rest}` : `/don-vi/${unit}`, search);
}

export type SearchValues = Readonly<Record<string, string | number | undefined>>;

export function withSearch(path: string, search: SearchValues): string {
  const query = stringifySearch(search);
  return query ? `${path}?${query}` : path;
}

/** Plain `a=b&c=d`: an address that can be read out over the telephone. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
}

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** A named part of the page's path. Missing only when the page is registered under another path. */
export function usePathParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) {
    throw new Error(`the path of this page has no $${name}`);
  }
  return value;
}

/** The slug of the unit in the address. */
export function useUnitSlug(): string {
  return usePathParam('unit');
}

/** What stands behind the `?` of the address, as text. State that a link should carry belongs here. */
export function useSearchValues(): Readonly<Record<string, string | undefined>> {
  return useLocation().search as Readonly<Record<string, string | undefined>>;
}

/** Changes some values behind the `?` and keeps the others; typing replaces, so that "back" leaves the page. */
export function useSetSearch(): (changes: SearchValues, options?: { replace?: boolean }) => void {
  const router = useRouter();
  return useCallback(
    (changes, { replace = true } = {}) => {
      const { pathname, search } = router.state.location;
      const href = withSearch(pathname, { ...(search as SearchValues), ...changes });
      router.history[replace ? 'replace' : 'push'](href);
    },
    [router],
  );
}

/** Goes to an address of the application, as a link would. */
export function useGoTo(): (href: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback((href, { replace = false } = {}) => void navigate({ href, replace }), [navigate]);
}
