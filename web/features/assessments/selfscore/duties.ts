import type { DivisionResponse } from '#core/assessments/selfscore/contract.ts';
import { mayDraft, type SheetPart } from '#core/assessments/selfscore/sections.ts';
import type { UnitId } from '#core/kernel/ids.ts';

/** What the division of work says of each criterion, as the person asking meets it. */
export interface Duties {
  readonly mine: ReadonlySet<string>;
  readonly sectionOf: (code: string) => string;
  readonly mayWrite: (code: string) => boolean;
}

export function dutiesOf({ assignments, sections, mine, gate }: DivisionResponse): Duties {
  const byCode = new Map<string, UnitId>(assignments.map(({ code, sectionId }) => [code, sectionId]));
  const names = new Map(sections.map(({ id, name }) => [id, name]));
  const parts = new Map<UnitId, SheetPart>(
    sections.flatMap(({ id, state, reason }) => (state ? [[id, { sectionId: id, state, reason }] as const] : [])),
  );
  return {
    mine: new Set(assignments.flatMap(({ code, sectionId }) => (mine.sections.includes(sectionId) ? [code] : []))),
    sectionOf: (code) => names.get(byCode.get(code) ?? -1) ?? '',
    mayWrite: (code) => gate.open && mayDraft(mine, code, byCode, parts),
  };
}
