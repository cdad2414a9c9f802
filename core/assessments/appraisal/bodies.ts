import type { UnitId } from '#core/kernel/ids.ts';
import type { Scheme } from '../criteria-set.ts';

/** By code of an area, criterion or component: the section in charge of it; null: the council. */
export type Bodies = ReadonlyMap<string, UnitId | null>;

export const NO_BODIES: Bodies = new Map();

/** Who decides a leaf: a section, the council, or whoever appraises for the committee. */
export type Body =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'section'; readonly id: UnitId }
  | { readonly kind: 'council' };

/**
 * The body in charge of every leaf. The nearest word upwards holds: what is said of a component wins over its criterion,
 * and that over its area. A leaf whose points nobody can compute is the council's, unless a body is named for it.
 */
export function bodyOf(scheme: Scheme, bodies: Bodies): (code: string) => Body {
  const parents = new Map(scheme.set.criteria.map(({ code, parent }) => [code, parent]));
  return (code) => {
    const manual = scheme.leafOf.get(code)?.rule.method === 'MANUAL';
    if (manual && bodies.size > 0 && !bodies.has(code)) {
      return { kind: 'council' };
    }
    for (let at: string | undefined = code; at !== undefined; at = parents.get(at)) {
      const body = bodies.get(at);
      if (body !== undefined) {
        return body === null ? { kind: 'council' } : { kind: 'section', id: body };
      }
    }
    return { kind: 'anyone' };
  };
}

/** The leaves that only the council decides. */
export function councilCodes(scheme: Scheme, bodies: Bodies): ReadonlySet<string> {
  const of = bodyOf(scheme, bodies);
  return new Set(scheme.leaves.map(({ criterion }) => criterion.code).filter((code) => of(code).kind === 'council'));
}

/** Whether somebody who appraises at these units decides a leaf of this body. */
export function mayDecide(body: Body, heldAt: readonly UnitId[]): boolean {
  return body.kind === 'anyone' || (body.kind === 'section' && heldAt.includes(body.id));
}
