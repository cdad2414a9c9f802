import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Target } from '#core/indicators/target.ts';
import type { Cutoff, TypedValue, TypedValueId } from '#core/indicators/value.ts';
import type { Window } from '#core/indicators/windows.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { IndicatorValue } from '#server/platform/tables.ts';

const VALUE_COLUMNS = [
  'indicator_value.agency_id',
  'indicator_value.id',
  'indicator_value.code',
  'indicator_value.first_day',
  'indicator_value.last_day',
  'indicator_value.kind',
  'indicator_value.count',
  'indicator_value.numerator',
  'indicator_value.denominator',
  'indicator_value.rate',
  'indicator_value.source',
  'indicator_value.note',
  'indicator_value.entered_by',
  'indicator_value.entered_at',
] as const;

function valueFrom(row: Omit<Selectable<IndicatorValue>, 'ended_at' | 'ended_why'>): TypedValue {
  return {
    id: row.id as TypedValueId,
    code: row.code,
    window: { from: row.first_day, to: row.last_day },
    kind: row.kind === 'estimate' ? 'estimate' : 'actual',
    count: row.count ?? undefined,
    numerator: row.numerator ?? undefined,
    denominator: row.denominator ?? undefined,
    rate: row.rate ?? undefined,
    source: row.source,
    note: row.note ?? undefined,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
  };
}

/** The typed figures in force for exactly this window, of each agency. */
export async function loadTyped(
  tx: Database,
  agencyIds: readonly UnitId[],
  window: Window,
): Promise<readonly { readonly agencyId: UnitId; readonly value: TypedValue }[]> {
  const rows = await tx
    .selectFrom('indicator_value')
    .select(VALUE_COLUMNS)
    .where('indicator_value.agency_id', 'in', [...agencyIds])
    .where('indicator_value.first_day', '=', window.from)
    .where('indicator_value.last_day', '=', window.to)
    .where('indicator_value.ended_at', 'is', null)
    .orderBy('indicator_value.agency_id')
    .execute();
  return rows.map((row) => ({ agencyId: row.agency_id, value: valueFrom(row) }));
}

/** The same for exactly these windows, of many agencies, in one statement. */
export async function loadTypedOfWindows(
  tx: Database,
  agencyIds: readonly UnitId[],
  windows: readonly Window[],
  codes: readonly string[],
): Promise<readonly { readonly agencyId: UnitId; readonly value: TypedValue }[]> {
  const rows = await tx
    .selectFrom('indicator_value')
    .select(VALUE_COLUMNS)
    .where(sql<boolean>`indicator_value.agency_id = any (${sql.val([...agencyIds])}::integer[])`)
    .where(sql<boolean>`(indicator_value.first_day, indicator_value.last_day) in (
      select window_days.first_day, window_days.last_day
      from unnest(${windows.map(({ from }) => from)}::date[], ${windows.map(({ to }) => to)}::date[])
        as window_days (first_day, last_day))`)
    .where(sql<boolean>`indicator_value.code = any (${sql.val([...codes])}::text[])`)
    .where('indicator_value.ended_at', 'is', null)
    .orderBy('indicator_value.agency_id')
    .execute();
  return rows.map((row) => ({ agencyId: row.agency_id, value: valueFrom(row) }));
}

/** An agency's typed figures in force, newest first. */
export async function listTyped(tx: Database, agencyId: UnitId): Promise<readonly TypedValue[]> {
  const rows = await tx
    .selectFrom('indicator_value')
    .select(VALUE_COLUMNS)
    .where('indicator_value.agency_id', '=', agencyId)
    .where('indicator_value.ended_at', 'is', null)
    .orderBy('indicator_value.last_day', 'desc')
    .orderBy('indicator_value.code')
    .limit(200)
    .execute();
  return rows.map(valueFrom);
}

export async function loadTypedById(
  tx: Database,
  agencyId: UnitId,
  id: TypedValueId,
): Promise<{ readonly value: TypedValue; readonly inForce: boolean } | undefined> {
  const row = await tx
    .selectFrom('indicator_value')
    .select(VALUE_COLUMNS)
    .select('indicator_value.ended_at')
    .where('indicator_value.agency_id', '=', agencyId)
    .where('indicator_value.id', '=', id)
    .executeTakeFirst();
  return row && { value: valueFrom(row), inForce: row.ended_at === null };
}

