import { describe, expect, test } from 'vitest';
import { isDocumentFile } from './document-file.ts';
import { DOCUMENT_KINDS } from './document-kind.ts';
import { checkedNaming, type DocumentId, type DocumentNaming, documentInWords } from './document-reference.ts';
import { contradictsKind, issuerKey, kindsBySymbol, parseSymbol, symbolKey, symbolText } from './document-symbol.ts';
import { warningsOf } from './document-warnings.ts';

const TODAY = '2026-11-20';
const PLAN: DocumentNaming = {
  kind: 'plan',
  symbol: '09/KH-UBND',
  date: '2023-01-01',
  issuer: 'UBND thị trấn Châu Ổ',
  abstract: 'Cải cách hành chính năm 2023',
};
const neighbour = (change: Partial<DocumentNaming>) => ({ ...PLAN, id: 'x' as DocumentId, ...change });
const codes = (document: DocumentNaming, ...others: Partial<DocumentNaming>[]) =>
  warningsOf(document, others.map(neighbour)).map(({ code }) => code);

test('there are the 29 kinds of the decree, and codes are unique', () => {
  expect(DOCUMENT_KINDS.filter(({ family }) => family === 'administrative')).toHaveLength(29);
  expect(new Set(DOCUMENT_KINDS.map(({ code }) => code)).size).toBe(DOCUMENT_KINDS.length);
});

describe('a number and symbol', () => {
  test.each([
    ['15/KH-UBND', { number: 15, year: undefined, series: 'KH-UBND' }],
    ['Số: 09 / KH – UBND', { number: 9, year: undefined, series: 'KH-UBND' }],
    ['30/2020/NĐ-CP', { number: 30, year: 2020, series: 'NĐ-CP' }],
    ['581/BNV-CCHC', { number: 581, year: undefined, series: 'BNV-CCHC' }],
    ['150/2025/NĐ-CP', { number: 150, year: 2025, series: 'NĐ-CP' }],
    ['1677/NQ-UBTVQH15', { number: 1677, year: undefined, series: 'NQ-UBTVQH15' }],
  ])('reads %s', (text, expected) => {
    expect(parseSymbol(text)).toEqual(expected);
  });

  test.each(['', 'KH-UBND', '/KH-UBND', '15', '15/', 'ngày 15/01/2026', '15/01/2026'])('refuses %j', (text) => {
    expect(parseSymbol(text)).toBeUndefined();
  });

  test('has one written form and one key for all spellings', () => {
    const spellings = ['9/KH-UBND', '09/kh-ubnd', 'Số 09 / KH – UBND'].map((text) => parseSymbol(text));
    expect(new Set(spellings.map((one) => one && symbolKey(one))).size).toBe(1);
    expect(spellings[0] && symbolText(spellings[0])).toBe('09/KH-UBND');
    const [decision, other] = [parseSymbol('7/QĐ-UBND'), parseSymbol('7/QD-UBND')];
    expect(decision && symbolKey(decision)).not.toBe(other && symbolKey(other));
  });

  test.each([
    ['07/QĐ-UBND', 'plan', true],
    ['07/QĐ-UBND', 'decision', false],
    ['07/QĐ-UBND', 'legal-decision', false],
    ['30/2020/NĐ-CP', 'decree', false],
    ['581/BNV-CCHC', 'official-letter', false],
    ['22/TB-UBND', 'report', true],
  ])('%s as %s contradicts: %s', (text, kind, expected) => {
    const symbol = parseSymbol(text);
    expect(symbol && contradictsKind(kind, symbol)).toBe(expected);
  });

  test('names its kind, the administrative one where there is no year', () => {
    const named = (text: string) => {
      const symbol = parseSymbol(text);
      return symbol && kindsBySymbol(symbol)[0]?.code;
    };
    expect(named('07/QĐ-UBND')).toBe('decision');
    expect(named('07/2024/QĐ-UBND')).toBe('legal-decision');
    expect(named('61/2018/NĐ-CP')).toBe('decree');
    expect(named('1677/NQ-UBTVQH15')).toBe('resolution');
  });
});

