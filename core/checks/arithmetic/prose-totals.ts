import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import { absolute, compare, minus } from './amount.ts';
import type { Figure } from './figures.ts';
import { fits } from './part-kinds.ts';
import type { Part, Partition } from './partition.ts';
import { faultOf, isMixed, sumText } from './partition.ts';
import type { Span } from './passages.ts';
import { clauseBehind, sentenceAt, sentencesOf } from './passages.ts';
import type { ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';
import { slipHint } from './slips.ts';

/** "trong đó", "gồm", "cụ thể": what opens the parts of a total. */
const OPENS =
  /(?<![\p{L}])(trong đó(?:\s+(?:có|gồm|bao gồm))?|bao gồm(?: có)?|gồm(?: có)?|cụ thể(?: như sau| là)?|chia ra|được chia thành|phân theo lĩnh vực|như sau)\s*:?/giu;
const WHOLE = /gồm|cụ thể|chia|phân theo|như sau/iu;
/** Numbers beside these words compare, add up or repeat: no parts. */
const COMPARES =
  /(?:tăng|giảm|so với|cùng kỳ|cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|năm trước|kỳ trước là|lũy kế|luỹ kế|bình quân|trung bình|còn thiếu)[^,;]*$/iu;
/** Behind these words another thing is told. */
const LEAVES =
  /(?:^|[\s,;(])(?:trong khi|ngoài ra|đồng thời|bên cạnh|tổng(?: số| cộng)?|hiện (?:có|nay|đang)|tính đến|lũy kế|luỹ kế|riêng|thiếu|còn thiếu|thừa|dôi dư|kịp thời|qua đó|với tổng|so với|cùng kỳ|tăng|giảm|mỗi|bình quân)(?![\p{L}])/iu;
const BETWEEN_PARTS = /[,;:+–•]|\s(?:và|với|cùng)\s|^\s*-/iu;
const HEAD_REACH = 70;

export interface OpenedList {
  readonly total: Figure;
  readonly head: string;
  readonly whole: boolean;
  readonly alone: boolean;
  readonly loose?: boolean;
  readonly rivals?: readonly Amount[];
  /** Where the parts begin; the rest of the passage is theirs. */
  readonly from: number;
}

/** Text in which what brackets hold is blank, offsets kept: remarks within brackets are no parts. */
function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)/gu, (inside) => ' '.repeat(inside.length));
}

/** The figures of a span that could be a total: no shares, no comparisons, not in brackets. */
function totalsIn(passage: ReadPassage, plain: string, span: Span): readonly Figure[] {
  return passage.figures.filter(
    (figure) =>
      figure.start >= span.start &&
      figure.end <= span.end &&
      figure.unit !== '%' &&
      !/^\s+$/.test(plain.slice(figure.start, figure.end)) &&
      !COMPARES.test(plain.slice(span.start, figure.start)),
  );
}

/** The total that an opening word belongs to: the nearest number before it, in its sentence or the one before. */
export function openedList(
  passage: ReadPassage,
  opener: { at: number; end: number; word: string },
): OpenedList | undefined {
  const plain = blankOutside(passage.text, opener.at);
  const sentences = sentencesOf(passage.text);
  const index = sentences.findIndex(({ end }) => opener.at < end);
  const own = { start: sentences[index]?.start ?? 0, end: opener.at };
  const isFirst = passage.text.slice(own.start, own.end).trim() === '' && index > 0;
  const span = isFirst ? (sentences[index - 1] ?? own) : own;
  const totals = totalsIn(passage, plain, span);
  const total = totals.at(-1);
  if (
    !total ||
    (total.of && total.unit === 'điểm') ||
    opener.at - total.end > HEAD_REACH ||
    /[\p{L}]{2,}.*\d/u.test(plain.slice(total.end, opener.at))
  ) {
    return undefined;
  }
  const others = totals.filter((one) => one !== total && one.unit === total.unit);
  const head = passage.text.slice(span.start, total.start);
  return {
    total: total.unit === '' && OF_STAFF.test(head) ? { ...total, unit: 'người' } : total,
    head,
    whole: WHOLE.test(opener.word),
    alone: others.length === 0 || BESIDE.test(plain.slice(total.end, opener.at)),
    rivals: others.map(({ amount }) => amount),
    from: opener.end,
  };
}

/** Nothing but marks between a number and the words that open its parts. */
const BESIDE = /^[\s,;:.–-]*$/u;
/** "có mặt 68": people, though the word is not printed. */
const OF_STAFF = /(?:có mặt|hiện có|biên chế|cán bộ|công chức|viên chức)[^.;]{0,60}$/iu;

/** Brackets are blanked, except the one that the opener itself stands in. */
function blankOutside(text: string, at: number): string {
  return text.replace(/\([^()]*\)/gu, (inside, start: number) =>
    start <= at && at < start + inside.length ? inside : ' '.repeat(inside.length),
  );
}

