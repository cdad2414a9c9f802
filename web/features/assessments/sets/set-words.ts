import { decisionInWords } from '#core/assessments/result/publication.ts';
import type { SetHead } from '#core/assessments/sets/contract.ts';

/** Whose decision a set is; the shipped template says that it is nobody's. */
export function ownerInWords({ owner }: Pick<SetHead, 'owner'>): string {
  return owner ? `UBND ${owner.name}` : 'Không của cơ quan nào (bộ mẫu)';
}

/** "Quyết định số 12/QĐ-UBND ngày 15/01/2026 của …; áp dụng từ năm 2026" */
export function decidedInWords({ decision, basis, effectiveYear }: SetHead): string {
  const from = effectiveYear === null ? [] : [`áp dụng từ năm ${effectiveYear}`];
  return [decision ? decisionInWords(decision) : basis, ...from].join('; ');
}

/** Whether a set binds the sheets of a year: one for later years is no correction of theirs. */
export function isInForce({ effectiveYear }: Pick<SetHead, 'effectiveYear'>, year: number): boolean {
  return effectiveYear === null || effectiveYear <= year;
}
