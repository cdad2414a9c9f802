import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import { absolute, amountOf, compare, equal, minus, plus, printed, printedSum, sumOf, ZERO } from './amount.ts';
import type { Figure } from './figures.ts';
import type { Reading, ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';

/** "1.3. Cải cách thủ tục hành chính (đạt 6,47/10 điểm)": an area or criterion with its score, and the text under it. */
interface Area {
  readonly passage: ReadPassage;
  readonly code: readonly number[];
  readonly score: Figure;
  readonly most: Amount;
  readonly body: readonly ReadPassage[];
}

function scoresOf({ figures }: ReadPassage): readonly (Figure & { of: { amount: Amount; printed: string } })[] {
  return figures.flatMap((figure) =>
    figure.unit === 'điểm' && figure.of && figure.certain ? [{ ...figure, of: figure.of }] : [],
  );
}

function codeOf(marker: string): readonly number[] | undefined {
  return /^\d{1,2}(?:\.\d{1,2})*\.?$/.test(marker) ? marker.replace(/\.$/, '').split('.').map(Number) : undefined;
}

/** A heading that closes the body of an area: one of its own depth or above. */
function endsArea(passage: ReadPassage, depth: number): boolean {
  const code = codeOf(passage.marker);
  return (
    /^[IVXLC]+[.)]$/.test(passage.marker) ||
    /^phần /iu.test(passage.text) ||
    (code !== undefined && code.length <= depth)
  );
}

function areasOf(passages: readonly ReadPassage[]): readonly Area[] {
  return passages.flatMap((passage, index) => {
    const code = codeOf(passage.marker);
    const [score] = scoresOf(passage);
    if (!code || !score || passage.text.length > 400 || score.start > 220) {
      return [];
    }
    const rest = passages.slice(index + 1, index + 40);
    const end = rest.findIndex((one) => endsArea(one, code.length));
    return [{ passage, code, score, most: score.of.amount, body: end < 0 ? rest : rest.slice(0, end) }];
  });
}

/** Scores that pass their maximum, areas that do not make their total, lost points that nobody explains. */
export function checkScores({ passages }: Reading): readonly CheckFinding[] {
  const areas = areasOf(passages);
  return [
    ...passages.flatMap(aboveMost),
    ...runsOf(areas).flatMap((run) => totalOfRun(passages, run)),
    ...passages.flatMap(partsOfScore),
    ...areas.flatMap(unexplained),
    ...lostAndKept(passages),
  ];
}

function aboveMost(passage: ReadPassage): readonly CheckFinding[] {
  return scoresOf(passage)
    .filter((score) => compare(score.amount, score.of.amount) > 0)
    .map((score) => {
      const difference = minus(score.amount, score.of.amount);
      const message =
        `Điểm đạt ${score.printed} lớn hơn điểm tối đa ${score.of.printed}, vượt ${printed(difference)} điểm. ` +
        'Cần xem lại điểm đạt hoặc điểm tối đa.';
      return findingAt(passage, score.start, {
        rule: 'score-row-mismatch',
        severity: 'error',
        message,
        numbers: [score.amount, score.of.amount, difference],
      });
    });
}

/** Neighbouring areas numbered .1, .2, .3 … of one parent. */
function runsOf(areas: readonly Area[]): readonly (readonly Area[])[] {
  const runs: Area[][] = [];
  for (const area of areas) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows =
      last !== undefined &&
      last.code.length === area.code.length &&
      last.code.slice(0, -1).join('.') === area.code.slice(0, -1).join('.') &&
      (last.code.at(-1) ?? 0) + 1 === area.code.at(-1);
    if (follows) {
      run?.push(area);
    } else if (area.code.at(-1) === 1) {
      runs.push([area]);
    } else {
      runs.push([]);
    }
  }
  return runs.filter((run) => run.length > 1);
}