/** Ends what was in force for this code and window and puts the new figure there; nothing is overwritten. */
export async function replaceTyped(tx: Database, agencyId: UnitId, value: TypedValue): Promise<void> {
  await tx
    .updateTable('indicator_value')
    .set({ ended_at: value.enteredAt, ended_why: 'Thay bằng số liệu mới' })
    .where('indicator_value.agency_id', '=', agencyId)
    .where('indicator_value.code', '=', value.code)
    .where('indicator_value.first_day', '=', value.window.from)
    .where('indicator_value.last_day', '=', value.window.to)
    .where('indicator_value.ended_at', 'is', null)
    .execute();
  await tx
    .insertInto('indicator_value')
    .values({
      agency_id: agencyId,
      id: value.id,
      code: value.code,
      first_day: value.window.from,
      last_day: value.window.to,
      kind: value.kind,
      count: value.count ?? null,
      numerator: value.numerator ?? null,
      denominator: value.denominator ?? null,
      rate: value.rate ?? null,
      source: value.source,
      note: value.note ?? null,
      entered_by: value.enteredBy,
      entered_at: value.enteredAt,
    })
    .execute();
}

export async function endTyped(tx: Database, agencyId: UnitId, id: TypedValueId, at: Date, why: string): Promise<void> {
  await tx
    .updateTable('indicator_value')
    .set({ ended_at: at, ended_why: why })
    .where('indicator_value.agency_id', '=', agencyId)
    .where('indicator_value.id', '=', id)
    .execute();
}

/** The cut-off of a window's estimated figures. */
export async function loadCutoff(
  tx: Database,
  agencyIds: readonly UnitId[],
  window: Window,
): Promise<Cutoff | undefined> {
  const row = await tx
    .selectFrom('indicator_cutoff')
    .select(['indicator_cutoff.cut_off', 'indicator_cutoff.note'])
    .where('indicator_cutoff.agency_id', 'in', [...agencyIds])
    .where('indicator_cutoff.first_day', '=', window.from)
    .where('indicator_cutoff.last_day', '=', window.to)
    .orderBy('indicator_cutoff.cut_off')
    .executeTakeFirst();
  return row && { window, cutOff: row.cut_off, note: row.note };
}

export async function saveCutoff(
  tx: Database,
  agencyId: UnitId,
  cutoff: Cutoff,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('indicator_cutoff')
    .values({
      agency_id: agencyId,
      first_day: cutoff.window.from,
      last_day: cutoff.window.to,
      cut_off: cutoff.cutOff,
      note: cutoff.note,
      entered_by: by.name,
      entered_at: by.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['agency_id', 'first_day', 'last_day'])
        .doUpdateSet({ cut_off: cutoff.cutOff, note: cutoff.note, entered_by: by.name, entered_at: by.at }),
    )
    .execute();
}

export async function loadTargets(tx: Database, agencyId: UnitId): Promise<readonly Target[]> {
  const rows = await tx
    .selectFrom('indicator_target')
    .select([
      'indicator_target.code',
      'indicator_target.valid_from',
      'indicator_target.direction',
      'indicator_target.goal',
      'indicator_target.margin',
      'indicator_target.basis',
    ])
    .where('indicator_target.agency_id', '=', agencyId)
    .orderBy('indicator_target.code')
    .orderBy('indicator_target.valid_from')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    validFrom: row.valid_from,
    direction: row.direction === 'at-most' ? 'at-most' : 'at-least',
    goal: row.goal,
    margin: row.margin,
    basis: row.basis,
  }));
}

export async function saveTarget(
  tx: Database,
  agencyId: UnitId,
  target: Target,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  const values = {
    direction: target.direction,
    goal: target.goal,
    margin: target.margin,
    basis: target.basis,
    set_by: by.name,
    set_at: by.at,
  };
  await tx
    .insertInto('indicator_target')
    .values({ agency_id: agencyId, code: target.code, valid_from: target.validFrom, ...values })
    .onConflict((conflict) => conflict.columns(['agency_id', 'code', 'valid_from']).doUpdateSet(values))
    .execute();
}

/** The names of the fields of procedures, in the order of the catalogue. */
export async function fieldNames(tx: Database): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select procedure_field.id, procedure_field.name from procedure_field order by procedure_field.id`.execute(tx);
  return new Map(rows.map(({ id, name }) => [String(id), name]));
}
