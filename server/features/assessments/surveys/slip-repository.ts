import { sql } from 'kysely';
import type { SlipEntry, SurveyRoundId, SurveySlipId } from '#core/assessments/surveys/slip.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { SurveyWriting } from './survey-desk.ts';

export interface NewSlip extends SlipEntry {
  readonly id: SurveySlipId;
  readonly fileHash: string | null;
}

/** Writes slips in one statement; one whose number is known is written over. Voided ones are left to the caller. */
export async function saveSlips(
  tx: Database,
  agencyId: UnitId,
  roundId: SurveyRoundId,
  slips: readonly NewSlip[],
  { at, by }: SurveyWriting,
): Promise<void> {
  const rows = slips.map(({ respondent, ...slip }) => ({
    ...slip,
    anonymous: respondent === null,
    respondentName: respondent?.name || null,
    respondentEmail: respondent?.email || null,
    respondentPhone: respondent?.phone || null,
  }));
  await sql`insert into survey_slip (agency_id, id, round_id, form_id, slip_number, unit_id, channel, sex, age, education,
      workplace, position, answered, anonymous, respondent_name, respondent_email, respondent_phone, answers, remarks,
      file_hash, entered_at, entered_by)
    select ${agencyId}, one.id, ${roundId}, one."formId", one."slipNumber", one."unitId", one.channel, one.sex, one.age,
      one.education, one.workplace, one.position, one.answered, one.anonymous, one."respondentName",
      one."respondentEmail", one."respondentPhone", one.answers, one.remarks, one."fileHash", ${at}, ${by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one(id uuid, "formId" uuid, "slipNumber" text,
      "unitId" integer, channel smallint, sex text, age smallint, education text, workplace text, position text,
      answered boolean, anonymous boolean, "respondentName" text, "respondentEmail" text, "respondentPhone" text,
      answers jsonb, remarks jsonb, "fileHash" text)
    on conflict (agency_id, round_id, form_id, slip_number) do update set unit_id = excluded.unit_id,
      channel = excluded.channel, sex = excluded.sex, age = excluded.age, education = excluded.education,
      workplace = excluded.workplace, position = excluded.position, answered = excluded.answered,
      anonymous = excluded.anonymous, respondent_name = excluded.respondent_name,
      respondent_email = excluded.respondent_email, respondent_phone = excluded.respondent_phone,
      answers = excluded.answers, remarks = excluded.remarks, file_hash = excluded.file_hash,
      entered_at = excluded.entered_at, entered_by = excluded.entered_by`.execute(tx);
}

export interface KnownSlip extends SlipEntry {
  readonly id: SurveySlipId;
  readonly voided: boolean;
}

/** The slips of these numbers that a round holds already. */
export async function slipsByNumber(
  tx: Database,
  agencyId: UnitId,
  roundId: SurveyRoundId,
  numbers: readonly string[],
): Promise<readonly KnownSlip[]> {
  const { rows } = await sql<
    Omit<KnownSlip, 'respondent'> & {
      anonymous: boolean;
      name: string | null;
      email: string | null;
      phone: string | null;
    }
  >`select survey_slip.id, survey_slip.form_id as "formId", survey_slip.slip_number as "slipNumber",
      survey_slip.unit_id as "unitId", survey_slip.channel, survey_slip.sex, survey_slip.age, survey_slip.education,
      survey_slip.workplace, survey_slip.position, survey_slip.answered, survey_slip.answers, survey_slip.remarks,
      survey_slip.anonymous, survey_slip.respondent_name as name, survey_slip.respondent_email as email,
      survey_slip.respondent_phone as phone, survey_slip.voided_at is not null as voided
    from survey_slip
    where survey_slip.agency_id = ${agencyId} and survey_slip.round_id = ${roundId}
      and survey_slip.slip_number = any (${sql.val([...numbers])}::text[])`.execute(tx);
  return rows.map(({ anonymous, name, email, phone, ...slip }) => ({
    ...slip,
    respondent: anonymous ? null : { name: name ?? '', email: email ?? '', phone: phone ?? '' },
  }));
}

/** False where there is no such slip, or it is voided already. */
export async function voidSlip(
  tx: Database,
  agencyId: UnitId,
  roundId: SurveyRoundId,
  id: SurveySlipId,
  reason: string,
  { at, by }: SurveyWriting,
): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`update survey_slip set voided_at = ${at}, voided_by = ${by},
      void_reason = ${reason}
    where survey_slip.agency_id = ${agencyId} and survey_slip.round_id = ${roundId} and survey_slip.id = ${id}
      and survey_slip.voided_at is null
    returning survey_slip.slip_number as number`.execute(tx);
  return rows[0]?.number;
}
