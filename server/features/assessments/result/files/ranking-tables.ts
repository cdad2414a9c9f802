import { STATE_NAMES } from '#core/assessments/assessment.ts';
import type { LostPointsAnswer, LostSummary, RankedUnit, RankingAnswer } from '#core/assessments/result/contract.ts';
import { type ResultCell, type ResultTable, signedText } from '#core/assessments/result/result-table.ts';
import { termInWords } from '#core/assessments/sheet-key.ts';

const number = (head: string, width = 11) => ({ head, width, kind: 'number' as const });
const text = (head: string, width: number) => ({ head, width, kind: 'text' as const });
const decimal = (value: string | null) => (value === null ? undefined : { decimal: value });

/** Places won are said with a sign; "–" where two years are not compared. */
function placesText({ change, compared }: RankedUnit): string {
  if (compared === 'merged') {
    return 'sáp nhập';
  }
  return change?.places === null || change === null ? '–' : signedText(String(change.places)).replace(',00', '');
}

/** The ranking as it stands on the page. */
export function rankingTable(ranking: RankingAnswer): ResultTable {
  const { by, kind, groups, earlier, items, without } = ranking;
  const unit = kind === 'relative' ? '%' : 'điểm';
  const what = by ? `theo ${by.code}. ${by.name}` : 'chung';
  const inGroups = groups.length > 0;
  return {
    name: by ? `Xếp hạng ${by.code}` : 'Xếp hạng chung',
    title: `Xếp hạng ${what} ${termInWords(ranking)}`,
    columns: [
      number('Hạng', 7),
      text('Đơn vị', 30),
      ...(inGroups ? [text('Nhóm', 20), number('Hạng trong nhóm', 9)] : []),
      number(`Kết quả (${unit})`),
      number('Điểm đạt'),
      number('Điểm tối đa'),
      number('Bị trừ'),
      text('Xếp loại', 14),
      number(`So với ${earlier.year}`),
      number('Bậc tăng, giảm'),
    ],
    rows: items.map((item) => [
      item.rank ?? '–',
      item.unitName,
      ...(inGroups ? [item.group, item.groupRank ?? '–'] : []),
      decimal(item.value),
      decimal(item.points),
      decimal(item.max),
      decimal(item.lost),
      item.band ?? '',
      item.change ? { decimal: item.change.value } : '–',
      placesText(item),
    ]),
    notes: [
      ...(ranking.bands === '' ? [] : [`Xếp loại: ${ranking.bands}.`]),
      `Đồng hạng: ${ranking.tieRule}.`,
      ...(earlier.why === '' ? [] : [earlier.why]),
      ...(without.length > 0
        ? [
            `Chưa có kết quả (không xếp hạng): ${without
              .map(
                ({ unitName, state }) =>
                  `${unitName} (${state ? STATE_NAMES[state].toLocaleLowerCase('vi') : 'chưa có phiếu'})`,
              )
              .join(', ')}.`,
          ]
        : []),
      ...items.flatMap(({ unitName, unexplained }) =>
        unexplained
          ? [`${unitName}: ${signedText(unexplained)} điểm bị trừ không ghi lý do, giữ như văn bản đã in.`]
          : [],
      ),
    ],
  };
}

/** Points and places by area. */
export function areasTable({ areas, items, ...term }: RankingAnswer): ResultTable {
  return {
    name: 'Theo lĩnh vực',
    title: `Điểm và hạng theo lĩnh vực ${termInWords(term)}`,
    columns: [
      number('Hạng chung', 8),
      text('Đơn vị', 26),
      ...areas.flatMap(({ code }) => [number(`LV ${code}: điểm`, 9), number('hạng', 6)]),
    ],
    rows: items.map((item) => [
      item.rank ?? '–',
      item.unitName,
      ...areas.flatMap(({ code }): readonly ResultCell[] => {
        const found = item.areas.find((area) => area.code === code);
        return found ? [decimal(found.points), found.rank] : ['–', '–'];
      }),
    ]),
    notes: [`Lĩnh vực: ${areas.map(({ code, name }) => `${code}. ${name}`).join('; ')}.`],
  };
}

/** Which criteria lose most points, and where. */
export function lostSummaryTable({ items, units, lost, ...term }: LostSummary): ResultTable {
  return {
    name: 'Tiêu chí mất điểm',
    title: `Tiêu chí mất điểm của ${units} đơn vị ${termInWords(term)}`,
    columns: [
      text('Mã', 9),
      text('Tiêu chí', 40),
      text('Bộ phận chủ trì', 24),
      number('Tối đa'),
      number('Đơn vị mất điểm'),
      number('Tổng điểm mất'),
      text('Mất nhiều nhất', 44),
    ],
    rows: items.map((item) => [
      item.code,
      item.name,
      item.section,
      decimal(item.max),
      `${item.units}/${item.of}`,
      decimal(item.lost),
      item.most.map((one) => `${one.unitName} (−${signedText(one.lost)})`).join('; '),
    ]),
    total: ['', 'Cộng', '', '', '', decimal(lost), ''],
    notes: [],
  };
}

/** The lost points of one unit, a table a section. */
export function lostTables(lost: LostPointsAnswer): readonly ResultTable[] {
  return lost.sections.map(({ section, lost: sum, lines }, at) => ({
    name: `${at + 1}. ${section || 'Chưa phân công'}`,
    title: `${at + 1}. ${section || 'Chưa phân công'}: mất ${signedText(sum)} điểm`,
    columns: [
      text('Mã', 8),
      text('Tiêu chí', 34),
      number('Tối đa', 9),
      number('Đạt', 9),
      number('Mất', 9),
      text('Lý do', 40),
      text('Để lấy lại điểm', 34),
      text('Nhiệm vụ khắc phục', 34),
    ],
    rows: lines.map((line) => [
      line.code,
      line.name,
      decimal(line.max),
      decimal(line.points),
      decimal(line.lost),
      [line.reason, line.unexplained ? `${signedText(line.unexplained)} điểm không ghi lý do` : '']
        .filter(Boolean)
        .join('; '),
      line.winBack,
      line.task ? line.task.title : '',
    ]),
    total: ['', 'Cộng', '', '', decimal(sum), '', '', ''],
    notes: [],
  }));
}
