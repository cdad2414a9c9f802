import { sql } from 'kysely';
import type { Question, Questionnaire, SurveyFormId } from '#core/assessments/surveys/questionnaire.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from '#server/platform/database.ts';
import type { SurveyWriting } from './survey-desk.ts';

export interface StoredForm extends Questionnaire {
  readonly revision: number;
  readonly createdBy: string;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
}

export const FORM_COLUMNS = sql`survey_form.id, survey_form.code, survey_form.version,
  survey_form.group_name as "groupName", survey_form.name, survey_form.basis, survey_form.state,
  survey_form.questions, survey_form.revision, survey_form.created_by as "createdBy",
  survey_form.published_at as "publishedAt", survey_form.published_by as "publishedBy"`;

export async function listForms(
  tx: Database,
  agencyId: UnitId,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly items: readonly StoredForm[]; readonly total: number }> {
  const { rows } = await sql<StoredForm & { total: number }>`
    select ${FORM_COLUMNS}, count(*) over ()::integer as total from survey_form
    where survey_form.agency_id = ${agencyId}
    order by survey_form.code, survey_form.version desc limit ${size} offset ${(page - 1) * size}`.execute(tx);
  return { items: rows.map(({ total: _, ...form }) => form), total: rows[0]?.total ?? 0 };
}

export async function loadForm(tx: Database, agencyId: UnitId, id: SurveyFormId): Promise<StoredForm | undefined> {
  const { rows } = await sql<StoredForm>`select ${FORM_COLUMNS} from survey_form
    where survey_form.agency_id = ${agencyId} and survey_form.id = ${id}`.execute(tx);
  return rows[0];
}

/** Those of the ids that are questionnaires of this committee. One statement. */
export async function formsByIds(
  tx: Database,
  agencyId: UnitId,
  ids: readonly SurveyFormId[],
): Promise<ReadonlyMap<string, StoredForm>> {
  const { rows } = await sql<StoredForm>`select ${FORM_COLUMNS} from survey_form
    where survey_form.agency_id = ${agencyId} and survey_form.id = any (${sql.val([...ids])}::uuid[])`.execute(tx);
  return new Map(rows.map((form) => [form.id, form]));
}

/** The newest published version of each code. */
export async function currentForms(tx: Database, agencyId: UnitId): Promise<readonly StoredForm[]> {
  const { rows } = await sql<StoredForm>`
    select distinct on (survey_form.code) ${FORM_COLUMNS} from survey_form
    where survey_form.agency_id = ${agencyId} and survey_form.state = 'published'
    order by survey_form.code, survey_form.version desc`.execute(tx);
  return rows;
}

/** Of one code: the highest version, and whether a draft of it is open. */
export async function versionsOf(tx: Database, agencyId: UnitId, code: string) {
  const { rows } = await sql<{ highest: number; draft: boolean }>`
    select coalesce(max(survey_form.version), 0) as highest,
      coalesce(bool_or(survey_form.state = 'draft'), false) as draft
    from survey_form where survey_form.agency_id = ${agencyId} and survey_form.code = ${code}`.execute(tx);
  return rows[0] ?? { highest: 0, draft: false };
}

export interface FormContent {
  readonly groupName: string;
  readonly name: string;
  readonly basis: string;
  readonly questions: readonly Question[];
}

export async function insertForm(
  tx: Database,
  agencyId: UnitId,
  form: FormContent & Pick<Questionnaire, 'id' | 'code' | 'version'>,
  { at, by }: SurveyWriting,
): Promise<void> {
  await sql`insert into survey_form (agency_id, id, code, version, group_name, name, basis, state, questions,
      created_at, created_by)
    values (${agencyId}, ${form.id}, ${form.code}, ${form.version}, ${form.groupName}, ${form.name}, ${form.basis},
      'draft', ${JSON.stringify(form.questions)}::jsonb, ${at}, ${by})`.execute(tx);
}

export async function saveForm(tx: Database, agencyId: UnitId, id: SurveyFormId, form: FormContent): Promise<void> {
  await sql`update survey_form set group_name = ${form.groupName}, name = ${form.name}, basis = ${form.basis},
      questions = ${JSON.stringify(form.questions)}::jsonb, revision = survey_form.revision + 1
    where survey_form.agency_id = ${agencyId} and survey_form.id = ${id}`.execute(tx);
}

export async function publishForm(
  tx: Database,
  agencyId: UnitId,
  id: SurveyFormId,
  { at, by }: SurveyWriting,
): Promise<void> {
  await sql`update survey_form set state = 'published', published_at = ${at}, published_by = ${by},
      revision = survey_form.revision + 1
    where survey_form.agency_id = ${agencyId} and survey_form.id = ${id}`.execute(tx);
}
