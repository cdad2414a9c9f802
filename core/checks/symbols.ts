import {
  isAdministrative,
  isExactAbbreviation,
  type KindWord,
  kindBefore,
  kindOfAbbreviation,
} from './document-kinds.ts';
import { dateAfter, digitsOf } from './printed-dates.ts';
import type { SymbolClass } from './reference.ts';

/** A number and symbol as printed in a text: "2534/QĐ-UBND", "31-CT/TU", "72/2025/QH15". */
export interface PrintedSymbol {
  readonly number: string;
  readonly symbol: string;
  readonly class: SymbolClass;
  /** The head of the symbol ("QĐ"), and what follows it ("UBND"); the year of a normative one. */
  readonly head: string;
  readonly agency: string;
  readonly year: string | undefined;
  readonly kindWord: KindWord | undefined;
  /** Numbers that share the symbol: "số 12, 13/QĐ-UBND". */
  readonly sharing: readonly string[];
  readonly at: number;
  readonly end: number;
}

const NUMBER = '(\\d{1,2}\\.\\d{3}|(?=[lIOo]{0,3}\\d)[\\dlIOo]{1,6}[a-zđ]?)';
const SLASHED = new RegExp(
  `(?<![\\p{L}\\d/\\-–])${NUMBER}\\s{0,2}[/⁄∕]\\s{0,2}(?:((?:19|20)\\d\\d)\\s{0,2}[/⁄∕]\\s{0,2})?(\\p{L}[\\p{L}\\d]*(?:[.&][\\p{Lu}\\d]+)*)`,
  'gu',
);
const PARTY = new RegExp(
  `(?<![\\p{L}\\d/])${NUMBER}\\s?[-–]\\s?(\\p{Lu}\\p{L}{0,4})\\s?/\\s?(\\p{Lu}[\\p{L}\\d]*(?:[.&-][\\p{Lu}\\d]+)*)`,
  'gu',
);
const TAIL = /(\s?)[-–—‑−](\s?)(\p{L}[\p{L}\d]*(?:[.&][\p{Lu}\d]+)*)/uy;
/** "Mẫu số 01/BTP", "Biểu 07a/BTP", "Điều 5/…": numbers of forms, articles and lots. */
const NO_DOCUMENT =
  /(?:mẫu|biểu|biểu mẫu|phụ lục|bảng|điều|khoản|mục|số nhà|tờ bản đồ|thửa|thửa đất|lô|hóa đơn|ký hiệu|quy chuẩn|tiêu chuẩn|qcvn|tcvn|iso)\s*(?:số)?\s*:?\s*$/iu;
export const AGENCY =
  /^(?:UBND|HĐND|UBTVQH\d*|UBMTTQ\p{L}*|MTTQ\p{L}*|QH\d+|CP|TTg|VPCP|VPUB\p{L}*|VP|VHXH|VH|BNV|BTC|BTP|BTTTT|BKHCN|BKHĐT|BYT|BCA|BQP|BGDĐT|BCĐ\p{L}*|SNV|STP|STC|STTTT|SKHCN|PNV|PTP|HU|TU|TW|ĐU|BTV)/u;

/** Every document symbol of a text, left to right; fractions, dates and numbers of forms are none. */
export function symbolsIn(text: string): readonly PrintedSymbol[] {
  const found = [...slashed(text), ...party(text)].sort((a, b) => a.at - b.at);
  return found.filter((symbol, index) => index === 0 || symbol.at >= (found[index - 1]?.end ?? 0));
}

function* slashed(text: string): Generator<PrintedSymbol> {
  let last: PrintedSymbol | undefined;
  for (const match of text.matchAll(SLASHED)) {
    const [printed, number = '', year, headPrinted = ''] = match;
    if (!standsFree(text, match.index)) {
      continue;
    }
    const kindWord = kindBefore(text, beginOf(text, match.index));
    const lower = /^\p{Ll}/u.test(headPrinted);
    const tail = tailFrom(text, match.index + printed.length, headPrinted, kindWord, lower);
    const head = headPrinted;
    const symbol = {
      number: plainNumber(number),
      symbol: `${plainNumber(number)}/${year ? `${year}/` : ''}${[head, ...tail.parts].join('-')}`,
      class: classOf(head, year, tail.parts, kindWord),
      head,
      agency: tail.parts.join('-'),
      year,
      kindWord,
      sharing: sharingBefore(text, match.index),
      at: match.index,
      end: tail.end,
    } satisfies PrintedSymbol;
    if (isDocument(text, symbol, lower) || (last && goesOnWith(last, symbol, text))) {
      last = symbol;
      yield symbol;
    }
  }
}

/** "Công văn 12/UBND, 15/UBND": the next one of a list needs no words of its own. */
function goesOnWith(last: PrintedSymbol, symbol: PrintedSymbol, text: string): boolean {
  return last.head === symbol.head && /^\s*(?:,|;|và)\s*$/u.test(text.slice(last.end, symbol.at));
}

function* party(text: string): Generator<PrintedSymbol> {
  for (const match of text.matchAll(PARTY)) {
    const [printed, number = '', head = '', agency = ''] = match;
    if (!(standsFree(text, match.index) && kindOfAbbreviation(head))) {
      continue;
    }
    yield {
      number: plainNumber(number),
      symbol: `${plainNumber(number)}-${head}/${agency}`,
      class: 'party',
      head,
      agency,
      year: undefined,
      kindWord: kindBefore(text, match.index),
      sharing: [],
      at: match.index,
      end: match.index + printed.length,
    };
  }
}

