import { type Aspect, CRITERION_ASPECTS, HEAD_ASPECTS, sameAspect, sameCriterion } from './aspects.ts';
import type { DraftCriterion, SetDraft } from './draft.ts';

/** A place that two people changed differently since they last saw the same; one of the two has to be chosen. */
export interface Clash {
  /** '' for the head of the set. */
  readonly code: string;
  /** The aspect's key; 'node' where one removed what the other changed, or both added it. */
  readonly aspect: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface Merged {
  /** Both persons' changes together; in a clash what is mine. */
  readonly draft: SetDraft;
  readonly clashes: readonly Clash[];
}

const GONE = 'đã bỏ mục này';

/** Brings two drafts together that were begun from `base`. What only one changed is taken, whoever it was. */
export function mergedDrafts(base: SetDraft, mine: SetDraft, theirs: SetDraft): Merged {
  const clashes: Clash[] = [];
  const head = mergedAspects(HEAD_ASPECTS, { base, mine, theirs }, (clash) => clashes.push({ code: '', ...clash }));
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(byCode) as [Nodes, Nodes, Nodes];
  const merged = new Map<string, DraftCriterion>();
  for (const code of new Set([...inTheirs.keys(), ...inMine.keys()])) {
    const nodes = { base: inBase.get(code), mine: inMine.get(code), theirs: inTheirs.get(code) };
    const node = mergedNode(code, nodes, (clash) => clashes.push(clash));
    if (node) {
      merged.set(code, node);
    }
  }
  return { draft: { ...head, criteria: ordered(merged, base, mine, theirs) }, clashes };
}

type Nodes = ReadonlyMap<string, DraftCriterion>;

function byCode({ criteria }: SetDraft): Nodes {
  return new Map(criteria.map((one) => [one.code, one]));
}

interface Three<T> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

function mergedAspects<T extends object>(
  aspects: readonly Aspect<T>[],
  { base, mine, theirs }: Three<T>,
  clash: (found: Omit<Clash, 'code'>) => void,
): T {
  let merged = mine;
  for (const aspect of aspects) {
    if (sameAspect(aspect, mine, theirs) || sameAspect(aspect, base, theirs)) {
      continue;
    }
    if (sameAspect(aspect, base, mine)) {
      merged = withAspect(aspect, merged, theirs);
    } else {
      const { key, label, words } = aspect;
      clash({ aspect: key, label, mine: words(mine), theirs: words(theirs) });
    }
  }
  return merged;
}

function withAspect<T extends object>({ fields }: Aspect<T>, into: T, from: T): T {
  return { ...into, ...Object.fromEntries(fields.map((field) => [field, from[field]])) };
}

type MaybeThree = { readonly [Side in keyof Three<unknown>]: DraftCriterion | undefined };

function mergedNode(
  code: string,
  { base, mine, theirs }: MaybeThree,
  clash: (found: Clash) => void,
): DraftCriterion | undefined {
  if (mine && theirs) {
    // Added by both: whatever differs was changed by both.
    return mergedAspects(CRITERION_ASPECTS, { base: base ?? blankLike(mine), mine, theirs }, (found) =>
      clash({ code, ...found }),
    );
  }
  const kept = mine ?? theirs;
  if (!base || !kept) {
    return kept;
  }
  if (sameCriterion(base, kept)) {
    return undefined;
  }
  const name = `${kept.code} ${kept.name}`;
  const [own, other] = mine ? [name, GONE] : [GONE, name];
  clash({ code, aspect: 'node', label: 'Cả mục', mine: own, theirs: other });
  return mine;
}

/** Nothing that anybody would type: so that both additions count as changes. */
function blankLike(node: DraftCriterion): DraftCriterion {
  return Object.fromEntries(Object.keys(node).map((field) => [field, null])) as unknown as DraftCriterion;
}

/** The order of whoever moved something; what the other added stands behind what it stood behind there. */
function ordered(merged: Nodes, base: SetDraft, mine: SetDraft, theirs: SetDraft): readonly DraftCriterion[] {
  const codesOf = ({ criteria }: SetDraft) => criteria.map(({ code }) => code);
  const [old, own, other] = [codesOf(base), codesOf(mine), codesOf(theirs)];
  const shared = (codes: readonly string[]) => codes.filter((code) => own.includes(code) && old.includes(code));
  const iMoved = shared(own).join('\n') !== shared(old).join('\n');
  const [first, second] = iMoved ? [own, other] : [other, own];
  const order = first.filter((code) => merged.has(code));
  for (const [at, code] of second.entries()) {
    if (merged.has(code) && !order.includes(code)) {
      const before = second.slice(0, at).findLast((one) => order.includes(one));
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, code);
    }
  }
  return depthFirst(order.flatMap((code) => merged.get(code) ?? []));
}

/** Every node behind its parent, in the given order of sisters; one whose parent is gone at the end. */
function depthFirst(criteria: readonly DraftCriterion[]): readonly DraftCriterion[] {
  const placed = new Set<DraftCriterion>();
  const place = (parent: string | null) => {
    for (const one of criteria) {
      if (one.parent === parent && !placed.has(one)) {
        placed.add(one);
        place(one.code);
      }
    }
  };
  place(null);
  return [...placed, ...criteria.filter((one) => !placed.has(one))];
}

/** The merged draft with the other person's text where it was chosen. */
export function withTheirs(merged: SetDraft, theirs: SetDraft, { code, aspect }: Clash): SetDraft {
  const head = HEAD_ASPECTS.find(({ key }) => key === aspect);
  if (code === '') {
    return head ? withAspect(head, merged, theirs) : merged;
  }
  const other = theirs.criteria.find((one) => one.code === code);
  const found = CRITERION_ASPECTS.find(({ key }) => key === aspect);
  if (other && found) {
    const criteria = merged.criteria.map((one) => (one.code === code ? withAspect(found, one, other) : one));
    return { ...merged, criteria };
  }
  const rest = merged.criteria.filter((one) => one.code !== code);
  return { ...merged, criteria: depthFirst(other ? [...rest, other] : rest) };
}
