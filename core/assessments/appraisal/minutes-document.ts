import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { type Block, type Cell, documentDateOf, type PrintedDocument, withEndMark } from '#core/kernel/documents.ts';
import { emptyLine, type Line } from '../assessment.ts';
import type { Leaf, Scheme } from '../criteria-set.ts';
import { formatPoints } from '../points.ts';
import type { SheetTotals } from '../sheet.ts';
import { type SheetTerm, termInWords } from '../sheet-key.ts';
import { areaLosses, areaOf } from './area-losses.ts';
import { DEMAND_NAMES, type Mark, NO_REVIEW, type Review } from './rounds.ts';

export interface MinutesContent {
  readonly unit: string;
  /** The committee that appraises, with its place. */
  readonly appraiser: { readonly name: string; readonly place: string };
  readonly term: SheetTerm;
  readonly scheme: Scheme;
  readonly lines: ReadonlyMap<string, Line>;
  readonly reviews: ReadonlyMap<string, Review>;
  readonly totals: SheetTotals;
  readonly day: PlainDate;
  readonly explanation: { readonly until: PlainDate | undefined; readonly sentBy: string | undefined };
  /** Whether the appraisal is closed; before that the minutes are a draft. */
  readonly isClosed: boolean;
}

/** "Biên bản thẩm định" of one unit: sums, lost points by area, and every line that lost points with its rounds. */
export function minutesDocument(content: MinutesContent): PrintedDocument {
  const { unit, appraiser, term, day, isClosed } = content;
  const abstract = `Thẩm định kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính ${termInWords(term)} của ${unit}${
    isClosed ? '' : ' (dự thảo, chưa kết thúc thẩm định)'
  }`;
  return {
    title: `Biên bản thẩm định ${unit} ${termInWords(term)}`,
    size: 13,
    head: {
      agency: `ỦY BAN NHÂN DÂN\n${appraiser.name.toLocaleUpperCase('vi')}`,
      number: { symbol: 'BB-UBND' },
      place: appraiser.place,
      date: documentDateOf(day),
      kind: 'BIÊN BẢN',
      abstract,
    },
    body: withEndMark([
      ...result(content),
      heading('II. Điểm bị trừ theo lĩnh vực'),
      areaTable(content),
      heading('III. Các tiêu chí bị trừ điểm hoặc được yêu cầu giải trình'),
      ...lineBlocks(content),
      { kind: 'closing', left: signer('ĐẠI DIỆN ĐƠN VỊ'), right: signer('NGƯỜI THẨM ĐỊNH') },
    ]),
  };
}

const signer = (title: string) => ({ kind: 'signer', authority: [title], note: '(Ký, ghi rõ họ tên)' }) as const;
const heading = (content: string): Block => ({ kind: 'heading', level: 2, content });
const paragraph = (content: string): Block => ({ kind: 'paragraph', content });

function result({ totals, explanation, scheme, lines }: MinutesContent): readonly Block[] {
  const waiting = totals.appraisedMissing;
  const extra = [
    ...(totals.bonus > 0 ? [`điểm thưởng ${formatPoints(totals.bonus)}`] : []),
    ...(totals.penalty > 0 ? [`điểm phạt ${formatPoints(totals.penalty)}`] : []),
  ];
  const excused = scheme.leaves.filter(({ criterion: { code } }) => lines.get(code)?.applicable === false).length;
  return [
    heading('I. Kết quả'),
    paragraph(
      `Điểm tự chấm ${formatPoints(totals.self)}; điểm thẩm định ${formatPoints(totals.appraised)} trên tối đa ${formatPoints(
        totals.max,
      )}; bị trừ ${formatPoints(totals.lost)}${extra.length > 0 ? `; ${extra.join(', ')}` : ''}. Kết quả: ${formatPoints(
        totals.index,
      )} điểm.`,
    ),
    ...(waiting > 0 ? [paragraph(`Còn ${waiting} tiêu chí chưa thẩm định.`)] : []),
    ...(excused > 0 ? [paragraph(`${excused} tiêu chí không áp dụng cho đơn vị.`)] : []),
    ...(explanation.until
      ? [
          paragraph(
            explanation.sentBy
              ? `Đơn vị giải trình trong hạn (đến hết ngày ${formatDate(explanation.until)}), do ${explanation.sentBy} ký gửi.`
              : `Hạn giải trình: hết ngày ${formatDate(explanation.until)}.`,
          ),
        ]
      : []),
  ];
}

