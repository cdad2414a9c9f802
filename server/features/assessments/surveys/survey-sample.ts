import type { CriteriaSet, CriteriaSetId, Criterion } from '#core/assessments/criteria-set.ts';
import { POINT } from '#core/assessments/points.ts';
import { USUAL_ROUNDING } from '#core/assessments/rounding.ts';
import { type Question, type SurveyFormId, USUAL_OPTIONS } from '#core/assessments/surveys/questionnaire.ts';
import type { SurveyRoundId, SurveySlipId } from '#core/assessments/surveys/slip.ts';
import { addDays, vietnamDay } from '#core/kernel/dates.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import { insertPublishedSet } from '../criteria-repository.ts';
import { insertForm, publishForm } from './form-repository.ts';
import { openRound } from './round-service.ts';
import { type NewSlip, saveSlips } from './slip-repository.ts';
import { recorded, type SurveyDesk, unitsBelow } from './survey-desk.ts';

const INVENTED = 'Dữ liệu minh họa, không phải cuộc điều tra thật.';

/** An area of impact as Bình Định weighs it (30 and 10 points); the criteria's names are ours. */
export function surveySet(id: CriteriaSetId): CriteriaSet {
  const node = (code: string, name: string, points: number, more: Partial<Criterion> = {}): Criterion => ({
    code,
    parent: code.includes('.') ? code.split('.')[0] : undefined,
    level: code.includes('.') ? 'criterion' : 'area',
    name,
    max: points * POINT,
    method: undefined,
    parameters: {},
    variables: [],
    rounding: USUAL_ROUNDING,
    rateIndicator: undefined,
    section: '',
    evidence: 'Kết quả điều tra xã hội học của cấp trên',
    note: '',
    legalBasis: '',
    origin: 'minh họa',
    ...more,
  });
  const options = ['A', 'B', 'C', 'D'].map((key, at) => ({
    name: `answers_${key.toLowerCase()}`,
    weight: ['100', '60', '20', '0'][at],
  }));
  const rule = { method: 'SURVEY', parameters: { options, whenZero: 'ask' } };
  return {
    id,
    code: 'minh-hoa-dieu-tra',
    version: 1,
    name: 'Bộ tiêu chí minh họa: tác động của CCHC qua điều tra xã hội học',
    basis: 'minh họa cách ghép điểm điều tra, không phải quyết định của cơ quan nào',
    unitKind: 'commune',
    state: 'published',
    maxBonus: 0,
    maxPenalty: 0,
    result: 'relative',
    bands: [],
    tieRule: 'shared',
    criteria: [
      node('8', 'Tác động của cải cách hành chính', 40),
      node('8.1', 'Mức độ hài lòng của người dân, tổ chức về sự phục vụ', 30, rule),
      node('8.2', 'Đánh giá của lãnh đạo, đại biểu HĐND và của người dân về kết quả CCHC', 10, rule),
    ],
  };
}

const question = (key: string, text: string, criterion: string): Question => ({
  key,
  text,
  criterion,
  options: USUAL_OPTIONS,
});

const FORMS = [
  {
    code: 'MAU-01',
    groupName: 'Người dân, tổ chức',
    name: 'Phiếu khảo sát người dân, tổ chức (minh họa)',
    questions: [
      question('C1', 'Ông/bà hài lòng với thái độ phục vụ của công chức tiếp nhận hồ sơ không?', '8.1'),
      question('C2', 'Ông/bà hài lòng với thời gian giải quyết hồ sơ không?', '8.1'),
      question('C3', 'Ông/bà thấy việc làm thủ tục năm nay thuận tiện hơn năm trước không?', '8.2'),
    ],
    weight: 30,
  },
  {
    code: 'MAU-02',
    groupName: 'Lãnh đạo, đại biểu HĐND',
    name: 'Phiếu khảo sát lãnh đạo, đại biểu HĐND (minh họa)',
    questions: [question('C1', 'Ông/bà đánh giá kết quả cải cách hành chính của xã thế nào?', '8.2')],
    weight: 10,
  },
] as const;

