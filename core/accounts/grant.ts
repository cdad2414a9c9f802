import { isPlainDate, type PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import { refuseAccount } from './account.ts';
import type { Role } from './roles.ts';

export type GrantId = Id<'RoleGrant'>;

export interface GrantWish {
  readonly role: Role;
  /** The committee, or one of its sections. */
  readonly unitId: UnitId;
  readonly coversBelow: boolean;
  readonly from: PlainDate;
  readonly to: PlainDate | undefined;
}

/** Nobody hands on more than they hold: every agency that the role would change must be one the giver may change. */
export function requireGrantable(
  wish: GrantWish,
  place: { readonly isSection: boolean; readonly writes: readonly UnitId[] },
  giverWrites: readonly UnitId[],
): void {
  if (!isPlainDate(wish.from) || (wish.to !== undefined && (!isPlainDate(wish.to) || wish.to < wish.from))) {
    throw refuseAccount('grant-days-wrong');
  }
  if (place.isSection && (wish.coversBelow || wish.role === 'chair' || wish.role === 'administrator')) {
    throw refuseAccount('grant-section-wrong', { role: wish.role });
  }
  if (place.writes.some((unit) => !giverWrites.includes(unit))) {
    throw refuseAccount('grant-beyond-own', { role: wish.role });
  }
}

/** Whether a role given for these days holds on `day`. */
export function holdsOn(grant: { from: PlainDate; to: PlainDate | undefined }, day: PlainDate): boolean {
  return grant.from <= day && (grant.to === undefined || day <= grant.to);
}