test('an issuer has one key whether it is written out or not', () => {
  expect(issuerKey('Ủy ban nhân dân xã Bình Sơn')).toBe(issuerKey('UBND xã Bình Sơn'));
});

describe('what is registered', () => {
  test('is kept in its written form', () => {
    expect(checkedNaming({ ...PLAN, symbol: 'số 9/KH - UBND', abstract: ' Hai  từ ' }, TODAY)).toMatchObject({
      symbol: '09/KH-UBND',
      abstract: 'Hai từ',
    });
    expect(documentInWords(PLAN)).toBe('Kế hoạch số 09/KH-UBND ngày 01/01/2023 của UBND thị trấn Châu Ổ');
  });

  test.each([
    ['document-kind-unknown', { kind: 'poem' }],
    ['document-symbol-unreadable', { symbol: 'KH-UBND' }],
    ['document-date-in-future', { date: '2026-11-21' }],
    ['document-issuer-missing', { issuer: ' ' }],
    ['document-abstract-missing', { abstract: '' }],
  ])('refuses: %s', (code, change) => {
    expect(() => checkedNaming({ ...PLAN, ...change }, TODAY)).toThrow(expect.objectContaining({ code }));
  });
});

describe('what looks wrong', () => {
  test('one number with two days, with two titles, with both', () => {
    expect(codes(PLAN, { date: '2023-12-30' })).toEqual(['number-two-dates']);
    expect(codes(PLAN, { abstract: 'Tuyên truyền' })).toEqual(['number-two-titles']);
    expect(codes(PLAN, { date: '2023-02-16', abstract: 'Tuyên truyền' })).toEqual([
      'number-two-dates',
      'number-two-titles',
    ]);
    expect(codes(PLAN, { abstract: 'CẢI CÁCH hành chính năm 2023.' })).toEqual([]);
  });

  test('a higher number on an earlier day', () => {
    expect(codes(PLAN, { symbol: '10/KH-UBND', date: '2022-12-31' })).toEqual([]); // another year's numbers
    const later = { ...PLAN, date: '2023-05-05' };
    expect(codes(later, { symbol: '10/KH-UBND', date: '2023-05-04' })).toEqual(['number-against-date']);
    expect(codes(later, { symbol: '08/KH-UBND', date: '2023-05-06' })).toEqual(['number-against-date']);
    expect(codes(later, { symbol: '10/KH-UBND', date: '2023-05-05' })).toEqual([]);
  });

  test('other issuers and other series count on their own', () => {
    expect(codes(PLAN, { issuer: 'UBND huyện Bình Sơn', date: '2023-09-09' })).toEqual([]);
    expect(codes(PLAN, { symbol: '09/QĐ-UBND', date: '2023-09-09' })).toEqual([]);
  });

  test('a plan numbered as a decision', () => {
    expect(codes({ ...PLAN, symbol: '07/QĐ-UBND' })).toEqual(['kind-against-symbol']);
  });
});

test('a file is what its name says', () => {
  const pdf = [0x25, 0x50, 0x44, 0x46, 0x2d];
  expect(isDocumentFile('Kế hoạch.PDF', pdf)).toBe(true);
  expect(isDocumentFile('ke-hoach.docx', pdf)).toBe(false);
  expect(isDocumentFile('ke-hoach.exe', [0x4d, 0x5a])).toBe(false);
  expect(isDocumentFile('ke-hoach', pdf)).toBe(false);
});

test('a text file is taken by its ending unless its bytes are none of a text', () => {
  expect(isDocumentFile('thong-bao.txt', [0x31, 0x2e, 0x09, 0xe1, 0xba])).toBe(true);
  expect(isDocumentFile('thong-bao.txt', [0xff, 0xfe, 0x31, 0])).toBe(true);
  expect(isDocumentFile('thong-bao.txt', [0x4d, 0x5a, 0x90, 0])).toBe(false);
});
