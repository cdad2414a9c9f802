import { addDays, dayNumber, formatDate, type PlainDate } from '#core/kernel/dates.ts';
import type { CheckFinding } from './finding.ts';
import { lineAt, type Passage, quoteAt, sentenceAt } from './passages.ts';
import {
  type DataWindow,
  type PrintedPeriod,
  periodsIn,
  type ReportPeriod,
  samePeriod,
  standardWindow,
} from './periods.ts';
import { datesIn } from './printed-dates.ts';
import type { ReadDocument } from './read-document.ts';

const CLOSING = /^(?:[-+]\s*)?trên đây là\s+(?:nội dung\s+)?(?:kết quả\s+)?báo cáo/iu;
const COMPARED = /(?:so với|cùng kỳ|tăng|giảm|hơn|từ)(?:\s+\S+){0,4}\s*$/iu;

/** The period in the title against the one that the closing sentence and the body speak of. */
export function titlePeriods(document: ReadDocument): readonly CheckFinding[] {
  const { head, passages } = document;
  const { title, period } = head;
  if (!(title && period) || head.kind !== 'Báo cáo') {
    return [];
  }
  const titled = periodsIn(title.quote);
  const closing = passages.find(({ text }) => CLOSING.test(text));
  const said = closing ? periodsIn(closing.text) : [];
  const [main] = said;
  const mentions = mentionsOf(passages, period.kind, period.part);
  const ofTitle = mentions.filter(({ year }) => year === period.year).length - 1;
  const differs =
    closing &&
    main &&
    main.kind === period.kind &&
    !titled.some((one) => samePeriod(one, main)) &&
    !said.some((one) => samePeriod(one, period));
  if (differs) {
    const ofClosing = mentionsOf(passages, main.kind, main.part).filter(({ year }) => year === main.year).length;
    const line = lineAt(closing, main.at);
    return [
      titleFinding(
        title.line,
        title.quote,
        period,
        main,
        `câu kết ở dòng ${line} ghi ${main.printed}`,
        ofClosing > ofTitle,
      ),
    ];
  }
  return period.kind === 'year' || closing ? [] : titleAgainstBody(document, period, mentions, ofTitle);
}

interface Mention extends ReportPeriod {
  readonly line: number;
}

function mentionsOf(passages: readonly Passage[], kind: ReportPeriod['kind'], part: number): readonly Mention[] {
  return passages.flatMap((passage) =>
    periodsIn(passage.text)
      .filter(
        (one) =>
          one.kind === kind &&
          one.part === part &&
          !COMPARED.test(passage.text.slice(Math.max(0, one.at - 40), one.at)),
      )
      .map((one) => ({ ...one, line: lineAt(passage, one.at) })),
  );
}

function titleAgainstBody(
  { head: { title } }: ReadDocument,
  period: PrintedPeriod,
  mentions: readonly Mention[],
  ofTitle: number,
): readonly CheckFinding[] {
  const others = mentions.filter(({ year }) => year !== period.year);
  const [first] = others;
  if (!(title && first) || ofTitle > 0 || others.length < 2 || others.some(({ year }) => year !== first.year)) {
    return [];
  }
  const lines = others.slice(0, 4).map(({ line }) => line);
  const where = `nội dung ${others.length} lần nói về cùng kỳ của năm ${first.year} (dòng ${lines.join(', ')}${others.length > 4 ? '…' : ''})`;
  return [titleFinding(title.line, title.quote, period, first, where, others.length > 2)];
}

function titleFinding(
  line: number,
  quote: string,
  period: PrintedPeriod,
  other: ReportPeriod,
  where: string,
  certain: boolean,
): CheckFinding {
  return {
    rule: 'title-period-mismatch',
    severity: certain ? 'error' : 'warning',
    line,
    quote: quote.slice(0, 320),
    numbers: [period.year, other.year],
    message: `Tiêu đề ở dòng ${line} ghi ${period.printed} nhưng ${where}. Hãy sửa kỳ báo cáo cho thống nhất.`,
  };
}

/** How long a window must be, in days, to be that of the period's data and not of some campaign inside it. */
const LEAST_DAYS = { quarter: 55, half: 130, 'nine-months': 220, month: 25, year: 240 } as const;
const REFORM = /cải cách hành chính|CCHC/iu;
const DATA = /hồ sơ|số liệu|kỳ báo cáo|thời điểm chốt|chốt|tiếp nhận|tính từ/iu;
const RANGE = /(?:từ|tính từ)\s+(?:ngày\s+)?$/iu;
const BETWEEN = /^\s*(?:,?\s*(?:ước(?:\s+thực hiện|\s+tính)?\s+)?(?:đến|tới)(?:\s+hết)?\s+(?:ngày\s+)?|\s*[-–]\s*)$/iu;

