import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import { absolute, amountOf, compare, equal, minus, plus, printed, printedSum, sumOf, times, ZERO } from './amount.ts';
import { isInBrackets, lineAt } from './passages.ts';
import type { ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';
import type { Role, RoledFigure } from './roles.ts';
import { rolesIn } from './roles.ts';
import { slipHint, slipsOf } from './slips.ts';

/** A number of dossiers and the numbers behind it that it is made of. */
interface Group {
  readonly total: RoledFigure;
  readonly parts: Map<Role, RoledFigure>;
}

/** A passage and the bullets behind it, as far as they tell of dossiers. */
type Run = readonly RoledFigure[];

const PARTS: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  done: ['early', 'onTime', 'inTime', 'late'],
  pending: ['notYetDue', 'late'],
};

function runsOf(passages: readonly ReadPassage[]): readonly Run[] {
  const runs: RoledFigure[][] = [[]];
  for (const passage of passages) {
    const roled = passage.ahead ? [] : rolesIn(passage);
    if (passage.marker === '' || isNumbered(passage.marker)) {
      runs.push([]);
    }
    if (roled.some(({ role }) => role !== undefined)) {
      runs.at(-1)?.push(...roled);
    } else if (runs.at(-1)?.length !== 0) {
      runs.push([]);
    }
  }
  return runs;
}

/** "1.", "a)", "II.": a chapter of its own, unlike a bullet. */
function isNumbered(marker: string): boolean {
  return /[\p{L}\d]/u.test(marker);
}

/** What stands behind a total until another number opens: a second number of one role belongs to something else. */
function groupsOf(run: Run): readonly Group[] {
  const groups: Group[] = [];
  let open: Group | undefined;
  for (const one of run) {
    const { role } = one;
    if (role === 'done' || role === 'pending') {
      open = { total: one, parts: new Map() };
      groups.push(open);
    } else if (role && open && isPartOf(open, role)) {
      open.parts.set(role, one);
    } else {
      open = undefined;
    }
  }
  return groups;
}

function isPartOf({ total, parts }: Group, role: Role): boolean {
  return (PARTS[total.role ?? 'late'] ?? []).includes(role) && !parts.has(role);
}

/** Columns 7 = 8 + 9 + 10, 11 = 12 + 13 and 3 = 7 + 11 of form II.06a, where a report tells them in words. */
export function checkFlow(passages: readonly ReadPassage[]): readonly CheckFinding[] {
  return runsOf(passages).flatMap((run) => [
    ...groupsOf(run).flatMap((group) => groupFinding(group, run) ?? []),
    ...(balanceFinding(run) ?? []),
  ]);
}

function amountsOf(figures: readonly RoledFigure[]): readonly Amount[] {
  return figures.map(({ figure }) => figure.amount);
}

/** Every sum that some of a few numbers make. */
function sumsOf(amounts: readonly Amount[]): readonly Amount[] {
  let sums: Amount[] = [ZERO];
  for (const amount of amounts) {
    sums = sums.concat(sums.map((sum) => plus(sum, amount)));
  }
  return sums;
}

function someMake(amounts: readonly Amount[], whole: Amount): boolean {
  return sumsOf(amounts).some((sum) => equal(sum, whole));
}

/** "(trong hạn 62 hồ sơ, quá hạn 01 hồ sơ)": in one bracket the two states of pending dossiers exclude each other. */
function isClosed(parts: readonly RoledFigure[]): boolean {
  const [first] = parts;
  return (
    parts.length === 2 &&
    parts.some(({ role }) => role === 'notYetDue') &&
    parts.every(({ passage, figure }) => passage === first?.passage && isInBrackets(passage.text, figure.start))
  );
}

function groupFinding({ total, parts }: Group, run: Run): CheckFinding | undefined {
  const told = [...parts.values()];
  const amounts = amountsOf(told);
  const whole = total.figure.amount;
  if (told.length < 2 || equal(sumOf(amounts), whole) || (!isClosed(told) && someMake(amounts, whole))) {
    return undefined;
  }
  const counted = parts.has('inTime') ? told.filter(({ role }) => role === 'inTime' || role === 'late') : told;
  if (counted.length < 2) {
    return undefined;
  }
  const others = amountsOf(run.filter(({ role }) => role === undefined || role === 'withdrawn'));
  const severity = severityOf(total.role, parts, amountsOf(counted), whole, others);
  return severity && sumFinding(total, counted, severity);
}

