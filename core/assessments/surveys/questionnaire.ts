import type { Id } from '#core/kernel/ids.ts';

export type SurveyFormId = Id<'SurveyForm'>;

/** Hundredths of a percent in the whole. */
const FULL_WEIGHT = 10_000;

export interface AnswerOption {
  readonly key: string;
  readonly label: string;
  /** Hundredths of a percent; undefined: a free answer, which counts in no average. */
  readonly weight?: number | undefined;
}

export interface Question {
  readonly key: string;
  readonly text: string;
  /** The criterion whose points the answers make; several questions of one criterion count together. */
  readonly criterion: string;
  readonly options: readonly AnswerOption[];
}

export interface Questionnaire {
  readonly id: SurveyFormId;
  readonly code: string;
  readonly version: number;
  /** Who answers it: citizens, delegates, leaders. */
  readonly groupName: string;
  readonly name: string;
  readonly basis: string;
  readonly state: 'draft' | 'published';
  readonly questions: readonly Question[];
}

/** As the survey module of Yên Bái ships them: A 100 %, B 60 %, C 20 %, D 0 %, E in words. */
export const USUAL_OPTIONS: readonly AnswerOption[] = [
  { key: 'A', label: 'Rất hài lòng', weight: 10_000 },
  { key: 'B', label: 'Hài lòng', weight: 6_000 },
  { key: 'C', label: 'Ít hài lòng', weight: 2_000 },
  { key: 'D', label: 'Không hài lòng', weight: 0 },
  { key: 'E', label: 'Ý kiến khác' },
];

export interface QuestionProblem {
  /** The question's key; '' for the questionnaire as a whole. */
  readonly key: string;
  readonly sentence: string;
}

const KEY = /^[A-Z0-9]{1,10}$/u;

/** What keeps a questionnaire from being issued. */
export function questionnaireProblems(questions: readonly Question[]): readonly QuestionProblem[] {
  if (questions.length === 0) {
    return [{ key: '', sentence: 'Mẫu phiếu chưa có câu hỏi nào.' }];
  }
  const keys = questions.map(({ key }) => key);
  return questions.flatMap((question, at) => {
    const { key, text, criterion } = question;
    const twice = keys.indexOf(key) !== at;
    const sentences = [
      ...(KEY.test(key) ? [] : [`Mã câu hỏi “${key}” chỉ gồm chữ in hoa và số.`]),
      ...(twice ? [`Mã câu hỏi “${key}” bị trùng.`] : []),
      ...(text.trim() === '' ? ['Thiếu nội dung câu hỏi.'] : []),
      ...(criterion.trim() === '' ? ['Chọn tiêu chí mà câu hỏi tính điểm.'] : []),
      ...optionProblems(question),
    ];
    return sentences.map((sentence) => ({ key, sentence }));
  });
}

function optionProblems({ options }: Question): readonly string[] {
  const keys = options.map(({ key }) => key);
  const weights = options.flatMap(({ weight }) => weight ?? []);
  const outside = weights.some((weight) => !Number.isInteger(weight) || weight < 0 || weight > FULL_WEIGHT);
  return [
    ...(weights.length < 2 ? ['Cần ít nhất hai phương án có trọng số.'] : []),
    ...(new Set(keys).size < keys.length ? ['Có phương án trùng mã.'] : []),
    ...(keys.some((key) => !KEY.test(key)) ? ['Mã phương án chỉ gồm chữ in hoa và số.'] : []),
    ...(options.some(({ label }) => label.trim() === '') ? ['Có phương án thiếu nội dung.'] : []),
    ...(outside ? ['Trọng số phải từ 0 đến 100 %.'] : []),
  ];
}
