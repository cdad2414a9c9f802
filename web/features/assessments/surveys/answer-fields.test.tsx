import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { USUAL_OPTIONS } from '#core/assessments/surveys/questionnaire.ts';
import { useForm } from '#web/ui/form/use-form.ts';
import { AnswerFields } from './answer-fields.tsx';

afterEach(cleanup);

const QUESTIONS = ['C1', 'C2', 'C3'].map((key) => ({
  key,
  text: `Câu hỏi ${key}?`,
  criterion: '8.1',
  options: USUAL_OPTIONS.map((option) => ({ ...option })),
}));

function Slip() {
  const form = useForm<Record<string, string>>({ initial: {} });
  return <AnswerFields form={form} questions={QUESTIONS} />;
}

const field = (key: string) => screen.getByLabelText(`${key}. Câu hỏi ${key}?`) as HTMLInputElement;

test('one letter an answer: the hand moves on by itself, small letters count', async () => {
  render(<Slip />);
  await userEvent.click(field('C1'));
  await userEvent.keyboard('abc');
  expect(['C1', 'C2', 'C3'].map((key) => field(key).value)).toEqual(['A', 'B', 'C']);
});

test('a letter that is no option stays where it is, to be put right', async () => {
  render(<Slip />);
  await userEvent.click(field('C1'));
  await userEvent.keyboard('z');
  expect(field('C1').value).toBe('Z');
  expect(document.activeElement).toBe(field('C1'));
});

test('a free answer asks for its words before the next question', async () => {
  render(<Slip />);
  await userEvent.click(field('C1'));
  await userEvent.keyboard('e');
  expect(document.activeElement).toBe(field('C1'));
  await userEvent.type(screen.getByLabelText('Ý kiến'), 'Cần thêm ghế chờ');
  expect((screen.getByLabelText('Ý kiến') as HTMLInputElement).value).toBe('Cần thêm ghế chờ');
});
