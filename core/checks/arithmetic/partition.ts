import type { Amount } from './amount.ts';
import { absolute, amountOf, compare, equal, minus, plus, printed, printedSum, sumOf, times, ZERO } from './amount.ts';
import type { Figure } from './figures.ts';
import { readNumeral } from './numerals.ts';
import { isCount, isMoney } from './units.ts';

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
  /** No other number of the sentence could be the total. */
  readonly alone: boolean;
}

export interface SumFault {
  readonly severity: 'error' | 'warning';
  readonly parts: readonly Amount[];
  readonly sum: Amount;
  readonly total: Amount;
}

const STAFF = new Set(['người', 'cán bộ', 'công chức', 'viên chức', 'biên chế', 'cán bộ, công chức', 'chức danh']);
const DOCUMENTS = new Set(['văn bản', 'quyết định', 'nghị quyết', 'kế hoạch', 'công văn', 'báo cáo', 'thông báo']);
const MONEY_SCALE: Readonly<Record<string, Amount>> = {
  đồng: amountOf('1'),
  'nghìn đồng': amountOf('1000'),
  'triệu đồng': amountOf('1000000'),
  'tỷ đồng': amountOf('1000000000'),
};

/** Whether a part's unit lets it be a part of the total: the same thing, or none printed. */
export function fits(total: string, part: string): boolean {
  if (part === '' || part === total) {
    return true;
  }
  return (
    (STAFF.has(total) && STAFF.has(part)) ||
    (DOCUMENTS.has(total) && DOCUMENTS.has(part)) ||
    (isMoney(total) && isMoney(part))
  );
}

/** Dimensions that cut a whole without rest: each by the words of its poles. */
const DIMENSIONS: Readonly<Record<string, readonly RegExp[]>> = {
  channel: [/trực tuyến|qua mạng/iu, /trực tiếp|bưu chính|bcci/iu],
  source: [
    /kỳ trước|năm trước|quý trước|tháng trước|chuyển (?:qua|sang|tiếp)|tồn/iu,
    /trong kỳ|mới|trong (?:quý|năm|tháng)/iu,
  ],
  result: [
    /(?:trước|đúng|sớm) (?:hạn|hẹn)|(?:trước|đúng) thời hạn|đã (?:giải quyết|trả|xử lý|hoàn thành)/iu,
    /(?:quá|trễ|chậm) (?:hạn|hẹn)|đang (?:giải quyết|xử lý|thực hiện)|chưa (?:đến hạn|giải quyết|xử lý|hoàn thành)|trong hạn/iu,
  ],
  staff: [/cán bộ/iu, /công chức/iu],
  opinion: [/(?<!không )(?:rất )?hài lòng/iu, /không hài lòng|bình thường|chưa hài lòng/iu],
  sex: [/(?<!việt )\bnam\b/iu, /nữ/iu],
};
const FIELD =
  /lĩnh vực|hộ tịch|chứng thực|tư pháp|đất đai|địa chính|bảo trợ|người có công|lao động|xây dựng|môi trường|hộ khẩu|cư trú|kinh doanh|thương mại|giáo dục|y tế|văn hóa|văn hoá|nội vụ|tôn giáo|thi đua|giao thông|nông nghiệp|tài chính|đô thị|công an|quân sự|dân tộc|thanh tra|khiếu nại|tiếp công dân|bộ phận|phòng |sở /iu;
const UNIT_NAME =
  /^(?:(?:và|tại|ở)\s+)?(?:(?:xã|phường|thị trấn|huyện|thị xã|thành phố|thôn|tổ|ấp|bản|khu phố)\s+\p{Lu}|(?:\p{Lu}\p{Ll}*\s+)+\p{Lu}\p{Ll}*$)/u;