/** How far a list reaches: to the end of its sentence, of its bracket, or to the next opening word. */
function reachOf(text: string, from: number): Span {
  const opened = text.slice(0, from);
  const inBracket = opened.lastIndexOf('(') > opened.lastIndexOf(')');
  const close = inBracket ? text.indexOf(')', from) : -1;
  const sentence = sentencesOf(text).find(({ end }) => from < end)?.end ?? text.length;
  return { start: from, end: close >= 0 ? Math.min(close, sentence) : sentence };
}

/** The parts of a list in running text; undefined where its build leaves two readings. */
function partsIn(passage: ReadPassage, total: Figure, span: Span): readonly Part[] | undefined {
  const { text } = passage;
  const outer = withoutBrackets(text.slice(span.start, span.end));
  const plain = ' '.repeat(span.start) + outer;
  const inside = passage.figures.filter(
    ({ start, end }) => start >= span.start && end <= span.end && !isShare(start, end),
  );
  const open = inside.filter(({ start }) => (plain[start] ?? ' ') !== ' ');
  const source = open.length > 0 ? open : inside;
  const readable = open.length > 0 ? plain : text;
  const parts: Part[] = [];
  let last = span.start;
  let isNumberFirst = false;
  for (const figure of source) {
    const between = readable.slice(last, figure.start);
    if (LEAVES.test(between) && !COMPARES.test(between)) {
      break;
    }
    const step = stepOf(between, figure, total, parts.length);
    if (step === 'stop') {
      break;
    }
    if (step === 'unclear') {
      return undefined;
    }
    if (step === 'part') {
      isNumberFirst ||= parts.length === 0 && labelIn(between) === '';
      parts.push({ label: labelOf(between, readable, figure, span.end, isNumberFirst), figure });
    }
    last = figure.end;
  }
  return parts;

  function isShare(start: number, end: number): boolean {
    return passage.figures.some((figure) => figure.start === start && figure.end === end && figure.unit === '%');
  }
}

function stepOf(between: string, figure: Figure, total: Figure, count: number): 'part' | 'skip' | 'stop' | 'unclear' {
  if (COMPARES.test(between)) {
    return 'skip';
  }
  if (OPENS_ONCE.test(between) && count > 0) {
    return 'unclear';
  }
  if (figure.of || !fits(total.unit, figure.unit)) {
    return count > 1 ? 'stop' : 'unclear';
  }
  if (count > 0 && !BETWEEN_PARTS.test(between)) {
    return 'unclear';
  }
  return 'part';
}

const OPENS_ONCE = new RegExp(OPENS.source, 'iu');

/** The words before a number; where the list prints its numbers first, the words behind it. */
function labelOf(between: string, text: string, figure: Figure, limit: number, isNumberFirst: boolean): string {
  const before = labelIn(between);
  if (before !== '' && !isNumberFirst) {
    return before;
  }
  const after = /^[^,;.()]*/u.exec(text.slice(figure.end, limit))?.[0] ?? '';
  return `${figure.unit} ${after.replace(/\s(?:và|với|cùng)\s.*$/u, '')}`.trim();
}

