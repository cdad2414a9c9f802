import type { CheckFinding } from '../finding.ts';
import { compare, printed, ZERO } from './amount.ts';
import type { Figure } from './figures.ts';
import { lineAt, sentenceAt, sentencesOf } from './passages.ts';
import type { Reading, ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';
import { isNarrow, isPlan, isWish, periodsIn } from './scope.ts';

/** What a report may deny and count: the words that deny it, its unit, the words before its number. */
const THINGS: readonly { readonly denied: RegExp; readonly unit: string; readonly counted: RegExp }[] = [
  {
    denied:
      /(?:không|chưa)\s+(?:tiếp nhận|nhận được|có|phát sinh)\s+(?:bất kỳ\s+)?(?:phản ánh|kiến nghị)(?:\s*,?\s*(?:và\s+)?(?:kiến nghị|phản ánh))?/iu,
    unit: 'phản ánh, kiến nghị',
    counted: /(?:tiếp nhận|nhận được|phát sinh)(?:\s+(?:là|được|tổng số))?\s*:?\s*$/iu,
  },
  {
    denied: /(?:không|chưa)\s+(?:tiếp nhận|nhận được|có|phát sinh)\s+đơn(?:\s+thư)?(?:\s+khiếu nại)?/iu,
    unit: 'đơn',
    counted: /(?:tiếp nhận|nhận được|phát sinh)(?:\s+(?:là|được|tổng số))?\s*:?\s*$/iu,
  },
  {
    denied: /(?:không|chưa)\s+ban hành\s+(?:các\s+)?văn bản\s+(?:quy phạm pháp luật|QPPL)/iu,
    unit: 'văn bản',
    counted: /ban hành(?:\s+(?:được|mới))?\s*:?\s*$/iu,
  },
];
/** The thing denied, or counted, is only one kind of it. */
const OF_A_KIND =
  /^\s*(?:về|liên quan|đối với|qua|thuộc|nào về|quá hạn|tồn đọng|vượt|đông người|trái|hành chính)(?!\p{L})/iu;

/** "không có X" in a report that elsewhere counts X: a look, since both may speak of different kinds of it. */
export function checkNoneClaims({ passages }: Reading): readonly CheckFinding[] {
  if (isPlan(passages)) {
    return [];
  }
  return THINGS.flatMap(({ denied, unit, counted }) => {
    const number = passages.flatMap((passage) =>
      passage.ahead
        ? []
        : passage.figures
            .filter((figure) => isCounted(passage, figure, unit, counted))
            .map((figure) => ({ passage, figure })),
    )[0];
    return number ? passages.flatMap((passage) => (passage.ahead ? [] : denials(passage, denied, number))) : [];
  });
}

function isCounted(
  { text }: ReadPassage,
  { unit, amount, certain, of, start, end }: Figure,
  wanted: string,
  counted: RegExp,
): boolean {
  const behind = text.slice(end, end + 30);
  const isOther = wanted === 'văn bản' ? !/quy phạm|qppl/iu.test(text.slice(start, end + 4)) : OF_A_KIND.test(behind);
  const { start: from } = sentenceAt(text, start);
  return (
    unit === wanted &&
    certain &&
    !of &&
    !isOther &&
    compare(amount, ZERO) > 0 &&
    counted.test(text.slice(from, start)) &&
    periodsIn(text.slice(from, start)).every((period) => !/trước|cùng kỳ/u.test(period))
  );
}

function denials(
  passage: ReadPassage,
  denied: RegExp,
  number: { passage: ReadPassage; figure: Figure },
): readonly CheckFinding[] {
  return sentencesOf(passage.text).flatMap((span) => {
    const sentence = passage.text.slice(span.start, span.end);
    const found = denied.exec(sentence);
    if (
      !found ||
      isNarrow(sentence) ||
      isWish(sentence.slice(0, found.index)) ||
      OF_A_KIND.test(sentence.slice(found.index + found[0].length)) ||
      /tháng|quý|tuần/iu.test(sentence)
    ) {
      return [];
    }
    const line = lineAt(number.passage, number.figure.start);
    const message =
      `Báo cáo viết “${found[0]}” nhưng dòng ${line} ghi ${printed(number.figure.amount)} ${number.figure.unit}. ` +
      'Cần đối chiếu nhận định với số liệu.';
    return [
      findingAt(
        passage,
        span.start + found.index,
        { rule: 'claim-contradicts-figure', severity: 'warning', message, numbers: [number.figure.amount] },
        span,
      ),
    ];
  });
}