/** Nothing before the number makes it a part of something longer ("9001:2015/…", "1.2/…"); "số:" and "số." may. */
function standsFree(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  return !/[.:,]/u.test(before) || /s[ốô]\s*[.:,]$/iu.test(text.slice(Math.max(0, at - 6), at)) || before === ',';
}

/** "2.534" → "2534", "l5" → "15". */
function plainNumber(printed: string): string {
  const letter = /[a-zđ]$/u.exec(printed)?.[0] ?? '';
  const isLetter = letter !== '' && !/[lo]$/u.test(letter);
  return isLetter ? digitsOf(printed.slice(0, -1)) + letter : digitsOf(printed.replace('.', ''));
}

function tailFrom(
  text: string,
  from: number,
  head: string,
  kindWord: KindWord | undefined,
  lower: boolean,
): { readonly parts: readonly string[]; readonly end: number } {
  const parts: string[] = [];
  let end = from;
  for (;;) {
    TAIL.lastIndex = end;
    const match = TAIL.exec(text);
    if (!(match && belongs(match, parts.length === 0, head, kindWord, lower))) {
      break;
    }
    parts.push(match[3] ?? '');
    end = TAIL.lastIndex;
  }
  const lostDash = /^\s(UBND|HĐND)(?![\p{L}\d])/u.exec(text.slice(end, end + 7));
  if (parts.length === 0 && lostDash && isExactAbbreviation(head)) {
    return { parts: [lostDash[1] ?? ''], end: end + lostDash[0].length };
  }
  return { parts, end };
}

/** Whether "- UBND" after a head is a part of the symbol or a dash of the sentence. */
function belongs(
  match: RegExpExecArray,
  first: boolean,
  head: string,
  kindWord: KindWord | undefined,
  lower: boolean,
): boolean {
  const [, before = '', after = '', token = ''] = match;
  const capitals = token.length > 1 && token === token.toUpperCase();
  const known = AGENCY.test(token) || AGENCY.test(token.toUpperCase());
  if (before === '' && after === '') {
    return /^\p{Lu}/u.test(token) || (known && (lower || first));
  }
  if (before !== '' && after !== '') {
    const asLetter = kindWord?.kind === 'Công văn' && capitals && token.length < 7;
    return first && (capitals || token === 'TTg') && (kindOfAbbreviation(head) !== undefined || asLetter);
  }
  return capitals || token === 'TTg';
}

/** Only the Government issues decrees; circulars come from ministries and their like. "12/TT-UBND" is a submission. */
const NORMATIVE = /^(?:NĐ-CP|(?:TT|TTLT)-(?:B\p{Lu}{1,6}|VPCP|NHNN|TTCP|UBDT|TANDTC|VKSNDTC|KTNN)(?:-[\p{L}\d-]+)?)$/u;

/** The classes of domain 6.2; a decree or circular without its year is still normative, its form is a fault. */
function classOf(
  head: string,
  year: string | undefined,
  tail: readonly string[],
  kindWord: KindWord | undefined,
): SymbolClass {
  if (year) {
    return 'qppl';
  }
  const named = kindWord?.kind || kindOfAbbreviation(head);
  if (NORMATIVE.test([head, ...tail].join('-')) && named === kindOfAbbreviation(head)) {
    return 'qppl';
  }
  return tail.length > 0 && isAdministrative(head) ? 'admin' : 'letter';
}

/** Weak shapes ("05/CBCC") count only where words or a date around them say that they are documents. */
function isDocument(text: string, symbol: PrintedSymbol, lower: boolean): boolean {
  const { head, agency, year, kindWord, at, end } = symbol;
  const before = text.slice(Math.max(0, at - 40), at);
  if (NO_DOCUMENT.test(before) || (text[end] ?? ' ') === '/') {
    return false;
  }
  const known = kindOfAbbreviation(head) !== undefined || AGENCY.test(head);
  const numbered = /s[ốô]\s*[:.]?\s*$/iu.test(before);
  if (lower) {
    return kindOfAbbreviation(head) !== undefined && agency !== '' && (numbered || kindWord !== undefined);
  }
  if (year) {
    return /^\p{Lu}/u.test(head);
  }
  if (known && agency !== '') {
    return true;
  }
  const named = kindWord !== undefined;
  const dated = dateAfter(text, end) !== undefined;
  return head.length > 1 && /^\p{Lu}{2}/u.test(head) && (named || (numbered && (dated || known)) || (known && dated));
}

const SHARED_NUMBERS =
  /(?:s[ốô]\s*:?|(?<!\p{L})(?:QĐ|KH|CV|BC|TB|quyết định|kế hoạch|công văn|báo cáo|thông báo))\s*((?:\d{1,5}\s*(?:,|;|và)\s*)+)$/iu;

/** "Quyết định số 12, 13 và 14/QĐ-UBND": the numbers before the last one, which carries the symbol. */
function sharingBefore(text: string, at: number): readonly string[] {
  const match = SHARED_NUMBERS.exec(text.slice(Math.max(0, at - 80), at));
  return match?.[1]?.match(/\d{1,5}/gu) ?? [];
}

/** Where the words "số 12, 13" of a shared symbol begin, so that the kind before them is seen. */
function beginOf(text: string, at: number): number {
  const match = SHARED_NUMBERS.exec(text.slice(Math.max(0, at - 80), at));
  return match ? at - (match[1]?.length ?? 0) : at;
}