function labelIn(between: string): string {
  return between
    .replace(/^[\s,;:+–)(-]+/u, '')
    .replace(/[\s:–(-]+$/u, '')
    .replace(/^(?:và|với|cùng|có|là)(?:\s+|$)/iu, '');
}

/** "…, còn lại là công chức", "v.v": the list goes on without numbers. */
function goesOn(text: string): boolean {
  return /còn lại|khác|v\.v|…|\.\.\./iu.test(text);
}

/** The totals of running text whose parts stand behind "trong đó", "gồm", "cụ thể", or in the bracket behind them. */
export function checkProseTotals(passage: ReadPassage): readonly CheckFinding[] {
  return openedPartsIn(passage).flatMap((list) => {
    const after = passage.text.slice(list.parts.at(-1)?.figure.end ?? list.span.end, list.span.end);
    const around = aroundOf(passage, list.total, list.parts);
    return sumFinding(passage, { ...list, around, isOpen: goesOn(after) }, list.span) ?? [];
  });
}

interface ListWithParts extends OpenedList {
  readonly parts: readonly Part[];
  readonly span: Span;
}

/** The opened lists of a passage whose build leaves one reading. */
export function openedPartsIn(passage: ReadPassage): readonly ListWithParts[] {
  const opened = [...passage.text.matchAll(OPENS)].flatMap((match) => openedList(passage, openerOf(match)) ?? []);
  const listed = [...opened, ...afterColon(passage, opened)];
  const certain = [...listed, ...bracketed(passage, listed)];
  return [...certain, ...loose(passage, certain)].flatMap((list) => {
    const span = reachOf(passage.text, list.from);
    const parts = partsIn(passage, list.total, span);
    return parts ? [{ ...list, parts, span }] : [];
  });
}

/** The other numbers of the passage that count the same thing. */
function aroundOf({ figures }: ReadPassage, total: Figure, parts: readonly Part[]): readonly Amount[] {
  const own = new Set([total.start, ...parts.map(({ figure }) => figure.start)]);
  return figures.filter((one) => one.unit === total.unit && !own.has(one.start)).map(({ amount }) => amount);
}

/** "Tổng số 25 nhiệm vụ: quý I 6 nhiệm vụ, quý II …": a colon opens the parts of what is called a total. */
function afterColon(passage: ReadPassage, opened: readonly OpenedList[]): readonly OpenedList[] {
  return passage.figures.flatMap((total) => {
    const colon = /^\s*:\s+(?=\S)/u.exec(passage.text.slice(total.end, total.end + 8));
    const { start } = sentenceAt(passage.text, total.start);
    const head = clauseBehind(passage.text.slice(start, total.start), ';');
    const isTaken = opened.some((list) => list.total.start === total.start);
    if (
      !colon ||
      total.of ||
      total.unit === '%' ||
      total.unit === '' ||
      isTaken ||
      !/^[^\d]*tổng[^\d]*$/iu.test(head)
    ) {
      return [];
    }
    return [{ total, head, whole: false, alone: true, from: total.end + colon[0].length }];
  });
}

function openerOf(match: RegExpExecArray): { at: number; end: number; word: string } {
  return { at: match.index, end: match.index + match[0].length, word: match[0] };
}

/** "tổng số 32 nhiệm vụ; quý I 8 nhiệm vụ, …", "12 vụ việc: hòa giải thành 10 vụ việc, …": a mark alone opens. */
function loose(passage: ReadPassage, opened: readonly OpenedList[]): readonly OpenedList[] {
  const taken = new Set(opened.map(({ total }) => total.start));
  return passage.figures.flatMap((total) => {
    const mark = /^[^\d(),;.:%]{0,30}[:;]\s+(?=\S)/u.exec(passage.text.slice(total.end, total.end + 40));
    const isCounted = !total.of && !MEASURED.test(total.unit) && !taken.has(total.start);
    if (!mark || !isCounted) {
      return [];
    }
    const head = passage.text.slice(sentenceAt(passage.text, total.start).start, total.start);
    return [{ total, head, whole: false, alone: true, loose: true, from: total.end + mark[0].length }];
  });
}

const MEASURED = /^(?:|%|điểm|hồ sơ|(?:\p{L}+ )?đồng|phút|giờ|ngày)$/u;

/** "2.300 hồ sơ (trước hạn 1.500 hồ sơ, đúng hạn 800 hồ sơ)": a bracket that opens with a part. */
function bracketed(passage: ReadPassage, opened: readonly OpenedList[]): readonly OpenedList[] {
  return passage.figures.flatMap((total) => {
    const bracket =
      /^(?:\s+\p{L}[^\d(),;.:%]{0,34})?\s*\((?!\s*(?:trong đó|gồm|bao gồm|tăng|giảm|so với|đạt|chiếm))/iu.exec(
        passage.text.slice(total.end, total.end + 60),
      );
    const isTaken = opened.some((list) => list.total.start === total.start);
    if (!bracket || total.of || total.unit === '%' || total.unit === '' || isTaken) {
      return [];
    }
    const head = passage.text.slice(sentenceAt(passage.text, total.start).start, total.start);
    return [{ total, head, whole: false, alone: true, from: total.end + bracket[0].length }];
  });
}

export function sumFinding(passage: ReadPassage, partition: Partition, span?: Span): CheckFinding | undefined {
  const fault = faultOf(partition);
  if (!fault) {
    return undefined;
  }
  const { total } = partition;
  const shown = total.unit || (partition.parts.find(({ figure }) => figure.unit !== '')?.figure.unit ?? '');
  const difference = absolute(minus(fault.sum, fault.total));
  const word = compare(fault.sum, fault.total) > 0 ? 'lớn hơn' : 'nhỏ hơn';
  const message =
    `Các phần cộng lại không bằng tổng đã ghi: ${sumText(fault, isMixed(partition) ? 'đồng' : shown)}. ` +
    `Tổng các phần ${word} số tổng ${total.printed}${shown ? ` ${shown}` : ''}; cần đối chiếu lại số tổng và từng phần.${slipHint(fault.parts, fault.total)}`;
  return findingAt(
    passage,
    total.start,
    {
      rule: 'sum-mismatch',
      severity: fault.severity,
      message,
      numbers: [...fault.parts, fault.sum, fault.total, difference],
    },
    span && { start: Math.min(total.start, span.start), end: span.end },
  );
}
