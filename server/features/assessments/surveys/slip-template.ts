import type { SurveyFormId } from '#core/assessments/surveys/questionnaire.ts';
import { refuseSurvey } from '#core/assessments/surveys/refusals.ts';
import type { SurveyRoundId } from '#core/assessments/surveys/slip.ts';
import { remarkLabel, SLIP_COLUMNS } from '#core/assessments/surveys/slip-sheet.ts';
import { readIn } from '#server/platform/scope.ts';
import { writeXlsx, type XlsxRow } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { loadRoundForms } from './round-repository.ts';
import { requireRound } from './round-service.ts';
import { type SurveyDesk, unitsBelow } from './survey-desk.ts';

/** The empty sheet of a questionnaire's slips; its questions and the units it may name stand on further sheets. */
export async function slipTemplate(desk: SurveyDesk, roundId: SurveyRoundId, formId: SurveyFormId): Promise<Buffer> {
  const { form, units } = await readIn(desk.deps.db, desk.scope, async (tx) => {
    const round = await requireRound(tx, desk, roundId);
    const forms = await loadRoundForms(tx, desk.unit.agencyId, roundId);
    const found = forms.find((one) => one.form.id === formId)?.form;
    if (!found) {
      throw refuseSurvey('survey-form-unknown');
    }
    return { form: found, units: await unitsBelow(tx, desk, round.closesOn) };
  });
  const free = form.questions.filter(({ options }) => options.some(({ weight }) => weight === undefined));
  const heads = [
    ...Object.values(SLIP_COLUMNS),
    ...form.questions.map(({ key }) => key),
    ...free.map(({ key }) => remarkLabel(key)),
  ];
  const text = (value: string) => ({ value, style: 'text' as const });
  const questions: XlsxRow[] = form.questions.map(({ key, text: words, options }) => ({
    cells: [text(key), text(words), text(options.map((one) => `${one.key}: ${one.label}`).join('; '))],
  }));
  return writeXlsx([
    {
      name: `Phiếu ${form.code}`,
      widths: heads.map((head) => Math.min(30, Math.max(8, head.length))),
      landscape: true,
      headRows: { first: 1, last: 1 },
      rows: [{ cells: heads.map((value) => ({ value, style: 'head' })) }],
    },
    {
      name: 'Câu hỏi',
      widths: [8, 70, 60],
      rows: [{ cells: ['Mã', 'Câu hỏi', 'Phương án'].map((value) => ({ value, style: 'head' })) }, ...questions],
    },
    {
      name: 'Đơn vị',
      widths: [44],
      rows: units.map(({ name }) => ({ cells: [text(name)] })),
    },
  ]);
}
