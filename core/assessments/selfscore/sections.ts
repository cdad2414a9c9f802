import type { UnitId } from '#core/kernel/ids.ts';
import { type KnownSection, proposedLead } from '#core/plans/sections.ts';
import type { Scheme } from '../criteria-set.ts';
import { refuse } from '../refusals.ts';

export const PART_STATES = ['drafting', 'handed-in', 'taken', 'sent-back'] as const;
export type PartState = (typeof PART_STATES)[number];

export const PART_STATE_NAMES = {
  drafting: 'Đang chấm',
  'handed-in': 'Đã trình đầu mối',
  taken: 'Đầu mối đã nhận',
  'sent-back': 'Đầu mối trả lại',
} as const satisfies Record<PartState, string>;

/** How far one section has come with its criteria. A section that nobody has begun with has no part. */
export interface SheetPart {
  readonly sectionId: UnitId;
  readonly state: PartState;
  /** Why it was sent back, or taken before it was handed in. */
  readonly reason: string;
}

/** By criterion: the section that drafts it. */
export type Assignments = ReadonlyMap<string, UnitId>;

/**
 * Who drafts what: the set's words for a responsible section, read in the sections of this committee, and what its
 * focal officer decided otherwise. A committee without sections has none: its focal officer scores everything.
 */
export function assignmentsOf(
  scheme: Scheme,
  sections: readonly KnownSection[],
  decided: ReadonlyMap<string, UnitId>,
): Assignments {
  const known = new Set(sections.map(({ id }) => id));
  const byWords = new Map<string, UnitId | undefined>();
  return new Map(
    scheme.leaves.flatMap(({ criterion: { code, section } }): readonly (readonly [string, UnitId])[] => {
      const chosen = decided.get(code);
      if (chosen !== undefined && known.has(chosen)) {
        return [[code, chosen]];
      }
      if (!byWords.has(section)) {
        byWords.set(section, proposedLead(section, sections)?.id);
      }
      const proposed = byWords.get(section);
      return proposed === undefined ? [] : [[code, proposed]];
    }),
  );
}

/** Somebody at the sheet of one committee. */
export interface Drafter {
  /** The focal officer: compiles, and may write every cell. */
  readonly compiles: boolean;
  /** The sections whose criteria this person drafts. */
  readonly sections: readonly UnitId[];
}

type Parts = ReadonlyMap<UnitId, SheetPart>;

/** Whether this person may write the criterion now; the reason where not. */
function draftingRefusal(
  { compiles, sections }: Drafter,
  code: string,
  assignments: Assignments,
  parts: Parts,
): 'criterion-of-other-section' | 'sheet-part-handed-in' | undefined {
  if (compiles) {
    return undefined;
  }
  const section = assignments.get(code);
  if (section === undefined || !sections.includes(section)) {
    return 'criterion-of-other-section';
  }
  return isWithFocal(parts.get(section)) ? 'sheet-part-handed-in' : undefined;
}

export function mayDraft(drafter: Drafter, code: string, assignments: Assignments, parts: Parts): boolean {
  return draftingRefusal(drafter, code, assignments, parts) === undefined;
}

export function requireDrafting(drafter: Drafter, code: string, assignments: Assignments, parts: Parts): void {
  const refusal = draftingRefusal(drafter, code, assignments, parts);
  if (refusal) {
    throw refuse(refusal, { code, section: assignments.get(code) });
  }
}

function isWithFocal(part: SheetPart | undefined): boolean {
  return part?.state === 'handed-in' || part?.state === 'taken';
}

/** The part once one of its cells was written: begun; a part that came back stays so until it is handed in again. */
export function begun(part: SheetPart | undefined, sectionId: UnitId): SheetPart {
  return part ?? { sectionId, state: 'drafting', reason: '' };
}

/** "Trình đầu mối": with every criterion scored and proved; unfinished parts say what is missing. */
export function handedIn(
  part: SheetPart | undefined,
  sectionId: UnitId,
  drafter: Drafter,
  missing: readonly unknown[],
): SheetPart {
  if (!drafter.sections.includes(sectionId)) {
    throw refuse('sheet-part-of-other-section', { section: sectionId });
  }
  if (isWithFocal(part)) {
    throw refuse('sheet-part-state-wrong', { state: part?.state });
  }
  if (missing.length > 0) {
    throw refuse('sheet-part-incomplete', { missing });
  }
  return { sectionId, state: 'handed-in', reason: '' };
}

/** The focal officer takes a part over; one that was not handed in only with a reason. */
export function taken(part: SheetPart | undefined, sectionId: UnitId, reason: string): SheetPart {
  if (part?.state === 'taken') {
    throw refuse('sheet-part-state-wrong', { state: part.state });
  }
  const why = reason.trim();
  if (part?.state !== 'handed-in' && why === '') {
    throw refuse('sheet-part-reason-missing');
  }
  return { sectionId, state: 'taken', reason: why };
}

/** Back to the section, with what is wrong. */
export function sentBack(part: SheetPart | undefined, sectionId: UnitId, reason: string): SheetPart {
  if (!isWithFocal(part)) {
    throw refuse('sheet-part-state-wrong', { state: part?.state ?? null });
  }
  if (reason.trim() === '') {
    throw refuse('sheet-part-reason-missing');
  }
  return { sectionId, state: 'sent-back', reason: reason.trim() };
}

/** The parts that keep a sheet from being signed: begun by a section and not with the focal officer yet. */
export function openParts(parts: Iterable<SheetPart>): readonly SheetPart[] {
  return [...parts].filter(({ state }) => state !== 'taken');
}