/** The total whose maximum the areas' maxima make exactly: only that one can be theirs. */
function totalOfRun(passages: readonly ReadPassage[], run: readonly Area[]): readonly CheckFinding[] {
  const most = sumOf(run.map((area) => area.most));
  const sum = sumOf(run.map(({ score }) => score.amount));
  const own = new Set(run.flatMap(({ passage, body }) => [passage, ...body]));
  const totals = passages.flatMap((passage) =>
    own.has(passage)
      ? []
      : scoresOf(passage)
          .filter((score) => equal(score.of.amount, most))
          .map((score) => ({ passage, score })),
  );
  const [first] = totals;
  if (!first || totals.some(({ score }) => equal(score.amount, sum))) {
    return [];
  }
  return [
    totalFinding(
      first.passage,
      first.score,
      run.map(({ score }) => score.amount),
      sum,
    ),
  ];
}

function totalFinding(passage: ReadPassage, total: Figure, parts: readonly Amount[], sum: Amount): CheckFinding {
  const difference = absolute(minus(sum, total.amount));
  const message =
    `Điểm các phần cộng lại không bằng tổng điểm đã ghi: ${printedSum(parts)} = ${printed(sum)} ≠ ${total.printed}, lệch ${printed(difference)} điểm. ` +
    'Điểm tối đa của các phần cộng lại đúng bằng điểm tối đa của tổng, nên cần xem lại điểm đạt.';
  return findingAt(passage, total.start, {
    rule: 'score-total-mismatch',
    severity: 'error',
    message,
    numbers: [...parts, sum, total.amount, difference],
  });
}

type Score = ReturnType<typeof scoresOf>[number];

/** "84,11/100 điểm, trong đó: … 50,39/60 điểm; … 33,72/40 điểm", in one passage or in the bullets behind it. */
function partsOfScore(passage: ReadPassage, index: number, passages: readonly ReadPassage[]): readonly CheckFinding[] {
  const own = scoresOf(passage);
  if (own.length === 0) {
    return [];
  }
  const behind = passages.slice(index + 1, index + 14).flatMap(scoresOf);
  const next = passages[index + 1]?.text.slice(0, 40) ?? '';
  return own.flatMap((total, at) => {
    const text = `${passage.text.slice(total.end)} ${next}`;
    return OPENS_PARTS.test(text) ? (partsFinding(passage, total, [...own.slice(at + 1), ...behind]) ?? []) : [];
  });
}

const OPENS_PARTS = /^[^\d]{0,80}(?:trong đó|bao gồm|gồm)/iu;

/** Only scores whose maxima make the total's are its parts. */
function partsFinding(passage: ReadPassage, total: Score, scores: readonly Score[]): CheckFinding | undefined {
  const parts: Amount[] = [];
  let most = ZERO;
  for (const score of scores) {
    parts.push(score.amount);
    most = plus(most, score.of.amount);
    if (compare(most, total.of.amount) >= 0) {
      break;
    }
  }
  const sum = sumOf(parts);
  const isWhole = parts.length > 1 && equal(most, total.of.amount);
  return isWhole && !equal(sum, total.amount) ? totalFinding(passage, total, parts, sum) : undefined;
}

interface Reasons {
  readonly amounts: readonly Amount[];
  /** Nothing in the passage can be read in two ways, or lacks its number. */
  readonly isPlain: boolean;
}

/** What a passage under an area says was lost: "trừ 0,25 điểm", "0/2 điểm", with what stands inside it counted once. */
function reasonsIn(passage: ReadPassage): Reasons {
  const { text, figures } = passage;
  const taken = figures.filter(
    ({ unit, of, start }) =>
      unit === 'điểm' && !of && /(?:trừ|mất|giảm)\s*$/iu.test(text.slice(Math.max(0, start - 8), start)),
  );
  if (taken.length > 0) {
    return { amounts: taken.map(({ amount }) => amount), isPlain: scoresOf(passage).length === 0 };
  }
  const scores = scoresOf(passage);
  const [first, ...inner] = scores;
  if (!first || text.startsWith('(')) {
    return { amounts: [], isPlain: text.startsWith('(') || text.length < 20 };
  }
  const lost = (score: (typeof scores)[number]) => minus(score.of.amount, score.amount);
  const opensInside = /^[\s)]*[:(*]/u.test(text.slice(first.end));
  const innerMost = sumOf(inner.map(({ of }) => of.amount));
  const isNested = inner.length > 0 && opensInside && compare(innerMost, first.of.amount) <= 0;
  return isNested || inner.length === 0
    ? { amounts: [lost(first)], isPlain: true }
    : { amounts: scores.map(lost), isPlain: false };
}

