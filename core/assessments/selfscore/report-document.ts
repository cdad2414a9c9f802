import type { DocumentNaming } from '#core/documents/document-reference.ts';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import {
  type Annex,
  type Block,
  type Cell,
  documentDateOf,
  type PrintedDocument,
  withEndMark,
} from '#core/kernel/documents.ts';
import { formatPoints, type Points } from '../points.ts';
import { type SheetTerm, termInWords } from '../sheet-key.ts';
import { pointsOrDash, type ReportRow } from './report-rows.ts';

export interface SelfReport {
  readonly unit: { readonly name: string; readonly superior: string | undefined; readonly place: string };
  readonly term: SheetTerm;
  readonly period: { readonly from: PlainDate; readonly to: PlainDate };
  readonly setName: string;
  readonly basis: string;
  readonly self: Points;
  readonly max: Points;
  readonly rows: readonly ReportRow[];
  readonly missing: number;
  /** The number that the register gave it; without one the place for it stays blank. */
  readonly document: Pick<DocumentNaming, 'symbol' | 'date'> | undefined;
  readonly signedBy: string | undefined;
}

/** "Báo cáo kết quả tự đánh giá, chấm điểm CCHC" with the annex of all lines. */
export function selfReportDocument(report: SelfReport): PrintedDocument {
  const { unit, term, document } = report;
  const abstract = `Kết quả tự đánh giá, chấm điểm cải cách hành chính ${termInWords(term)} của ${unit.name}`;
  const number = /^\s*(\d+)/u.exec(document?.symbol ?? '')?.[1];
  return {
    title: `Báo cáo ${abstract.charAt(0).toLocaleLowerCase('vi')}${abstract.slice(1)}`,
    head: {
      ...(unit.superior === undefined ? {} : { superior: committee(unit.superior) }),
      agency: committee(unit.name),
      number: { symbol: 'BC-UBND', ...(number === undefined ? {} : { number }) },
      place: unit.place,
      date: document ? documentDateOf(document.date) : { year: term.year },
      kind: 'BÁO CÁO',
      abstract,
    },
    body: withEndMark([...introduction(report), ...byArea(report), ...marked(report), closing(report)]),
    annexes: [annex(report)],
  };
}

function committee(name: string): string {
  return `ỦY BAN NHÂN DÂN\n${name.toLocaleUpperCase('vi')}`;
}

const paragraph = (content: string): Block => ({ kind: 'paragraph', content });

function introduction({ unit, term, period, setName, basis, self, max, missing }: SelfReport): readonly Block[] {
  const window = `từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)}`;
  return [
    paragraph(
      `Ủy ban nhân dân ${unit.name} báo cáo kết quả tự đánh giá, chấm điểm cải cách hành chính ${termInWords(term)} theo ${setName} (${basis}); số liệu ${window}.`,
    ),
    { kind: 'heading', level: 2, content: '1. Kết quả chung' },
    paragraph(`Tổng điểm tự chấm: ${formatPoints(self)}/${formatPoints(max)} điểm (chi tiết tại Phụ lục kèm theo).`),
    ...(missing > 0
      ? [paragraph(`Bản này lập khi phiếu còn ${missing} tiêu chí chưa đủ điểm, minh chứng hoặc số liệu xác nhận.`)]
      : []),
  ];
}

function byArea({ rows }: SelfReport): readonly Block[] {
  return [
    { kind: 'heading', level: 2, content: '2. Kết quả theo lĩnh vực' },
    {
      kind: 'list',
      marker: '-',
      items: rows
        .filter(({ isArea }) => isArea)
        .map(({ name, self, max }) => `${name}: ${pointsOrDash(self)}/${formatPoints(max)} điểm;`),
    },
  ];
}

/** What the appraiser must know before opening the annex: figures and points that are not the system's. */
function marked({ rows }: SelfReport): readonly Block[] {
  const others = rows.filter(
    ({ values, working }) => /khác hệ thống|hệ thống nay có/u.test(values) || /khác quy tắc/u.test(working),
  );
  const excused = rows.filter(
    ({ isArea, self, working }) => !isArea && self === undefined && working.startsWith('Không áp dụng'),
  );
  return [
    { kind: 'heading', level: 2, content: '3. Nội dung cần lưu ý khi thẩm định' },
    ...(others.length + excused.length === 0
      ? [paragraph('Mọi số liệu có trong hệ thống đều được xác nhận như hệ thống tính; không có điểm khác quy tắc.')]
      : [
          {
            kind: 'list' as const,
            marker: '-' as const,
            items: [
              ...others.map(
                ({ code, name, values, working }) =>
                  `Tiêu chí ${code} (${name}): ${[values, working].filter(Boolean).join('. ')};`,
              ),
              ...excused.map(({ code, name, working }) => `Tiêu chí ${code} (${name}): ${working};`),
            ],
          },
        ]),
    paragraph('Ủy ban nhân dân chịu trách nhiệm về số liệu, minh chứng và giải trình kèm theo.'),
  ];
}

function closing({ unit, signedBy }: SelfReport): Block {
  const above = unit.superior === undefined ? [] : [`UBND ${unit.superior} (báo cáo);`];
  return {
    kind: 'closing',
    left: { kind: 'recipients', lines: [...above, 'Các bộ phận của UBND;', 'Lưu: VT.'] },
    right: {
      kind: 'signer',
      authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      ...(signedBy === undefined ? {} : { name: signedBy }),
    },
  };
}

export const REPORT_HEAD = [
  'Mã',
  'Tiêu chí',
  'Điểm tối đa',
  'Điểm tự chấm',
  'Số liệu',
  'Cách tính',
  'Minh chứng, giải trình',
  'Bộ phận',
] as const;
const WIDTHS = [6, 22, 6, 6, 20, 16, 20, 9];

/** A row of the annex as texts, in the order of `REPORT_HEAD`. */
function reportCells(row: ReportRow): readonly string[] {
  const { code, name, max, self, values, working, proof, section } = row;
  return [code, name, formatPoints(max), pointsOrDash(self), values, working, proof, section];
}

function annex({ term, rows, self, max }: SelfReport): Annex {
  const body = rows.map((row): readonly Cell[] =>
    reportCells(row).map((content) => (row.isArea ? { content, bold: true } : content)),
  );
  const total: readonly Cell[] = [
    { content: 'Tổng cộng', columns: 2, bold: true },
    { content: formatPoints(max), bold: true },
    { content: formatPoints(self), bold: true },
    { content: '', columns: 4 },
  ];
  return {
    label: 'PHỤ LỤC',
    title: `BẢNG TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH ${termInWords(term).toLocaleUpperCase('vi')}`,
    reference: '(Kèm theo Báo cáo kết quả tự đánh giá, chấm điểm cải cách hành chính)',
    orientation: 'landscape',
    body: [
      {
        kind: 'table',
        size: 10,
        columns: WIDTHS.map((width, at) => ({ width, align: at === 2 || at === 3 ? 'right' : 'left' })),
        head: [REPORT_HEAD],
        rows: [...body, total],
      },
    ],
  };
}
