import type { Amount } from './amount.ts';
import { absolute, amountOf, compare, equal, minus, plus, printed, printedSum, sumOf, times, ZERO } from './amount.ts';
import type { Figure } from './figures.ts';
import { readNumeral } from './numerals.ts';
import type { Kind } from './part-kinds.ts';
import { AWAY, DIMENSIONS, fits, HOLDS_OTHERS, kindOf, ordinalOf, POST, REST, STAFF } from './part-kinds.ts';
import { slipsOf } from './slips.ts';
import { isCount, isMoney, moneyScale } from './units.ts';

export interface Part {
  /** The words that say which part it is: "lĩnh vực hộ tịch". */
  readonly label: string;
  readonly figure: Figure;
}

export interface Partition {
  readonly total: Figure;
  readonly parts: readonly Part[];
  /** The words around the total. */
  readonly head: string;
  /** The text itself says that the list is whole: "gồm", "cụ thể như sau". */
  readonly whole: boolean;
  /** The list goes on without numbers: its parts may fall short. */
  readonly isOpen?: boolean;
  /** Only a mark parts the total from what may be its parts: just parts that exclude one another are its own. */
  readonly loose?: boolean;
  /** No other number of the sentence could be the total. */
  readonly alone: boolean;
  /** Other numbers of the same thing in the sentence: parts that make one of these are its parts, and no fault. */
  readonly rivals?: readonly Amount[];
  /** Numbers of the same thing around the list: one that makes up the difference explains it. */
  readonly around?: readonly Amount[];
}

export interface SumFault {
  readonly severity: 'error' | 'warning';
  readonly parts: readonly Amount[];
  readonly sum: Amount;
  readonly total: Amount;
}

/** "+ Trực tuyến: 1,234." under a total of dossiers counts dossiers, so that it can only be a thousand and more. */
function asPartOf(total: Figure, figure: Figure): Figure {
  const isOpen = !figure.certain && figure.unit === '' && isCount(total.unit);
  return isOpen ? { ...figure, ...readNumeral(figure.printed, total.unit, undefined) } : figure;
}

/** Whether the amounts have to be brought to đồng to be added. */
export function isMixed({ total, parts }: Partition): boolean {
  return isMoney(total.unit) && parts.some(({ figure }) => figure.unit !== '' && figure.unit !== total.unit);
}

function worthOf(figure: Figure, unit: string, mixed: boolean): Amount {
  const own = figure.unit === '' ? unit : figure.unit;
  return mixed ? times(figure.amount, moneyScale(own)) : figure.amount;
}

/** How far rounded parts may miss their total: half a last digit each; whole numbers may not miss it at all. */
function slack(partition: Partition): Amount {
  const { total, parts } = partition;
  const mixed = isMixed(partition);
  const rounded = [total, ...parts.map(({ figure }) => figure)].filter(
    ({ amount, unit }) => (amount.places > 0 || unit === 'tỷ đồng' || unit === 'triệu đồng') && unit !== 'điểm',
  );
  return rounded.reduce((sum, figure) => {
    const step: Amount = { units: 5n, places: figure.amount.places + 1 };
    return plus(sum, mixed ? times(step, moneyScale(figure.unit)) : step);
  }, ZERO);
}

/**
 * What is wrong with a total and its parts: nothing, when they add up, when the list may leave things out or may count
 * one thing twice, or when any number of it can be read in two ways. An error only where the words make the list flat
 * and, for a sum that falls short, whole.
 */
export function faultOf(told: Partition): SumFault | undefined {
  const partition = {
    ...told,
    parts: told.parts.map((part) => ({ ...part, figure: asPartOf(told.total, part.figure) })),
  };
  const { total, parts } = partition;
  if (
    parts.length < 2 ||
    [total, ...parts.map(({ figure }) => figure)].some(({ certain, rough }) => !certain || rough)
  ) {
    return undefined;
  }
  const whole = worthOf(total, total.unit, isMixed(partition));
  const amounts = parts.map(({ figure }) => worthOf(figure, total.unit, isMixed(partition)));
  if (
    amounts.some((amount) => compare(amount, whole) > 0 && !equal(whole, ZERO)) &&
    !holdsSomewhere(amounts, whole, partition)
  ) {
    return oversized(partition, amounts, whole);
  }
  if (
    holdsSomewhere(amounts, whole, partition) ||
    compare(absolute(minus(sumOf(amounts), whole)), slack(partition)) <= 0
  ) {
    return undefined;
  }
  if (isExplained(partition, amounts, whole)) {
    return undefined;
  }
  const isExcess = compare(sumOf(amounts), whole) > 0;
  if (partition.loose && !isLooseProof(partition, isExcess, amounts, whole)) {
    return undefined;
  }
  const severity =
    isExcess || !partition.isOpen
      ? (severityOf(partition, isExcess, amounts, whole) ?? ofSlip(partition, amounts, whole))
      : undefined;
  return severity && { severity, parts: amounts, sum: sumOf(amounts), total: whole };
}

