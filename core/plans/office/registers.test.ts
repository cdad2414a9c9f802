import { expect, test } from 'vitest';
import { outcomeOf, requireHolding, requireProof, requireRecognition } from './registers.ts';

const TODAY = '2026-11-20';
const code = (expected: string) => expect.objectContaining({ code: expected });

test.each([
  ['at-least', 8000, 8000, 'kept'],
  ['at-least', 8000, 7999, 'broken'],
  ['at-most', 0, 0, 'kept'],
  ['at-most', 0, 1, 'broken'],
] as const)('%s %d with %d is %s', (comparison, value, measured, outcome) => {
  expect(outcomeOf({ comparison, value }, measured)).toBe(outcome);
});

test('without a figure nothing is decided', () => {
  expect(() => outcomeOf({ comparison: 'at-most', value: 0 }, undefined)).toThrow(code('commitment-figure-unknown'));
});

test('a judgement needs a reason and a document', () => {
  expect(requireProof('Đã ban hành', 'd')).toBe('d');
  expect(() => requireProof(' ', 'd')).toThrow(code('judgement-needs-proof'));
  expect(() => requireProof('Đã ban hành', null)).toThrow(code('judgement-needs-proof'));
});

test('a dialogue is held once, on a day that has come, with its minutes', () => {
  const holding = { heldOn: TODAY, place: 'Nhà văn hóa', chairedBy: 'Chủ tịch', participants: 40, minutesId: 'm' };
  expect(requireHolding(holding, 'planned', TODAY)).toBe('m');
  expect(() => requireHolding(holding, 'held', TODAY)).toThrow(code('dialogue-not-planned'));
  expect(() => requireHolding({ ...holding, heldOn: '2026-11-21' }, 'planned', TODAY)).toThrow(
    code('office-day-in-future'),
  );
  expect(() => requireHolding({ ...holding, minutesId: null }, 'planned', TODAY)).toThrow(
    code('dialogue-needs-minutes'),
  );
});

test('a recognised initiative shows by whom, when and in what', () => {
  const full = { level: 'recognised', council: 'Hội đồng', recognisedOn: TODAY, documentId: 'd' } as const;
  expect(() => requireRecognition(full, TODAY)).not.toThrow();
  expect(() => requireRecognition({ ...full, documentId: null }, TODAY)).toThrow(code('recognition-needs-proof'));
  expect(() => requireRecognition({ ...full, recognisedOn: '2027-01-01' }, TODAY)).toThrow(
    code('office-day-in-future'),
  );
  const entered = { level: 'entered-above', council: '', recognisedOn: null, documentId: null } as const;
  expect(() => requireRecognition(entered, TODAY)).not.toThrow();
});
