import { sql } from 'kysely';
import type { Term } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';

/** A sheet that a date may have moved on. */
export interface DueRound {
  readonly agency_id: UnitId;
  readonly year: number;
  readonly term: Term;
  readonly state: 'submitted' | 'explaining';
}

/**
 * Sheets whose round ended before this day: explanations past their last day, and first rounds of a running campaign
 * past theirs, when every line but the council's is appraised. Reopenings are looked at by the step itself.
 */
export async function dueRounds(tx: Database, today: PlainDate): Promise<readonly DueRound[]> {
  const { rows } = await sql<DueRound>`
    select assessment.agency_id, assessment.year, assessment.term, assessment.state
    from assessment
    left join campaign on campaign.agency_id = assessment.campaign_agency_id and campaign.id = assessment.campaign_id
    where (assessment.state = 'explaining' and assessment.explanation_until < ${today}::date)
      or (assessment.state = 'submitted' and campaign.state = 'running' and campaign.explanation_to is not null
        and campaign.appraisal1_to < ${today}::date
        and not exists (
          select from criterion
          left join assessment_line line on line.agency_id = assessment.agency_id
            and line.assessment_id = assessment.id and line.criterion_code = criterion.code
          where criterion.criteria_set_id = assessment.criteria_set_id
            and criterion.method not in ('BONUS', 'PENALTY', 'MANUAL')
            and coalesce(line.applicable, true) and line.appraised_points is null
            -- what the council decides is no reason to wait: the nearest word upwards names no section
            and not coalesce((select body.section_id is null from campaign_body body
              where body.agency_id = campaign.agency_id and body.campaign_id = campaign.id
                and (criterion.code = body.criterion_code or starts_with(criterion.code, body.criterion_code || '.'))
              order by length(body.criterion_code) desc limit 1), false)))
    order by assessment.agency_id, assessment.year`.execute(tx);
  return rows;
}