/** From this maximum on it is no area but an index: its text tells results, not reasons. */
const WHOLE_INDEX = amountOf('40');

function unexplained(area: Area): readonly CheckFinding[] {
  const lost = minus(area.most, area.score.amount);
  const reasons = [reasonsBehind(area), ...area.body.map(reasonsIn)];
  const amounts = reasons.flatMap((one) => one.amounts).filter((amount) => compare(amount, ZERO) > 0);
  const sum = sumOf(amounts);
  if (amounts.length === 0 || compare(sum, lost) >= 0 || compare(area.most, WHOLE_INDEX) >= 0) {
    return [];
  }
  const open = minus(lost, sum);
  const isMostlyTold = compare(sum, open) >= 0;
  const name = area.passage.text.slice(0, area.score.start).replace(/[\s(:–-]*(?:đạt)?[\s(:–-]*$/u, '');
  const message =
    `${area.passage.marker} ${name}: mất ${printed(area.most)} − ${area.score.printed} = ${printed(lost)} điểm, ` +
    `các lý do đã nêu chỉ giải thích ${printedSum(amounts)}${amounts.length > 1 ? ` = ${printed(sum)}` : ''} điểm, ` +
    `còn ${printed(open)} điểm chưa rõ lý do. Cần bổ sung lý do trừ điểm hoặc xem lại điểm.`;
  return [
    findingAt(area.passage, area.score.start, {
      rule: 'deduction-unexplained',
      severity: isMostlyTold && reasons.slice(1).every(({ isPlain }) => isPlain) ? 'error' : 'warning',
      message,
      numbers: [...amounts, sum, lost, open],
    }),
  ];
}

/** Reasons may stand in the heading's own paragraph, behind its score. */
function reasonsBehind({ passage, score }: Area): Reasons {
  if (/trong đó|gồm/iu.test(passage.text.slice(score.end))) {
    return { amounts: [], isPlain: false };
  }
  const behind = { ...passage, figures: passage.figures.filter(({ start }) => start > score.start) };
  return reasonsIn(behind);
}

const HUNDRED = amountOf('100');

/** "đạt 91,32 điểm" and "bị trừ 8,68 điểm" of one index make a hundred. */
function lostAndKept(passages: readonly ReadPassage[]): readonly CheckFinding[] {
  const plain = passages.flatMap((passage) =>
    passage.figures
      .filter(({ unit, of, certain, rough }) => unit === 'điểm' && !of && certain && !rough)
      .map((figure) => ({ passage, figure, before: passage.text.slice(Math.max(0, figure.start - 12), figure.start) })),
  );
  const lost = plain.filter(
    ({ before, passage }) => /bị trừ\s*$/iu.test(before) && /chỉ số|kết quả/iu.test(passage.text),
  );
  const kept = plain.filter(
    ({ before, figure, passage }) =>
      /đạt\s*$/iu.test(before) && compare(figure.amount, amountOf('50')) > 0 && /chỉ số/iu.test(passage.text),
  );
  const [a, b] = [lost[0], kept[0]];
  if (!a || !b || lost.length > 1 || kept.length > 1) {
    return [];
  }
  const sum = plus(a.figure.amount, b.figure.amount);
  const difference = absolute(minus(sum, HUNDRED));
  if (equal(sum, HUNDRED) || compare(difference, amountOf('10')) > 0) {
    return [];
  }
  const message =
    `Điểm đạt và điểm bị trừ cộng lại không bằng 100: ${b.figure.printed} + ${a.figure.printed} = ${printed(sum)}, lệch ${printed(difference)} điểm. ` +
    'Cần xem lại điểm đạt, điểm bị trừ hoặc thang điểm.';
  return [
    findingAt(a.passage, a.figure.start, {
      rule: 'score-total-mismatch',
      severity: 'warning',
      message,
      numbers: [b.figure.amount, a.figure.amount, sum, HUNDRED, difference],
    }),
  ];
}
