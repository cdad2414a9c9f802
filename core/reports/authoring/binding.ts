import { fold } from '#core/kernel/text.ts';
import type { DossierMeasure, Figure } from '#core/reports/figures.ts';

/** A number typed into the prose that speaks of a figure the system knows. */
export interface UnboundNumber {
  /** Where it stands in the text, with "%" where it is a rate. */
  readonly start: number;
  readonly end: number;
  /** "1.234 hồ sơ", "81,81%" */
  readonly quote: string;
  /** As a figure prints it: "1.234", "81,81%". */
  readonly printed: string;
  /** What it speaks of by the words around it, or by its value; undefined where nothing known fits. */
  readonly figure: Figure | undefined;
  readonly by: 'words' | 'value' | 'nothing';
}

const NUMBER = /(?<![\p{L}\d/.,-])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?![\d/-]|[.,]\d)(\s*(?:%|hồ sơ))?/gu;

/** A number after these words is a date, an article, a year or a document's number, never a figure. */
const NO_FIGURE =
  /(?:^|[\s(])(?:số|ngày|tháng|năm|quý|điều|khoản|điểm|chương|mục|phần|thứ|lần|mẫu|biểu|giai đoạn|nhiệm kỳ|mức độ|cấp độ|phụ lục)\s*$/iu;

/** The words of a clause that name a count of dossiers; the first that fits is meant. */
const MEASURE_WORDS: readonly (readonly [DossierMeasure, RegExp])[] = [
  ['carriedOver', /ky truoc (?:chuyen|mang) (?:qua|sang)|chuyen tiep/u],
  ['openOverdue', /(?:dang|chua) (?:giai quyet|xu ly)[^.;]*(?:qua|tre) (?:han|hen)/u],
  ['openWithinTerm', /(?:dang|chua) (?:giai quyet|xu ly)[^.;]*(?:trong|chua den) han/u],
  ['open', /(?:dang|chua) (?:giai quyet|xu ly)/u],
  ['late', /(?:qua|tre|cham) (?:han|hen)/u],
  ['early', /truoc han/u],
  ['onTime', /dung han/u],
  ['withdrawn', /\brut\b|dung giai quyet/u],
  ['online', /truc tuyen/u],
  ['directOrPost', /truc tiep|buu chinh/u],
  ['receivedInPeriod', /moi tiep nhan|tiep nhan moi|tiep nhan trong ky/u],
  ['resolved', /(?:da )?giai quyet/u],
  ['received', /tiep nhan/u],
];

/** Both "before and on time": two measures at once are no single figure. */
const TWO_MEASURES = /truoc (?:han )?va dung han|truoc,? dung han/u;

/** The numbers of a piece of plain text that stand for figures, with what they could be bound to. */
export function unboundNumbers(text: string, palette: readonly Figure[]): readonly UnboundNumber[] {
  return [...text.matchAll(NUMBER)]
    .filter(({ index }) => !NO_FIGURE.test(text.slice(0, index)))
    .flatMap((match) => unboundNumber(text, match, palette) ?? []);
}

function unboundNumber(text: string, match: RegExpExecArray, palette: readonly Figure[]): UnboundNumber | undefined {
  const [quote, digits = '', decimals = '', unit = ''] = match;
  const start = match.index;
  const isRate = unit.trim() === '%';
  const end = isRate ? start + quote.length : start + digits.length + decimals.length;
  const printed = `${digits}${decimals}`.replace(/^0+(?=\d)/u, '') + (isRate ? '%' : '');
  const clause = clauseAround(text, start, start + quote.length);
  const byWords = figureByWords(clause, { isRate, isDossiers: unit.trim() === 'hồ sơ' }, palette);
  if (byWords) {
    return { start, end, quote, printed, figure: narrower(byWords, printed, palette), by: 'words' };
  }
  if (unit === '') {
    return undefined;
  }
  const figure = figureByValue(printed, palette);
  return { start, end, quote, printed, figure, by: figure ? 'value' : 'nothing' };
}

/** "Tiếp nhận" alone may mean all that was received or what was new in the period: the value decides. */
function narrower(figure: Figure, printed: string, palette: readonly Figure[]): Figure {
  const inPeriod = palette.find(({ code, text }) => code === 'dossiers.receivedInPeriod' && text === printed);
  return figure.code === 'dossiers.received' && figure.text !== printed ? (inPeriod ?? figure) : figure;
}

interface Clause {
  readonly before: string;
  readonly after: string;
}

/** The words beside a number up to the next comma, stop or number. */
function clauseAround(text: string, start: number, end: number): Clause {
  const before = /[^.;:,\n\d]*$/u.exec(text.slice(0, start))?.[0] ?? '';
  const after = /^[^.;:,\n\d]*/u.exec(text.slice(end))?.[0] ?? '';
  return { before: fold(before), after: fold(after) };
}

interface Unit {
  readonly isRate: boolean;
  readonly isDossiers: boolean;
}

function figureByWords(
  { before, after }: Clause,
  { isRate, isDossiers }: Unit,
  palette: readonly Figure[],
): Figure | undefined {
  const words = `${before} ${after}`;
  if (isRate) {
    return named(words, palette, (figure) => figure.code.startsWith('indicators.') && isPercent(figure));
  }
  if (isDossiers || words.includes('ho so')) {
    const measure = measureOf(after) ?? measureOf(before);
    return measure && palette.find(({ code }) => code === `dossiers.${measure}`);
  }
  return named(words, palette, ({ code }) => code.startsWith('own.'));
}

function measureOf(words: string): DossierMeasure | undefined {
  return TWO_MEASURES.test(words) ? undefined : MEASURE_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

function isPercent({ text }: Figure): boolean {
  return text?.endsWith('%') ?? false;
}

const EMPTY_WORDS = new Set(['ty', 'le', 'ho', 'so', 'cua', 'cac', 'va', 'co', 'duoc', 'da', 've', 'trong', 'ky']);

/** The figure whose own words stand nearly all in the clause; two that do so equally are no answer. */
function named(words: string, palette: readonly Figure[], fits: (figure: Figure) => boolean): Figure | undefined {
  const said = new Set(words.split(/[^a-z0-9]+/u));
  const scored = palette.filter(fits).map((figure) => {
    const own = fold(figure.label)
      .split(/[^a-z0-9]+/u)
      .filter((word) => word !== '' && !EMPTY_WORDS.has(word));
    const found = own.filter((word) => said.has(word)).length;
    return { figure, found, share: own.length === 0 ? 0 : found / own.length };
  });
  const good = scored.filter(({ share, found }) => share >= 0.75 && found >= 2).sort((a, b) => b.found - a.found);
  const [best, second] = good;
  return best && best.found !== second?.found ? best.figure : undefined;
}

/** A figure of this period that prints the same; small counts equal too many things by chance. */
function figureByValue(printed: string, palette: readonly Figure[]): Figure | undefined {
  return palette.find(({ code, text }) => text === printed && /^(?:dossiers|indicators|own|fields)\./u.test(code));
}
