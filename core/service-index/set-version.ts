import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { ComponentSet } from './component.ts';
import { SHIPPED_SET } from './shipped-set.ts';

export type ComponentSetId = Id<'ComponentSet'>;

/** A committee's own version: a draft until it is published, unchangeable afterwards. */
export interface SetVersion extends ComponentSet {
  readonly id: ComponentSetId;
  readonly agencyId: UnitId;
  readonly state: 'draft' | 'published';
  readonly revision: number;
  readonly publishedAt: Date | undefined;
  readonly publishedBy: string | undefined;
}

/** A published version of a committee at or above the unit, and how far above. */
export interface NearVersion extends ComponentSet {
  readonly id: ComponentSetId;
  readonly issuer: string;
  readonly distance: number;
}

export type SetInForce = ComponentSet & { readonly id: ComponentSetId | null; readonly issuer: string | null };

const SHIPPED: SetInForce = { ...SHIPPED_SET, id: null, issuer: null };

/** The version in force on a day: of the nearest issuer that has one by then, the latest to start; else the shipped. */
export function setOn(versions: readonly NearVersion[], day: PlainDate): SetInForce {
  const [first] = versions
    .filter(({ validFrom }) => validFrom <= day)
    .sort((a, b) => a.distance - b.distance || (a.validFrom < b.validFrom ? 1 : -1));
  return first ?? SHIPPED;
}
