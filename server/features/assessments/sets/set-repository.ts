import { sql } from 'kysely';
import type { CriteriaSet, CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { GivenScore } from '#core/assessments/sets/faults.ts';
import type { SheetTerm, Term } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { insertCriteria } from '../criteria-repository.ts';

/** What is kept of a set beside its tree. */
export interface StoredSet {
  readonly id: CriteriaSetId;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly basis: string;
  readonly unitKind: CriteriaSet['unitKind'];
  readonly state: CriteriaSet['state'];
  readonly ownerId: UnitId | undefined;
  readonly effectiveYear: number | undefined;
  readonly baseId: CriteriaSetId | undefined;
  readonly copiedFrom: CriteriaSetId | undefined;
  readonly decision: { readonly number: string; readonly date: PlainDate; readonly issuer: string } | undefined;
  readonly documentId: string | undefined;
  readonly revision: number;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly publishedAt: Date | undefined;
  readonly leaves: number;
  /** Ten-thousandths of a point. */
  readonly max: number;
}

interface SetRow {
  readonly id: CriteriaSetId;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly basis: string;
  readonly unit_kind: CriteriaSet['unitKind'];
  readonly state: CriteriaSet['state'];
  readonly agency_id: UnitId | null;
  readonly effective_year: number | null;
  readonly base_id: CriteriaSetId | null;
  readonly copied_from: CriteriaSetId | null;
  readonly decision_number: string | null;
  readonly decision_date: PlainDate | null;
  readonly decision_issuer: string | null;
  readonly document_id: string | null;
  readonly revision: number;
  readonly written_by: string;
  readonly written_at: Date;
  readonly published_at: Date | null;
  readonly leaves: number;
  readonly max: number;
}

const COLUMNS = sql`criteria_set.id, criteria_set.code, criteria_set.version, criteria_set.name, criteria_set.basis,
  criteria_set.unit_kind, criteria_set.state, criteria_set.agency_id, criteria_set.effective_year,
  criteria_set.base_id, criteria_set.copied_from, criteria_set.decision_number, criteria_set.decision_date,
  criteria_set.decision_issuer, criteria_set.document_id, criteria_set.revision, criteria_set.written_by,
  criteria_set.written_at, criteria_set.published_at, sums.leaves, sums.max
  from criteria_set cross join lateral (
    select count(*)::integer as leaves, coalesce(sum(criterion.max_points)
      filter (where criterion.method not in ('BONUS', 'PENALTY')), 0)::integer as max
    from criterion where criterion.criteria_set_id = criteria_set.id and criterion.method is not null) sums`;

function stored(row: SetRow): StoredSet {
  const { decision_number: number, decision_date: date, decision_issuer: issuer } = row;
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    name: row.name,
    basis: row.basis,
    unitKind: row.unit_kind,
    state: row.state,
    ownerId: row.agency_id ?? undefined,
    effectiveYear: row.effective_year ?? undefined,
    baseId: row.base_id ?? undefined,
    copiedFrom: row.copied_from ?? undefined,
    decision: number !== null && date !== null && issuer !== null ? { number, date, issuer } : undefined,
    documentId: row.document_id ?? undefined,
    revision: row.revision,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    publishedAt: row.published_at ?? undefined,
    leaves: row.leaves,
    max: row.max,
  };
}

/**
 * The sets that concern an agency: its own, drafts too, and what nobody or the committees above have published, in the
 * order of who decides, newest version first.
 */
export async function setsAround(tx: Database, agencyId: UnitId, day: PlainDate): Promise<readonly StoredSet[]> {
  const { rows } = await sql<SetRow>`
    select ${COLUMNS}
    left join committees_above(${agencyId}, ${day}) above on above.id = criteria_set.agency_id
    where criteria_set.agency_id = ${agencyId}
      or (criteria_set.state = 'published' and (criteria_set.agency_id is null or above.id is not null))
    order by above.distance nulls last, criteria_set.effective_year desc nulls last, criteria_set.code,
      criteria_set.version desc
    limit 200`.execute(tx);
  return rows.map(stored);
}

/** The set itself first, then those that it names: its base and where it was copied from, as far as they are seen. */
export async function loadStoredSet(tx: Database, id: CriteriaSetId): Promise<StoredSet | undefined> {
  const { rows } = await sql<SetRow>`select ${COLUMNS} where criteria_set.id = ${id}`.execute(tx);
  return rows[0] && stored(rows[0]);
}