/** A round of tỉnh Quảng Ngãi with invented slips about its communes. */
export async function loadSampleSurveys(context: SystemContext): Promise<void> {
  const unit = context.deps.directory.bySlug('tinh-quang-ngai');
  if (!unit) {
    return;
  }
  context.say('Nạp điều tra xã hội học mẫu');
  const desk: SurveyDesk = { deps: context.deps, scope: context.scope, unit };
  const at = context.deps.now();
  const today = vietnamDay(at);
  const setId = newId<CriteriaSetId>(at);
  const forms = FORMS.map((form) => ({ ...form, id: newId<SurveyFormId>(at) }));
  await writeIn(desk.deps.db, desk.scope, unit.agencyId, async (tx) => {
    await insertPublishedSet(tx, surveySet(setId), at);
    for (const form of forms) {
      const writing = { at, by: context.scope.actor.name };
      await insertForm(tx, unit.agencyId, { ...form, version: 1, basis: INVENTED }, writing);
      await publishForm(tx, unit.agencyId, form.id, writing);
    }
  });
  const roundId = await openRound(desk, {
    name: 'Điều tra xã hội học phục vụ chấm điểm CCHC cấp xã (minh họa)',
    year: Number(today.slice(0, 4)),
    term: 'year',
    criteriaSetId: setId,
    campaignId: null,
    method: 'slips',
    opensOn: addDays(today, -30),
    closesOn: addDays(today, 10),
    leaveOutEmpty: false,
    basis: INVENTED,
    forms: forms.map(({ id, weight }) => ({ formId: id, weight, minSlips: weight === 30 ? 20 : 5 })),
  });
  await fillSlips(desk, roundId, forms);
}

interface AskedForm {
  readonly id: SurveyFormId;
  readonly questions: readonly Question[];
  readonly weight: number;
}

/** The third unit has too few, so that the warning is seen. */
function slipsWanted({ weight }: AskedForm, place: number): number {
  if (place === 2) {
    return 3;
  }
  return weight === 30 ? 24 : 6;
}

/** The same slips at every loading: a walk over the options instead of chance. */
async function fillSlips(desk: SurveyDesk, roundId: SurveyRoundId, forms: readonly AskedForm[]): Promise<void> {
  await recorded(desk, async (tx, writing) => {
    const units = (await unitsBelow(tx, desk, vietnamDay(writing.at))).slice(0, 4);
    const slips = units.flatMap(({ id: unitId }, place) =>
      forms.flatMap((form) =>
        Array.from({ length: slipsWanted(form, place) }, (_, n) => ({
          ...slipOf(form, place, n),
          unitId,
          id: newId<SurveySlipId>(writing.at),
        })),
      ),
    );
    await saveSlips(tx, desk.unit.agencyId, roundId, slips, writing);
    const what = { added: slips.length };
    return { action: 'surveys:import-slips', kind: 'survey-round', id: roundId, what, answer: undefined };
  });
}

function slipOf(form: AskedForm, place: number, n: number): Omit<NewSlip, 'id' | 'unitId'> {
  const answered = n % 11 !== 10;
  const option = (at: number) => 'AABABBACABDB'[(n * 5 + at * 7 + place * 3) % 12] ?? 'A';
  const answers = form.questions.map(({ key }, at) => [key, option(at)] as const);
  return {
    formId: form.id,
    slipNumber: `${place + 1}-${String(n + 1).padStart(3, '0')}`,
    channel: n % 4 === 0 ? 1 : 0,
    sex: n % 2 === 0 ? 'male' : 'female',
    age: 22 + ((n * 7) % 45),
    education: n % 3 === 0 ? 'Đại học' : 'Trung học phổ thông',
    workplace: '',
    position: '',
    answered,
    respondent: n === 0 ? { name: 'Nguyễn Văn Minh Họa', email: '', phone: '0900000000' } : null,
    answers: answered ? Object.fromEntries(answers) : {},
    remarks: {},
    fileHash: null,
  };
}
