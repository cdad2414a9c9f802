import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Extension } from '#core/reports/deadline.ts';
import type { GrantedExtension } from '#core/reports/matrix/contract.ts';
import type { Database } from '#server/platform/database.ts';

/** An extension with whom and which period it is for. `sectionId` undefined: the committee's own report. */
export interface NamedExtension extends Extension {
  readonly agencyId: UnitId;
  readonly period: string;
  readonly sectionId: UnitId | undefined;
  readonly at: Date;
}

export async function insertExtension(tx: Database, id: string, extension: NamedExtension): Promise<void> {
  await tx
    .insertInto('report_extension')
    .values({
      agency_id: extension.agencyId,
      id,
      period: extension.period,
      section_id: extension.sectionId ?? null,
      until: extension.until,
      reason: extension.reason,
      granted_by: extension.by,
      granted_at: extension.at,
    })
    .execute();
}

/** Every extension of a period, newest first, with the section's name as it is now. */
export async function extensionsOfPeriod(
  tx: Database,
  agencyId: UnitId,
  period: string,
): Promise<readonly GrantedExtension[]> {
  const { rows } = await sql<Omit<GrantedExtension, 'at'> & { at: Date }>`
    select report_extension.period, report_extension.until, report_extension.reason,
      report_extension.granted_by as by, report_extension.granted_at as at, named.name as section
    from report_extension
    left join lateral (
      select unit_version.name from unit_version where unit_version.unit_id = report_extension.section_id
      order by unit_version.valid_from desc limit 1) named on true
    where report_extension.agency_id = ${agencyId} and report_extension.period = ${period}
    order by report_extension.granted_at desc, report_extension.id desc limit 100`.execute(tx);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
