import { expect, test } from 'vitest';
import {
  assigned,
  handedIn,
  mayWrite,
  type Part,
  partDeadline,
  sentBack,
  taken,
  usualSection,
  type Writer,
} from './part.ts';

const OFFICE = 10;
const CULTURE = 11;

function aPart(parts: Partial<Part> = {}): Part {
  return {
    code: 'I.3',
    sectionId: CULTURE,
    accountId: undefined,
    deadline: undefined,
    state: 'open',
    reason: '',
    ...parts,
  };
}

function aWriter(parts: Partial<Writer> = {}): Writer {
  return { accountId: 'a', compiles: false, sections: [CULTURE], wholeCommittee: false, ...parts };
}

test.each<[string, Part | undefined, Writer, boolean]>([
  ['its section', aPart(), aWriter(), true],
  ['another section', aPart(), aWriter({ sections: [OFFICE] }), false],
  ['the named person', aPart({ accountId: 'a' }), aWriter({ sections: [] }), true],
  ['a colleague of the named person', aPart({ accountId: 'b' }), aWriter(), false],
  ['a section without a part given', undefined, aWriter(), false],
  ['a role at the committee itself', aPart(), aWriter({ sections: [], wholeCommittee: true }), true],
  ['its section after handing in', aPart({ state: 'handed-in' }), aWriter(), false],
  ['its section after it came back', aPart({ state: 'sent-back', reason: 'thiếu số' }), aWriter(), true],
  ['who compiles, always', aPart({ state: 'taken' }), aWriter({ compiles: true, sections: [] }), true],
])('who writes: %s', (_, part, writer, may) => {
  expect(mayWrite(part, writer)).toBe(may);
});

test('a part goes to the focal officer, back with a reason, and in again', () => {
  const given = handedIn(aPart(), aWriter(), 'Đã phát thanh.');
  expect(given.state).toBe('handed-in');
  const back = sentBack(given, '  Thiếu số lượt người. ');
  expect(back).toMatchObject({ state: 'sent-back', reason: 'Thiếu số lượt người.' });
  expect(taken(handedIn(back, aWriter(), 'Đã bổ sung.'))).toMatchObject({ state: 'taken', reason: '' });
});

test.each([
  ['part-of-others', () => handedIn(aPart({ sectionId: OFFICE }), aWriter(), 'x')],
  ['part-handed-in', () => handedIn(aPart({ state: 'taken' }), aWriter(), 'x')],
  ['part-empty', () => handedIn(aPart({ code: 'I.1' }), aWriter(), '  ')],
  ['part-not-handed-in', () => taken(aPart())],
  ['part-not-handed-in', () => sentBack(aPart(), 'một lý do')],
  ['return-reason-missing', () => sentBack(aPart({ state: 'taken' }), ' x ')],
])('a refused step: %s', (code, step) => {
  expect(step).toThrow(code);
});

test('another hand begins anew, another day does not', () => {
  const part = aPart({ state: 'handed-in' });
  const { code, sectionId, accountId } = part;
  expect(assigned(part, { code, sectionId, accountId, deadline: '2026-12-10' })).toMatchObject({
    state: 'handed-in',
    deadline: '2026-12-10',
  });
  expect(assigned(part, { code, sectionId: OFFICE, accountId, deadline: '2026-12-10' }).state).toBe('open');
});

test('a place of the outline goes to the section that does such work', () => {
  const sections = [
    { id: OFFICE, kind: 'office' },
    { id: CULTURE, kind: 'culture' },
    { id: 12, kind: 'public-service-centre' },
    { id: 13, kind: 'economy' },
  ] as const;
  const who = ['I.1', 'I.3', 'II.2.a', 'II.2.d', 'II.5', 'IV.1'].map((code) => usualSection(code, sections));
  expect(who).toEqual([undefined, CULTURE, undefined, 12, 13, undefined]);
  expect(usualSection('I.1', [])).toBeUndefined();
});

test('sections send as decided, or five days before the report is due', () => {
  expect(partDeadline('2026-12-08', '2026-12-15')).toBe('2026-12-08');
  expect(partDeadline(undefined, '2026-12-15')).toBe('2026-12-10');
});