/** Both poles of one dimension, too many of them, or as many as two digits that changed places would make. */
function isLooseProof(partition: Partition, isExcess: boolean, amounts: readonly Amount[], whole: Amount): boolean {
  const { kinds } = kindsOf(partition);
  const poles = DIMENSIONS[kinds[0] ?? ''] ?? [];
  const hasPoles = poles.length > 0 && poles.every((pole) => partition.parts.some(({ label }) => pole.test(label)));
  const isNear = compare(times(absolute(minus(sumOf(amounts), whole)), amountOf('4')), whole) <= 0;
  return (
    kinds.length === 1 && hasPoles && isNear && (isExcess || slipsOf(amounts, whole).length > 0 || poles.length > 2)
  );
}

/** Another number of the text is the true total of these parts, or is what they leave out or count twice. */
function isExplained({ rivals = [], around = [] }: Partition, amounts: readonly Amount[], whole: Amount): boolean {
  const sum = sumOf(amounts);
  const gap = absolute(minus(sum, whole));
  return rivals.some((rival) => equal(rival, sum)) || around.some((one) => equal(one, gap));
}

/** Three parts and more that miss their total by two digits that changed places: a look, even where a part may lack. */
function ofSlip({ parts, total }: Partition, amounts: readonly Amount[], whole: Amount): Severity {
  const isTold = parts.every(({ figure }) => fits(total.unit, figure.unit));
  const gap = absolute(minus(sumOf(amounts), whole));
  const isNear = compare(times(gap, amountOf('4')), whole) <= 0;
  const mayBe = parts.length > 2 && parts.length <= 10 && isTold && isNear && !someMake(amounts, whole);
  return mayBe && slipsOf(amounts, whole).length > 0 ? 'warning' : undefined;
}

/** A part above its whole is wrong or no part; only a closed dimension says which. */
function oversized(partition: Partition, amounts: readonly Amount[], whole: Amount): SumFault | undefined {
  const severity = severityOf(partition, true, amounts, whole);
  return severity && { severity: 'warning', parts: amounts, sum: sumOf(amounts), total: whole };
}

/**
 * One whole may be cut twice in one list: by field, then by channel. Runs that each make the whole are no fault; what
 * follows the last of them may be an "of which", unless the words say that the list is whole.
 */
function holdsSomewhere(amounts: readonly Amount[], whole: Amount, partition: Partition): boolean {
  const counted = amounts.filter((one) => !equal(one, ZERO));
  if (partition.parts.some(({ label }) => RESULT.test(label)) && counted.length <= 10) {
    return someMake(counted, whole);
  }
  let sum = ZERO;
  let length = 0;
  let runs = 0;
  for (const amount of counted) {
    sum = plus(sum, amount);
    length += 1;
    if (equal(sum, whole) && length > 1) {
      runs += 1;
      sum = ZERO;
      length = 0;
    }
  }
  return equal(sum, whole) || (runs > 0 && (!partition.whole || length === 0));
}

const RESULT = /hạn|hẹn|giải quyết|hoàn thành/iu;

/** "đã giải quyết 700, đang giải quyết 20, quá hạn 5" of 720: states overlap, any of them may make the whole. */
function someMake(amounts: readonly Amount[], whole: Amount): boolean {
  let sums: Amount[] = [ZERO];
  for (const amount of amounts) {
    sums = [...sums, ...sums.map((sum) => plus(sum, amount))];
  }
  return sums.some((sum) => equal(sum, whole));
}

type Severity = 'error' | 'warning' | undefined;

