import { isPlainDate, type PlainDate } from '#core/kernel/dates.ts';
import { kindsIn } from './document-kinds.ts';
import { isCapitals, tidy } from './passages.ts';
import { type PrintedPeriod, periodsIn } from './periods.ts';
import { digitsOf } from './printed-dates.ts';
import type { CheckedText, Place, TextLine } from './text.ts';

/** What a document says of itself: its number, its place and date, its kind and title. It is no citation. */
export interface OwnHead {
  readonly number: OwnNumber | undefined;
  readonly date: OwnDate | undefined;
  /** The last day that any head in the file allows: a letter and its annexes may carry dates of their own. */
  readonly latest: PlainDate | undefined;
  /** "BÁO CÁO" as "Báo cáo"; empty where no title says it. */
  readonly kind: string;
  readonly title: Place | undefined;
  /** The period in the title; undefined where it names none. */
  readonly period: PrintedPeriod | undefined;
  /** Every line that carries a document's own number: the file may hold its annexes' and letters' heads too. */
  readonly numberLines: ReadonlySet<number>;
}

export interface OwnNumber extends Place {
  /** Empty while the draft waits for its number. */
  readonly number: string;
  /** "BC-UBND" */
  readonly symbol: string;
}

export interface OwnDate extends Place {
  /** null while the day is blank */
  readonly date: PlainDate | null;
  /** The last day that the printed month or year allows. */
  readonly latest: PlainDate;
}

const HEAD_LINES = 45;
const BLANK = '[\\s.…_]*';
const NUMBER_LINE = new RegExp(
  `^(?:[\\p{Lu}\\d\\s.–-]*\\s)?[(]?S[ốỐôÔ]\\s*[:.]?${BLANK}(\\d{1,5}[a-z]?)?${BLANK}(?:/\\s?|(?<=\\d)\\s?-\\s?)((?:(?:19|20)\\d\\d\\s?/\\s?)?\\p{Lu}[\\p{L}\\d]*(?:\\s?[-–/.&]\\s?\\p{Lu}[\\p{L}\\d]*)*)(.*)$`,
  'u',
);
/** A place and a date that fill the line, or all of it after the number: a sentence that holds a date is none. */
const PLACE_DATE = new RegExp(
  `(?:^|\\s)\\p{Lu}[\\p{L}'’.]*(?:[ -][\\p{L}\\d][\\p{L}'’.\\d]*){0,5}\\s?,?\\s*(?:ngày|NGÀY)(${BLANK}[\\dlIOo]?\\s?[\\dlIOo]?${BLANK})(?:tháng|THÁNG)(${BLANK}[\\dlIOo]{0,2}${BLANK})(?:năm|NĂM)${BLANK}((?:19|20)\\d{2})[\\s.)]*$`,
  'u',
);
const NO_HEAD = /^(?:Căn cứ|Thực hiện|Theo|Xét|Luật|Tại|Trong|Từ|Đến|Vào|Sáng|Chiều|Ngày|Kể từ|Hôm nay)(?![\p{L}])/u;
const TITLE_KIND =
  /^(BÁO CÁO|KẾ HOẠCH|THÔNG BÁO|QUYẾT ĐỊNH|TỜ TRÌNH|CHỈ THỊ|NGHỊ QUYẾT|CHƯƠNG TRÌNH|HƯỚNG DẪN|PHƯƠNG ÁN|ĐỀ ÁN|BIÊN BẢN|KẾT LUẬN|GIẤY MỜI|CÔNG ĐIỆN|QUY CHẾ|QUY ĐỊNH|THÔNG BÁO KẾT LUẬN)(?![\p{L}])/u;
const BODY =
  /^(?:[IVX]{1,4}[.)]|\d{1,2}[.)]|[A-Z][.)]\s|Phần|PHẦN|Căn cứ|Thực hiện|Kính gửi|Theo |Sáng |Chiều |Ngày |Trong |Trên cơ sở|-\s|Để |Nhằm |Tiếp tục|Qua |Sau khi|Nơi nhận|Năm |Quý |Số:|Thời gian|Ủy ban nhân dân|UBND)/u;

export function readOwnHead({ lines }: CheckedText): OwnHead {
  const parts = lines.slice(0, HEAD_LINES).flatMap(partsOf);
  const numbers = lines.flatMap(partsOf).flatMap((part, index) => numberAt(part, index < parts.length));
  const [number] = numbers;
  const dates = lines.flatMap(partsOf).flatMap((part) => dateAt(part) ?? []);
  const { kind, title } = titleOf(lines.slice(0, HEAD_LINES));
  const date = headDate(lines, number?.line, title?.line);
  return {
    number,
    date,
    latest:
      date &&
      dates
        .map(({ latest }) => latest)
        .sort()
        .at(-1),
    kind,
    title,
    period: title && periodsIn(title.quote)[0],
    numberLines: new Set(numbers.map(({ line }) => line)),
  };
}

