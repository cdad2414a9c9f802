import { formatDate } from '#core/kernel/dates.ts';
import { abstractOf, sentenceOf } from './cited-in.ts';
import type { FoundReference } from './find-references.ts';
import type { CheckFinding } from './finding.ts';
import type { OwnDate } from './own-head.ts';
import type { ReadDocument } from './read-document.ts';

/** From so many on the report's own date is the likelier fault: one finding says it, not a heap. */
const MANY = 4;

/** A document that is dated after the report that cites it, or before the year whose result it approves. */
export function datedAfterReport({ references, head }: ReadDocument): readonly CheckFinding[] {
  const { date, latest = '' } = head;
  const late = date ? distinct(references.filter((one) => one.ownDate && one.date !== null && one.date > latest)) : [];
  const after = date && late.length > 0 ? lateFindings(late, date) : [];
  return [...after, ...references.flatMap(beforeItsYear)];
}

function distinct(references: readonly FoundReference[]): readonly FoundReference[] {
  return [...new Map(references.toReversed().map((one) => [`${one.symbol} ${one.date}`, one])).values()].reverse();
}

function lateFindings(late: readonly FoundReference[], own: OwnDate): readonly CheckFinding[] {
  const until = own.date ? `ghi ngày ${formatDate(own.date)}` : `chậm nhất là ngày ${formatDate(own.latest)}`;
  if (late.length >= MANY) {
    const named = late
      .slice(0, 3)
      .map(({ symbol, date, line }) => `${symbol} ngày ${formatDate(date ?? '')} (dòng ${line})`);
    return [
      {
        rule: 'document-dated-after-report',
        severity: 'error',
        line: own.line,
        quote: own.quote,
        numbers: late.map(({ number }) => Number.parseInt(number, 10)),
        message: `Văn bản này ${until} (dòng ${own.line}) nhưng dẫn ${late.length} văn bản ban hành sau đó: ${named.join(', ')}${late.length > 3 ? '…' : ''}. Hãy xem lại ngày của chính văn bản này.`,
      },
    ];
  }
  return late.map(({ symbol, date, line, quote, number }) => ({
    rule: 'document-dated-after-report',
    severity: 'error',
    line,
    quote,
    numbers: [Number.parseInt(number, 10)],
    message: `Dòng ${line} dẫn văn bản ${symbol} ngày ${formatDate(date ?? '')}, sau ngày của chính văn bản này (dòng ${own.line}, ${until}). Hãy xem lại ngày của văn bản được dẫn.`,
  }));
}

const APPROVES =
  /(?:phê duyệt|công bố|công nhận)[^.;]{0,60}?(?:(?<!bộ )chỉ số (?:cải cách|CCHC|hài lòng|PAR|SIPAS|chuyển đổi số)|kết quả (?:đánh giá|xác định|chấm điểm|thẩm định|xếp hạng)[^.;]{0,40}(?:cải cách hành chính|CCHC|chỉ số)|xếp hạng (?:chỉ số|cải cách|công tác cải cách))[^.;]{0,100}?năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*\d)/iu;
/** A plan "to publish the index of 2021" is rightly older than what it plans. */
const DECIDES = new Set(['Quyết định', 'Thông báo', 'Kết luận', 'Thông báo kết luận']);
const RULES_NOT_RESULTS =
  /bộ (?:chỉ số|tiêu chí)|tiêu chí|kế hoạch|đề án|quy định|quy chế|khung|giao chỉ tiêu|chỉ tiêu/iu;
const STATES_RESULT = /xếp thứ|xếp hạng|xếp loại|đạt\s+[\d,.]+|điểm|công bố/iu;

/** A decision of January cannot approve the result of the year that has only begun. */
function beforeItsYear(reference: FoundReference): readonly CheckFinding[] {
  const { date, symbol, line, quote, number, passage, end } = reference;
  const abstract = abstractOf(reference, undefined) || passage.text.slice(end, end + 160);
  const match = APPROVES.exec(abstract);
  if (!date || !match || !DECIDES.has(reference.kind) || match.index > 20 || RULES_NOT_RESULTS.test(match[0])) {
    return [];
  }
  const year = Number(match[1]);
  const midYear = `${year}-07-01`;
  if (date >= midYear) {
    return [];
  }
  return [
    {
      rule: 'document-dated-after-report',
      severity: STATES_RESULT.test(sentenceOf(reference)) ? 'error' : 'warning',
      line,
      quote,
      numbers: [Number.parseInt(number, 10), year],
      message: `Dòng ${line}: văn bản ${symbol} ghi ngày ${formatDate(date)} mà phê duyệt kết quả của năm ${year}, khi năm ${year} chưa kết thúc. Hãy xem lại ngày của văn bản hoặc năm của kết quả.`,
    },
  ];
}
