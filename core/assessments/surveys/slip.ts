import type { Id, UnitId } from '#core/kernel/ids.ts';
import type { Question, SurveyFormId } from './questionnaire.ts';

export type SurveyRoundId = Id<'SurveyRound'>;
export type SurveySlipId = Id<'SurveySlip'>;

export const SEX_NAMES = { male: 'Nam', female: 'Nữ', other: 'Khác' } as const;
export type Sex = keyof typeof SEX_NAMES;

export const CHANNEL_NAMES = ['Trực tiếp', 'Trực tuyến'] as const;
/** 0 direct, 1 online. */
export type SlipChannel = 0 | 1;

export interface Respondent {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** One answered (or refused) paper about one unit. */
export interface SlipEntry {
  readonly formId: SurveyFormId;
  readonly slipNumber: string;
  readonly unitId: UnitId;
  readonly channel: SlipChannel;
  readonly sex: Sex | null;
  readonly age: number | null;
  readonly education: string;
  readonly workplace: string;
  readonly position: string;
  /** Whether the respondent answered at all. */
  readonly answered: boolean;
  /** Undefined: anonymous. */
  readonly respondent: Respondent | null;
  /** Question → option. */
  readonly answers: Readonly<Record<string, string>>;
  /** The words of free answers. */
  readonly remarks: Readonly<Record<string, string>>;
}

const OLDEST = 120;
const YOUNGEST = 10;

/** Sentences about what keeps a slip from being taken; empty for a good one. */
export function slipProblems(slip: SlipEntry, questions: readonly Question[]): readonly string[] {
  const byKey = new Map(questions.map((question) => [question.key, question]));
  const wrong = Object.entries(slip.answers).flatMap(([key, option]) => {
    const question = byKey.get(key);
    if (!question) {
      return [`Mẫu phiếu không có câu “${key}”.`];
    }
    return question.options.some((one) => one.key === option)
      ? []
      : [`Câu ${key}: không có phương án “${option}” (chọn ${question.options.map((one) => one.key).join(', ')}).`];
  });
  const { age } = slip;
  const given = Object.keys(slip.answers).length;
  return [
    ...(slip.slipNumber.trim() === '' ? ['Thiếu số phiếu.'] : []),
    ...(age !== null && (!Number.isInteger(age) || age < YOUNGEST || age > OLDEST)
      ? [`Tuổi phải là số từ ${YOUNGEST} đến ${OLDEST}.`]
      : []),
    ...(slip.answered && given === 0 ? ['Phiếu ghi đã trả lời nhưng chưa có câu trả lời nào.'] : []),
    ...(!slip.answered && given > 0 ? ['Phiếu ghi không trả lời nhưng có câu trả lời.'] : []),
    ...wrong,
  ];
}

/** A respondent in a list: enough to tell two apart, no more. */
export function maskedName(name: string | null): string | null {
  const words = (name ?? '').trim().split(/\s+/u).filter(Boolean);
  return words.length === 0 ? null : words.map((word) => `${[...word][0] ?? ''}.`).join(' ');
}