function areaTable({ scheme, lines }: MinutesContent): Block {
  const areas = areaLosses(scheme, lines);
  const sum = (of: 'max' | 'self' | 'points' | 'lost' | 'explained') =>
    formatPoints(areas.reduce((all, area) => all + area[of], 0));
  return {
    kind: 'table',
    size: 11,
    columns: [
      { width: 6, align: 'center' },
      { width: 40 },
      ...Array.from({ length: 5 }, () => ({ width: 10.8, align: 'right' as const })),
    ],
    head: [['TT', 'Lĩnh vực', 'Tối đa', 'Tự chấm', 'Thẩm định', 'Bị trừ', 'Có lý do']],
    rows: [
      ...areas.map((area): readonly Cell[] => [
        area.code,
        area.name,
        formatPoints(area.max),
        formatPoints(area.self),
        formatPoints(area.points),
        formatPoints(area.lost),
        formatPoints(area.explained),
      ]),
      [
        { content: 'Cộng', columns: 2, bold: true },
        sum('max'),
        sum('self'),
        sum('points'),
        sum('lost'),
        sum('explained'),
      ],
    ],
  };
}

/** Lines that lost points, were asked about, or that the council decided, under their area. */
function lineBlocks(content: MinutesContent): readonly Block[] {
  const { scheme, lines, reviews } = content;
  const area = areaOf(scheme);
  const told = scheme.leaves.filter((leaf) => {
    const { code, max } = leaf.criterion;
    const [line, review] = [lines.get(code) ?? emptyLine(code), reviews.get(code) ?? NO_REVIEW];
    const lost = leaf.side === 'inside' && line.appraisal !== undefined && line.appraisal.points < max;
    return line.applicable && (lost || review.first?.demand !== undefined || review.council !== undefined);
  });
  if (told.length === 0) {
    return [paragraph('Không có tiêu chí nào bị trừ điểm.')];
  }
  const areas = [...new Set(told.map(({ criterion: { code } }) => area(code)))];
  return areas.flatMap((of): readonly Block[] => [
    { kind: 'heading', level: 3, content: of ? `${of.code}. ${of.name}` : 'Điểm thưởng, điểm phạt' },
    lineTable(
      told.filter(({ criterion: { code } }) => area(code) === of),
      content,
    ),
  ]);
}

function lineTable(leaves: readonly Leaf[], { lines, reviews }: MinutesContent): Block {
  return {
    kind: 'table',
    size: 11,
    columns: [
      { width: 30 },
      { width: 9, align: 'right' },
      { width: 9, align: 'right' },
      { width: 9, align: 'right' },
      { width: 43 },
    ],
    head: [['Tiêu chí', 'Tối đa', 'Tự chấm', 'Thẩm định', 'Lý do, giải trình và quyết định']],
    rows: leaves.map((leaf): readonly Cell[] => {
      const { code, name, max } = leaf.criterion;
      const line = lines.get(code) ?? emptyLine(code);
      return [
        `${code} ${name}`,
        formatPoints(max),
        line.self ? formatPoints(line.self.points) : '–',
        line.appraisal ? formatPoints(line.appraisal.points) : '–',
        storyOf(line, reviews.get(code) ?? NO_REVIEW).join('\n'),
      ];
    }),
  };
}

/** The rounds of a line in the order in which they spoke. */
function storyOf(line: Line, { first, explanation, second, council }: Review): readonly string[] {
  const only = !first && line.appraisal ? [line.appraisal.reason] : [];
  return [
    ...only,
    ...(first ? [`Lần 1: ${markInWords(first)}`] : []),
    ...(first?.demand ? [`${DEMAND_NAMES[first.demand.kind]}: ${first.demand.text}`] : []),
    ...(explanation ? [`Giải trình: ${explanation.text}`] : []),
    ...(second ? [`Lần 2: ${markInWords(second)}`] : []),
    ...(council ? [`Hội đồng: ${markInWords(council)}`] : []),
  ];
}

function markInWords({ appraisal: { points, reason, deductions } }: Mark): string {
  const why =
    deductions.length > 1
      ? deductions.map((part) => `${part.reason} (−${formatPoints(part.lost)})`).join('; ')
      : reason || 'đồng ý';
  return `${formatPoints(points)} điểm – ${why}`;
}
