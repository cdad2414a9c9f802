/**
 * What a variable may take from elsewhere in the sheet instead of from a person:
 * - `points:1.2` the points of a criterion, or of every criterion below it, in hundredths of a point;
 * - `max:1.2` what was attainable there, in the same unit, criteria that do not apply left out;
 * - `full:1.2` whether all of it was earned, 0 or 1;
 * - `value:1.1.3/plan_tasks_total` a figure declared for another criterion.
 */
export type Link =
  | { readonly kind: 'points' | 'max' | 'full'; readonly code: string }
  | { readonly kind: 'value'; readonly code: string; readonly name: string };

const LINK = /^(?:(points|max|full):([^/]+)|value:([^/]+)\/(.+))$/u;

/** Undefined for a text that names no link. */
export function readLink(text: string): Link | undefined {
  const [, kind, code = '', source = '', name = ''] = LINK.exec(text) ?? [];
  if (kind === 'points' || kind === 'max' || kind === 'full') {
    return { kind, code };
  }
  return source === '' ? undefined : { kind: 'value', code: source, name };
}

/** "điểm tiêu chí 1.2", as the sheet says where a figure comes from. */
export function linkInWords(link: Link): string {
  return `${LINK_WORDS[link.kind]} ${link.code}`;
}

const LINK_WORDS = {
  points: 'điểm của',
  max: 'điểm tối đa của',
  full: 'đạt đủ điểm',
  value: 'số liệu của',
} as const satisfies Record<Link['kind'], string>;

/** What of a criterion matters here; the tree is as stored, whatever is wrong with it. */
export interface TreeNode {
  readonly code: string;
  readonly parent: string | undefined;
  readonly method: string | undefined;
  readonly variables: readonly { readonly name: string; readonly from?: string | undefined }[];
}

/** By code of every node: the codes of the leaves that it is made of, in the order of the set; a leaf is its own. */
export function leavesBelow(nodes: readonly TreeNode[]): ReadonlyMap<string, readonly string[]> {
  const parents = new Map(nodes.map(({ code, parent }) => [code, parent]));
  const below = new Map<string, string[]>(nodes.map(({ code }) => [code, []]));
  for (const { code } of nodes.filter(({ method }) => method !== undefined)) {
    const seen = new Set<string>();
    for (let at: string | undefined = code; at !== undefined && !seen.has(at); at = parents.get(at)) {
      seen.add(at);
      below.get(at)?.push(code);
    }
  }
  return below;
}

/** By code of every leaf: the leaves whose points or figures its rule reads. */
export function needsOf(nodes: readonly TreeNode[]): ReadonlyMap<string, readonly string[]> {
  const below = leavesBelow(nodes);
  return new Map(
    nodes
      .filter(({ method }) => method !== undefined)
      .map(({ code, variables }) => {
        const links = variables.flatMap(({ from }) => (from === undefined ? [] : (readLink(from) ?? [])));
        return [code, [...new Set(links.flatMap((link) => below.get(link.code) ?? []))]];
      }),
  );
}

/** Leaves with what they need before them, or the way round a circle: `['1.1', '1.2', '1.1']`. */
export type Order = { readonly order: readonly string[] } | { readonly circle: readonly string[] };

export function orderOf(needs: ReadonlyMap<string, readonly string[]>): Order {
  const done = new Set<string>();
  const way: string[] = [];
  /** The circle that `code` closes, or undefined once it and all it needs are done. */
  function visit(code: string): readonly string[] | undefined {
    const at = way.indexOf(code);
    if (at >= 0) {
      return [...way.slice(at), code];
    }
    if (done.has(code)) {
      return undefined;
    }
    way.push(code);
    for (const needed of needs.get(code) ?? []) {
      const circle = visit(needed);
      if (circle) {
        return circle;
      }
    }
    way.pop();
    done.add(code);
    return undefined;
  }
  for (const code of needs.keys()) {
    const circle = visit(code);
    if (circle) {
      return { circle };
    }
  }
  return { order: [...done] };
}

/** By code: the leaves that have to be computed again when it changes, each after all that it needs. */
export function followersOf(
  needs: ReadonlyMap<string, readonly string[]>,
  order: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const followers = new Map<string, string[]>();
  const sources = new Map<string, ReadonlySet<string>>();
  for (const code of order) {
    const direct = needs.get(code) ?? [];
    const all = new Set(direct.flatMap((needed) => [needed, ...(sources.get(needed) ?? [])]));
    sources.set(code, all);
    for (const source of all) {
      followers.set(source, [...(followers.get(source) ?? []), code]);
    }
  }
  return followers;
}
