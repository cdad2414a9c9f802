import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ASSESSMENT_MESSAGES } from '#core/assessments/messages.ts';
import {
  surveyForm,
  surveyFormList,
  surveyGround,
  surveyRoundList,
  surveyRoundResponse,
  surveySlipList,
  unitResultList,
} from '#core/assessments/surveys/contract.ts';
import { SURVEY_MESSAGES } from '#core/assessments/surveys/messages.ts';
import { DOCUMENT_MESSAGES } from '#core/documents/messages.ts';
import { IMPORT_MESSAGES } from '#core/imports/messages.ts';
import { ApiRefusal, type Method, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { type SearchValues, unitPath, withSearch } from '#web/lib/navigation.ts';

export const SURVEY_SENTENCES = {
  ...IMPORT_MESSAGES,
  ...DOCUMENT_MESSAGES,
  ...ASSESSMENT_MESSAGES,
  ...SURVEY_MESSAGES,
};
export const PAGE_SIZE = 25;

/** The sentence of a failure, with what the server found wrong about a slip or a questionnaire. */
export function surveyFailure(error: unknown): string | undefined {
  if (!error) {
    return undefined;
  }
  const problems = error instanceof ApiRefusal && Array.isArray(error.detail.problems) ? error.detail.problems : [];
  const found = problems.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'sentence' in one
      ? `${'key' in one ? one.key : ''}: ${one.sentence}`
      : one,
  );
  return [messageOf(error, SURVEY_SENTENCES), ...found].join(' ');
}

export function surveysPath(unit: string, rest = '', search: SearchValues = {}): string {
  return unitPath(unit, `dieu-tra${rest}`, search);
}

export const surveyUrl = (unit: string, rest: string) => `/api/units/${unit}/${rest}`;

function useSurveyQuery<Schema extends z.ZodType>(unit: string, rest: string, schema: Schema) {
  return useQuery({
    queryKey: ['surveys', unit, rest],
    queryFn: () => send('GET', surveyUrl(unit, rest), undefined, schema),
    placeholderData: (before) => before,
  });
}

export const useRounds = (unit: string, page: number) =>
  useSurveyQuery(unit, withSearch('survey-rounds', { page, size: PAGE_SIZE }), surveyRoundList);
export const useRound = (unit: string, id: string) => useSurveyQuery(unit, `survey-rounds/${id}`, surveyRoundResponse);
export const useForms = (unit: string, page: number) =>
  useSurveyQuery(unit, withSearch('survey-forms', { page, size: PAGE_SIZE }), surveyFormList);
export const useSurveyForm = (unit: string, id: string) => useSurveyQuery(unit, `survey-forms/${id}`, surveyForm);
export const useGround = (unit: string) => useSurveyQuery(unit, 'survey-ground', surveyGround);
export const useResults = (unit: string, id: string, page: number) =>
  useSurveyQuery(unit, withSearch(`survey-rounds/${id}/results`, { page, size: PAGE_SIZE }), unitResultList);
export const useSlips = (unit: string, id: string, asked: SearchValues) =>
  useSurveyQuery(unit, withSearch(`survey-rounds/${id}/slips`, { size: PAGE_SIZE, ...asked }), surveySlipList);

export interface SurveyCall {
  readonly method?: Method;
  /** After the unit: "survey-rounds/<id>/slips". */
  readonly rest: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

const anything = z.looseObject({});

/** One change of the surveys; their pages are asked again. */
export function useSurveyCall<Schema extends z.ZodType = typeof anything>(unit: string, schema?: Schema) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ method = 'POST', rest, body }: SurveyCall) =>
      send(method, surveyUrl(unit, rest), body, (schema ?? anything) as Schema),
    onSettled: () => cache.invalidateQueries({ queryKey: ['surveys', unit] }),
  });
}

/** The page of the address (`?trang=2`). */
export function pageFrom(text: string | undefined): number {
  return Math.max(1, Number(text) || 1);
}