function severityOf(partition: Partition, isExcess: boolean, amounts: readonly Amount[], whole: Amount): Severity {
  const { kinds, hasRest } = kindsOf(partition);
  const [kind] = kinds;
  if (kinds.length !== 1 || kind === undefined) {
    return ofSeveral(partition, kinds, isExcess, amounts, whole);
  }
  const error = partition.alone ? 'error' : 'warning';
  if (kind in DIMENSIONS) {
    return closed(partition, kind, isExcess) ? ofDimension(partition, kind, isExcess, error) : undefined;
  }
  if (kind === 'papers') {
    return ofPapers(partition, isExcess, amounts, whole);
  }
  if (kind === 'unknown') {
    return partition.whole ? ofUnnamed(partition, isExcess, amounts, whole) : undefined;
  }
  const isProof = !(isExcess && mayOverlap(partition, kind, amounts, whole));
  const isClosed = isExcess || partition.whole || hasRest;
  return isProof ? ofNamed(isClosed, error, amounts, whole) : undefined;
}

function ofSeveral(
  partition: Partition,
  kinds: readonly Kind[],
  isExcess: boolean,
  amounts: readonly Amount[],
  whole: Amount,
): Severity {
  if (isIntake(kinds)) {
    return ofIntake(partition, isExcess, amounts, whole);
  }
  return isOneList(partition, kinds) ? ofUnnamed(partition, isExcess, amounts, whole) : undefined;
}

/** Dossiers received: by channel, and what the last period left (columns 3 = 4 + 5 + 6 of form II.06a). */
function isIntake(kinds: readonly Kind[]): boolean {
  return kinds.length === 2 && kinds.includes('channel') && kinds.includes('source');
}

/** Any of the parts may make the whole; where none do and both channels are told, the whole is wrong. */
function ofIntake(partition: Partition, isExcess: boolean, amounts: readonly Amount[], whole: Amount): Severity {
  const { parts, alone } = partition;
  const hasBoth = (DIMENSIONS.channel ?? []).every((pole) => parts.some(({ label }) => pole.test(label)));
  if (!hasBoth || amounts.length > 10 || someMake(amounts, whole)) {
    return undefined;
  }
  return alone && (isExcess || partition.whole || parts.length > 2) ? 'error' : 'warning';
}

/** "45 văn bản: 12 quyết định, 20 kế hoạch, 14 công văn": no paper is of two kinds; other kinds may be left out. */
function ofPapers(partition: Partition, isExcess: boolean, amounts: readonly Amount[], whole: Amount): Severity {
  const { parts, alone } = partition;
  const isOnce = new Set(parts.map(({ figure }) => figure.unit)).size === parts.length;
  if (!isOnce || (isExcess && !alone)) {
    return undefined;
  }
  return isExcess || partition.whole ? bySize(isExcess, amounts, whole) : undefined;
}

/** A list of several kinds that says it is whole, and does not mix two ways of cutting the same dossiers. */
function isOneList({ whole, alone }: Partition, kinds: readonly Kind[]): boolean {
  return kinds.length > 1 && whole && alone && !kinds.includes('channel') && !kinds.includes('result');
}

function ofNamed(isClosed: boolean, error: 'error' | 'warning', amounts: readonly Amount[], whole: Amount): Severity {
  return isClosed ? error : ofNearlyAll(amounts, whole);
}

/** Whether one part may lie within another: the excess then proves nothing. */
function mayOverlap(
  { parts, whole: isWhole }: Partition,
  kind: Kind,
  amounts: readonly Amount[],
  whole: Amount,
): boolean {
  const isFar = compare(times(minus(sumOf(amounts), whole), amountOf('10')), whole) > 0;
  const hasHolder =
    parts.some(({ label }) => HOLDS_OTHERS.test(label)) && !parts.every(({ label }) => HOLDS_OTHERS.test(label));
  return kind === 'money'
    ? isFar || (hasHolder && !isWhole)
    : hasHolder && amounts.length <= 10 && someMake(amounts, whole);
}

/** "trong đó" may name only the greatest: a look where nearly all is named, nothing where much is left. */
function ofNearlyAll(amounts: readonly Amount[], whole: Amount): Severity {
  const gap = minus(whole, sumOf(amounts));
  return compare(times(gap, amountOf('20')), whole) <= 0 ? 'warning' : undefined;
}

function unitOf({ parts, total }: Partition): string {
  return total.unit || (parts.find(({ figure }) => figure.unit !== '')?.figure.unit ?? '');
}

function kindsOf(partition: Partition): { kinds: readonly Kind[]; hasRest: boolean } {
  const unit = unitOf(partition);
  const named = partition.parts.filter(({ label }) => !REST.test(label));
  return {
    kinds: [...new Set(named.map(({ label, figure }) => kindOf(label, figure.unit || unit)))],
    hasRest: named.length < partition.parts.length,
  };
}

