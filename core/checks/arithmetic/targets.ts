import type { CheckFinding } from '../finding.ts';
import { absolute, compare, minus, printed } from './amount.ts';
import type { Figure } from './figures.ts';
import { clauseBehind, sentenceAt } from './passages.ts';
import type { ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';

/** "(năm 2023 đạt 84%)" behind a target: what was reached before. */
const RESULT_IN_BRACKETS =
  /^(?:\s*(?:trở lên|trở xuống))?\s*\((?:kết quả\s+)?(?:(?:trong\s+)?(?:năm|quý|6 tháng|kỳ|cùng kỳ)[^()\d%]{0,30}(?:(?:19|20)\d{2})?|hiện (?:nay|tại)|thực hiện)[^()\d%]{0,40}$/iu;
const RESULT_BEHIND =
  /^(?:\s*trở lên)?\s*[,;]\s*(?:trong khi\s+)?(?:kết quả\s+)?năm\s+(?:19|20)\d{2}\s+(?:đã\s+|chỉ\s+)?(?:là|đạt)\s*$/iu;
/** "Tối thiểu 95% hồ sơ giải quyết đúng hạn (năm 2023 đạt 93,4%)": the thing stands between target and result. */
const THING_BETWEEN = /^\s+(\p{L}[^().;:\d%]{2,110}?)(\s*\([^()]*)$/iu;
/** Rates of which less is better. */
const LESS_IS_BETTER =
  /quá hạn|trễ hạn|trễ hẹn|chậm|nghèo|thất nghiệp|khiếu nại|tố cáo|tồn đọng|sai sót|vi phạm|tai nạn|từ chối|trả lại|giảm|cắt giảm|rút ngắn|thời gian|chi phí|tội phạm|tảo hôn|sinh con thứ|tử vong|suy dinh dưỡng|nợ|không hài lòng|chưa|dưới|không quá|tối đa/iu;
const TARGET =
  /phấn đấu|đạt|chỉ tiêu|mục tiêu|tối thiểu|ít nhất|trở lên|từ|nâng|trên|bảo đảm|đảm bảo|duy trì|hoàn thành|không quá|tối đa|dưới|giảm/iu;

/** A target that the result printed beside it already passes. A look, never an error: a unit may have its reasons. */
export function checkTargets(passage: ReadPassage): readonly CheckFinding[] {
  const { figures } = passage;
  return figures.flatMap((result, index) => {
    const target = figures[index - 1];
    const clause = target && isShare(target) && isShare(result) ? clauseOfPair(passage, target, result) : undefined;
    if (!target || clause === undefined || !isAhead(passage, clause)) {
      return [];
    }
    const lessIsBetter = LESS_IS_BETTER.test(clause);
    const order = compare(target.amount, result.amount);
    return (lessIsBetter ? order <= 0 : order >= 0) ? [] : [finding(passage, target, result, lessIsBetter)];
  });
}

function isShare({ of, unit, certain }: Figure): boolean {
  return !of && unit === '%' && certain;
}

/** The words of a target that has its result beside it; undefined where the two are not such a pair. */
function clauseOfPair({ text }: ReadPassage, target: Figure, result: Figure): string | undefined {
  const told = text.slice(target.end, result.start);
  const [, thing = '', bracket] = THING_BETWEEN.exec(told) ?? [];
  const between = bracket ?? told;
  const clause = `${clauseOf(text, target)} ${thing}`.trim();
  const isBeside =
    RESULT_IN_BRACKETS.test(between) || (RESULT_BEHIND.test(between) && /phấn đấu|chỉ tiêu|mục tiêu/iu.test(clause));
  const isOther =
    isTwoSided(thing) ||
    /^(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)/iu.test(thing) ||
    /tăng|giảm|so với|vượt|mục tiêu|chỉ tiêu|kế hoạch/iu.test(between);
  return isBeside && !isOther && TARGET.test(clause) ? clause : undefined;
}

/** "hồ sơ trễ hạn được xin lỗi": a good thing told of a bad one; which way is better is left open. */
function isTwoSided(thing: string): boolean {
  return LESS_IS_BETTER.test(thing) && /được|có|đã|khắc phục|xử lý|xin lỗi/iu.test(thing);
}

function clauseOf(text: string, figure: Figure): string {
  const before = text.slice(sentenceAt(text, figure.start).start, figure.start);
  return clauseBehind(before, ';:()');
}

/** Whether it is a target at all: a plan's words, or a chapter about what comes. */
function isAhead({ ahead, text }: ReadPassage, clause: string): boolean {
  return (
    ahead ||
    /phấn đấu|chỉ tiêu|mục tiêu|trở lên|tối thiểu|ít nhất|không quá|tối đa|đẩy mạnh|nâng|tăng cường|năm tới/iu.test(
      clause,
    ) ||
    /trở lên|trở xuống|phấn đấu/iu.test(text)
  );
}

function finding(passage: ReadPassage, target: Figure, result: Figure, lessIsBetter: boolean): CheckFinding {
  const difference = absolute(minus(target.amount, result.amount));
  const word = lessIsBetter ? 'cao hơn (kém hơn)' : 'thấp hơn';
  const message =
    `Chỉ tiêu ${target.printed}% ${word} kết quả đã đạt ${result.printed}% ghi ngay bên cạnh, lệch ${printed(difference)} điểm phần trăm. ` +
    'Cần xem lại mức phấn đấu hoặc kết quả đã ghi.';
  return findingAt(passage, target.start, {
    rule: 'target-below-result',
    severity: 'warning',
    message,
    numbers: [target.amount, result.amount, difference],
  });
}
