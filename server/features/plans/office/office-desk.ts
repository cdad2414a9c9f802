import { documentInWords } from '#core/documents/document-reference.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { refuseOffice } from '#core/plans/office/refusals.ts';
import { documentsByIds, type QuotedDocument, requireDocument } from '#server/features/documents/read-model.ts';
import { type Section, sectionsOf } from '#server/features/units/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import type { Identity } from '#server/platform/identity.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';

/** Whose register, and who asks: handed down from the routes. */
export interface OfficeDesk {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly unit: UnitRef;
  /** Null: the system itself (sample). */
  readonly identity: Identity | null;
}

export interface Writing {
  readonly at: Date;
  readonly by: string;
  readonly today: PlainDate;
}

/** What the trail says of a change. */
interface Recorded {
  readonly action: string;
  readonly kind: 'commitment' | 'dialogue' | 'initiative' | 'conclusion';
  readonly id: string;
  readonly what?: Readonly<Record<string, unknown>>;
  readonly why?: string;
}

/** One change of a register with its entry in the trail, in one transaction. */
export async function recorded<T>(
  { deps, scope, unit }: OfficeDesk,
  work: (tx: Database, writing: Writing) => Promise<{ readonly fact: Recorded; readonly answer: T }>,
): Promise<T> {
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const at = deps.now();
    const { fact, answer } = await work(tx, { at, by: scope.actor.name, today: vietnamDay(at) });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: fact.action,
      subjectKind: fact.kind,
      subjectId: fact.id,
      what: fact.what ?? {},
      why: fact.why || undefined,
    });
    return answer;
  });
}

/** The sections of a year that is past or running. */
export async function sectionsOfYear(
  tx: Database,
  { deps, unit }: OfficeDesk,
  year: number,
): Promise<readonly Section[]> {
  const today = vietnamDay(deps.now());
  const last = `${year}-12-31`;
  return sectionsOf(tx, unit.agencyId, last < today ? last : today);
}

export async function requireSection(tx: Database, desk: OfficeDesk, year: number, id: number | null): Promise<void> {
  if (id !== null && !(await sectionsOfYear(tx, desk, year)).some((section) => section.id === id)) {
    throw refuseOffice('office-section-unknown', { section: id });
  }
}

/** Refuses a document that the agency has not registered. */
export async function requireQuoted(tx: Database, { unit }: OfficeDesk, id: string | null): Promise<void> {
  if (id !== null) {
    await requireDocument(tx, unit.agencyId, id);
  }
}

export type Quoter = (id: string | null) => { id: string; words: string; abstract: string } | null;

/** The documents of a list in one statement, said in words. */
export async function quoterFor(tx: Database, { unit }: OfficeDesk, ids: readonly (string | null)[]): Promise<Quoter> {
  const wanted = ids.filter((id) => id !== null);
  const documents: ReadonlyMap<string, QuotedDocument> = await documentsByIds(tx, unit.agencyId, wanted);
  return (id) => {
    const document = id === null ? undefined : documents.get(id);
    return document ? { id: document.id, words: documentInWords(document), abstract: document.abstract } : null;
  };
}

export function requireVersion(stored: number, sent: number): void {
  if (stored !== sent) {
    throw refuseOffice('office-changed');
  }
}

export function requireText(text: string): string {
  const words = text.normalize('NFC').trim();
  if (words === '') {
    throw refuseOffice('office-text-missing');
  }
  return words;
}

/** The focal officer and the chair answer for everything; a section's people for what their section answers for. */
export function mayReportFor({ identity, unit, deps }: OfficeDesk, sectionId: number | null): boolean {
  if (identity === null) {
    return true;
  }
  const grants = identity.grants.filter(({ writes }) => writes.includes(unit.agencyId));
  return grants.some(({ role, unitId }) => {
    const isSection = deps.directory.byId(unitId)?.kind === 'section';
    const wide = role === 'focal-officer' || role === 'chair';
    const works = role === 'specialist' || role === 'counter-officer';
    return wide || (works && (isSection ? unitId === sectionId : role === 'specialist'));
  });
}
