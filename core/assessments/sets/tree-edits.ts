import type { CriterionLevel } from '../criteria-set.ts';
import { type DraftCriterion, LEVEL_NAMES, levelsBelow, type SetDraft } from './draft.ts';

/** The draft with one criterion changed; its place in the tree and its code are changed by the other functions. */
export function withCriterion(
  draft: SetDraft,
  code: string,
  change: Partial<Omit<DraftCriterion, 'code' | 'parent'>>,
): SetDraft {
  return {
    ...draft,
    criteria: draft.criteria.map((one) => (one.code === code ? { ...one, ...change } : one)),
  };
}

/** The node and everything below it, in the order of the set. */
function subtree(draft: SetDraft, code: string): readonly DraftCriterion[] {
  const inside = new Set([code]);
  return draft.criteria.filter((one) => {
    const belongs = one.code === code || (one.parent !== null && inside.has(one.parent));
    if (belongs) {
      inside.add(one.code);
    }
    return belongs;
  });
}

export function childrenOf(draft: SetDraft, parent: string | null): readonly DraftCriterion[] {
  return draft.criteria.filter((one) => one.parent === parent);
}

/** A code that nobody has: one more than the last of its sisters, "1.4" behind "1.3". */
function freeCode(draft: SetDraft, parent: string | null): string {
  const taken = new Set(draft.criteria.map(({ code }) => code));
  const prefix = parent === null ? '' : `${parent}.`;
  const numbers = childrenOf(draft, parent).map(({ code }) => Number(code.slice(prefix.length)) || 0);
  let number = Math.max(0, ...numbers) + 1;
  while (taken.has(`${prefix}${number}`)) {
    number += 1;
  }
  return `${prefix}${number}`;
}

/** The levels that a new node below `parent` may have; empty where nothing can stand there. */
export function addableLevels(draft: SetDraft, parent: string | null): readonly CriterionLevel[] {
  const above = parent === null ? undefined : draft.criteria.find(({ code }) => code === parent);
  return parent !== null && !above ? [] : levelsBelow(above?.level);
}

/** The draft with a blank node behind the last one below `parent`; a scored parent gives its rule up. */
export function withAdded(
  draft: SetDraft,
  parent: string | null,
  level: CriterionLevel,
): { readonly draft: SetDraft; readonly code: string } {
  const code = freeCode(draft, parent);
  const node: DraftCriterion = {
    ...{ code, parent, level },
    name: `${LEVEL_NAMES[level]} mới`,
    max: '0.00',
    method: null,
    parameters: {},
    variables: [],
    rounding: { mode: 'half-up', neverUpToFull: false },
    rateIndicator: null,
    ...{ section: '', appraiser: '', extendable: false, evidence: '', note: '', legalBasis: '', origin: '' },
  };
  const last = parent === null ? draft.criteria.at(-1) : subtree(draft, parent).at(-1);
  const at = last ? draft.criteria.indexOf(last) + 1 : 0;
  const criteria = draft.criteria
    .toSpliced(at, 0, node)
    .map((one) => (one.code === parent ? { ...one, method: null, parameters: {}, variables: [] } : one));
  return { draft: { ...draft, criteria }, code };
}

/** The draft without a node and all below it. */
export function withoutNode(draft: SetDraft, code: string): SetDraft {
  const gone = new Set(subtree(draft, code));
  return { ...draft, criteria: draft.criteria.filter((one) => !gone.has(one)) };
}

/** The draft with a node and all below it one place up (-1) or down (1) among its sisters. */
export function withMoved(draft: SetDraft, code: string, step: -1 | 1): SetDraft {
  const node = draft.criteria.find((one) => one.code === code);
  const sisters = node ? childrenOf(draft, node.parent) : [];
  const other = sisters[sisters.findIndex((one) => one.code === code) + step];
  if (!node || !other) {
    return draft;
  }
  const [first, second] = step < 0 ? [other, node] : [node, other];
  const [before, after] = [subtree(draft, first.code), subtree(draft, second.code)];
  const moving = new Set([...before, ...after]);
  const at = draft.criteria.findIndex((one) => moving.has(one));
  const rest = draft.criteria.filter((one) => !moving.has(one));
  return { ...draft, criteria: rest.toSpliced(at, 0, ...after, ...before) };
}

/** The draft with another code for a node; codes below it that begin with the old one and every link follow. */
export function withCode(draft: SetDraft, code: string, next: string): SetDraft {
  const renamed = new Map(
    subtree(draft, code).map((one) => [
      one.code,
      one.code === code ? next : one.code.startsWith(`${code}.`) ? `${next}${one.code.slice(code.length)}` : one.code,
    ]),
  );
  return withCodes(draft, renamed);
}

/** The draft numbered anew in its order: 1, 1.1, 1.1.1…; links follow. */
export function renumbered(draft: SetDraft): SetDraft {
  const renamed = new Map<string, string>();
  const number = (parent: string | null, prefix: string) => {
    for (const [at, { code }] of childrenOf(draft, parent).entries()) {
      const next = `${prefix}${at + 1}`;
      renamed.set(code, next);
      number(code, `${next}.`);
    }
  };
  number(null, '');
  return withCodes(draft, renamed);
}

function withCodes(draft: SetDraft, renamed: ReadonlyMap<string, string>): SetDraft {
  const now = (code: string) => renamed.get(code) ?? code;
  return {
    ...draft,
    criteria: draft.criteria.map((one) => ({
      ...one,
      code: now(one.code),
      parent: one.parent === null ? null : now(one.parent),
      variables: one.variables.map((variable) => ({ ...variable, from: linkNow(variable.from, now) })),
    })),
  };
}

function linkNow(from: string | null, now: (code: string) => string): string | null {
  const [, kind = '', code = '', rest = ''] = /^([a-z]+):([^/]+)(\/.+)?$/u.exec(from ?? '') ?? [];
  return kind === '' ? from : `${kind}:${now(code)}${rest}`;
}
