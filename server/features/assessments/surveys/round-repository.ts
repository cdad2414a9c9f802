import { sql } from 'kysely';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { Term } from '#core/assessments/sheet-key.ts';
import type { OpenRoundRequest } from '#core/assessments/surveys/contract.ts';
import type { SurveyRoundId } from '#core/assessments/surveys/slip.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import { FORM_COLUMNS, type StoredForm } from './form-repository.ts';
import type { SurveyWriting } from './survey-desk.ts';

export interface StoredRound {
  readonly id: SurveyRoundId;
  readonly name: string;
  readonly year: number;
  readonly term: Term;
  readonly criteriaSetId: CriteriaSetId;
  readonly setName: string;
  readonly campaignId: string | null;
  readonly method: 'slips' | 'typed';
  readonly opensOn: PlainDate;
  readonly closesOn: PlainDate;
  readonly leaveOutEmpty: boolean;
  readonly basis: string;
  readonly state: 'collecting' | 'closed';
  readonly revision: number;
  readonly createdBy: string;
  readonly joinedAt: Date | null;
  readonly joinedBy: string | null;
  readonly slips: number;
}

const COLUMNS = sql`survey_round.id, survey_round.name, survey_round.year, survey_round.term,
  survey_round.criteria_set_id as "criteriaSetId", criteria_set.name as "setName",
  survey_round.campaign_id as "campaignId", survey_round.method, survey_round.opens_on as "opensOn",
  survey_round.closes_on as "closesOn", survey_round.leave_out_empty as "leaveOutEmpty", survey_round.basis,
  survey_round.state, survey_round.revision, survey_round.created_by as "createdBy",
  survey_round.joined_at as "joinedAt", survey_round.joined_by as "joinedBy",
  (select count(*) from survey_slip where survey_slip.agency_id = survey_round.agency_id
    and survey_slip.round_id = survey_round.id and survey_slip.voided_at is null)::integer as slips`;

export async function listRounds(
  tx: Database,
  agencyId: UnitId,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly items: readonly StoredRound[]; readonly total: number }> {
  const { rows } = await sql<StoredRound & { total: number }>`
    select ${COLUMNS}, count(*) over ()::integer as total from survey_round
    join criteria_set on criteria_set.id = survey_round.criteria_set_id
    where survey_round.agency_id = ${agencyId}
    order by survey_round.year desc, survey_round.opens_on desc, survey_round.id
    limit ${size} offset ${(page - 1) * size}`.execute(tx);
  return { items: rows.map(({ total: _, ...round }) => round), total: rows[0]?.total ?? 0 };
}

export async function loadRound(tx: Database, agencyId: UnitId, id: SurveyRoundId): Promise<StoredRound | undefined> {
  const { rows } = await sql<StoredRound>`select ${COLUMNS} from survey_round
    join criteria_set on criteria_set.id = survey_round.criteria_set_id
    where survey_round.agency_id = ${agencyId} and survey_round.id = ${id}`.execute(tx);
  return rows[0];
}

export interface StoredRoundForm {
  readonly form: StoredForm;
  readonly weight: number;
  readonly minSlips: number;
}

/** The questionnaires of a round, in the order of their codes. */
export async function loadRoundForms(
  tx: Database,
  agencyId: UnitId,
  id: SurveyRoundId,
): Promise<readonly StoredRoundForm[]> {
  const { rows } = await sql<StoredForm & { weight: number; minSlips: number }>`
    select ${FORM_COLUMNS}, survey_round_form.weight, survey_round_form.min_slips as "minSlips"
    from survey_round_form
    join survey_form on survey_form.agency_id = survey_round_form.agency_id
      and survey_form.id = survey_round_form.form_id
    where survey_round_form.agency_id = ${agencyId} and survey_round_form.round_id = ${id}
    order by survey_form.code, survey_form.version`.execute(tx);
  return rows.map(({ weight, minSlips, ...form }) => ({ form, weight, minSlips }));
}

export async function insertRound(
  tx: Database,
  agencyId: UnitId,
  id: SurveyRoundId,
  round: OpenRoundRequest,
  { at, by }: SurveyWriting,
): Promise<void> {
  await sql`insert into survey_round (agency_id, id, name, year, term, criteria_set_id, campaign_id, method, opens_on,
      closes_on, leave_out_empty, basis, created_at, created_by)
    values (${agencyId}, ${id}, ${round.name}, ${round.year}, ${round.term}, ${round.criteriaSetId},
      ${round.campaignId}, ${round.method}, ${round.opensOn}, ${round.closesOn}, ${round.leaveOutEmpty},
      ${round.basis}, ${at}, ${by})`.execute(tx);
  await sql`insert into survey_round_form (agency_id, round_id, form_id, weight, min_slips)
    select ${agencyId}, ${id}, one."formId", one.weight, one."minSlips"
    from jsonb_to_recordset(${JSON.stringify(round.forms)}::jsonb) as one("formId" uuid, weight integer,
      "minSlips" integer)`.execute(tx);
}

export async function saveRoundState(
  tx: Database,
  agencyId: UnitId,
  id: SurveyRoundId,
  state: StoredRound['state'],
  { at, by }: SurveyWriting,
): Promise<void> {
  const closed = state === 'closed';
  await sql`update survey_round set state = ${state}, closed_at = ${closed ? at : null},
      closed_by = ${closed ? by : null}, revision = survey_round.revision + 1
    where survey_round.agency_id = ${agencyId} and survey_round.id = ${id}`.execute(tx);
}

export async function noteJoined(
  tx: Database,
  agencyId: UnitId,
  id: SurveyRoundId,
  { at, by }: SurveyWriting,
): Promise<void> {
  await sql`update survey_round set joined_at = ${at}, joined_by = ${by}, revision = survey_round.revision + 1
    where survey_round.agency_id = ${agencyId} and survey_round.id = ${id}`.execute(tx);
}

export interface TypedResult {
  readonly unitId: UnitId;
  readonly criterion: string;
  readonly average: number;
  readonly slips: number | null;
  readonly source: string;
  readonly documentId: string | null;
}

/** The newest typed result of a unit and criterion stands. */
export async function saveTypedResult(
  tx: Database,
  agencyId: UnitId,
  roundId: SurveyRoundId,
  one: TypedResult,
  { at, by }: SurveyWriting,
): Promise<void> {
  await sql`insert into survey_typed_result (agency_id, round_id, unit_id, criterion_code, average, slips, source,
      document_id, entered_at, entered_by)
    values (${agencyId}, ${roundId}, ${one.unitId}, ${one.criterion}, ${one.average}, ${one.slips}, ${one.source},
      ${one.documentId}, ${at}, ${by})
    on conflict (agency_id, round_id, unit_id, criterion_code) do update set average = excluded.average,
      slips = excluded.slips, source = excluded.source, document_id = excluded.document_id,
      entered_at = excluded.entered_at, entered_by = excluded.entered_by`.execute(tx);
}

export async function typedResults(
  tx: Database,
  agencyId: UnitId,
  roundId: SurveyRoundId,
): Promise<readonly TypedResult[]> {
  const { rows } = await sql<TypedResult>`select survey_typed_result.unit_id as "unitId",
      survey_typed_result.criterion_code as criterion, survey_typed_result.average, survey_typed_result.slips,
      survey_typed_result.source, survey_typed_result.document_id as "documentId"
    from survey_typed_result
    where survey_typed_result.agency_id = ${agencyId} and survey_typed_result.round_id = ${roundId}`.execute(tx);
  return rows;
}
