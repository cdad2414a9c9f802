import { sql } from 'kysely';
import type { CriteriaSetId } from '#core/assessments/criteria-set.ts';
import type { Term } from '#core/assessments/sheet-key.ts';
import type { SlipQuery } from '#core/assessments/surveys/contract.ts';
import type { SurveyFormId } from '#core/assessments/surveys/questionnaire.ts';
import type { Tally } from '#core/assessments/surveys/results.ts';
import type { Respondent, Sex, SlipChannel, SurveyRoundId, SurveySlipId } from '#core/assessments/surveys/slip.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { DocumentUse } from '#server/platform/document-use.ts';

/** How often each option was chosen, of slips that count; of some units or of all. */
export async function talliesOf(
  tx: Database,
  agencyId: UnitId,
  roundId: SurveyRoundId,
  unitIds: readonly UnitId[],
): Promise<readonly Tally[]> {
  const { rows } = await sql<Tally>`
    select survey_slip.unit_id as "unitId", survey_slip.form_id as "formId", answer.key as question,
      answer.value as option, count(*)::integer as count
    from survey_slip
    cross join lateral jsonb_each_text(survey_slip.answers) answer
    where survey_slip.agency_id = ${agencyId} and survey_slip.round_id = ${roundId} and survey_slip.answered
      and survey_slip.voided_at is null and survey_slip.unit_id = any (${sql.val([...unitIds])}::integer[])
    group by survey_slip.unit_id, survey_slip.form_id, answer.key, answer.value`.execute(tx);
  return rows;
}

export interface SlipCount {
  readonly unitId: UnitId;
  readonly formId: SurveyFormId;
  readonly valid: number;
  readonly unanswered: number;
}

export async function slipCounts(
  tx: Database,
  agencyId: UnitId,
  roundId: SurveyRoundId,
): Promise<readonly SlipCount[]> {
  const { rows } = await sql<SlipCount>`
    select survey_slip.unit_id as "unitId", survey_slip.form_id as "formId",
      count(*) filter (where survey_slip.answered)::integer as valid,
      count(*) filter (where not survey_slip.answered)::integer as unanswered
    from survey_slip
    where survey_slip.agency_id = ${agencyId} and survey_slip.round_id = ${roundId} and survey_slip.voided_at is null
    group by survey_slip.unit_id, survey_slip.form_id`.execute(tx);
  return rows;
}

export interface ListedSlip {
  readonly id: SurveySlipId;
  readonly formId: SurveyFormId;
  readonly formCode: string;
  readonly slipNumber: string;
  readonly unitId: UnitId;
  readonly channel: SlipChannel;
  readonly sex: Sex | null;
  readonly age: number | null;
  readonly education: string;
  readonly workplace: string;
  readonly position: string;
  readonly answered: boolean;
  readonly anonymous: boolean;
  readonly respondentName: string | null;
  readonly answers: Record<string, string>;
  readonly remarks: Record<string, string>;
  readonly enteredAt: Date;
  readonly enteredBy: string;
  readonly fromFile: boolean;
  readonly voidedAt: Date | null;
  readonly voidedBy: string | null;
  readonly voidReason: string | null;
}

/** One page of a round's slips, newest first. */
export async function listSlips(
  tx: Database,
  agencyId: UnitId,
  roundId: SurveyRoundId,
  { page, size, form, state, unitId }: Omit<SlipQuery, 'unit'> & { readonly unitId?: UnitId | undefined },
): Promise<{ readonly items: readonly ListedSlip[]; readonly total: number }> {
  const chosen =
    state === undefined
      ? sql`true`
      : state === 'voided'
        ? sql`survey_slip.voided_at is not null`
        : sql`survey_slip.voided_at is null and survey_slip.answered = ${state === 'valid'}`;
  const filter = sql`survey_slip.agency_id = ${agencyId} and survey_slip.round_id = ${roundId} and ${chosen}
    and (${unitId ?? null}::integer is null or survey_slip.unit_id = ${unitId ?? null}::integer)
    and (${form ?? null}::uuid is null or survey_slip.form_id = ${form ?? null}::uuid)`;
  const { rows } = await sql<ListedSlip>`
    select survey_slip.id, survey_slip.form_id as "formId", survey_form.code as "formCode",
      survey_slip.slip_number as "slipNumber", survey_slip.unit_id as "unitId", survey_slip.channel, survey_slip.sex,
      survey_slip.age, survey_slip.education, survey_slip.workplace, survey_slip.position, survey_slip.answered,
      survey_slip.anonymous, survey_slip.respondent_name as "respondentName", survey_slip.answers, survey_slip.remarks,
      survey_slip.entered_at as "enteredAt", survey_slip.entered_by as "enteredBy",
      survey_slip.file_hash is not null as "fromFile", survey_slip.voided_at as "voidedAt",
      survey_slip.voided_by as "voidedBy", survey_slip.void_reason as "voidReason"
    from survey_slip
    join survey_form on survey_form.agency_id = survey_slip.agency_id and survey_form.id = survey_slip.form_id
    where ${filter}
    order by survey_slip.entered_at desc, survey_slip.id desc limit ${size} offset ${(page - 1) * size}`.execute(tx);
  const counted = await sql<{ n: number }>`select count(*)::integer as n from survey_slip where ${filter}`.execute(tx);
  return { items: rows, total: counted.rows[0]?.n ?? 0 };
}

