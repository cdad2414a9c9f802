import { sql } from 'kysely';
import type { Exemption } from '#core/assessments/campaigns/exemption.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { CampaignRef } from '../assessment-repository.ts';

export interface ListedExemption {
  readonly unitId: UnitId;
  readonly code: string;
  readonly state: Exemption['state'];
  readonly reason: string;
  readonly note: string;
  readonly by: string | undefined;
  readonly at: Date | undefined;
  readonly version: number;
}

interface Row {
  readonly unit_id: UnitId;
  readonly code: string;
  readonly state: Exemption['state'];
  readonly reason: string;
  readonly note: string;
  readonly by: string | null;
  readonly at: Date | null;
  readonly version: number;
  readonly total: number;
  readonly waiting: number;
}

/** The exemptions of a campaign, waiting ones first: those in its sheets, and those set down for sheets to come. */
export async function listExemptions(
  tx: Database,
  { agencyId, id }: CampaignRef,
  {
    state,
    page,
    size,
  }: { readonly state: Exemption['state'] | undefined; readonly page: number; readonly size: number },
): Promise<{ readonly items: readonly ListedExemption[]; readonly total: number; readonly waiting: number }> {
  const wanted = state ?? null;
  const { rows } = await sql<Row>`
    with written as (
      select assessment_line.agency_id as unit_id, assessment_line.criterion_code as code,
        assessment_line.exemption as state, assessment_line.not_applicable_reason as reason,
        assessment_line.exemption_note as note, assessment_line.exemption_by as by, assessment_line.exemption_at as at,
        assessment_line.version
      from assessment
      join assessment_line on assessment_line.agency_id = assessment.agency_id
        and assessment_line.assessment_id = assessment.id and assessment_line.exemption is not null
      where assessment.campaign_agency_id = ${agencyId} and assessment.campaign_id = ${id}),
    every as (
      select written.unit_id, written.code, written.state, written.reason, written.note, written.by, written.at,
        written.version
      from written
      union all
      select campaign_exemption.unit_id, campaign_exemption.criterion_code, 'approved', campaign_exemption.reason, '',
        campaign_exemption.decided_by, campaign_exemption.decided_at, 0
      from campaign_exemption
      where campaign_exemption.agency_id = ${agencyId} and campaign_exemption.campaign_id = ${id}
        and not exists (select from written where written.unit_id = campaign_exemption.unit_id
          and written.code = campaign_exemption.criterion_code))
    select every.unit_id, every.code, every.state, every.reason, every.note, every.by, every.at, every.version,
      count(*) filter (where ${wanted}::text is null or every.state = ${wanted}::text) over () as total,
      count(*) filter (where every.state = 'proposed') over () as waiting
    from every
    order by (${wanted}::text is null or every.state = ${wanted}::text) desc, every.state <> 'proposed', every.code,
      every.unit_id
    limit ${size} offset ${(page - 1) * size}`.execute(tx);
  return {
    items: rows
      .filter((row) => state === undefined || row.state === state)
      .map(({ unit_id, total: _, waiting: __, by, at, ...row }) => ({
        ...row,
        unitId: unit_id,
        by: by ?? undefined,
        at: at ?? undefined,
      })),
    total: rows[0]?.total ?? 0,
    waiting: rows[0]?.waiting ?? 0,
  };
}