export async function loadStoredSets(
  tx: Database,
  ids: readonly CriteriaSetId[],
): Promise<ReadonlyMap<CriteriaSetId, StoredSet>> {
  if (ids.length === 0) {
    return new Map();
  }
  const { rows } = await sql<SetRow>`
    select ${COLUMNS} where criteria_set.id = any (${sql.val([...ids])}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, stored(row)]));
}

/** Every version of one set, newest first. */
export async function versionsOf(tx: Database, code: string): Promise<readonly StoredSet[]> {
  const { rows } = await sql<SetRow>`
    select ${COLUMNS} where criteria_set.code = ${code} order by criteria_set.version desc limit 200`.execute(tx);
  return rows.map(stored);
}

export interface Writing {
  readonly at: Date;
  readonly actorName: string;
}

type NewSet = Pick<StoredSet, 'baseId' | 'copiedFrom'>;

export async function insertDraft(tx: Database, set: CriteriaSet, origin: NewSet, writing: Writing): Promise<void> {
  await tx
    .insertInto('criteria_set')
    .values({
      ...headColumns(set),
      id: set.id,
      code: set.code,
      version: set.version,
      state: 'draft',
      agency_id: set.ownerId ?? null,
      base_id: origin.baseId ?? null,
      copied_from: origin.copiedFrom ?? null,
      created_at: writing.at,
      written_at: writing.at,
      written_by: writing.actorName,
    })
    .execute();
  await insertCriteria(tx, set, set.criteria);
}

function headColumns(set: CriteriaSet) {
  return {
    name: set.name,
    basis: set.basis,
    unit_kind: set.unitKind,
    effective_year: set.effectiveYear ?? null,
    max_bonus: set.maxBonus,
    max_penalty: set.maxPenalty,
    result_kind: set.result,
    bands: JSON.stringify(set.bands),
    tie_rule: set.tieRule,
  };
}

/** Locks a set; undefined where it is not there or not to be seen. */
export async function lockSet(tx: Database, id: CriteriaSetId): Promise<StoredSet | undefined> {
  const locked = await tx
    .selectFrom('criteria_set')
    .select('criteria_set.id')
    .where('criteria_set.id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return locked && loadStoredSet(tx, id);
}

/** Puts a draft in place of the one that is kept, as its next revision. */
export async function saveDraft(tx: Database, set: CriteriaSet, writing: Writing): Promise<void> {
  await tx.deleteFrom('criterion').where('criterion.criteria_set_id', '=', set.id).execute();
  await insertCriteria(tx, set, set.criteria);
  await tx
    .updateTable('criteria_set')
    .set((update) => ({
      ...headColumns(set),
      revision: update('criteria_set.revision', '+', 1),
      written_at: writing.at,
      written_by: writing.actorName,
    }))
    .where('criteria_set.id', '=', set.id)
    .execute();
}

export interface Publication {
  readonly basis: string;
  readonly effectiveYear: number;
  readonly decision: { readonly number: string; readonly date: PlainDate; readonly issuer: string };
  readonly documentId: string | undefined;
}

/** From then on the trigger refuses every change. */
export async function publish(tx: Database, id: CriteriaSetId, what: Publication, writing: Writing): Promise<void> {
  await tx.updateTable('criterion').set({ published: true }).where('criterion.criteria_set_id', '=', id).execute();
  await tx
    .updateTable('criteria_set')
    .set({
      state: 'published',
      basis: what.basis,
      effective_year: what.effectiveYear,
      decision_number: what.decision.number,
      decision_date: what.decision.date,
      decision_issuer: what.decision.issuer,
      document_id: what.documentId ?? null,
      published_at: writing.at,
      published_by: writing.actorName,
    })
    .where('criteria_set.id', '=', id)
    .execute();
}

export async function deleteDraft(tx: Database, id: CriteriaSetId): Promise<void> {
  await tx.deleteFrom('criterion').where('criterion.criteria_set_id', '=', id).execute();
  await tx.deleteFrom('criteria_set').where('criteria_set.id', '=', id).execute();
}

/**
 * By criterion the highest score that a person gave on an open sheet of an earlier version, or of the set that this one
 * adds to: what a lowered maximum would have no room for.
 */
export async function givenScores(
  tx: Database,
  set: Pick<StoredSet, 'code' | 'version' | 'baseId'>,
): Promise<readonly (Omit<GivenScore, 'unit'> & { readonly agencyId: UnitId })[]> {
  const { rows } = await sql<{ code: string; points: number; agencyId: UnitId }>`
    select distinct on (line.criterion_code) line.criterion_code as code, assessment.agency_id as "agencyId",
      greatest(case when line.self_computed then 0 else line.self_points end, line.appraised_points, 0) as points
    from assessment
    join criteria_set on criteria_set.id = assessment.criteria_set_id
    join assessment_line line on line.agency_id = assessment.agency_id and line.assessment_id = assessment.id
    where assessment.state = 'self-scoring' and line.applicable
      and ((criteria_set.code = ${set.code} and criteria_set.version < ${set.version})
        or criteria_set.id = ${set.baseId ?? null}::uuid)
      and (line.appraised_points is not null or (line.self_points is not null and not line.self_computed))
    order by line.criterion_code, points desc, assessment.agency_id`.execute(tx);
  return rows;
}

/** How many of the sheets are named; a province has some hundreds. */
const NAMED = 50;

/**
 * Open sheets outside of campaigns, of years that the set binds, that follow an older version of it, or what a supplement of the same agency adds
 * to: those that the actor sees, newest year first.
 */
export async function sheetsOfOlderVersions(
  tx: Database,
  set: Pick<StoredSet, 'code' | 'version' | 'baseId' | 'effectiveYear'>,
  agencyId: UnitId,
): Promise<{
  readonly total: number;
  readonly sheets: readonly (SheetTerm & { readonly agencyId: UnitId; readonly version: number })[];
}> {
  const { rows } = await sql<{ agencyId: UnitId; year: number; term: Term; version: number; total: number }>`
    select assessment.agency_id as "agencyId", assessment.year, assessment.term, criteria_set.version,
      (count(*) over ())::integer as total
    from assessment
    join criteria_set on criteria_set.id = assessment.criteria_set_id
    where assessment.state = 'self-scoring' and assessment.campaign_id is null
      and assessment.year >= ${set.effectiveYear ?? 0}
      and ((criteria_set.code = ${set.code} and criteria_set.version < ${set.version})
        or (criteria_set.id = ${set.baseId ?? null}::uuid and assessment.agency_id = ${agencyId}))
    order by assessment.year desc, assessment.agency_id, assessment.term
    limit ${NAMED}`.execute(tx);
  return { total: rows[0]?.total ?? 0, sheets: rows.map(({ total: _, ...sheet }) => sheet) };
}
