import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import { compare, minus, plus, printed, printedSum } from './amount.ts';
import type { Figure } from './figures.ts';
import { clauseBehind, isInBrackets, sentenceAt } from './passages.ts';
import type { ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';

type Group = 'total' | 'cán bộ' | 'công chức' | 'viên chức' | 'người hoạt động không chuyên trách';

const MOOD =
  /((?:được\s+)?(?:bố trí\s+)?tối đa|biên chế (?:được\s+)?(?:cấp\s+\p{L}+\s+)?giao|(?:được|số)\s+giao|giao(?=\s+(?:cho|là|:|\d))|chỉ tiêu biên chế|định biên)|(hiện (?:nay )?(?:đang )?(?:có(?: mặt)?|bố trí|sử dụng)|hiện nay có|có mặt|thực có|đang sử dụng|thực hiện(?= \d))|(?:thiếu|thừa|dôi dư|giảm|tăng|tinh giản|nghỉ hưu|chuyển|trình độ|đạt chuẩn|hợp đồng|lao động|kiêm nhiệm|nhiệm vụ)/giu;
const STAFF_UNITS = new Set(['người', 'cán bộ', 'công chức', 'viên chức', 'biên chế', 'cán bộ, công chức', '']);

type Mood = 'quota' | 'present' | 'other' | undefined;

interface Seen {
  readonly amount: Amount;
  readonly at: number;
}

type Groups = Map<Group, Seen>;

function groupOf(text: string, figure: Figure): Group | undefined {
  const before = clauseBehind(text.slice(0, figure.start), ',;.:()');
  const words = `${before.slice(-60)} ${figure.unit}`.toLowerCase();
  if (/không chuyên trách/u.test(`${words} ${text.slice(figure.end, figure.end + 40)}`)) {
    return 'người hoạt động không chuyên trách';
  }
  if (figure.unit === 'cán bộ' || figure.unit === 'công chức' || figure.unit === 'viên chức') {
    return figure.unit;
  }
  if (figure.unit === '' && !/biên chế|cán bộ|công chức|viên chức|có mặt/u.test(words)) {
    return undefined;
  }
  const named = words.match(/cán bộ|công chức|viên chức/gu) ?? [];
  const one = new Set(named);
  return one.size === 1 && figure.unit !== 'cán bộ, công chức' ? (named[0] as Group) : 'total';
}

/** What governs a figure: the last of the words "giao", "hiện có" … before it in its sentence. */
function moodBefore(text: string, start: number): Mood {
  const sentence = sentenceAt(text, start);
  const before = text.slice(sentence.start, start);
  let mood: Mood;
  for (const match of before.matchAll(MOOD)) {
    mood = match[1] ? 'quota' : match[2] ? 'present' : 'other';
  }
  return mood;
}

/** Staff at hand against the number that was given, per group and in all, within one paragraph. */
export function checkStaff(passage: ReadPassage): readonly CheckFinding[] {
  if (!/biên chế|cán bộ|công chức|viên chức|không chuyên trách/iu.test(passage.text)) {
    return [];
  }
  const quota: Groups = new Map();
  const present: Groups = new Map();
  for (const figure of passage.figures.filter((one) => isOfStaff(passage.text, one))) {
    const mood = isOfQuota(passage.text, figure) ? 'present' : moodBefore(passage.text, figure.start);
    const group = groupOf(passage.text, figure);
    if (group) {
      note(figure, mood, group, quota, present);
    }
  }
  nameTheOnly(passage.text, quota, present);
  const finding = compared(passage, quota, present);
  return finding ? [finding] : [];
}

/** "Biên chế công chức được giao 82 người; hiện có mặt 87 người": people without a name are of the only kind told. */
function nameTheOnly(text: string, quota: Groups, present: Groups): void {
  const [[kind] = ['total' as const]] = [...quota.keys()].map((key) => [key]);
  const atHand = present.get('total');
  const isUnnamed =
    atHand !== undefined &&
    /(?:^|[,;.]\s*)(?:hiện )?(?:có mặt|hiện có|thực có)[^\p{L}\d]*$/iu.test(text.slice(0, atHand.at));
  if (quota.size === 1 && present.size === 1 && kind !== 'total' && isUnnamed) {
    present.delete('total');
    present.set(kind, atHand);
  }
}

/** "342 người/330 biên chế giao": people over the quota, without a word before them. */
function isOfQuota(text: string, { of, start, end }: Figure): boolean {
  const sentence = sentenceAt(text, start);
  const around = text.slice(sentence.start, sentence.end);
  return (
    of !== undefined &&
    /\/\s*[\d.,]+\s*biên chế/iu.test(text.slice(start, end)) &&
    /giao|tối đa|định biên/iu.test(around) &&
    !/hợp đồng|lao động|không chuyên trách|biệt phái/iu.test(around)
  );
}

function isOfStaff(text: string, { unit, certain, rough, start }: Figure): boolean {
  return STAFF_UNITS.has(unit) && certain && (!rough || isMost(text, start)) && !isInBrackets(text, start);
}

function note(figure: Figure, mood: Mood, group: Group, quota: Groups, present: Groups): void {
  const seen = { amount: figure.amount, at: figure.start };
  if (figure.of && mood === 'present') {
    quota.set(group, { amount: figure.of.amount, at: figure.start });
    present.set(group, seen);
  } else if (!figure.of && mood === 'quota' && present.size === 0) {
    quota.set(group, quota.get(group) ?? seen);
  } else if (!figure.of && mood === 'present') {
    present.set(group, present.get(group) ?? seen);
  }
}

/** "tối đa 11 cán bộ" is a quota, not a rough number. */
function isMost(text: string, start: number): boolean {
  return /tối đa\s*$/iu.test(text.slice(Math.max(0, start - 12), start));
}

function totalOf(groups: Groups): { amount: Amount; parts: readonly Amount[] } | undefined {
  const [heads, clerks] = [groups.get('cán bộ'), groups.get('công chức')];
  if (heads && clerks) {
    return { amount: plus(heads.amount, clerks.amount), parts: [heads.amount, clerks.amount] };
  }
  const total = groups.get('total');
  return total && { amount: total.amount, parts: [] };
}

function compared(passage: ReadPassage, quota: Groups, present: Groups): CheckFinding | undefined {
  const over = [...present].filter(([group, { amount }]) => {
    const allowed = quota.get(group);
    return allowed !== undefined && compare(amount, allowed.amount) > 0;
  });
  const [given, atHand] = [totalOf(quota), totalOf(present)];
  const isTotalOver = given && atHand && compare(atHand.amount, given.amount) > 0;
  if (over.length === 0 && !isTotalOver) {
    return undefined;
  }
  const groups = over
    .filter(([group]) => group !== 'total')
    .map(([group, { amount }]) => {
      const allowed = quota.get(group)?.amount ?? amount;
      return `${group} có mặt ${printed(amount)}, được giao ${printed(allowed)}, vượt ${printed(minus(amount, allowed))}`;
    });
  const at = over[0]?.[1].at ?? present.get('total')?.at ?? 0;
  if (given && atHand && isTotalOver) {
    const difference = minus(atHand.amount, given.amount);
    const sum = (of: { amount: Amount; parts: readonly Amount[] }) =>
      of.parts.length > 0 ? `${printedSum(of.parts)} = ${printed(of.amount)}` : printed(of.amount);
    const detail = groups.length > 0 ? ` (${groups.join('; ')})` : '';
    const message =
      `Số có mặt vượt số được giao: có mặt ${sum(atHand)} người, được giao ${sum(given)} người, vượt ${printed(difference)}${detail}. ` +
      'Cần kiểm tra lại số biên chế được giao hoặc số người hiện có.';
    return findingAt(passage, at, {
      rule: 'staff-over-quota',
      severity: 'error',
      message,
      numbers: [...atHand.parts, atHand.amount, given.amount, difference],
    });
  }
  const [first] = over;
  const allowed = first && quota.get(first[0])?.amount;
  if (!first || !allowed) {
    return undefined;
  }
  const message = `Số có mặt vượt số được giao: ${groups.join('; ')}. Cần kiểm tra lại số biên chế được giao hoặc số người hiện có.`;
  return findingAt(passage, at, {
    rule: 'staff-over-quota',
    severity: given && atHand ? 'warning' : 'error',
    message,
    numbers: [first[1].amount, allowed, minus(first[1].amount, allowed)],
  });
}
