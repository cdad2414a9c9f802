import { sql } from 'kysely';
import type { CouncilMember, CouncilSessionId } from '#core/assessments/appraisal/council/session.ts';
import type { AssessmentState } from '#core/assessments/assessment.ts';
import type { SheetTerm } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { type SheetsBelow, sheetsOf } from '../across-view.ts';
import type { MarkRow } from '../review-repository.ts';

export interface SessionRow {
  readonly id: CouncilSessionId;
  readonly name: string;
  readonly held_on: PlainDate;
  readonly place: string;
  readonly members: readonly CouncilMember[];
  readonly note: string;
  readonly revision: number;
  readonly decided: number;
  readonly minutes: {
    readonly id: string;
    readonly symbol: string;
    readonly date: string;
    readonly abstract: string;
  } | null;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
}

/** The council's sessions of a term, newest first, each with its minutes and how much it decided. */
export async function sessionsOf(
  tx: Database,
  agencyId: UnitId,
  { year, term }: SheetTerm,
): Promise<readonly SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select council_session.id, council_session.name, council_session.held_on, council_session.place,
      council_session.members, council_session.note, council_session.revision,
      (select count(*)::integer from council_case where council_case.session_agency_id = council_session.agency_id
        and council_case.session_id = council_session.id) as decided,
      (select json_build_object('id', document.id, 'symbol', document.symbol, 'date', document.date,
          'abstract', document.abstract)
        from document_reference document where document.agency_id = council_session.agency_id
          and document.id = council_session.document_id) as minutes,
      council_session.closed_at, council_session.closed_by
    from council_session
    where council_session.agency_id = ${agencyId}::integer and council_session.year = ${year}::integer
      and council_session.term = ${term}::text
    order by council_session.held_on desc, council_session.created_at desc`.execute(tx);
  return rows;
}

export interface CaseRow {
  readonly agency_id: UnitId;
  readonly state: AssessmentState;
  readonly code: string;
  readonly version: number | null;
  readonly self_points: number | null;
  readonly self_reason: string | null;
  readonly marks: readonly MarkRow[] | null;
  readonly answer: string | null;
  readonly why: string | null;
  readonly put_by: string | null;
  readonly decision: string | null;
  readonly session_name: string | null;
  readonly session_on: PlainDate | null;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
}

/** The lines before the council, put there or its own by the campaign; one statement for any number of units. */
export async function casesOf(tx: Database, sheets: SheetsBelow, own: readonly string[]): Promise<readonly CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    with sheet as (${sheetsOf(sheets)})
    select sheet.agency_id, sheet.state, line.criterion_code as code, line.version, line.self_points,
      line.self_reason, put.why, put.put_by, put.decision, put.session_name, put.session_on, put.decided_at,
      put.decided_by,
      (select said.text from line_explanation said where said.agency_id = line.agency_id
        and said.assessment_id = line.assessment_id and said.criterion_code = line.criterion_code) as answer,
      (select json_agg(json_build_object('round', mark.round, 'points', mark.points, 'computed', mark.computed,
          'reason', mark.reason, 'deductions', mark.deductions, 'declared', mark.declared, 'demand', mark.demand,
          'demand_text', mark.demand_text, 'marked_at', mark.marked_at, 'marked_by', mark.marked_by))
        from appraisal_mark mark where mark.agency_id = line.agency_id and mark.assessment_id = line.assessment_id
          and mark.criterion_code = line.criterion_code) as marks
    from sheet
    join assessment_line line on line.agency_id = sheet.agency_id and line.assessment_id = sheet.id
    left join council_case put on put.agency_id = line.agency_id and put.assessment_id = line.assessment_id
      and put.criterion_code = line.criterion_code
    where sheet.state <> 'self-scoring' and line.applicable
      and (put.put_at is not null or line.criterion_code = any (${sql.val([...own])}::text[]))`.execute(tx);
  return rows;
}

/** The units of a committee's campaigns in a term with the state of their sheets: whom its chair approves. */
export async function campaignSheets(
  tx: Database,
  agencyId: UnitId,
  { year, term }: SheetTerm,
): Promise<readonly UnitId[]> {
  const { rows } = await sql<{ unit: UnitId }>`
    select distinct campaign_unit.unit_id as unit
    from campaign
    join campaign_unit on campaign_unit.agency_id = campaign.agency_id and campaign_unit.campaign_id = campaign.id
    where campaign.agency_id = ${agencyId}::integer and campaign.year = ${year}::integer
      and campaign.term = ${term}::text and campaign.state <> 'draft'
    order by unit`.execute(tx);
  return rows.map(({ unit }) => unit);
}

/** State and approval of these units' sheets of a term. */
export async function approvable(
  tx: Database,
  units: readonly UnitId[],
  { year, term }: SheetTerm,
): Promise<readonly { readonly agency_id: UnitId; readonly state: AssessmentState; readonly approved: boolean }[]> {
  const { rows } = await sql<{ agency_id: UnitId; state: AssessmentState; approved: boolean }>`
    select assessment.agency_id, assessment.state, assessment.approved_at is not null as approved
    from assessment
    where assessment.agency_id = any (${sql.val([...units])}::integer[]) and assessment.year = ${year}::integer
      and assessment.term = ${term}::text and assessment.campaign_id is not null
    order by assessment.agency_id`.execute(tx);
  return rows;
}
