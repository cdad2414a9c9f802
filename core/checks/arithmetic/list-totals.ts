import type { CheckFinding } from '../finding.ts';
import type { Figure } from './figures.ts';
import { fits } from './part-kinds.ts';
import type { Part } from './partition.ts';
import { isInBrackets } from './passages.ts';
import { openedList, sumFinding } from './prose-totals.ts';
import type { ReadPassage } from './reading.ts';

const BARE_TOTAL = /^tổng(?: số)?\s[^.;:()\d]{0,80}[:\s]\s*(?:là\s+)?[\d.,]+\s*[\p{L}\s]{0,20}[.;]?\s*$/iu;
const OPENS_BULLETS = /(?:(trong đó|bao gồm|gồm(?: có)?|cụ thể(?: như sau| là)?|chia ra|như sau)\s*[:.]?|:)\s*$/iu;
const BULLET = /^[-–—+*•▪○●]$/u;
const TAIL = /^[\s.;,]*(?:$|\()/u;
const SHARE_TAIL = /^[\s,;]*(?:\(|đạt|chiếm|tỷ lệ|tỉ lệ|tương đương)/iu;

/** The bullets under a passage: the following ones of one marker, until the marker changes back or the list ends. */
function bulletsUnder(passages: readonly ReadPassage[], index: number): readonly ReadPassage[] | undefined {
  const head = passages[index];
  const first = passages[index + 1];
  if (!head || !first || !BULLET.test(first.marker) || first.marker === head.marker) {
    return undefined;
  }
  const items: ReadPassage[] = [];
  for (let at = index + 1; at < passages.length; at += 1) {
    const passage = passages[at];
    if (!passage || passage.marker === head.marker || !BULLET.test(passage.marker)) {
      break;
    }
    if (passage.marker === first.marker) {
      items.push(passage);
    }
  }
  return items;
}

/** The one number of a bullet; undefined where the bullet tells more than that. */
function partOf(item: ReadPassage, total: Figure): Part | undefined {
  const plain = item.figures.filter(({ unit }) => unit !== '%');
  const [figure] = plain;
  if (!figure || figure.of || !fits(total.unit, figure.unit) || figure.start > 160) {
    return undefined;
  }
  const after = item.text.slice(figure.end);
  const isBare = TAIL.test(after) || SHARE_TAIL.test(after) || isAfterNumber(item, figure);
  const others = plain.slice(1).filter(({ start }) => !isInBrackets(item.text, start));
  if (!isBare || others.length > 0) {
    return undefined;
  }
  return { label: item.text.slice(0, figure.start).replace(/[\s:]+$/u, '') || after, figure };
}

/** "05 hồ sơ lĩnh vực đất đai": the words stand behind the number. */
function isAfterNumber(item: ReadPassage, figure: Figure): boolean {
  return figure.start === 0 && !/[.:]\s/u.test(item.text.slice(figure.end));
}

/** Bullets that have a number until the first that has none: what follows tells other things. */
function leading(items: readonly ReadPassage[], total: Figure): { parts: readonly Part[]; isWhole: boolean } {
  const parts: Part[] = [];
  for (const item of items) {
    const part = partOf(item, total);
    if (!part) {
      const isRemark = (item.figures.length === 0 && !/\d/u.test(item.text)) || item.text.length > 200;
      return { parts, isWhole: isRemark };
    }
    parts.push(part);
  }
  return { parts, isWhole: true };
}

/** "Tổng số hồ sơ tiếp nhận: 2.345 hồ sơ", with its bullets right below it. */
function bareEnd(text: string): RegExpExecArray | null {
  return BARE_TOTAL.test(text) ? /[.;]?\s*$/u.exec(text) : null;
}

/** Totals whose parts are the bullets below them. */
export function checkListTotals(passages: readonly ReadPassage[]): readonly CheckFinding[] {
  return passages.flatMap((head, index) => {
    const opener = OPENS_BULLETS.exec(head.text) ?? bareEnd(head.text);
    const items = opener ? bulletsUnder(passages, index) : undefined;
    if (!opener || !items) {
      return [];
    }
    const word = opener[1] ?? '';
    const opened = openedList(head, { at: opener.index, end: head.text.length, word });
    if (!opened) {
      return [];
    }
    const { parts, isWhole } = leading(items, opened.total);
    if (!isWhole) {
      return [];
    }
    return sumFinding(head, { ...opened, parts }) ?? [];
  });
}
