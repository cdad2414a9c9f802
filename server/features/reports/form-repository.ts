import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { FormVersion } from '#core/reports/form.ts';
import { allForms, type FormVersionData } from '#core/reports/form-version.ts';
import type { Database } from '#server/platform/database.ts';

/**
 * Every version of every form that holds for an agency: those that ship and those its province has entered since.
 * One statement.
 */
export async function formVersions(tx: Database, agencyId: UnitId): Promise<readonly FormVersion[]> {
  const { rows } = await sql<{ definition: FormVersionData }>`
    with recursive above (id) as (
      select ${agencyId}::integer
      union
      select unit_version.parent_id from above
      join unit_version on unit_version.unit_id = above.id and unit_version.parent_id is not null)
    select report_form.definition from report_form
    where report_form.unit_id in (select above.id from above)
    order by report_form.code, report_form.version`.execute(tx);
  // Checked when they were entered, read back as they were.
  return allForms(rows.map(({ definition }) => definition));
}

export async function insertForm(
  tx: Database,
  unitId: UnitId,
  data: FormVersionData,
  entered: { readonly by: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('report_form')
    .values({
      unit_id: unitId,
      code: data.code,
      version: data.version,
      valid_from: data.from,
      basis: data.basis,
      definition: JSON.stringify(data),
      entered_by: entered.by,
      entered_at: entered.at,
    })
    .execute();
}
