import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import { absolute, compare, equal, minus, printed, sharesAt, ZERO } from './amount.ts';
import type { Figure } from './figures.ts';
import type { ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';

/** A part, its whole, and the share that is printed for them. */
export interface Ratio {
  readonly part: Amount;
  readonly whole: Amount;
  readonly share: Figure;
  /** The words leave no doubt that the share is of these two. */
  readonly sure: boolean;
}

const JOIN = '(?:đạt|chiếm|tương đương|tương ứng|bằng|tức)?\\s*(?:với\\s+)?(?:tỷ lệ|tỉ lệ)?\\s*(?:là|đạt|:)?\\s*';
const AFTER_FRACTION = new RegExp(`^[^;.()%\\d]{0,60}?(?:[,;(=–-]|\\s(?=đạt|chiếm|bằng|tương))\\s*${JOIN}\\s*$`, 'iu');
const LOOSE = /^[^,;(=–-]*$/u;
const BEFORE_FRACTION = /^\s*[^().;,\d%]{0,40}\(\s*(?:tương ứng|tương đương|đạt|tức)?\s*(?:với\s+)?$/iu;
const OUT_OF = /^\s*[^\d.;()]{0,50}(?:trên|\/|trong)\s+(?:tổng số|tổng)\s*(?:là\s+)?$/iu;
const OTHER_BASE = /^\s*(?:so với|kế hoạch|dự toán|chỉ tiêu|nghị quyết|cùng kỳ|của năm)/iu;
const COMPARED = /(?:tăng|giảm|vượt|cao hơn|thấp hơn)\s*$/iu;
/**
 * Without a comma, "10/15 xã đạt 100%" says how many reached it; only of work that is done it says what share that is.
 */
const DONE =
  /^(?:hồ sơ|nhiệm vụ|cam kết|văn bản|phiếu|thủ tục hành chính|đồng|(?:nghìn|triệu|tỷ) đồng|giao dịch|phản ánh, kiến nghị|đơn)$/u;

function afterFraction(text: string, fraction: Figure, share: Figure): boolean | undefined {
  const between = text.slice(fraction.end, share.start);
  if (!AFTER_FRACTION.test(between)) {
    return undefined;
  }
  const isLoose = LOOSE.test(between);
  if (isLoose && (!DONE.test(fraction.unit) || between.trim().split(' ').length > 8)) {
    return undefined;
  }
  if (isLoose && share.printed === '100') {
    return false;
  }
  return !OTHER_BASE.test(text.slice(share.end)) || /^\s*kế hoạch\s*(?:[.,;)]|$)/iu.test(text.slice(share.end));
}

/** The fractions of a passage with the share printed beside each. */
function ratiosIn(passage: ReadPassage): readonly Ratio[] {
  return passage.figures.flatMap(
    (_, index) => fractionFirst(passage, index) ?? shareFirst(passage, index) ?? outOf(passage, index) ?? [],
  );
}

/** "28/31 nhiệm vụ, đạt 90,3%" */
function fractionFirst({ text, figures }: ReadPassage, index: number): Ratio | undefined {
  const [fraction, share] = [figures[index], figures[index + 1]];
  if (!fraction?.of || share?.unit !== '%' || fraction.unit === 'điểm') {
    return undefined;
  }
  const sure = afterFraction(text, fraction, share);
  return sure === undefined ? undefined : ratio(fraction, fraction.of.amount, share, sure);
}

/** "đạt 90,3% (28/31 nhiệm vụ)" */
function shareFirst({ text, figures }: ReadPassage, index: number): Ratio | undefined {
  const [share, fraction] = [figures[index], figures[index + 1]];
  if (share?.unit !== '%' || !fraction?.of || fraction.unit === 'điểm') {
    return undefined;
  }
  const isBeside = BEFORE_FRACTION.test(text.slice(share.end, fraction.start));
  const closes = /^\s*[^().;,\d%]{0,40}\)/u.test(text.slice(fraction.end));
  if (!isBeside || !closes || COMPARED.test(text.slice(0, share.start))) {
    return undefined;
  }
  return ratio(fraction, fraction.of.amount, share, !/^(?:phiếu|người|lượt)/u.test(fraction.unit));
}

/** "708 hồ sơ trên tổng số 720 hồ sơ, đạt 98,33%" */
function outOf({ text, figures }: ReadPassage, index: number): Ratio | undefined {
  const [part, whole, share] = [figures[index], figures[index + 1], figures[index + 2]];
  if (!part || !whole || share?.unit !== '%' || part.of || whole.of || part.unit === '' || part.unit !== whole.unit) {
    return undefined;
  }
  const sure = OUT_OF.test(text.slice(part.end, whole.start)) ? afterFraction(text, whole, share) : undefined;
  return sure === undefined || !whole.certain ? undefined : ratio(part, whole.amount, share, sure);
}

function ratio(part: Figure, whole: Amount, share: Figure, sure: boolean): Ratio | undefined {
  const readable = part.certain && share.certain && !part.rough && !share.rough && compare(whole, ZERO) > 0;
  return readable ? { part: part.amount, whole, share, sure } : undefined;
}

export function checkRatios(passage: ReadPassage): readonly CheckFinding[] {
  return ratiosIn(passage).flatMap((one) => ratioFinding(passage, one) ?? []);
}

/** A share that neither rounding nor cutting off can make of its two numbers. */
function ratioFinding(passage: ReadPassage, { part, whole, share, sure }: Ratio): CheckFinding | undefined {
  const { below, above } = sharesAt(part, whole, share.amount.places);
  if (
    equal(share.amount, below) ||
    (equal(share.amount, above) && sharesAt(part, whole, share.amount.places).isUpper)
  ) {
    return undefined;
  }
  const precise = sharesAt(part, whole, Math.max(2, share.amount.places));
  const right = precise.isUpper ? precise.above : precise.below;
  const difference = absolute(minus(share.amount, right));
  const isNear = equal(share.amount, above);
  const message =
    `Tỷ lệ không khớp với hai số đi kèm: ${printed(part)} ÷ ${printed(whole)} = ${printed(right)}% ≠ ${share.printed}%, ` +
    `lệch ${printed(difference)} điểm phần trăm. Cần xem lại tử số, mẫu số hoặc tỷ lệ đã ghi.`;
  return findingAt(passage, share.start, {
    rule: 'ratio-mismatch',
    severity: sure && !isNear ? 'error' : 'warning',
    message,
    numbers: [part, whole, right, share.amount, difference],
  });
}

const COUNTED =
  /^(?:phiếu|hồ sơ|người|lượt|lượt người|văn bản|thủ tục hành chính|nhiệm vụ|trường hợp|giao dịch|cán bộ|công chức|ý kiến|hộ|cuộc|lần|đồng)$/u;
const RATE = /(?<!\p{L})(?:tỷ lệ|tỉ lệ)\s+(?=\p{L})/giu;
const VERB = /(?:đạt|là|bằng|ở mức|:)\s*$/iu;
const NO_SUBJECT = /(?:theo|phân chia(?: theo)?|có|các|một|những|với|chưa|không|trừ|và)\s*$/iu;
const OTHER_VERB =
  /;|\d|%|[.!?]\s|(?<!\p{L})(?:nên|vì|do đó|trong đó|với|đã|tổng số|số lượng|số hồ sơ|số phiếu)(?!\p{L})/iu;

/** A rate that is printed as a number of things: "tỷ lệ hài lòng đạt 345 phiếu". */
export function checkCountsAsRates(passage: ReadPassage): readonly CheckFinding[] {
  return [...passage.text.matchAll(RATE)].flatMap((match) => {
    const from = match.index + match[0].length;
    const figure = passage.figures.find(({ start }) => start >= from);
    if (!figure || figure.of || !COUNTED.test(figure.unit) || NO_SUBJECT.test(passage.text.slice(0, match.index))) {
      return [];
    }
    const between = passage.text.slice(from, figure.start);
    const rest = passage.text.slice(figure.end, figure.end + 80);
    const isSubject = VERB.test(between) && !OTHER_VERB.test(between) && between.length < 220;
    if (!isSubject || /^[^.;]*(?:%|phần trăm|trên tổng|\/\s*\d)/u.test(rest)) {
      return [];
    }
    const message =
      `“Tỷ lệ” được ghi bằng số lượng ${figure.printed} ${figure.unit}, không phải bằng phần trăm. ` +
      'Cần ghi tỷ lệ % kèm tổng số làm mẫu số, hoặc đổi thành “số lượng”.';
    return [
      findingAt(passage, figure.start, { rule: 'count-as-rate', severity: 'error', message, numbers: [figure.amount] }),
    ];
  });
}
