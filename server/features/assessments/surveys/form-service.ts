import type { SaveFormRequest } from '#core/assessments/surveys/contract.ts';
import { questionnaireProblems, type SurveyFormId } from '#core/assessments/surveys/questionnaire.ts';
import { questionnaireDocument } from '#core/assessments/surveys/questionnaire-document.ts';
import { refuseSurvey } from '#core/assessments/surveys/refusals.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { Database } from '#server/platform/database.ts';
import { DOCX_TYPE, PDF_TYPE, renderDocx, renderPdf } from '#server/platform/documents/rendering.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import {
  insertForm,
  listForms,
  loadForm,
  publishForm,
  type StoredForm,
  saveForm,
  versionsOf,
} from './form-repository.ts';
import { recorded, type SurveyDesk } from './survey-desk.ts';

export function formToWire({ publishedAt, questions, ...form }: StoredForm) {
  return {
    ...form,
    questions: questions.map((question) => ({ ...question, options: [...question.options] })),
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

async function requireForm(tx: Database, { unit }: SurveyDesk, id: SurveyFormId): Promise<StoredForm> {
  const form = await loadForm(tx, unit.agencyId, id);
  if (!form) {
    throw refuseSurvey('survey-form-unknown');
  }
  return form;
}

export async function readForms({ deps, scope, unit }: SurveyDesk, page: { page: number; size: number }) {
  const { items, total } = await readIn(deps.db, scope, (tx) => listForms(tx, unit.agencyId, page));
  return { items: items.map(formToWire), total };
}

export async function readForm(desk: SurveyDesk, id: SurveyFormId) {
  return formToWire(await readIn(desk.deps.db, desk.scope, (tx) => requireForm(tx, desk, id)));
}

/** A draft of a new code, or of the next version of a known one. */
export async function draftForm(desk: SurveyDesk, request: SaveFormRequest): Promise<SurveyFormId> {
  return recorded(desk, async (tx, writing) => {
    const { agencyId } = desk.unit;
    const { highest, draft } = await versionsOf(tx, agencyId, request.code);
    if (draft) {
      throw refuseSurvey('survey-form-exists', { code: request.code });
    }
    const id = newId<SurveyFormId>(writing.at);
    await insertForm(tx, agencyId, { ...request, id, version: highest + 1 }, writing);
    const what = { code: request.code, version: highest + 1, questions: request.questions.length };
    return { action: 'surveys:draft-form', kind: 'survey-form', id, what, answer: id };
  });
}

function requireDraft({ state, revision }: StoredForm, sent: number): void {
  if (state === 'published') {
    throw refuseSurvey('survey-form-published');
  }
  if (revision !== sent) {
    throw refuseSurvey('survey-changed', { revision });
  }
}

export async function editForm(desk: SurveyDesk, id: SurveyFormId, request: SaveFormRequest): Promise<void> {
  await recorded(desk, async (tx) => {
    const form = await requireForm(tx, desk, id);
    requireDraft(form, request.revision);
    await saveForm(tx, desk.unit.agencyId, id, request);
    const what = { code: form.code, questions: request.questions.length };
    return { action: 'surveys:edit-form', kind: 'survey-form', id, what, answer: undefined };
  });
}

/** From here on the questionnaire never changes: slips are read by what was printed on them. */
export async function issueForm(desk: SurveyDesk, id: SurveyFormId, revision: number): Promise<void> {
  await recorded(desk, async (tx, writing) => {
    const form = await requireForm(tx, desk, id);
    requireDraft(form, revision);
    const problems = questionnaireProblems(form.questions);
    if (problems.length > 0) {
      throw refuseSurvey('survey-form-invalid', { problems });
    }
    await publishForm(tx, desk.unit.agencyId, id, writing);
    const what = { code: form.code, version: form.version };
    return { action: 'surveys:publish-form', kind: 'survey-form', id, what, answer: undefined };
  });
}

export const PRINT_FORMATS = { docx: DOCX_TYPE, pdf: PDF_TYPE } as const;
export type PrintFormat = keyof typeof PRINT_FORMATS;

/** The paper to be handed out. The transaction ends before the document is made. */
export async function printForm(desk: SurveyDesk, id: SurveyFormId, format: PrintFormat) {
  const form = await readIn(desk.deps.db, desk.scope, (tx) => requireForm(tx, desk, id));
  const document = questionnaireDocument(form);
  const content =
    format === 'docx' ? await renderDocx(document) : await renderPdf(document, vietnamDay(desk.deps.now()));
  return { name: `phieu-${form.code.toLowerCase()}-${form.version}.${format}`, type: PRINT_FORMATS[format], content };
}
