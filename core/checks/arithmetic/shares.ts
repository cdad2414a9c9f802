import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import { absolute, amountOf, compare, equal, minus, plus, printed, sharesAt, times, ZERO } from './amount.ts';
import type { Figure } from './figures.ts';
import type { Part, Partition } from './partition.ts';
import { faultOf } from './partition.ts';
import { openedPartsIn } from './prose-totals.ts';
import type { ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';
import { rolesIn } from './roles.ts';
import type { Table } from './tables.ts';
import { isMoney, moneyScale } from './units.ts';

/** What stands between a number and its share: "12 hồ sơ (chiếm 0,67%)", "1.650 hồ sơ, đạt tỷ lệ 87,95%". */
const BESIDE =
  /^(?:(?!tỷ lệ|tỉ lệ)[^,;.()\d%]){0,30}(?:\(\s*(?:(?:chiếm|đạt|bằng|tương ứng|tương đương)\s*)?|,?\s*(?:chiếm|đạt|bằng|tương ứng|tương đương)\s*)(?:với\s+)?(?:tỷ lệ|tỉ lệ)?\s*(?:là|đạt|:)?\s*$/iu;
const COMPARES = /tăng|giảm|so với|vượt|cao hơn|thấp hơn|cùng kỳ|kế hoạch|chỉ tiêu|hài lòng/iu;
const OTHER_BASE = /^\s*(?:so với|kế hoạch|chỉ tiêu|nghị quyết|cùng kỳ|của năm|trên|tổng|trong tổng|số|dân số)/iu;
const BUDGET =
  /(?:dự toán|kế hoạch vốn|tổng vốn|tổng kinh phí|kinh phí được (?:giao|cấp|phân bổ)|được (?:giao|cấp|phân bổ))[^\d;.]{0,30}$/iu;
const SPENT = /(?:giải ngân|đã chi|đã sử dụng|đã thực hiện|quyết toán)[^\d;.]{0,20}$/iu;

interface Claim {
  readonly part: Figure;
  readonly whole: Figure;
  readonly share: Figure;
}

/** The shares of a passage whose whole stands elsewhere in it, and that no number of the document explains. */
export function checkShares(passages: readonly ReadPassage[], tables: readonly Table[]): readonly CheckFinding[] {
  const known = knownWholes(passages, tables);
  return passages.flatMap((passage, index) =>
    passage.ahead
      ? []
      : [...ofLists(passage), ...ofFlow(passage, passages[index - 1]), ...ofBudget(passage)].flatMap(
          (claim) => shareFinding(passage, claim, known) ?? [],
        ),
  );
}

/** Every number of the document that a share could be of, ascending, in its smallest unit. */
function knownWholes(passages: readonly ReadPassage[], tables: readonly Table[]): readonly Amount[] {
  const told = passages
    .flatMap(({ figures }) => figures)
    .filter(({ unit }) => unit !== '%')
    .flatMap((figure) => [worth(figure), ...(figure.of ? [figure.of.amount] : [])]);
  const tabled = tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(({ amount }) => amount ?? [])));
  return [...told, ...tabled].sort(compare);
}

function worth({ amount, unit }: Figure): Amount {
  return times(amount, moneyScale(unit));
}

/** The share printed right behind a number. */
function shareBehind({ text, figures }: ReadPassage, part: Figure): Figure | undefined {
  const share = figures[figures.findIndex(({ start }) => start === part.start) + 1];
  const between = share?.unit === '%' ? text.slice(part.end, share.start) : '';
  const isBeside = share !== undefined && BESIDE.test(between) && !COMPARES.test(between);
  const isOwn = isBeside && !OTHER_BASE.test(text.slice(share.end)) && !share.rough && share.certain;
  return isOwn && part.certain && !part.rough && !part.of ? share : undefined;
}

/** "1.876 hồ sơ (trong đó … trực tuyến 1.650 hồ sơ, chiếm 87,95%)": the total of the list is the whole. */
function ofLists(passage: ReadPassage): readonly Claim[] {
  return openedPartsIn(passage).flatMap((list) =>
    faultOf(list) ? [] : sharesOfParts(passage, list.loose ? { ...list, parts: doneParts(list.parts) } : list),
  );
}

/** Behind a mark alone, only what is done of the tasks or cases is surely a part of them. */
function doneParts(parts: readonly Part[]): readonly Part[] {
  return parts
    .slice(0, 1)
    .filter(({ label }) => /^(?:[^,;.]*\s)?đã (?:hoàn thành|xử lý|giải quyết)$|^hoàn thành$/iu.test(label));
}

function sharesOfParts(passage: ReadPassage, { total, parts }: Pick<Partition, 'total' | 'parts'>): readonly Claim[] {
  return parts.flatMap(({ figure }) => {
    const share = shareBehind(passage, figure);
    return share && total.certain && !total.rough ? [{ part: figure, whole: total, share }] : [];
  });
}

