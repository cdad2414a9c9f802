import { passagesOf as joinedOf, lineAt as lineOf } from '../passages.ts';
import type { CheckedText } from '../text.ts';

/** A paragraph or bullet, put together again from the lines that a page broke it into, without its mark. */
export interface Passage {
  readonly text: string;
  /** "-", "+", "*", "1.", "1.1.", "a)", "II."; empty where there is none. It is not part of `text`. */
  readonly marker: string;
  /** The line that stands at each offset of `text`, ascending. */
  readonly starts: readonly { readonly at: number; readonly line: number }[];
  /** It stands under a heading about what comes: tasks, targets, proposals. */
  readonly ahead: boolean;
}

const MARKER =
  /^(?:[-*]\s+(\+)\s+|([-–—+*•▪○●])\s+|([-–—+•])(?=\p{L})|(\d{1,2}(?:\.\d{1,2}){1,4}\.?)\s+(?=[\p{L}(“"])|(\d{1,2}[.)]|\(\d{1,2}\)|[a-zđ]\)|[a-zđ]\.|[IVXLC]{1,5}[.)])\s*(?=[\p{L}(“"]))/u;
const ROMAN = /^[IVXLC]{1,5}[.)]$/;
const HEADING_AHEAD =
  /phương hướng|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu|kiến nghị|đề xuất|tổ chức thực hiện|thời gian (?:tới|đến)|kế hoạch (?:năm|quý|6 tháng)/iu;
const HEADING_PAST = /kết quả|tình hình|đánh giá|công tác chỉ đạo|tồn tại|hạn chế/iu;
const PART = /^phần (?:thứ|[IVX\d])/iu;

/** Where a heading leads: true to what comes, false to what was, undefined when it says neither. */
function headingAhead(marker: string, text: string): boolean | undefined {
  const isTop = ROMAN.test(marker) || PART.test(text);
  if (!isTop) {
    return undefined;
  }
  if (HEADING_PAST.test(text) && !/^(?:phương hướng|nhiệm vụ|mục tiêu|giải pháp|các giải pháp)/iu.test(text)) {
    return false;
  }
  return HEADING_AHEAD.test(text);
}

/** The passages of prose; the rows of tables stand apart. */
export function passagesOf(text: CheckedText): readonly Passage[] {
  let ahead = false;
  return joinedOf(text)
    .filter(({ row }) => row === undefined)
    .flatMap((joined) => {
      const { marker, rest, cut } = withoutMarker(joined.text);
      if (/^\d{0,3}$/.test(rest)) {
        return [];
      }
      ahead = headingAhead(marker, rest) ?? ahead;
      const starts = joined.starts.map(({ at, line }) => ({ at: Math.max(0, at - cut), line }));
      return [{ text: rest, marker, starts, ahead }];
    });
}

/** The cells of tables that tell sentences, not names or numbers. */
export function cellPassagesOf(text: CheckedText): readonly Passage[] {
  return joinedOf(text)
    .filter((joined) => joined.row !== undefined && joined.text.length > 25 && /\d/u.test(joined.text))
    .map(({ text: cell, starts }) => ({ text: cell, marker: '', starts, ahead: false }));
}

function withoutMarker(text: string): { marker: string; rest: string; cut: number } {
  const lead = /^[\\*#_\s]*(?=[^\s*#_\\])/u.exec(text)?.[0] ?? '';
  const isBullet = /\*\s/.test(lead);
  const match = isBullet ? undefined : MARKER.exec(text.slice(lead.length));
  const marker = isBullet ? '*' : (match?.slice(1).find((group) => group !== undefined) ?? '');
  const cut = lead.length + (match?.[0].length ?? 0);
  return { marker, rest: text.slice(cut), cut };
}

export function lineAt(passage: Passage, offset: number): number {
  return lineOf(passage, offset);
}

const SENTENCE_END = /[.!?](?=\s+[\p{Lu}“"(-])|;(?=\s)/gu;
/** What stands behind the last of `marks`: the clause a figure closes. Looked for from the end, so it takes no time. */
export function clauseBehind(text: string, marks: string): string {
  let from = text.length;
  while (from > 0 && !marks.includes(text[from - 1] ?? '')) {
    from -= 1;
  }
  return text.slice(from);
}

/** Whether a place stands inside round brackets. */
export function isInBrackets(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

const QUOTE_LIMIT = 320;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The sentences of a text; with `clauses`, a semicolon ends one too. */
export function sentencesOf(text: string, clauses = false): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    if (match[0] === ';' && !clauses) {
      continue;
    }
    spans.push({ start, end: match.index + 1 });
    start = match.index + 1;
  }
  if (start < text.length) {
    spans.push({ start, end: text.length });
  }
  return spans;
}

/** The sentence around a place; looked for from there, so that a long paragraph takes no longer than a short one. */
export function sentenceAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !endsSentence(text, start - 1)) {
    start -= 1;
  }
  let end = offset;
  while (end < text.length && !endsSentence(text, end)) {
    end += 1;
  }
  return { start, end: Math.min(text.length, end + 1) };
}

function endsSentence(text: string, at: number): boolean {
  return '.!?'.includes(text[at] ?? ' ') && /^\s+[\p{Lu}“"(-]/u.test(text.slice(at + 1, at + 20));
}

/** What a finding quotes: the words around, whole where they are short, never more than a few lines. */
export function quoteOf(text: string, { start, end }: Span, around = start): string {
  const whole = text.slice(start, end).trim();
  if (whole.length <= QUOTE_LIMIT) {
    return whole;
  }
  const from = Math.max(start, around - QUOTE_LIMIT / 2);
  const cut = text.slice(from, Math.min(end, from + QUOTE_LIMIT)).trim();
  return `${from > start ? '…' : ''}${cut}${from + QUOTE_LIMIT < end ? '…' : ''}`;
}
