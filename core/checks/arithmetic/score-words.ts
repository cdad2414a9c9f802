import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import { absolute, amountOf, compare, equal, minus, plus, printed, printedSum, sumOf, ZERO } from './amount.ts';
import type { Figure } from './figures.ts';
import type { ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';
import { scoreTotalsOf } from './score-tables.ts';
import type { Table } from './tables.ts';

const BONUS = /điểm (?:thưởng|cộng(?: thêm)?)[^\d;.]{0,20}$/iu;
const PENALTY = /điểm (?:phạt|trừ)[^\d;.]{0,20}$/iu;
const FINAL =
  /(?:điểm (?:số )?cuối cùng|(?:tổng )?điểm sau (?:khi )?(?:cộng|thưởng|trừ)[^\d;.]{0,20}|kết quả cuối cùng)[^\d;.]{0,20}$/iu;

function isScore({ unit, of, certain, rough }: Figure): boolean {
  return unit === 'điểm' && !of && certain && !rough;
}

function labelled(passage: ReadPassage, label: RegExp): Figure | undefined {
  return passage.figures.find(
    (figure) => isScore(figure) && label.test(passage.text.slice(Math.max(0, figure.start - 60), figure.start)),
  );
}

/** "Điểm thưởng: 1 điểm; điểm cuối cùng: 94,3 điểm" behind a sheet of scores: its total and the bonus make the last. */
export function checkFinalScore(passages: readonly ReadPassage[], tables: readonly Table[]): readonly CheckFinding[] {
  const totals = tables.map(scoreTotalsOf).filter((scores) => scores.length > 0);
  const [sheet] = totals;
  if (!sheet || totals.length !== 1) {
    return [];
  }
  return passages.flatMap((passage) => {
    const [bonus, penalty, final] = [BONUS, PENALTY, FINAL].map((label) => labelled(passage, label));
    return final && (bonus ?? penalty) ? (finalFinding(passage, sheet, { bonus, penalty, final }) ?? []) : [];
  });
}

interface Told {
  readonly bonus: Figure | undefined;
  readonly penalty: Figure | undefined;
  readonly final: Figure;
}

function finalFinding(passage: ReadPassage, sheet: readonly Amount[], told: Told): CheckFinding | undefined {
  const { bonus, penalty, final } = told;
  const base = sheet.at(-1);
  const change = minus(bonus?.amount ?? ZERO, penalty?.amount ?? ZERO);
  // The total may hold the bonus already, or a figure told elsewhere in the passage may be the one meant.
  const others = passage.figures.filter((one) => isScore(one) && one !== final).map(({ amount }) => amount);
  const bases = [...sheet, ...others];
  const isMade = bases.some((one) => equal(one, final.amount) || equal(plus(one, change), final.amount));
  const difference = base && absolute(minus(plus(base, change), final.amount));
  if (!base || !difference || isMade || compare(difference, amountOf('10')) > 0) {
    return undefined;
  }
  const terms = `${printed(base)}${bonus ? ` + ${bonus.printed}` : ''}${penalty ? ` − ${penalty.printed}` : ''}`;
  const message =
    `Điểm cuối cùng không bằng tổng điểm của bảng và điểm thưởng, điểm phạt: ${terms} = ${printed(plus(base, change))} ≠ ${final.printed}, ` +
    `lệch ${printed(difference)} điểm. Cần xem lại điểm cuối cùng, điểm thưởng hoặc tổng điểm.`;
  return findingAt(passage, final.start, {
    rule: 'score-total-mismatch',
    severity: 'error',
    message,
    numbers: [base, change, plus(base, change), final.amount, difference],
  });
}

const LOST_BEFORE = /(?:trừ|mất)[^;.]{0,60}$/iu;
const OPENS_REASONS = /^\s*\)?\s*,?\s*(?:do|vì|lý do|cụ thể)?\s*:/iu;
const TAKEN = /(?:trừ|mất)\s*$/iu;

/** "Lý do trừ điểm lĩnh vực 1 (0,75 điểm): … (trừ 0,5 điểm), … (trừ 0,25 điểm)": the reasons make what was lost. */
export function checkReasons(passage: ReadPassage): readonly CheckFinding[] {
  const { text, figures } = passage;
  const lost = figures.find(
    (figure) =>
      isScore(figure) &&
      LOST_BEFORE.test(text.slice(Math.max(0, figure.start - 80), figure.start)) &&
      OPENS_REASONS.test(text.slice(figure.end, figure.end + 20)),
  );
  if (!lost) {
    return [];
  }
  const behind = figures.filter(({ start, unit }) => start > lost.start && unit === 'điểm');
  const reasons = behind.filter(({ start }) => TAKEN.test(text.slice(Math.max(0, start - 8), start)));
  const amounts = reasons.map(({ amount }) => amount);
  const sum = sumOf(amounts);
  const goesOn = /còn lại|khác|v\.v|…|\.\.\./iu.test(text.slice(lost.end));
  if (
    goesOn ||
    reasons.length < 2 ||
    reasons.length < behind.length ||
    !reasons.every(isScore) ||
    equal(sum, lost.amount)
  ) {
    return [];
  }
  const difference = absolute(minus(sum, lost.amount));
  const rest =
    compare(sum, lost.amount) < 0
      ? `còn ${printed(difference)} điểm chưa rõ lý do`
      : `nhiều hơn ${printed(difference)} điểm so với số điểm bị trừ`;
  const message =
    `Các lý do trừ điểm không bằng số điểm bị trừ: ${printedSum(amounts)} = ${printed(sum)} ≠ ${lost.printed}, ${rest}. ` +
    'Cần bổ sung lý do trừ điểm hoặc xem lại điểm.';
  return [
    findingAt(passage, lost.start, {
      rule: 'deduction-unexplained',
      severity: 'error',
      message,
      numbers: [...amounts, sum, lost.amount, difference],
    }),
  ];
}
