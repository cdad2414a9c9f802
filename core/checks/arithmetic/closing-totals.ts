import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import { absolute, amountOf, compare, equal, minus, plus, printed, printedSum, sumOf, times, ZERO } from './amount.ts';
import type { Figure } from './figures.ts';
import { fits } from './part-kinds.ts';
import { sentenceAt } from './passages.ts';
import type { ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';
import { slipHint, slipsOf } from './slips.ts';

const CLOSES =
  /(?:^|[\s,;(])(?:tổng cộng|tổng số|cộng chung|cộng|tổng)(?:\s+(?:là|có|số|chung|cả hai|tất cả))*\s*:?\s*$/iu;
/** A total that reaches further than its sentence, or adds to what was there before. */
const WIDER = /lũy kế|luỹ kế|nâng|đến nay|từ đầu|cả nước|toàn|trong tổng|trên tổng|so với|tăng|giảm|trước đó/iu;
const PART_OF = /trong đó|gồm|cụ thể|bình quân|trung bình|mỗi|so với|tăng|giảm|cùng kỳ|còn|trong tổng|trên tổng/iu;
const JOINED = /(?:\s(?:và|với|cùng)\s|[,;])/iu;

/** "136 thủ tục … và 312 thủ tục …, tổng cộng 448 thủ tục": a total behind the numbers it closes. */
export function checkClosingTotals(passage: ReadPassage): readonly CheckFinding[] {
  return passage.figures.flatMap((total, index) => {
    const { start } = sentenceAt(passage.text, total.start);
    const previous = passage.figures[index - 1];
    const before = passage.text.slice(Math.max(start, previous?.end ?? 0), total.start);
    if (!isTotal(total, previous, before)) {
      return [];
    }
    const parts = partsBefore(passage, index, start);
    return parts.length < 2 ? [] : (closingFinding(passage, total, parts) ?? []);
  });
}

function isTotal(total: Figure, previous: Figure | undefined, before: string): boolean {
  const isPlain = total.certain && !total.rough && !total.of && total.unit !== '%' && total.unit !== '';
  return isPlain && previous !== undefined && CLOSES.test(before) && !WIDER.test(before);
}

const BODIES = new Set(['xã, thị trấn', 'phường', 'huyện', 'phòng', 'trường', 'thôn', 'tổ chức']);

/** The same thing, or communes and offices that are counted together as bodies. */
function isOfTotal(total: string, part: string): boolean {
  return fits(total, part) || (total === 'cơ quan, đơn vị' && BODIES.has(part));
}

/** The numbers of the same thing in the sentence before the total; none where the words say that they are no list. */
function partsBefore({ text, figures }: ReadPassage, index: number, start: number): readonly Figure[] {
  const total = figures[index];
  const told = figures.slice(0, index).filter((one) => one.start >= start && one.unit !== '%');
  const span = text.slice(start, told.at(-1)?.end ?? start);
  const isList =
    told.every(
      ({ unit, of, certain, rough }) => unit !== '' && isOfTotal(total?.unit ?? '', unit) && !of && certain && !rough,
    ) &&
    !PART_OF.test(span) &&
    told.slice(1).every((one, at) => JOINED.test(text.slice(told[at]?.end ?? 0, one.start)));
  return isList && told.length <= 12 ? told : [];
}

function closingFinding(passage: ReadPassage, total: Figure, parts: readonly Figure[]): CheckFinding | undefined {
  const amounts = parts.map(({ amount }) => amount);
  let sum: Amount = ZERO;
  for (const amount of [...amounts].reverse()) {
    sum = plus(sum, amount);
    if (equal(sum, total.amount)) {
      return undefined;
    }
  }
  const difference = absolute(minus(sum, total.amount));
  const isNear = compare(times(difference, amountOf('4')), total.amount) <= 0;
  const mayBeSlip = slipsOf(amounts, total.amount).length > 0;
  if (
    !(isNear || mayBeSlip) ||
    isAccountedFor(passage, total, difference) ||
    amounts.some((amount) => compare(amount, total.amount) > 0)
  ) {
    return undefined;
  }
  const message =
    `Các số đứng trước cộng lại không bằng số tổng cộng: ${printedSum(amounts)} = ${printed(sumOf(amounts))} ≠ ${printed(total.amount)}, ` +
    `lệch ${printed(difference)} ${total.unit}. Cần đối chiếu lại số tổng và từng phần.${slipHint(amounts, total.amount)}`;
  return findingAt(passage, total.start, {
    rule: 'sum-mismatch',
    severity: 'error',
    message,
    numbers: [...amounts, sum, total.amount, difference],
  });
}

/** "tổng cộng 14 xã do có 1 xã kiểm tra hai lần": the sentence goes on to say why. */
function isAccountedFor({ text, figures }: ReadPassage, total: Figure, difference: Amount): boolean {
  const { end } = sentenceAt(text, total.start);
  const isTold = figures.some((one) => one.start > total.start && one.end <= end && equal(one.amount, difference));
  return (
    isTold ||
    /(?<!\p{L})(?:do|vì|trùng|hai lần|nhiều lần|không tính|chưa kể|chưa tính)(?!\p{L})/iu.test(
      text.slice(total.end, end),
    )
  );
}

const TIME = new Set(['phút', 'giờ', 'ngày']);
const EACH = /^[^.;\d]{0,40}[(,]\s*(?:thời lượng\s+|bình quân\s+)?mỗi\s+(\p{L}+(?:\s\p{L}+)?)[^\d.;)]{0,20}$/iu;
const IN_ALL = /^\s*[^\d.;)]{0,15},\s*tổng(?:\s+(?:cộng|số|thời lượng|thời gian|kinh phí|là))*\s*:?\s*$/iu;

/** "24 lượt phát thanh (mỗi lượt 15 phút, tổng 360 phút)": so many of so much each. */
export function checkProducts(passage: ReadPassage): readonly CheckFinding[] {
  const { text, figures } = passage;
  return figures.flatMap((count, index) => {
    const [each, total] = [figures[index + 1], figures[index + 2]];
    if (!each || !total || [count, each, total].some(({ of, certain, rough }) => of || !certain || rough)) {
      return [];
    }
    const unit = EACH.exec(text.slice(count.end, each.start))?.[1]?.toLowerCase() ?? '';
    const isOfEach = unit !== '' && (unit === count.unit || unit.startsWith(`${count.unit} `));
    const isMeasure = each.unit === total.unit && (TIME.has(each.unit) || /đồng$/u.test(each.unit));
    const product = times(count.amount, each.amount);
    if (!isOfEach || !isMeasure || !IN_ALL.test(text.slice(each.end, total.start)) || equal(product, total.amount)) {
      return [];
    }
    const difference = absolute(minus(product, total.amount));
    const message =
      `Số lần nhân với mức mỗi lần không bằng tổng đã ghi: ${printed(count.amount)} × ${printed(each.amount)} = ${printed(product)} ≠ ${printed(total.amount)}, ` +
      `lệch ${printed(difference)} ${total.unit}. Cần xem lại số lượng, mức mỗi lần hoặc số tổng.`;
    return [
      findingAt(passage, total.start, {
        rule: 'sum-mismatch',
        severity: 'error',
        message,
        numbers: [count.amount, each.amount, product, total.amount, difference],
      }),
    ];
  });
}
