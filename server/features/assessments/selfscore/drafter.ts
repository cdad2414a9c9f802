import type { Role } from '#core/accounts/roles.ts';
import {
  type Assignments,
  assignmentsOf,
  begun,
  type Drafter,
  requireDrafting,
} from '#core/assessments/selfscore/sections.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { type Section, sectionsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { Identity } from '#server/platform/identity.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import type { Writing } from '../assessment-repository.ts';
import type { SheetHead } from '../sheet-service.ts';
import {
  limitToSections,
  loadDecided,
  loadParts,
  type StoredPart,
  saveAssignments,
  savePart,
} from './part-repository.ts';

/** Whoever may write every cell: the focal officer, and the system that loads a sample. */
export const COMPILER: Drafter = { compiles: true, sections: [] };

export const DRAFTING_ROLES: readonly Role[] = ['specialist', 'counter-officer'];

/** The person of a request as the sheet of this committee knows them. A role at the committee itself is of no section. */
export function drafterOf({ identity, unit }: { readonly identity: Identity | null; readonly unit: UnitRef }): Drafter {
  const grants = (identity?.grants ?? []).filter(({ writes }) => writes.includes(unit.agencyId));
  return {
    compiles: grants.some(({ role }) => role === 'focal-officer'),
    sections: grants
      .filter(({ role, unitId }) => DRAFTING_ROLES.includes(role) && unitId !== unit.agencyId)
      .map(({ unitId }) => unitId),
  };
}

/** Who drafts what on a sheet and how far they have come. */
export interface Division {
  readonly sections: readonly Section[];
  readonly assignments: Assignments;
  readonly decided: ReadonlyMap<string, UnitId>;
  readonly parts: ReadonlyMap<UnitId, StoredPart>;
}

/** Three statements. Sections are those of the sheet's year: today's while it runs, those of its end afterwards. */
export async function loadDivision(tx: Database, { assessment, scheme }: SheetHead, now: Date): Promise<Division> {
  const [day = ''] = [`${assessment.year}-12-31`, vietnamDay(now)].toSorted();
  const sections = await sectionsOf(tx, assessment.agencyId, day);
  const decided = await loadDecided(tx, assessment);
  const parts = await loadParts(tx, assessment);
  return { sections, decided, parts, assignments: assignmentsOf(scheme, sections, decided) };
}

/**
 * Refuses a cell of another section, writes down that the section has begun, and closes the fence behind it: until it
 * is opened again this transaction writes the criteria of the person's own sections alone. Does nothing for a compiler.
 */
export async function enterAsDrafter(
  tx: Database,
  head: SheetHead,
  drafter: Drafter,
  codes: readonly string[],
  writing: Writing,
): Promise<void> {
  if (drafter.compiles) {
    return;
  }
  const { assignments, decided, parts } = await loadDivision(tx, head, writing.at);
  for (const code of codes) {
    requireDrafting(drafter, code, assignments, parts);
  }
  const own = codes.flatMap((code) => {
    const sectionId = assignments.get(code);
    return sectionId === undefined ? [] : [{ code, sectionId }];
  });
  await saveAssignments(
    tx,
    head.assessment,
    own.filter(({ code }) => !decided.has(code)),
    writing,
  );
  const fresh = [...new Set(own.map(({ sectionId }) => sectionId))].filter((sectionId) => !parts.has(sectionId));
  for (const sectionId of fresh) {
    await savePart(tx, head.assessment, begun(undefined, sectionId), writing);
  }
  await limitToSections(tx, drafter.sections);
}

/** Opens the fence again, for the lines of other sections that follow from a draft. */
export async function leaveAsDrafter(tx: Database, drafter: Drafter): Promise<void> {
  if (!drafter.compiles) {
    await limitToSections(tx, undefined);
  }
}
