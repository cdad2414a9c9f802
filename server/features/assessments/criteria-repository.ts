import { sql } from 'kysely';
import type { CriteriaSet, CriteriaSetId, Criterion, Variable } from '#core/assessments/criteria-set.ts';
import type { ParameterSource } from '#core/assessments/rule-kind.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** The newest published version of a set by its code. */
export async function publishedSetId(tx: Database, code: string): Promise<CriteriaSetId | undefined> {
  const row = await tx
    .selectFrom('criteria_set')
    .select('criteria_set.id')
    .where('criteria_set.code', '=', code)
    .where('criteria_set.state', '=', 'published')
    .orderBy('criteria_set.version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && (row.id as CriteriaSetId);
}

/**
 * The set that a commune's sheet of a year is scored by: of the newest year decided, its own supplement before the set
 * of a committee above, the newest version of it. Undefined where nobody has decided one.
 */
export async function setInForceId(
  tx: Database,
  agencyId: UnitId,
  { year, day }: { readonly year: number; readonly day: PlainDate },
): Promise<CriteriaSetId | undefined> {
  const { rows } = await sql<{ id: CriteriaSetId }>`
    select criteria_set.id from criteria_set
    join committees_above(${agencyId}, ${day}) above on above.id = criteria_set.agency_id
    where criteria_set.state = 'published' and criteria_set.unit_kind = 'commune'
      and criteria_set.effective_year <= ${year}
    order by criteria_set.effective_year desc, above.distance, criteria_set.published_at desc limit 1`.execute(tx);
  return rows[0]?.id;
}

export async function loadSet(tx: Database, id: CriteriaSetId): Promise<CriteriaSet | undefined> {
  const row = await tx
    .selectFrom('criteria_set')
    .select([
      'criteria_set.code',
      'criteria_set.version',
      'criteria_set.name',
      'criteria_set.basis',
      'criteria_set.unit_kind',
      'criteria_set.state',
      'criteria_set.max_bonus',
      'criteria_set.max_penalty',
      'criteria_set.result_kind',
      'criteria_set.bands',
      'criteria_set.tie_rule',
      'criteria_set.agency_id',
      'criteria_set.effective_year',
      'criteria_set.base_id',
    ])
    .where('criteria_set.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id,
      code: row.code,
      version: row.version,
      name: row.name,
      basis: row.basis,
      unitKind: row.unit_kind as CriteriaSet['unitKind'],
      state: row.state as CriteriaSet['state'],
      maxBonus: row.max_bonus,
      maxPenalty: row.max_penalty,
      result: row.result_kind as CriteriaSet['result'],
      bands: row.bands as unknown as CriteriaSet['bands'],
      tieRule: row.tie_rule as CriteriaSet['tieRule'],
      ownerId: row.agency_id ?? undefined,
      effectiveYear: row.effective_year ?? undefined,
      baseId: (row.base_id as CriteriaSetId | null) ?? undefined,
      criteria: await loadCriteria(tx, id),
    }
  );
}

async function loadCriteria(tx: Database, id: CriteriaSetId): Promise<readonly Criterion[]> {
  const rows = await tx
    .selectFrom('criterion')
    .select([
      'criterion.code',
      'criterion.parent',
      'criterion.level',
      'criterion.name',
      'criterion.max_points',
      'criterion.method',
      'criterion.parameters',
      'criterion.variables',
      'criterion.rounding_mode',
      'criterion.never_up_to_full',
      'criterion.rate_indicator',
      'criterion.section',
      'criterion.evidence',
      'criterion.note',
      'criterion.legal_basis',
      'criterion.origin',
      'criterion.appraiser',
      'criterion.extendable',
    ])
    .where('criterion.criteria_set_id', '=', id)
    .orderBy('criterion.position')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    parent: row.parent ?? undefined,
    level: row.level as Criterion['level'],
    name: row.name,
    max: row.max_points,
    method: row.method ?? undefined,
    parameters: row.parameters as unknown as ParameterSource,
    variables: row.variables as unknown as readonly Variable[],
    rounding: {
      mode: row.rounding_mode as Criterion['rounding']['mode'],
      neverUpToFull: row.never_up_to_full,
    },
    rateIndicator: row.rate_indicator ?? undefined,
    section: row.section,
    evidence: row.evidence,
    note: row.note,
    legalBasis: row.legal_basis,
    origin: row.origin,
    appraiser: row.appraiser,
    extendable: row.extendable,
  }));
}

/** Writes all criteria of a draft in their order. */
export async function insertCriteria(
  tx: Database,
  { id, ownerId }: Pick<CriteriaSet, 'id' | 'ownerId'>,
  criteria: readonly Criterion[],
): Promise<void> {
  if (criteria.length === 0) {
    return;
  }
  await tx
    .insertInto('criterion')
    .values(
      criteria.map((criterion, position) => ({
        criteria_set_id: id,
        agency_id: ownerId ?? null,
        code: criterion.code,
        parent: criterion.parent ?? null,
        position,
        level: criterion.level,
        name: criterion.name,
        max_points: criterion.max,
        method: criterion.method ?? null,
        parameters: JSON.stringify(criterion.parameters),
        variables: JSON.stringify(criterion.variables),
        rounding_mode: criterion.rounding.mode,
        never_up_to_full: criterion.rounding.neverUpToFull,
        rate_indicator: criterion.rateIndicator ?? null,
        section: criterion.section,
        evidence: criterion.evidence,
        note: criterion.note,
        legal_basis: criterion.legalBasis,
        origin: criterion.origin,
        appraiser: criterion.appraiser ?? '',
        extendable: criterion.extendable ?? false,
      })),
    )
    .execute();
}

/** Writes a set with its criteria and publishes it; nothing happens where this version is there already. */
export async function insertPublishedSet(tx: Database, set: CriteriaSet, at: Date): Promise<void> {
  const inserted = await tx
    .insertInto('criteria_set')
    .values({
      id: set.id,
      code: set.code,
      version: set.version,
      name: set.name,
      basis: set.basis,
      unit_kind: set.unitKind,
      state: 'draft',
      max_bonus: set.maxBonus,
      max_penalty: set.maxPenalty,
      result_kind: set.result,
      bands: JSON.stringify(set.bands),
      tie_rule: set.tieRule,
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['code', 'version']).doNothing())
    .returning('criteria_set.id')
    .execute();
  if (inserted.length === 0) {
    return;
  }
  await insertCriteria(tx, set, set.criteria);
  await tx
    .updateTable('criteria_set')
    .set({ state: 'published', published_at: at })
    .where('criteria_set.id', '=', set.id)
    .execute();
}