function severityOf(
  role: Role | undefined,
  parts: ReadonlyMap<Role, RoledFigure>,
  amounts: readonly Amount[],
  whole: Amount,
  others: readonly Amount[],
): 'error' | 'warning' | undefined {
  const gap = minus(sumOf(amounts), whole);
  const isFar = compare(times(absolute(gap), amountOf('4')), whole) > 0;
  if (isFar || others.some((one) => equal(one, absolute(gap)))) {
    return undefined;
  }
  const isWhole =
    role === 'pending' || (parts.has('late') && (parts.has('inTime') || (parts.has('early') && parts.has('onTime'))));
  if (compare(gap, ZERO) > 0 || isWhole) {
    return 'error';
  }
  return slipsOf(amounts, whole).length > 0 ? 'warning' : undefined;
}

const NAMES: Readonly<Record<Role, string>> = {
  received: 'tiếp nhận',
  carried: 'kỳ trước chuyển sang',
  done: 'đã giải quyết',
  early: 'trước hạn',
  onTime: 'đúng hạn',
  inTime: 'trước và đúng hạn',
  late: 'quá hạn',
  pending: 'đang giải quyết',
  notYetDue: 'trong hạn',
  withdrawn: 'rút, trả lại',
};

function sumFinding(total: RoledFigure, parts: readonly RoledFigure[], severity: 'error' | 'warning'): CheckFinding {
  const amounts = amountsOf(parts);
  const whole = total.figure.amount;
  const sum = sumOf(amounts);
  const difference = absolute(minus(sum, whole));
  const names = parts.map(({ role }) => NAMES[role ?? 'done']).join(' + ');
  const lines = [...new Set(parts.map(({ passage, figure }) => lineAt(passage, figure.start)))];
  const place = lines.length > 1 ? ` (các dòng ${lines.join(', ')})` : '';
  const message =
    `Hồ sơ ${NAMES[total.role ?? 'done']} phải bằng ${names}${place}: ${printedSum(amounts)} = ${printed(sum)} ≠ ${printed(whole)}, ` +
    `lệch ${printed(difference)} hồ sơ. Cần đối chiếu lại số tổng và từng phần.${slipHint(amounts, whole)}`;
  return findingAt(total.passage, total.figure.start, {
    rule: 'sum-mismatch',
    severity,
    message,
    numbers: [...amounts, sum, whole, difference],
  });
}

/** Received = dealt with + pending (+ withdrawn), where the run tells each once and says what the last period left. */
function balanceFinding(run: Run): readonly CheckFinding[] | undefined {
  const of = (role: Role) => run.filter((one) => one.role === role);
  const [received, done, pending, carried, withdrawn] = (
    ['received', 'done', 'pending', 'carried', 'withdrawn'] as const
  ).map(of);
  const [whole, dealt, open] = [received?.[0], done?.[0], pending?.[0]];
  if (!whole || !dealt || !open || received?.length !== 1 || done?.length !== 1 || pending?.length !== 1) {
    return undefined;
  }
  const parts = [dealt, open];
  const away = sumsOf(amountsOf((withdrawn ?? []).slice(0, 4)));
  const left = sumsOf(amountsOf((carried ?? []).slice(0, 2)));
  const sum = sumOf(amountsOf(parts));
  const isBalanced = left.some((more) => away.some((less) => equal(plus(whole.figure.amount, more), plus(sum, less))));
  if (isBalanced) {
    return undefined;
  }
  const gap = absolute(minus(sum, whole.figure.amount));
  const isSlip = slipsOf(amountsOf(parts), whole.figure.amount).length > 0;
  const isExplained = run.some(({ role, figure }) => role === undefined && equal(figure.amount, gap));
  const isNear = compare(times(gap, amountOf('4')), whole.figure.amount) <= 0;
  // What the last period left makes the right side greater, never smaller.
  const [gone] = withdrawn ?? [];
  if (isNear && !isExplained && gone && compare(plus(sum, gone.figure.amount), whole.figure.amount) < 0) {
    return [sumFinding(whole, [...parts, gone], 'warning')];
  }
  if (!isNear || isExplained || !((carried ?? []).length === 1 || isSlip)) {
    return undefined;
  }
  return [sumFinding(whole, parts, (carried ?? []).length === 1 ? 'error' : 'warning')];
}