/** "Tiếp nhận 1.876 hồ sơ. Đã giải quyết 1.802 hồ sơ, đạt 96,05%; quá hạn 12 hồ sơ (chiếm 0,67%)". */
function ofFlow(passage: ReadPassage, above: ReadPassage | undefined): readonly Claim[] {
  // "Trong đó: trước hạn 1.920 hồ sơ (29,63%)" goes on with the passage above it.
  const told = above && /^trong đó/iu.test(passage.text) ? rolesIn(above) : [];
  let received = told.findLast(({ role }) => role === 'received')?.figure;
  let done = told.findLast(({ role }) => role === 'done')?.figure;
  return rolesIn(passage).flatMap(({ role, figure }) => {
    const share = role && shareBehind(passage, figure);
    const isState = role === 'done' || role === 'pending';
    const whole = isState ? received : done;
    received = role === 'received' ? figure : received;
    done = role === 'done' ? figure : done;
    // "quá hạn 5 hồ sơ, đạt 99,6%" tells what was in time.
    const isOfRest = role === 'late' && /đạt/iu.test(passage.text.slice(figure.end, share?.start));
    return share && whole && role !== 'received' && role !== 'carried' && !isOfRest
      ? [{ part: figure, whole, share }]
      : [];
  });
}

/** "tổng dự toán 1,25 tỷ đồng; đã giải ngân 875 triệu đồng, đạt 70%". */
function ofBudget(passage: ReadPassage): readonly Claim[] {
  const { text, figures } = passage;
  return figures.flatMap((part, index) => {
    const whole = figures[index - 1];
    if (!whole || !isMoney(part.unit) || !isMoney(whole.unit) || whole.of || whole.rough || !whole.certain) {
      return [];
    }
    const before = text.slice(Math.max(0, whole.start - 60), whole.start);
    const isSpent = BUDGET.test(before) && SPENT.test(text.slice(whole.end, part.start));
    const share = isSpent ? shareBehind(passage, part) : undefined;
    return share ? [{ part, whole, share }] : [];
  });
}

/** Half a step of the last printed digit, where a sum of money may be rounded. */
function slackOf({ amount, unit }: Figure): Amount {
  const isRounded = isMoney(unit) && unit !== 'đồng';
  return isRounded ? times({ units: 5n, places: amount.places + 1 }, moneyScale(unit)) : ZERO;
}

/** Whether a share, rounded or cut off, can be that of two numbers which may be rounded themselves. */
function isShareOf(part: Amount, partSlack: Amount, whole: Amount, wholeSlack: Amount, share: Amount): boolean {
  const half: Amount = { units: 5n, places: share.places + 1 };
  const step: Amount = { units: 1n, places: share.places };
  const hundred = amountOf('100');
  return (
    compare(times(plus(part, partSlack), hundred), times(minus(share, half), minus(whole, wholeSlack))) >= 0 &&
    compare(times(minus(part, partSlack), hundred), times(plus(share, step), plus(whole, wholeSlack))) <= 0
  );
}

/** Whether any number of the document makes the share true: the wholes that would lie between two bounds. */
function isExplained(part: Figure, share: Figure, known: readonly Amount[]): boolean {
  if (equal(share.amount, ZERO)) {
    return true;
  }
  const upper = worth(part);
  const slack = slackOf(part);
  const most = plus(share.amount, { units: 1n, places: share.amount.places });
  const least = times(minus(upper, slack), amountOf('100'));
  // The greater the whole, the smaller the share: the first whole that is great enough, and its neighbours.
  const first = firstWhere(known, (whole) => compare(times(whole, most), least) >= 0);
  return known.slice(first, first + 4).some((whole) => isShareOf(upper, slack, whole, ZERO, share.amount));
}

/** The first place of an ascending list from which on a condition holds. */
function firstWhere(list: readonly Amount[], holds: (amount: Amount) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(list[middle] ?? ZERO)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

function shareFinding(
  passage: ReadPassage,
  { part, whole, share }: Claim,
  known: readonly Amount[],
): CheckFinding | undefined {
  const [upper, lower] = [worth(part), worth(whole)];
  if (
    compare(lower, ZERO) <= 0 ||
    compare(upper, lower) > 0 ||
    isShareOf(upper, slackOf(part), lower, slackOf(whole), share.amount) ||
    isShareOf(minus(lower, upper), slackOf(part), lower, slackOf(whole), share.amount) ||
    isExplained(part, share, known)
  ) {
    return undefined;
  }
  const precise = sharesAt(upper, lower, Math.max(2, share.amount.places));
  const right = precise.isUpper ? precise.above : precise.below;
  const difference = absolute(minus(share.amount, right));
  const unit = part.unit === whole.unit || part.unit === '' || whole.unit === '' ? '' : ` ${part.unit}`;
  const message =
    `Tỷ lệ không khớp với số đi kèm và tổng của nó: ${part.printed}${unit} ÷ ${whole.printed}${unit === '' ? '' : ` ${whole.unit}`} = ${printed(right)}% ≠ ${share.printed}%, ` +
    `lệch ${printed(difference)} điểm phần trăm; trong văn bản không có số nào khác làm tổng cho tỷ lệ này. Cần xem lại số liệu hoặc tỷ lệ đã ghi.`;
  return findingAt(passage, share.start, {
    rule: 'ratio-mismatch',
    severity: 'error',
    message,
    numbers: [part.amount, whole.amount, right, share.amount, difference],
  });
}