export interface Reader {
  readonly id: string;
  readonly at: Date;
  readonly accountId: string | undefined;
  readonly name: string;
}

/** Who a respondent is, and the reader's line, in one statement: no name without it. */
export async function openRespondent(
  tx: Database,
  agencyId: UnitId,
  slipId: SurveySlipId,
  reader: Reader,
): Promise<Respondent | undefined> {
  const { rows } = await sql<Respondent>`
    with logged as (
      select log_survey_slip_reading(${agencyId}::integer, ${reader.id}::uuid, survey_slip.id,
        ${reader.at.toISOString()}::timestamptz, ${reader.accountId ?? null}, ${reader.name}) as done
      from survey_slip where survey_slip.agency_id = ${agencyId} and survey_slip.id = ${slipId}
        and not survey_slip.anonymous)
    select coalesce(survey_slip.respondent_name, '') as name, coalesce(survey_slip.respondent_email, '') as email,
      coalesce(survey_slip.respondent_phone, '') as phone
    from survey_slip, (select count(logged.done) from logged) read
    where survey_slip.agency_id = ${agencyId} and survey_slip.id = ${slipId} and not survey_slip.anonymous`.execute(tx);
  return rows[0];
}

const READINGS_SHOWN = 50;

export async function readingsOf(
  tx: Database,
  agencyId: UnitId,
  slipId: SurveySlipId,
): Promise<readonly { readonly at: Date; readonly actorName: string }[]> {
  const { rows } = await sql<{ at: Date; actorName: string }>`
    select survey_slip_reading.at, survey_slip_reading.actor_name as "actorName" from survey_slip_reading
    where survey_slip_reading.agency_id = ${agencyId} and survey_slip_reading.slip_id = ${slipId}
    order by survey_slip_reading.at desc limit ${READINGS_SHOWN}`.execute(tx);
  return rows;
}

/** Published sets that have points to find by a survey. */
export async function setsWithSurveys(tx: Database): Promise<readonly CriteriaSetId[]> {
  const { rows } = await sql<{ id: CriteriaSetId }>`select criteria_set.id from criteria_set
    where criteria_set.state = 'published' and exists (select from criterion
      where criterion.criteria_set_id = criteria_set.id and criterion.method = 'SURVEY')
    order by criteria_set.name, criteria_set.version desc limit 100`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface CampaignChoice {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly term: Term;
  readonly criteriaSetId: CriteriaSetId;
}

export async function campaignsOf(tx: Database, agencyId: UnitId): Promise<readonly CampaignChoice[]> {
  const { rows } = await sql<CampaignChoice>`select campaign.id, campaign.name, campaign.year, campaign.term,
      campaign.criteria_set_id as "criteriaSetId"
    from campaign where campaign.agency_id = ${agencyId} order by campaign.year desc, campaign.id limit 50`.execute(tx);
  return rows;
}

/** The sheets that a round's points belong in, by unit: of its campaign, or of its term. */
export async function sheetsOfRound(
  tx: Database,
  round: { readonly year: number; readonly term: Term; readonly campaignId: string | null },
  unitIds: readonly UnitId[],
): Promise<ReadonlyMap<UnitId, CriteriaSetId>> {
  const { rows } = await sql<{ unitId: UnitId; setId: CriteriaSetId }>`
    select assessment.agency_id as "unitId", assessment.criteria_set_id as "setId" from assessment
    where assessment.agency_id = any (${sql.val([...unitIds])}::integer[]) and assessment.year = ${round.year}
      and assessment.term = ${round.term}
      and (${round.campaignId}::uuid is null or assessment.campaign_id = ${round.campaignId}::uuid)`.execute(tx);
  return new Map(rows.map(({ unitId, setId }) => [unitId, setId]));
}

/** Typed results that quote a registered document. */
export async function surveysQuoting(tx: Database, agencyId: UnitId, id: string): Promise<readonly DocumentUse[]> {
  const { rows } = await sql<DocumentUse>`
    select distinct 'Kết quả điều tra xã hội học' as what, survey_round.name as title,
      'dieu-tra/' || survey_round.id as path
    from survey_typed_result
    join survey_round on survey_round.agency_id = survey_typed_result.agency_id
      and survey_round.id = survey_typed_result.round_id
    where survey_typed_result.agency_id = ${agencyId} and survey_typed_result.document_id = ${id}::uuid`.execute(tx);
  return rows;
}
