import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { formatDecimal } from '#core/kernel/decimals.ts';
import type { Block, PrintedDocument, Table } from '#core/kernel/documents.ts';
import { CONFIDENCE_NAMES } from '#core/service-index/component.ts';
import type { GroupView, IndexAnswer } from '#core/service-index/contract.ts';
import { STATE_NAMES } from '#core/service-index/score.ts';

const points = (text: string | null) => (text === null ? '–' : formatDecimal(text, true));
const most = (text: string | null) => (text === null ? 'chưa rõ' : formatDecimal(text));

/** The index of a month as a printed sheet: the sums, each component with its numbers, and what is not known. */
export function indexDocument(
  answer: Omit<IndexAnswer, 'trend' | 'hasUnitsBelow'>,
  madeOn: PlainDate,
): PrintedDocument {
  const { unit, window, set, groups } = answer;
  const title = `Chỉ số phục vụ người dân, doanh nghiệp ${window.name.toLowerCase()} của ${unit.name}`;
  return {
    title,
    orientation: 'landscape',
    size: 12,
    body: [
      { kind: 'heading', level: 1, content: title },
      {
        kind: 'paragraph',
        content: `Theo ${set.basis}. Số liệu từ ${formatDate(window.from)} đến ${formatDate(window.live ? window.asOf : window.to)}${window.live ? ' (kỳ đang chạy)' : ''}; lập ngày ${formatDate(madeOn)}.`,
      },
      sumTable(answer),
      ...groups.flatMap(groupBlocks),
      {
        kind: 'paragraph',
        content:
          'Thành phần ghi “chưa rõ cơ cấu điểm”, “chưa rõ cách tính”, “chưa có số liệu” hoặc “không phát sinh” không được cho điểm và không tính vào điểm tính được.',
      },
    ],
  };
}

function sumTable({
  groups,
  points: all,
  computable,
  max,
  portal,
}: Omit<IndexAnswer, 'trend' | 'hasUnitsBelow'>): Table {
  const row = (name: string, of: Pick<GroupView, 'points' | 'computable' | 'max' | 'portal'>) => [
    name,
    points(of.points),
    most(of.computable),
    most(of.max),
    of.portal ? `${points(of.portal.points)} (${of.portal.words}; đọc ngày ${formatDate(of.portal.readOn)})` : '',
  ];
  return {
    kind: 'table',
    columns: [
      { width: 40 },
      { width: 12, align: 'right' },
      { width: 12, align: 'right' },
      { width: 12, align: 'right' },
      { width: 24 },
    ],
    head: [['Nhóm', 'Điểm đạt', 'Điểm tính được', 'Điểm tối đa', 'Trên Cổng']],
    rows: [
      ...groups.map((group) => row(`${group.group}. ${group.name}`, group)),
      row('Tổng cộng', { points: all, computable, max, portal }),
    ],
  };
}

function groupBlocks({ group, name, components }: GroupView): readonly Block[] {
  return [
    { kind: 'heading', level: 2, content: `Nhóm ${group}. ${name}` },
    {
      kind: 'table',
      columns: [
        { width: 28 },
        { width: 9, align: 'right' },
        { width: 9, align: 'right' },
        { width: 14 },
        { width: 40 },
      ],
      head: [['Thành phần', 'Điểm', 'Tối đa', 'Tình trạng', 'Số liệu và cách tính']],
      rows: components.map(({ code, name: own, points: got, max, state, sentence, confidence }) => [
        `${code} ${own}`,
        points(got),
        most(max),
        STATE_NAMES[state],
        `${sentence} (${CONFIDENCE_NAMES[confidence]})`,
      ]),
      size: 11,
    },
  ];
}
