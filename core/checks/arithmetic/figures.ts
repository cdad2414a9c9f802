import type { TextFigure } from '../figure.ts';
import type { Amount } from './amount.ts';
import { numberOf } from './amount.ts';
import type { DecimalMark, Numeral } from './numerals.ts';
import { numeralsOf, readNumeral } from './numerals.ts';
import type { Passage } from './passages.ts';
import { clauseBehind, lineAt, quoteOf, sentenceAt } from './passages.ts';
import { unitAt } from './units.ts';

/** A number of a passage with its unit, and what it is a part of when it is printed "28/31". */
export interface Figure {
  readonly amount: Amount;
  readonly printed: string;
  readonly unit: string;
  readonly start: number;
  /** After its unit and, in a fraction, after the lower number. */
  readonly end: number;
  readonly certain: boolean;
  /** The lower number of "28/31 nhiệm vụ". */
  readonly of?: { readonly amount: Amount; readonly printed: string } | undefined;
  /** "khoảng 300", "trên 99 %", "từ 45% trở lên": not an exact statement. */
  readonly rough: boolean;
}

const ROUGH_BEFORE =
  /(?:khoảng|gần|hơn|trên|dưới|xấp xỉ|ít nhất|tối thiểu|tối đa|không quá|từ|đến|ước|≥|≤|>|<)\s*(?:đạt\s*)?$/iu;
const ROUGH_AFTER = /^\s*(?:trở lên|trở xuống|[-–]\s*\d)/u;
const PER = /^\s*\/\s*(?:\p{L})/u;

/** The figures of a passage, left to right. */
export function figuresIn(text: string, mark: DecimalMark): readonly Figure[] {
  const numerals = numeralsOf(text);
  const figures: Figure[] = [];
  for (let index = 0; index < numerals.length; index += 1) {
    const numeral = numerals[index];
    if (!numeral) {
      continue;
    }
    const below = numerals[index + 1];
    const fraction = below ? fractionOf(text, numeral, below, mark) : undefined;
    if (fraction) {
      figures.push(fraction);
      index += 1;
    } else if (!isYear(text, numeral)) {
      figures.push(singleOf(text, numeral, mark));
    }
  }
  return figures;
}

const YEAR_BEFORE = /(?:năm|từ|đến|tới|trong|của|cuối|đầu|[-–/(])\s*$/iu;
const COUNT_BEFORE = /:\s*$/u;

/** A bare "2023" without a unit is a year where the words before it say so; behind a colon it counts. */
function isYear(text: string, { text: numeral, start, end }: Numeral): boolean {
  return isYearLike(text, numeral, end) && YEAR_BEFORE.test(text.slice(Math.max(0, start - 6), start));
}

function isYearLike(text: string, numeral: string, end: number): boolean {
  const unit = unitAt(text, end)?.unit ?? '';
  return /^(?:19|20)\d{2}$/.test(numeral) && (unit === '' || unit === 'năm');
}

function singleOf(text: string, numeral: Numeral, mark: DecimalMark): Figure {
  const found = unitAt(text, numeral.end);
  const unit = found?.unit ?? '';
  const end = found?.end ?? numeral.end;
  const read = readNumeral(numeral.text, unit, mark);
  const mayBeYear =
    isYearLike(text, numeral.text, numeral.end) &&
    !COUNT_BEFORE.test(text.slice(Math.max(0, numeral.start - 4), numeral.start));
  return {
    ...read,
    certain: read.certain && !mayBeYear,
    printed: numeral.text,
    unit,
    start: numeral.start,
    end,
    rough: isRough(text, numeral.start, end),
  };
}

function isRough(text: string, start: number, end: number): boolean {
  return (
    ROUGH_BEFORE.test(text.slice(Math.max(0, start - 16), start)) ||
    ROUGH_AFTER.test(text.slice(end, end + 12)) ||
    PER.test(text.slice(end, end + 4))
  );
}

const PEOPLE = /^(?:người|cán bộ|công chức|viên chức|cán bộ, công chức)$/u;

/** "28/31 nhiệm vụ", "312 người/330 biên chế", "162 hồ sơ/376 hồ sơ", "6,47 / 10 điểm". */
function fractionOf(text: string, upper: Numeral, lower: Numeral, mark: DecimalMark): Figure | undefined {
  const upperUnit = unitAt(text, upper.end);
  const between = text.slice(upper.end, lower.start);
  const slash = upperUnit ? text.slice(upperUnit.end, lower.start) : between;
  if (!/^\s?\/\s?$/.test(slash) || lower.start - upper.end > 40) {
    return undefined;
  }
  const lowerUnit = unitAt(text, lower.end);
  const unit = lowerUnit?.unit ?? upperUnit?.unit ?? '';
  const isOfQuota = lowerUnit?.unit === 'biên chế' && PEOPLE.test(upperUnit?.unit ?? '');
  if (upperUnit && lowerUnit && upperUnit.unit !== lowerUnit.unit && !isOfQuota) {
    return undefined;
  }
  const [a, b] = [readNumeral(upper.text, unit, mark), readNumeral(lower.text, unit, mark)];
  const end = lowerUnit?.end ?? lower.end;
  return {
    amount: a.amount,
    certain: a.certain && b.certain,
    of: { amount: b.amount, printed: lower.text },
    printed: upper.text,
    unit,
    start: upper.start,
    end,
    rough: isRough(text, upper.start, end),
  };
}

/** The words before a figure that say what it counts. */
function labelBefore(text: string, start: number, from = 0): string {
  const before = text.slice(from, start).replace(/[\s:–(-]+$/u, '');
  const clause = clauseBehind(before, ';:.(');
  return clause
    .replace(/^[\s,;+–-]+/u, '')
    .replace(/\s+(?:là|đạt|có|gồm|với|được)$/u, '')
    .trim();
}

/** As the result lists them: both numbers of a fraction, each with the words before it. */
export function textFigures(passage: Passage, figures: readonly Figure[]): readonly TextFigure[] {
  let last = 0;
  return figures.flatMap((figure) => {
    const what = labelBefore(passage.text, figure.start, last).slice(-160);
    last = figure.end;
    const place = {
      line: lineAt(passage, figure.start),
      quote: quoteOf(passage.text, sentenceAt(passage.text, figure.start), figure.start),
    };
    const one = { value: numberOf(figure.amount), printed: figure.printed, unit: figure.unit, what, ...place };
    return figure.of
      ? [
          one,
          {
            ...one,
            value: numberOf(figure.of.amount),
            printed: figure.of.printed,
            what: `${what} (trên tổng số)`.trim(),
          },
        ]
      : [one];
  });
}
