import type { UnitId } from '#core/kernel/ids.ts';
import { emptyLine, type Line, missingThings } from '../assessment.ts';
import type { Scheme } from '../criteria-set.ts';
import type { Proposals } from '../declared-values.ts';
import { refuse } from '../refusals.ts';
import { isUnconfirmed } from './confirmed-values.ts';
import { openParts, type SheetPart } from './sections.ts';

export const MISSING_KINDS = ['points', 'proof', 'unconfirmed'] as const;
export type MissingKind = (typeof MISSING_KINDS)[number];

export const MISSING_NAMES = {
  points: 'Chưa chấm điểm',
  proof: 'Thiếu minh chứng hoặc giải trình',
  unconfirmed: 'Số liệu chưa xác nhận',
} as const satisfies Record<MissingKind, string>;

/** What one criterion lacks; a leaf lacks one thing at a time, the first to be done. */
export interface MissingInLine {
  readonly code: string;
  readonly what: MissingKind;
}

type ProposalsByCode = Readonly<Record<string, Proposals>>;

/** What keeps a sheet from being signed, criterion by criterion, in the order of the set. */
export function missingInLines(
  scheme: Scheme,
  lines: ReadonlyMap<string, Line>,
  proposals: ProposalsByCode,
): readonly MissingInLine[] {
  return missingThings(scheme, lines).map(({ code, what }) => {
    const leaf = scheme.leafOf.get(code);
    const line = lines.get(code) ?? emptyLine(code);
    return leaf && what === 'points' && isUnconfirmed(leaf, line, proposals[code] ?? {})
      ? { code, what: 'unconfirmed' }
      : { code, what };
  });
}

/** Refuses a sheet that is not ready to be signed, and says what it lacks and whose part is still out. */
export function requireReady(
  scheme: Scheme,
  lines: ReadonlyMap<string, Line>,
  proposals: ProposalsByCode,
  parts: Iterable<SheetPart>,
): void {
  const missing = missingInLines(scheme, lines, proposals);
  if (missing.length > 0) {
    throw refuse('sheet-incomplete', { missing });
  }
  const open: readonly UnitId[] = openParts(parts).map(({ sectionId }) => sectionId);
  if (open.length > 0) {
    throw refuse('sheet-part-open', { sections: open });
  }
}