const MONEY_FLOW = /\b(?:thu|chi|vốn|nguồn)\b/iu;
const POST = /công chức|cán bộ|chủ tịch|trưởng|nhân viên|chuyên viên/iu;
const REST = /khác|còn lại/iu;
const AWAY = /rút|trả lại|từ chối|dừng|hủy|bổ sung/iu;

/** Of people and households one may belong to several fields; of these none does. */
const OF_FIELDS = new Set([
  '',
  'hồ sơ',
  'thủ tục hành chính',
  'dịch vụ công',
  'đơn',
  'phản ánh, kiến nghị',
  'văn bản',
  'sáng kiến',
  'nhiệm vụ',
]);
/** Revenue within the borders holds the taxes and fees that are told beside it; a section holds its fields. */
const HOLDS_OTHERS = /nội địa|trên địa bàn|tư pháp|địa chính|văn hóa|văn hoá|bộ phận|thường xuyên/iu;

type Kind = keyof typeof DIMENSIONS | 'field' | 'places' | 'money' | 'unknown';

/** A field of work, or a kind of document: of both, one excludes the other. */
function isField(label: string, unit: string): boolean {
  return (FIELD.test(label) && OF_FIELDS.has(unit)) || (DOCUMENTS.has(unit) && unit !== 'văn bản');
}

function kindOf(label: string, unit: string): Kind {
  for (const [name, poles] of Object.entries(DIMENSIONS)) {
    const isOfDossiers = name === 'channel' || name === 'result' || name === 'source';
    if (
      name !== 'staff' &&
      (!isOfDossiers || unit === 'hồ sơ' || unit === '') &&
      poles.some((pole) => pole.test(label))
    ) {
      return name;
    }
  }
  if (STAFF.has(unit)) {
    return /^(?:(?:và|là|có)\s*)*(?:số\s+)?(?:cán bộ|công chức)?[\s:]*(?:là|có)?$/iu.test(label) ? 'staff' : 'unknown';
  }
  if (isField(label, unit)) {
    return 'field';
  }
  if (isMoney(unit) && MONEY_FLOW.test(label)) {
    return 'money';
  }
  return UNIT_NAME.test(label) ? 'places' : 'unknown';
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
  const scale = MONEY_SCALE[own];
  return mixed && scale ? times(figure.amount, scale) : figure.amount;
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
    return plus(sum, times(step, (mixed ? MONEY_SCALE[figure.unit] : undefined) ?? amountOf('1')));
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
  const isExcess = compare(sumOf(amounts), whole) > 0;
  const severity = isExcess || !partition.isOpen ? severityOf(partition, isExcess, amounts, whole) : undefined;
  return severity && { severity, parts: amounts, sum: sumOf(amounts), total: whole };
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
    return isOneList(partition, kinds) ? ofUnnamed(partition, isExcess, amounts, whole) : undefined;
  }
  const error = partition.alone ? 'error' : 'warning';
  if (kind in DIMENSIONS) {
    return closed(partition, kind, isExcess) ? ofDimension(partition, kind, isExcess, error) : undefined;
  }
  if (kind === 'unknown') {
    return partition.whole ? ofUnnamed(partition, isExcess, amounts, whole) : undefined;
  }
  const isProof = !(isExcess && mayOverlap(partition, kind, amounts, whole));
  const isClosed = isExcess || partition.whole || hasRest;
  return isProof ? ofNamed(isClosed, error, amounts, whole) : undefined;
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
  return isExcess ? true : poles.every((pole) => parts.some(({ label }) => pole.test(label)));
}

function ofDimension(
  partition: Partition,
  kind: string,
  isExcess: boolean,
  error: 'error' | 'warning',
): 'error' | 'warning' | undefined {
  const { parts, head } = partition;
  if (kind === 'opinion') {
    return isExcess ? error : undefined;
  }
  if (kind === 'staff') {
    return isExcess || partition.total.unit === 'cán bộ, công chức' ? error : 'warning';
  }
  if (kind !== 'result' || isExcess) {
    return error;
  }
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
