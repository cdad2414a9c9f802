import { sql } from 'kysely';
import type { Appraisal, AssessmentState, EvidenceId } from '#core/assessments/assessment.ts';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { DeclaredValues } from '#core/assessments/declared-values.ts';
import type { SheetTerm, Term } from '#core/assessments/sheet-key.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { ExplanationRow, MarkRow } from './review-repository.ts';

/** The units whose sheets are looked through: those that the asker appraises, and never the asker's own. */
export type Below = readonly UnitId[];

const list = (units: Below) => sql`any (${sql.val([...units])}::integer[])`;

/** The sheets of a term that one set scores, with their campaign; those of several campaigns are one list. */
export interface TermOfSheets {
  readonly year: number;
  readonly term: Term;
  readonly set_id: CriteriaSetId;
  readonly set_name: string;
  readonly campaign_agency_id: UnitId | null;
  readonly campaign_id: Id<'Campaign'> | null;
  readonly campaign_name: string | null;
  readonly sheets: number;
  readonly states: readonly { readonly state: AssessmentState; readonly sheets: number }[];
}

/** The terms with sheets of the units below, newest first, the set with the most sheets first. */
export async function termsBelow(tx: Database, units: Below, only?: SheetTerm): Promise<readonly TermOfSheets[]> {
  const { rows } = await sql<TermOfSheets>`
    with sheet as (
      select assessment.year, assessment.term, assessment.criteria_set_id, assessment.campaign_agency_id,
        assessment.campaign_id, assessment.state, count(*)::integer as sheets
      from assessment
      where assessment.agency_id = ${list(units)} and not assessment.historical
        and (${only?.year ?? null}::integer is null or assessment.year = ${only?.year ?? null}::integer)
        and (${only?.term ?? null}::text is null or assessment.term = ${only?.term ?? null}::text)
      group by 1, 2, 3, 4, 5, 6)
    select sheet.year, sheet.term, sheet.criteria_set_id as set_id, criteria_set.name as set_name,
      sheet.campaign_agency_id, sheet.campaign_id, campaign.name as campaign_name,
      sum(sheet.sheets)::integer as sheets,
      json_agg(json_build_object('state', sheet.state, 'sheets', sheet.sheets)) as states
    from sheet
    join criteria_set on criteria_set.id = sheet.criteria_set_id
    left join campaign on campaign.agency_id = sheet.campaign_agency_id and campaign.id = sheet.campaign_id
    group by sheet.year, sheet.term, sheet.criteria_set_id, criteria_set.name, sheet.campaign_agency_id,
      sheet.campaign_id, campaign.name
    order by sheet.year desc, sheet.term desc, sheets desc, sheet.criteria_set_id`.execute(tx);
  return rows;
}

/** Which sheets: of a term, a set and a campaign, of these units. */
export interface SheetsBelow extends SheetTerm {
  readonly units: Below;
  readonly setId: CriteriaSetId;
  readonly campaignId: Id<'Campaign'> | null;
}

export const sheetsOf = ({ units, year, term, setId, campaignId }: SheetsBelow) => sql`
  select assessment.agency_id, assessment.id, assessment.criteria_set_id, assessment.state, assessment.approved_at,
    assessment.explanation_until
  from assessment
  where assessment.agency_id = ${list(units)} and assessment.year = ${year}::integer
    and assessment.term = ${term}::text and assessment.criteria_set_id = ${setId}::uuid
    and assessment.campaign_id is not distinct from ${campaignId}::uuid and not assessment.historical`;

/** A sheet's head as the board shows it. */
export interface BoardSheet {
  readonly agency_id: UnitId;
  readonly state: AssessmentState;
  readonly explanation_until: PlainDate | null;
  readonly approved: boolean;
}

/** What the board needs of one line; the same place in every list is the same line. */
export interface BoardLines {
  readonly agency_id: UnitId;
  readonly codes: readonly string[];
  readonly applicable: readonly boolean[];
  readonly self: readonly (number | null)[];
  readonly points: readonly (number | null)[];
}

/** What was said about lines: by unit the codes with a word of each kind. */
export interface BoardWords {
  readonly agency_id: UnitId;
  readonly code: string;
  /** First-round points and demand, second and council marks, an answer, a case. */
  readonly first: number | null;
  readonly asked: boolean;
  readonly second: boolean;
  readonly council: boolean;
  readonly answered: boolean;
  readonly put: boolean;
}

export interface BoardRows {
  readonly sheets: readonly BoardSheet[];
  readonly lines: readonly BoardLines[];
  readonly words: readonly BoardWords[];
}

/**
 * The sheets of a term with their lines, packed a row a unit, and what was said about them: three statements, however
 * many units. They are added up in memory, where no plan of the database can go astray over tables that grow at once.
 */