/** The window of data that is printed, against Công văn 581/BNV-CCHC: from the 15th to the 14th. */
export function dataWindows({ head, passages }: ReadDocument): readonly CheckFinding[] {
  if (!(head.title && REFORM.test(head.title.quote))) {
    return [];
  }
  const own = head.kind === 'Báo cáo' ? head.period : undefined;
  return passages.flatMap((passage) => [...windowsIn(passage, own), ...cutOffs(passage, own)]);
}

function windowsIn(passage: Passage, own: PrintedPeriod | undefined): readonly CheckFinding[] {
  const { text } = passage;
  const dates = datesIn(text);
  return dates.flatMap((from, index) => {
    const to = dates[index + 1];
    const lead = text.slice(Math.max(0, from.at - 14), from.at);
    if (!(to && from.date && to.date) || !RANGE.test(lead) || !BETWEEN.test(text.slice(from.end, to.at))) {
      return [];
    }
    const sentence = sentenceAt(passage, from.at, to.end);
    const window = { from: from.date, to: to.date };
    // A notice sets the window of several periods, each named in its own line.
    const named = periodsIn(sentence).find(({ kind }) => standardWindowKinds.has(kind));
    const period = own ?? named;
    if (!(period && DATA.test(sentence)) || CUMULATIVE.test(sentence) || !speaksOfPeriod(window, period)) {
      return [];
    }
    const estimated = /ước/iu.test(text.slice(from.end, to.at)) || /ước/iu.test(sentence);
    return finding(passage, from.at, to.end, window, period, estimated);
  });
}

const CUMULATIVE = /lũy kế|luỹ kế|cộng dồn|từ đầu năm|giai đoạn/iu;
const standardWindowKinds: ReadonlySet<ReportPeriod['kind']> = new Set(['quarter', 'half', 'year']);

function speaksOfPeriod(window: DataWindow, period: ReportPeriod): boolean {
  const days = dayNumber(window.to) - dayNumber(window.from) + 1;
  const standard = standardWindow(period);
  return standard !== undefined && days >= LEAST_DAYS[period.kind] && days < 500;
}

function finding(
  passage: Passage,
  from: number,
  to: number,
  window: DataWindow,
  period: PrintedPeriod,
  estimated: boolean,
): readonly CheckFinding[] {
  const standard = standardWindow(period);
  if (!standard || (window.from === standard.from && window.to === standard.to)) {
    return [];
  }
  const line = lineAt(passage, from);
  const cutEarly = window.from === standard.from && window.to < standard.to && window.to > addDays(standard.to, -40);
  const severity = cutEarly && estimated ? 'note' : 'warning';
  return [
    {
      rule: 'window-mismatch',
      severity,
      line,
      quote: quoteAt(passage, from, to),
      numbers: [],
      message:
        `Dòng ${line} lấy số liệu từ ngày ${formatDate(window.from)} đến ngày ${formatDate(window.to)}; kỳ báo cáo cải cách hành chính ${period.printed} ` +
        `theo Công văn 581/BNV-CCHC là từ ngày ${formatDate(standard.from)} đến ngày ${formatDate(standard.to)}. ` +
        (severity === 'note'
          ? 'Số liệu ước cần được thay bằng số thực sau kỳ.'
          : 'Hãy xem lại kỳ số liệu hoặc nói rõ lý do.'),
    },
  ];
}

const CUT_OFF = /(?:số liệu|ước thực hiện|thời điểm chốt|chốt)[^.;]{0,60}?(?:đến|tới)(?:\s+hết)?\s+(?:ngày\s+)?$/iu;

/** "số liệu ước thực hiện đến ngày 10/03/2023": inside the window it only asks for a true-up. */
function cutOffs(passage: Passage, own: PrintedPeriod | undefined): readonly CheckFinding[] {
  const standard = own && standardWindow(own);
  const { text } = passage;
  if (!(own && standard)) {
    return [];
  }
  return datesIn(text).flatMap(({ date, at, end }) => {
    const lead = text.slice(Math.max(0, at - 110), at);
    const isRange =
      datesIn(lead).length > 0 && /(?:từ|tính từ)\s+(?:ngày\s+)?[\d/.\s]*\S*\s*(?:ước[^.;]*)?(?:đến|tới)/iu.test(lead);
    if (!date || !CUT_OFF.test(lead) || isRange || date >= standard.to || !isInside(date, standard)) {
      return [];
    }
    const line = lineAt(passage, at);
    return [
      {
        rule: 'window-mismatch' as const,
        severity: 'note' as const,
        line,
        quote: quoteAt(passage, at, end),
        numbers: [],
        message: `Dòng ${line} chốt số liệu đến ngày ${formatDate(date)}, trước ngày cuối kỳ ${formatDate(standard.to)} của ${own.printed} theo Công văn 581/BNV-CCHC; số liệu ước cần được thay bằng số thực sau kỳ.`,
      },
    ];
  });
}

function isInside(date: PlainDate, { from, to }: DataWindow): boolean {
  return date >= from && date <= to;
}