/** Posts and people are told in lists that leave some out or name one twice: a look, never an error. */
function ofUnnamed(partition: Partition, isExcess: boolean, amounts: readonly Amount[], whole: Amount): Severity {
  const isOfPeople = STAFF.has(unitOf(partition)) || partition.parts.some(({ label }) => POST.test(label));
  return isOfPeople ? 'warning' : bySize(isExcess, amounts, whole);
}

/** Lists of things without a known name are wrong by a slip, not by a half: a great difference is another structure. */
function bySize(isExcess: boolean, amounts: readonly Amount[], whole: Amount): 'error' | 'warning' | undefined {
  const difference = absolute(minus(sumOf(amounts), whole));
  const isNear = compare(times(difference, amountOf('4')), whole) <= 0;
  return isNear && (isExcess || amounts.length > 2) ? 'error' : isNear ? 'warning' : undefined;
}

function closed({ parts, total }: Partition, kind: string, isExcess: boolean): boolean {
  if (kind === 'staff') {
    const units = new Set(
      parts.map(({ label, figure }) => (/công chức/iu.test(`${label} ${figure.unit}`) ? 'công chức' : 'cán bộ')),
    );
    return units.size === 2 && STAFF.has(total.unit);
  }
  const poles = DIMENSIONS[kind] ?? [];
  if (kind === 'ordinal' || kind === 'quarter' || kind === 'mark' || kind === 'settled') {
    return isEachOnce(parts, poles, kind);
  }
  return isExcess ? true : poles.every((pole) => parts.some(({ label }) => pole.test(label)));
}

/** The first, the second, … of one run, each told once. */
function isEachOnce(parts: readonly Part[], poles: readonly RegExp[], kind: string): boolean {
  if (kind === 'ordinal') {
    const places = parts.map(({ label }) => ordinalOf(label)).sort((a, b) => a - b);
    return places.every((place, at) => place === at + 1);
  }
  return (
    parts.length === poles.length && poles.every((pole) => parts.filter(({ label }) => pole.test(label)).length === 1)
  );
}

function ofDimension(
  partition: Partition,
  kind: string,
  isExcess: boolean,
  error: 'error' | 'warning',
): 'error' | 'warning' | undefined {
  const { parts, head } = partition;
  if (kind === 'ordinal') {
    return ofRun(head, parts.length, isExcess);
  }
  if (kind === 'opinion' || kind === 'progress') {
    return isExcess ? error : undefined;
  }
  if (kind === 'staff') {
    return isExcess || partition.total.unit === 'cán bộ, công chức' ? error : 'warning';
  }
  return kind !== 'result' || isExcess ? error : ofResultShort(parts, head, error);
}

/** "02 hội nghị … (thứ nhất 95, thứ hai 80)": proof where the text says how many there were, a look where it does not. */
function ofRun(head: string, count: number, isExcess: boolean): Severity {
  const told = /(\d+)\s+(?:hội nghị|lớp|đợt|lần|cuộc|buổi|kỳ)(?!\p{L})[^\d]*$/iu.exec(head)?.[1];
  if (told === undefined) {
    return 'warning';
  }
  return Number(told) === count || isExcess ? 'error' : undefined;
}

function ofResultShort(parts: readonly Part[], head: string, error: 'error' | 'warning'): Severity {
  // Withdrawn, returned and pending dossiers are received too: only a list that speaks of them, or a total of what was
  // dealt with, has to close.
  const speaksOfPending = parts.some(({ label }) => /đang|chưa/iu.test(label));
  const isOfDone = /(?:đã )?(?:giải quyết|xử lý|trả kết quả)/iu.test(head) && !/tiếp nhận/iu.test(head);
  if (isOfDone || (speaksOfPending && parts.some(({ label }) => AWAY.test(label)))) {
    return error;
  }
  return speaksOfPending ? 'warning' : undefined;
}

/** "8 + 9 = 17 ≠ 16, lệch 1" in the unit that is printed. */
export function sumText({ parts, sum, total }: SumFault, unit: string): string {
  const of = unit === '' ? '' : ` ${unit}`;
  const difference = printed(absolute(minus(sum, total)));
  return `${printedSum(parts)} = ${printed(sum)} ≠ ${printed(total)}, lệch ${difference}${of}`;
}