export async function boardRows(tx: Database, sheets: SheetsBelow): Promise<BoardRows> {
  const heads = await sql<BoardSheet>`
    with sheet as (${sheetsOf(sheets)})
    select sheet.agency_id, sheet.state, sheet.explanation_until, sheet.approved_at is not null as approved
    from sheet`.execute(tx);
  const lines = await sql<BoardLines>`
    with sheet as (${sheetsOf(sheets)})
    select line.agency_id, array_agg(line.criterion_code) as codes, array_agg(line.applicable) as applicable,
      array_agg(line.self_points) as self, array_agg(line.appraised_points) as points
    from assessment_line line
    where (line.agency_id, line.assessment_id) in (select sheet.agency_id, sheet.id from sheet)
    group by line.agency_id`.execute(tx);
  const words = await sql<BoardWords>`
    with sheet as (${sheetsOf(sheets)}), said as (
      select mark.agency_id, mark.assessment_id, mark.criterion_code as code, mark.round as what, mark.points,
        mark.demand is not null as asked
      from appraisal_mark mark
      union all select said.agency_id, said.assessment_id, said.criterion_code, 'answer', null, false
      from line_explanation said
      union all select put.agency_id, put.assessment_id, put.criterion_code, 'put', null, false
      from council_case put)
    select said.agency_id, said.code, max(said.points) filter (where said.what = 'first') as first,
      bool_or(said.asked) as asked, bool_or(said.what = 'second') as second,
      bool_or(said.what = 'council') as council, bool_or(said.what = 'answer') as answered,
      bool_or(said.what = 'put') as put
    from said where (said.agency_id, said.assessment_id) in (select sheet.agency_id, sheet.id from sheet)
    group by said.agency_id, said.code`.execute(tx);
  return { sheets: heads.rows, lines: lines.rows, words: words.rows };
}

/** One criterion of one sheet, as its row is read. */
export interface CriterionRow {
  readonly agency_id: UnitId;
  readonly state: AssessmentState;
  readonly version: number | null;
  readonly applicable: boolean;
  readonly not_applicable_reason: string | null;
  readonly declared: DeclaredValues | null;
  readonly self_points: number | null;
  readonly self_computed: boolean | null;
  readonly self_reason: string | null;
  readonly explanation: string | null;
  readonly appraised_points: number | null;
  readonly appraised_computed: boolean | null;
  readonly appraisal_reason: string | null;
  readonly deductions: Appraisal['deductions'] | null;
  readonly appraisal_declared: DeclaredValues | null;
  readonly changed_by: string | null;
  readonly evidence: readonly { readonly id: EvidenceId; readonly title: string }[] | null;
  readonly marks: readonly MarkRow[] | null;
  readonly said: ExplanationRow | null;
  readonly put: boolean;
}

/** One criterion through the sheets of a term: lines, evidence, marks and answers in one statement. */
export async function criterionRows(tx: Database, sheets: SheetsBelow, code: string): Promise<readonly CriterionRow[]> {
  const { rows } = await sql<CriterionRow>`
    with sheet as (${sheetsOf(sheets)})
    select sheet.agency_id, sheet.state, line.version, coalesce(line.applicable, true) as applicable,
      line.not_applicable_reason, line.declared, line.self_points, line.self_computed, line.self_reason,
      line.explanation, line.appraised_points, line.appraised_computed, line.appraisal_reason, line.deductions,
      line.appraisal_declared, line.changed_by,
      (select json_agg(json_build_object('id', evidence.id, 'title',
          concat_ws(' – ', document.symbol, coalesce(document.abstract, evidence.title))) order by evidence.id)
        from assessment_evidence
        join evidence on evidence.agency_id = assessment_evidence.agency_id
          and evidence.id = assessment_evidence.evidence_id
        left join document_reference document on document.agency_id = evidence.agency_id
          and document.id = evidence.document_id
        where assessment_evidence.agency_id = sheet.agency_id and assessment_evidence.assessment_id = sheet.id
          and assessment_evidence.criterion_code = ${code}) as evidence,
      (select json_agg(json_build_object('round', mark.round, 'points', mark.points, 'computed', mark.computed,
          'reason', mark.reason, 'deductions', mark.deductions, 'declared', mark.declared, 'demand', mark.demand,
          'demand_text', mark.demand_text, 'marked_at', mark.marked_at, 'marked_by', mark.marked_by))
        from appraisal_mark mark where mark.agency_id = sheet.agency_id and mark.assessment_id = sheet.id
          and mark.criterion_code = ${code}) as marks,
      (select json_build_object('version', said.version, 'text', said.text, 'written_at', said.written_at,
          'written_by', said.written_by, 'evidence', null)
        from line_explanation said where said.agency_id = sheet.agency_id and said.assessment_id = sheet.id
          and said.criterion_code = ${code}) as said,
      exists (select from council_case put where put.agency_id = sheet.agency_id and put.assessment_id = sheet.id
          and put.criterion_code = ${code}) as put
    from sheet
    left join assessment_line line on line.agency_id = sheet.agency_id and line.assessment_id = sheet.id
      and line.criterion_code = ${code}
    where sheet.state <> 'self-scoring'`.execute(tx);
  return rows;
}
