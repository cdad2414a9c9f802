import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id } from '#core/kernel/ids.ts';
import { refuseOffice } from './refusals.ts';

export type CommitmentId = Id<'Commitment'>;
export type DialogueId = Id<'Dialogue'>;
export type QuestionId = Id<'DialogueQuestion'>;
export type InitiativeId = Id<'Initiative'>;
export type ConclusionId = Id<'Conclusion'>;
export type ConclusionItemId = Id<'ConclusionItem'>;

export const COMPARISONS = ['at-least', 'at-most'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const OUTCOME_NAMES = { kept: 'Đã thực hiện', broken: 'Chưa thực hiện' } as const;
export type Outcome = keyof typeof OUTCOME_NAMES;

export const DIALOGUE_STATE_NAMES = {
  planned: 'Theo kế hoạch',
  held: 'Đã tổ chức',
  cancelled: 'Đã hủy',
} as const;
export type DialogueState = keyof typeof DIALOGUE_STATE_NAMES;

export const INITIATIVE_LEVEL_NAMES = {
  registered: 'Đã đăng ký',
  recognised: 'Được đơn vị công nhận',
  'entered-above': 'Dự thi ở cấp trên',
  'recognised-above': 'Được cấp trên công nhận',
} as const;
export type InitiativeLevel = keyof typeof INITIATIVE_LEVEL_NAMES;

/** What a measured commitment promised, in the unit of its indicator. */
export interface CommitmentTarget {
  readonly comparison: Comparison;
  readonly value: number;
}

/** Kept or broken by the figure itself: no figure decides nothing. */
export function outcomeOf({ comparison, value }: CommitmentTarget, measured: number | undefined): Outcome {
  if (measured === undefined) {
    throw refuseOffice('commitment-figure-unknown');
  }
  return (comparison === 'at-least' ? measured >= value : measured <= value) ? 'kept' : 'broken';
}

/** The reform year runs from 15/12 to 14/12 (Thông tư 01/2020/TT-VPCP, kỳ báo cáo năm). */
export function reformYear(year: number): { readonly from: PlainDate; readonly to: PlainDate } {
  return { from: `${year - 1}-12-15`, to: `${year}-12-14` };
}

/** What counts as evidence where no figure decides: a reason and a document. */
export function requireProof(reason: string, documentId: string | null): string {
  if (reason.trim() === '' || documentId === null) {
    throw refuseOffice('judgement-needs-proof');
  }
  return documentId;
}

export interface Holding {
  readonly heldOn: PlainDate;
  readonly place: string;
  readonly chairedBy: string;
  readonly participants: number;
  readonly minutesId: string | null;
}

/** A dialogue is held with its minutes: a day that has come, a place, who chaired, how many came. */
export function requireHolding(holding: Holding, state: DialogueState, today: PlainDate): string {
  if (state !== 'planned') {
    throw refuseOffice('dialogue-not-planned');
  }
  if (holding.heldOn > today) {
    throw refuseOffice('office-day-in-future', { today });
  }
  if (holding.place.trim() === '' || holding.chairedBy.trim() === '' || holding.minutesId === null) {
    throw refuseOffice('dialogue-needs-minutes');
  }
  return holding.minutesId;
}

export interface Recognition {
  readonly level: InitiativeLevel;
  readonly council: string;
  readonly recognisedOn: PlainDate | null;
  readonly documentId: string | null;
}

/** A recognised initiative shows by whom, when and in which decision. */
export function requireRecognition({ level, council, recognisedOn, documentId }: Recognition, today: PlainDate): void {
  const recognised = level === 'recognised' || level === 'recognised-above';
  if (recognised && (council.trim() === '' || recognisedOn === null || documentId === null)) {
    throw refuseOffice('recognition-needs-proof');
  }
  if (recognisedOn !== null && recognisedOn > today) {
    throw refuseOffice('office-day-in-future', { today });
  }
}
