import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scheme } from '../criteria-set.ts';
import {
  assignmentsOf,
  type Drafter,
  handedIn,
  mayDraft,
  openParts,
  type PartState,
  type SheetPart,
  sentBack,
  taken,
} from './sections.ts';

const SECTIONS = [
  { id: 1, name: 'Văn phòng HĐND và UBND', kind: 'office' },
  { id: 2, name: 'Phòng Kinh tế', kind: 'economy' },
  { id: 3, name: 'Phòng Văn hóa – Xã hội', kind: 'culture' },
] as const;
const WORDS = {
  '1.1': 'Văn phòng – Thống kê',
  '2.1': 'Tài chính – Kế toán',
  '3.1': 'Văn hóa – Xã hội',
  '4.1': 'Các bộ phận liên quan',
};
const scheme = {
  leaves: Object.entries(WORDS).map(([code, section]) => ({ criterion: { code, section } })),
} as unknown as Scheme;
const usual = assignmentsOf(scheme, SECTIONS, new Map());
const part = (state: PartState, sectionId = 3, reason = state === 'sent-back' ? 'x' : ''): SheetPart => ({
  sectionId,
  state,
  reason,
});
const code = (act: () => unknown) => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test('the words of 2023 find the sections of today; what was decided wins; a section that is gone does not', () => {
  expect(Object.fromEntries(usual)).toEqual({ '1.1': 1, '2.1': 2, '3.1': 3, '4.1': 1 });
  expect(assignmentsOf(scheme, SECTIONS, new Map([['4.1', 2]])).get('4.1')).toBe(2);
  expect(assignmentsOf(scheme, SECTIONS, new Map([['4.1', 99]])).get('4.1')).toBe(1);
  expect(assignmentsOf(scheme, [], new Map()).size).toBe(0);
});

test('nobody but the focal officer writes a criterion of another section, or of a part that is handed in', () => {
  const states: readonly (PartState | undefined)[] = [undefined, 'drafting', 'handed-in', 'taken', 'sent-back'];
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.subarray([1, 2, 3]),
      fc.constantFrom(...Object.keys(WORDS)),
      fc.constantFrom(...states),
      (compiles, sections, criterion, state) => {
        const drafter: Drafter = { compiles, sections };
        const owner = usual.get(criterion) ?? 0;
        const parts = new Map(state ? [[owner, part(state, owner)]] : []);
        const open = state !== 'handed-in' && state !== 'taken';
        expect(mayDraft(drafter, criterion, usual, parts)).toBe(compiles || (sections.includes(owner) && open));
      },
    ),
  );
});

describe('the way of a part', () => {
  const own: Drafter = { compiles: false, sections: [3] };

  test.each<[string, () => unknown]>([
    ['sheet-part-of-other-section', () => handedIn(undefined, 2, own, [])],
    ['sheet-part-incomplete', () => handedIn(part('drafting'), 3, own, ['4.1'])],
    ['sheet-part-state-wrong', () => handedIn(part('handed-in'), 3, own, [])],
    ['sheet-part-state-wrong', () => taken(part('taken'), 3, 'x')],
    ['sheet-part-reason-missing', () => taken(part('drafting'), 3, ' ')],
    ['sheet-part-state-wrong', () => sentBack(part('drafting'), 3, 'x')],
    ['sheet-part-state-wrong', () => sentBack(undefined, 3, 'x')],
    ['sheet-part-reason-missing', () => sentBack(part('handed-in'), 3, '')],
  ])('refuses %s', (refusal, act) => {
    expect(code(act)).toBe(refusal);
  });

  test('drafting → handed in → sent back → handed in → taken; only a taken part lets the chair sign', () => {
    const out = handedIn(part('drafting'), 3, own, []);
    const back = sentBack(out, 3, ' sửa quy chế ');
    expect(back).toEqual({ sectionId: 3, state: 'sent-back', reason: 'sửa quy chế' });
    const done = taken(handedIn(back, 3, own, []), 3, '');
    expect([part('drafting'), out, back, done].map((one) => openParts([one]).length)).toEqual([1, 1, 1, 0]);
    expect(taken(part('drafting'), 3, 'Cán bộ nghỉ ốm')).toMatchObject({ state: 'taken', reason: 'Cán bộ nghỉ ốm' });
  });
});
