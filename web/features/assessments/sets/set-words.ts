import type { SetHead } from '#core/assessments/sets/contract.ts';

/** Whose decision a set is; the shipped template says that it is nobody's. */
export function ownerInWords({ owner }: Pick<SetHead, 'owner'>): string {
  return owner ? `UBND ${owner.name}` : 'Không của cơ quan nào (bộ mẫu)';
}
