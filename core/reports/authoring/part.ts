import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { proseSection } from '#core/reports/outline.ts';
import { refuse } from '#core/reports/refusals.ts';
import type { SectionKind } from '#core/units/unit.ts';

/**
 * open: being written · handed-in: the section gave it to the focal officer · taken: the focal officer took it over ·
 * sent-back: to be mended, with the reason.
 */
export type PartState = 'open' | 'handed-in' | 'taken' | 'sent-back';

/** One section of the outline as somebody's part of the work. */
export interface Part {
  readonly code: string;
  /** The section of the committee whose part it is; neither section nor person: the focal officer's own. */
  readonly sectionId: UnitId | undefined;
  readonly accountId: string | undefined;
  readonly deadline: PlainDate | undefined;
  readonly state: PartState;
  /** Why it was sent back. */
  readonly reason: string;
}

/** Who writes, as the parts ask: may they compile the whole report, and which sections are theirs. */
export interface Writer {
  readonly accountId: string | undefined;
  readonly compiles: boolean;
  readonly sections: readonly UnitId[];
  /** The role is held at the committee itself, so every section's part is theirs. */
  readonly wholeCommittee: boolean;
}

/** Whose part it is; a part without a section or person belongs to who compiles. */
export function isTheirs(part: Part | undefined, writer: Writer): boolean {
  if (part?.accountId !== undefined) {
    return part.accountId === writer.accountId;
  }
  return writer.wholeCommittee || (part?.sectionId !== undefined && writer.sections.includes(part.sectionId));
}

/** Who compiles writes everywhere; a section writes its own part until it has handed it in. */
export function mayWrite(part: Part | undefined, writer: Writer): boolean {
  return writer.compiles || (isTheirs(part, writer) && isWithWriter(part?.state ?? 'open'));
}

export function requireMayWrite(part: Part | undefined, writer: Writer): void {
  if (writer.compiles) {
    return;
  }
  if (!isTheirs(part, writer)) {
    throw refuse('part-of-others', { section: part?.code ?? null });
  }
  if (!isWithWriter(part?.state ?? 'open')) {
    throw refuse('part-handed-in', { state: part?.state });
  }
}

/** The section still has it in hand. */
export function isWithWriter(state: PartState): boolean {
  return state === 'open' || state === 'sent-back';
}

export function handedIn(part: Part, writer: Writer, text: string): Part {
  if (!(isTheirs(part, writer) || writer.compiles)) {
    throw refuse('part-of-others', { section: part.code });
  }
  if (!isWithWriter(part.state)) {
    throw refuse('part-handed-in', { section: part.code, state: part.state });
  }
  if (text.trim() === '' && proseSection(part.code)?.required) {
    throw refuse('part-empty', { section: part.code });
  }
  return { ...part, state: 'handed-in', reason: '' };
}

export function taken(part: Part): Part {
  if (part.state !== 'handed-in') {
    throw refuse('part-not-handed-in', { section: part.code, state: part.state });
  }
  return { ...part, state: 'taken' };
}

export function sentBack(part: Part, reason: string): Part {
  if (isWithWriter(part.state)) {
    throw refuse('part-not-handed-in', { section: part.code, state: part.state });
  }
  if (reason.trim().length < 5) {
    throw refuse('return-reason-missing', { section: part.code });
  }
  return { ...part, state: 'sent-back', reason: reason.trim() };
}

export type Assignment = Pick<Part, 'code' | 'sectionId' | 'accountId' | 'deadline'>;

/** Another hand begins anew; another day alone changes nothing of the state. */
export function assigned(part: Part | undefined, assignment: Assignment): Part {
  const sameHand =
    part !== undefined && part.sectionId === assignment.sectionId && part.accountId === assignment.accountId;
  return sameHand ? { ...part, deadline: assignment.deadline } : { ...assignment, state: 'open', reason: '' };
}

/**
 * Which kind of section usually writes a place of the outline, the first that exists; since 1/7/2025 a commune's
 * office, economy and culture sections hold what five officers held (NĐ 150/2025/NĐ-CP).
 */
const USUAL: readonly (readonly [string, readonly SectionKind[]])[] = [
  ['I.3', ['culture', 'office']],
  ['II.1', ['judicial', 'office']],
  ['II.2.a', ['judicial', 'office']],
  ['II.2.b', ['judicial', 'office']],
  ['II.2', ['public-service-centre', 'office']],
  ['II.3', ['home-affairs', 'office']],
  ['II.4', ['home-affairs', 'office']],
  ['II.5', ['finance', 'economy', 'office']],
  ['II.6', ['culture', 'office']],
  ['', ['office']],
];

export interface KnownSection {
  readonly id: UnitId;
  readonly kind: SectionKind;
}

/**
 * The section proposed for a place of the outline where no earlier report says whose it was; undefined for the office's
 * own places, which the focal officer writes.
 */
export function usualSection(code: string, sections: readonly KnownSection[]): UnitId | undefined {
  const kinds = USUAL.find(([prefix]) => code.startsWith(prefix))?.[1] ?? [];
  const section = kinds.flatMap((kind) => sections.find((one) => one.kind === kind) ?? [])[0];
  return section?.kind === 'office' ? undefined : section?.id;
}

/** Days the office keeps for putting the parts together where no decision says by when sections send theirs. */
const DAYS_TO_COMPILE = 5;

/** By when sections send their parts: as decided, else some days before the report is due. */
export function partDeadline(decided: PlainDate | undefined, reportDeadline: PlainDate): PlainDate {
  return decided ?? addDays(reportDeadline, -DAYS_TO_COMPILE);
}
