import { clean, fold } from '#core/kernel/text.ts';

/** A numbered part of a notice, or a paragraph that begins like an order. */
export interface TextItem {
  /** As printed: "2.1", "a", "-"; empty for a paragraph without a number. */
  readonly number: string;
  /** All its words, lines joined. */
  readonly text: string;
  /** Its first line: a heading ends there, whatever follows. */
  readonly head: string;
  /** The first line it stands on, from 1. */
  readonly line: number;
  readonly children: TextItem[];
}

interface Growing {
  number: string;
  text: string;
  head: string;
  line: number;
  rank: number;
  children: Growing[];
}

const MARKS: readonly (readonly [RegExp, (mark: string) => number])[] = [
  [/^([IVX]{1,5})[.)]\s+/u, () => 0],
  [/^(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=\p{Lu}|["“(])/u, (mark) => mark.split('.').length],
  [/^(\d{1,2})[.)]\s+/u, () => 1],
  [/^([a-zđ])[.)]\s+/u, () => 10],
  [/^([-–+•*])\s+/u, (mark) => (mark === '+' ? 12 : 11)],
];

/** Words with which an order begins where it has no number. */
const ORDER = /^(?:Giao|GIAO|Phân công|Yêu cầu|Đề nghị|Đồng chí|Ông|Bà)\s+[\p{Lu}cđ]/u;
const BEGIN = /(kết luận|chỉ đạo|thống nhất)[^.]{0,40}như sau[^.]{0,20}:?\s*$/iu;
const END = /^(nơi nhận|tm\.|kt\.|thông báo (này|kết luận)|trên đây là)/iu;

/**
 * Takes a notice apart into its items. Begins after "kết luận như sau" where that stands, ends at the closing formula;
 * lines that continue an item are joined to it.
 */
export function itemsOf(text: string): readonly TextItem[] {
  const lines = text.split(/\r?\n/u).map(tidy);
  const first = lines.findIndex((line) => BEGIN.test(line)) + 1;
  const last = lines.findIndex((line, place) => place >= first && END.test(line));
  const roots: Growing[] = [];
  const open: Growing[] = [];
  let [afterGap, loose] = [false, false];
  for (const [place, line] of lines.slice(0, last < 0 ? undefined : last).entries()) {
    if (place < first || line === '') {
      afterGap = true;
      continue;
    }
    const item = itemOn(line, place + 1, open);
    const current = open.at(-1);
    if (item) {
      add(roots, open, item);
    } else if (current && !loose && (!afterGap || continues(line))) {
      current.text = `${current.text} ${line}`;
    }
    // A paragraph of its own: what follows it belongs to it, until the next item.
    loose = !item && (loose || (afterGap && !continues(line)));
    afterGap = false;
  }
  return roots;
}

function itemOn(line: string, number: number, open: readonly Growing[]): Growing | undefined {
  const found = markOf(line);
  if (found) {
    return { ...found, head: found.text, line: number, children: [] };
  }
  return ORDER.test(line)
    ? { number: '', rank: paragraphRank(open), text: line, head: line, line: number, children: [] }
    : undefined;
}

/** Without the marks of a text kept as Markdown: "**2.1.** Triển khai", "### 3. Tổ chức". */
function tidy(line: string): string {
  return clean(line.replace(/^\s*#+\s*/u, '').replace(/\*\*|__|(?<=^|[\s(])\*(?=\S)|(?<=\S)\*(?=$|[\s).,;:])/gu, ''));
}

function markOf(line: string): { number: string; rank: number; text: string } | undefined {
  for (const [pattern, rankOf] of MARKS) {
    const found = pattern.exec(line);
    if (found?.[1]) {
      return { number: found[1], rank: rankOf(found[1]), text: line.slice(found[0].length) };
    }
  }
  return undefined;
}

/** A broken page puts an empty line into a sentence; its rest begins in lower case. */
function continues(line: string): boolean {
  return /^[\p{Ll}\d(,;]/u.test(line);
}

/** A paragraph stands beside the last numbered item that is not inside a list. */
function paragraphRank(open: readonly Growing[]): number {
  const [top] = open;
  return top === undefined ? 1 : top.number === '' ? top.rank : top.rank + 1;
}

function add(roots: Growing[], open: Growing[], item: Growing): void {
  const parent = parentOf(open, item);
  while (open.length > 0 && open.at(-1) !== parent) {
    open.pop();
  }
  (parent?.children ?? roots).push(item);
  open.push(item);
}

/**
 * The nearest open item of a higher rank; a dotted number ("1.1" under "3.1") whose beginning is no open item's number
 * stands under the item it follows.
 */
function parentOf(open: readonly Growing[], item: Growing): Growing | undefined {
  const isDotted = /^\d+\./u.test(item.number);
  const head = item.number.split('.').slice(0, -1).join('.');
  const named = isDotted ? open.findLast(({ number }) => number === head) : undefined;
  if (named) {
    return named;
  }
  const restarts =
    isDotted && open.some(({ number }) => /^\d/u.test(number) && number.split('.')[0] !== head.split('.')[0]);
  if (restarts) {
    const sibling = open.findLast(({ number }) => number.split('.').slice(0, -1).join('.') === head);
    return sibling ? open[open.indexOf(sibling) - 1] : open.findLast(({ rank }) => rank <= item.rank);
  }
  return open.findLast(({ rank }) => rank < item.rank);
}

const ASSESSMENT = /^(danh gia|ket qua|nhan dinh|uu diem|han che|ton tai|tinh hinh|ve uu diem|ve han che|nguyen nhan)/u;

/** "1. Đánh giá chung": what stands below tells of the past and orders nothing. */
export function tellsOfThePast({ head }: TextItem): boolean {
  const words = fold(head).replace(/[^a-z0-9 ]/gu, '');
  return ASSESSMENT.test(words) && words.split(' ').length <= 12;
}
