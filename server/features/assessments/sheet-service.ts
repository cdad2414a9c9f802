import type { Line } from '#core/assessments/assessment.ts';
import type { CriteriaSetResponse, SheetResponse } from '#core/assessments/contract.ts';
import type { CriteriaSetId, Scheme } from '#core/assessments/criteria-set.ts';
import { refuse } from '#core/assessments/refusals.ts';
import { underCeilings } from '#core/assessments/sheet.ts';
import { type SheetKey, type SheetTerm, sheetKeyText } from '#core/assessments/sheet-key.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope, type UnitRef } from '#server/platform/scope.ts';
import { loadAssessment, type StoredAssessment } from './assessment-repository.ts';
import { requireScheme } from './criteria-sets.ts';
import { evidenceById } from './evidence-view.ts';
import { loadLines, type StoredLine } from './line-repository.ts';
import { proposalsFor } from './proposals.ts';
import { lineHistory, listSheets } from './sheet-list-view.ts';
import { type LoadedSheet, linesOf, setToWire, sheetToWire } from './sheet-wire.ts';

export interface SheetHead {
  readonly assessment: StoredAssessment;
  readonly scheme: Scheme;
}

export async function requireSheet(tx: Database, agencyId: UnitId, term: SheetTerm): Promise<SheetHead> {
  const assessment = await loadAssessment(tx, agencyId, term);
  if (!assessment) {
    throw refuse('assessment-unknown', { year: term.year, sheet: sheetKeyText(term) });
  }
  const scheme = await requireScheme(tx, assessment.criteriaSetId);
  return { assessment, scheme: underCeilings(scheme, assessment.ceilings) };
}

export interface SheetWithLines extends SheetHead {
  readonly stored: ReadonlyMap<string, StoredLine>;
  readonly lines: ReadonlyMap<string, Line>;
}

export async function requireSheetWithLines(tx: Database, agencyId: UnitId, term: SheetTerm): Promise<SheetWithLines> {
  const head = await requireSheet(tx, agencyId, term);
  const stored = await loadLines(tx, head.assessment);
  return { ...head, stored, lines: linesOf(stored) };
}

/** A sheet with its lines, their documents and, while it is being scored, what the indicators hold for it. */
export async function loadSheet(tx: Database, { unit, ...term }: SheetKey<UnitRef>): Promise<LoadedSheet> {
  const { assessment, scheme, stored } = await requireSheetWithLines(tx, unit.agencyId, term);
  const evidence = await evidenceById(tx, unit.agencyId);
  const proposals = assessment.state === 'self-scoring' ? await proposalsFor(tx, assessment, scheme.leaves) : {};
  return { unit, assessment, scheme, stored, evidence, proposals };
}

export async function readSheet(deps: Deps, scope: Scope, key: SheetKey<UnitRef>): Promise<SheetResponse> {
  return readIn(deps.db, scope, async (tx) => sheetToWire(await loadSheet(tx, key)));
}

/** The sheets of a year or of one agency, each with its unit's name. */
export async function readSheets(
  deps: Deps,
  scope: Scope,
  filter: { readonly year?: number | undefined; readonly agencyId?: UnitId },
) {
  const sheets = await readIn(deps.db, scope, (tx) => listSheets(tx, filter));
  const items = sheets.map(({ agencyId, ...sheet }) => {
    const unit = deps.directory.byId(agencyId);
    return { ...sheet, unit: unit?.slug ?? '', unitName: unit?.name ?? '' };
  });
  return { items, total: items.length };
}

export async function readHistory(
  deps: Deps,
  scope: Scope,
  { unit, code, ...term }: SheetKey<UnitRef> & { readonly code: string },
) {
  const items = await readIn(deps.db, scope, (tx) => lineHistory(tx, unit.agencyId, term, code));
  return { items: [...items], total: items.length };
}

export async function readCriteriaSet(deps: Deps, scope: Scope, id: CriteriaSetId): Promise<CriteriaSetResponse> {
  return readIn(deps.db, scope, async (tx) => setToWire((await requireScheme(tx, id)).set));
}
