import { sql } from 'kysely';
import type { AssessmentId } from '#core/assessments/assessment.ts';
import type { Settled } from '#core/assessments/declared-values.ts';
import type { SettledFigure } from '#core/assessments/settled-lines.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** A figure settled for a line of a sheet. */
export interface SettledCell extends SettledFigure {
  readonly code: string;
}

interface Row {
  readonly code: string;
  readonly name: string;
  readonly value: number;
  readonly before: number | null;
  readonly kind: Settled['by']['kind'];
  readonly id: string;
  readonly source: string;
}

/** What was settled for the lines of a sheet. */
export async function settledCells(
  tx: Database,
  agencyId: UnitId,
  assessmentId: AssessmentId,
): Promise<readonly SettledCell[]> {
  const { rows } = await sql<Row>`select settled_value.criterion_code as code, settled_value.variable as name,
      settled_value.value, settled_value.said_before as before, settled_value.kind, settled_value.source_id as id,
      settled_value.source
    from settled_value
    where settled_value.agency_id = ${agencyId} and settled_value.assessment_id = ${assessmentId}`.execute(tx);
  return rows.map(({ code, name, value, before, kind, id, source }) => ({
    code,
    name,
    value,
    source,
    by: { kind, id },
    before: before ?? undefined,
  }));
}

/** Keeps what was settled; the newest of a variable stands. One statement. */
export async function saveSettled(
  tx: Database,
  { agencyId, id }: { readonly agencyId: UnitId; readonly id: AssessmentId },
  cells: readonly SettledCell[],
  { at, actorName }: { readonly at: Date; readonly actorName: string },
): Promise<void> {
  const rows = cells.map(({ code, name, value, source, by, before }) => ({ code, name, value, source, before, ...by }));
  await sql`insert into settled_value (agency_id, assessment_id, criterion_code, variable, value, said_before, kind,
      source_id, source, settled_at, settled_by)
    select ${agencyId}, ${id}, one.code, one.name, one.value, one.before, one.kind, one.id, one.source, ${at},
      ${actorName}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(code text, name text, value bigint, before bigint,
      kind text, id uuid, source text)
    on conflict (agency_id, assessment_id, criterion_code, variable) do update set value = excluded.value,
      said_before = excluded.said_before, kind = excluded.kind, source_id = excluded.source_id,
      source = excluded.source, settled_at = excluded.settled_at, settled_by = excluded.settled_by`.execute(tx);
}

/** The term of the sheet that an id names. */
export async function keyOfSheet(tx: Database, agencyId: UnitId, id: AssessmentId): Promise<SheetTerm | undefined> {
  const { rows } = await sql<SheetTerm>`select assessment.year, assessment.term from assessment
    where assessment.agency_id = ${agencyId} and assessment.id = ${id}`.execute(tx);
  return rows[0];
}

/** The sheets of an agency whose indicators have exactly this window. */
export async function sheetsOfWindow(
  tx: Database,
  agencyId: UnitId,
  window: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<readonly AssessmentId[]> {
  const { rows } = await sql<{ id: AssessmentId }>`select assessment.id from assessment
    where assessment.agency_id = ${agencyId} and assessment.period_from = ${window.from}
      and assessment.period_to = ${window.to} order by assessment.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The sheet of a whole year. */
export async function sheetOfYear(tx: Database, agencyId: UnitId, year: number): Promise<AssessmentId | undefined> {
  const { rows } = await sql<{ id: AssessmentId }>`select assessment.id from assessment
    where assessment.agency_id = ${agencyId} and assessment.year = ${year} and assessment.term = 'year'`.execute(tx);
  return rows[0]?.id;
}