const NEAR_NUMBER = 5;
const WITHOUT_LANDMARK = 12;

/** The date stands beside the number or above the title; further down a line may be the end of a citation. */
function headDate(lines: readonly TextLine[], number = -1, title = -1): OwnDate | undefined {
  const at = (line: number) => lines.findIndex((one) => one.number === line);
  const last = Math.max(at(number) + NEAR_NUMBER, at(title) + 1, number < 0 && title < 0 ? WITHOUT_LANDMARK : 0);
  return lines
    .slice(0, last)
    .flatMap(partsOf)
    .map(dateAt)
    .find((found) => found !== undefined);
}

/** The head is often a table without borders: each of its cells is looked at as a line. */
function partsOf(line: TextLine): readonly Place[] {
  const cells = line.cells ?? line.text.split('\t');
  return cells.map((cell) => ({ line: line.number, quote: tidy(cell) })).filter(({ quote }) => quote !== '');
}

function numberAt({ line, quote }: Place, inHead: boolean): readonly OwnNumber[] {
  const match = NUMBER_LINE.exec(quote);
  if (!match) {
    return [];
  }
  const [, number = '', symbol = '', rest = ''] = match;
  const alone = rest.trim() === '' || PLACE_DATE.test(rest) || /^\s*(?:V\/v|Về|CỘNG|Độc lập|\()/iu.test(rest);
  return alone && (inHead || number === '' || PLACE_DATE.test(rest))
    ? [{ line, quote, number, symbol: symbol.replace(/\s/gu, '') }]
    : [];
}

function dateAt({ line, quote }: Place): OwnDate | undefined {
  const match = quote.length < 140 && !NO_HEAD.test(quote) ? PLACE_DATE.exec(quote) : null;
  if (!match) {
    return undefined;
  }
  const [day, month] = [1, 2].map((group) => digitsOf((match[group] ?? '').replace(/[^\dlIOo]/gu, '')));
  const year = Number(match[3]);
  if (!(year > 1990)) {
    return undefined;
  }
  const pad = (text: string) => text.padStart(2, '0');
  const latest = month && Number(month) >= 1 && Number(month) <= 12 ? lastOf(year, Number(month)) : `${year}-12-31`;
  const whole = `${year}-${pad(month ?? '')}-${pad(day ?? '')}`;
  const date = day && month && isPlainDate(whole) ? whole : null;
  return { line, quote, date, latest: date ?? latest };
}

function lastOf(year: number, month: number): PlainDate {
  for (const day of ['31', '30', '29']) {
    const date = `${year}-${String(month).padStart(2, '0')}-${day}`;
    if (isPlainDate(date)) {
      return date;
    }
  }
  return `${year}-${String(month).padStart(2, '0')}-28`;
}

const MOST_TITLE_LINES = 4;

/** The kind in capitals, and the lines under it until the text begins. */
function titleOf(lines: readonly TextLine[]): { readonly kind: string; readonly title: Place | undefined } {
  const texts = lines.map((line) => tidy(line.text));
  const at = texts.findIndex((text) => TITLE_KIND.test(text) && text.length < 260);
  const printed = TITLE_KIND.exec(texts[at] ?? '')?.[1];
  const line = lines[at];
  if (at < 0 || !printed || !line) {
    return { kind: '', title: undefined };
  }
  const sameLine = (texts[at] ?? '').slice(printed.length).trim();
  const below = texts.slice(at + 1, at + 1 + MOST_TITLE_LINES);
  const stop = below.findIndex(
    (text) => BODY.test(text) || text.length > 320 || /^[-_*=\s]+$/u.test(text) || /[.;:]$/u.test(text),
  );
  const taken = (stop < 0 ? below : below.slice(0, stop)).filter(
    (text, index) => index === 0 || goesOn(below[index - 1] ?? '', text),
  );
  const quote = [
    sameLine,
    ...(sameLine && isCapitals(sameLine) && taken.length > 0 && !isCapitals(taken[0] ?? '') ? [] : taken),
  ]
    .filter((text) => text !== '')
    .join(' ');
  const titleLine = sameLine === '' ? (lines[at + 1]?.number ?? line.number) : line.number;
  return { kind: kindsIn(printed)[0] ?? '', title: quote === '' ? undefined : { line: titleLine, quote } };
}

function goesOn(before: string, text: string): boolean {
  return !/[.;:]$/u.test(before) && text.length < 200;
}
