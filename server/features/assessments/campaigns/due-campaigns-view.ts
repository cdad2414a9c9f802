import { sql } from 'kysely';
import { PHASE_NAMES } from '#core/assessments/campaigns/phases.ts';
import { sheetKeyText, type Term, termInWords } from '#core/assessments/sheet-key.ts';
import { addDays, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { DueThing } from '#server/platform/due-thing.ts';
import { runningTerm } from '../everyday/running-term.ts';

/** A sheet that nobody asked for in two months is forgotten. */
const FORGOTTEN_DAYS = 60;

/**
 * The unit's own work in running campaigns that is due by a day: self-scoring that is not submitted, explanations that are
 * not sent. The last day is the later of the campaign's and of the newest reopening. The focal officers'.
 * Self-scoring of the running term is left to the alerts of every day, which tell the same with the score.
 */
export async function dueCampaigns(
  tx: Database,
  agencyId: UnitId,
  until: PlainDate,
  today: PlainDate,
): Promise<readonly DueThing[]> {
  const running = sheetKeyText(runningTerm(today));
  const { rows } = await sql<{
    id: string;
    year: number;
    term: Term;
    phase: 'self-scoring' | 'explanation';
    due_on: PlainDate;
  }>`
    select waiting.id, waiting.year, waiting.term, waiting.phase, waiting.due_on
    from (
      select assessment.id, assessment.year, assessment.term, work.phase,
        greatest(work.last_day, (
          select campaign_reopening.until from campaign_reopening
          where campaign_reopening.agency_id = campaign.agency_id and campaign_reopening.campaign_id = campaign.id
            and campaign_reopening.unit_id = assessment.agency_id and campaign_reopening.phase = work.phase
          order by campaign_reopening.granted_at desc limit 1)) as due_on
      from assessment
      join campaign on campaign.agency_id = assessment.campaign_agency_id and campaign.id = assessment.campaign_id
        and campaign.state = 'running'
      cross join lateral (
        select case assessment.state when 'self-scoring' then 'self-scoring' when 'explaining' then 'explanation' end as phase,
          case assessment.state when 'self-scoring' then campaign.self_to when 'explaining' then campaign.explanation_to
          end as last_day) work
      where assessment.agency_id = ${agencyId} and work.last_day is not null) waiting
    where waiting.due_on <= ${until} and waiting.due_on >= ${addDays(until, -FORGOTTEN_DAYS)}
    order by waiting.due_on`.execute(tx);
  const untold = rows.filter((row) => row.phase === 'explanation' || sheetKeyText(row) !== running);
  return untold.map(({ id, phase, due_on, ...term }) => ({
    key: `assessment:${id}:${phase}`,
    what: PHASE_NAMES[phase],
    title: `${PHASE_NAMES[phase]} phiếu CCHC ${termInWords(term)}`,
    path: `cham-diem/${sheetKeyText(term)}`,
    dueOn: due_on,
    personId: null,
    sectionId: null,
  }));
}
