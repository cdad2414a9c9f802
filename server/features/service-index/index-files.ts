import { formatDate } from '#core/kernel/dates.ts';
import { CONFIDENCE_NAMES, GROUP_NAMES, GROUPS } from '#core/service-index/component.ts';
import type { ComponentView, IndexAnswer } from '#core/service-index/contract.ts';
import { monthName } from '#core/service-index/month.ts';
import { type IndexScore, STATE_NAMES } from '#core/service-index/score.ts';
import { writeXlsx, type XlsxCell, type XlsxRow } from '#server/platform/spreadsheets/xlsx-writer.ts';
import { inOrder, type UnitScores } from './units-service.ts';

const head = (values: readonly string[]): XlsxRow => ({
  height: 32,
  cells: values.map((value) => ({ value, style: 'head' as const })),
});
const texts = (values: readonly (string | undefined)[]): XlsxCell[] =>
  values.map((value) => ({ value, style: 'text' as const }));

/** Points as numbers, so that they can be summed; what could not be worked out stays empty. */
const figure = (points: string | null): XlsxCell => ({
  value: points === null ? undefined : Number(points),
  style: 'text',
});

/** The index of a unit as a workbook: one row a component, then the twelve months. */
export async function indexWorkbook(answer: IndexAnswer): Promise<Buffer> {
  const { unit, window, set, groups, trend } = answer;
  const title = `Chỉ số phục vụ ${window.name.toLowerCase()} của ${unit.name}`;
  return writeXlsx([
    {
      name: 'Điểm',
      widths: [8, 46, 10, 10, 20, 70, 24, 12, 14, 34],
      landscape: true,
      headRows: { first: 3, last: 3 },
      rows: [
        { height: 26, cells: [{ value: title, style: 'title', columns: 10 }] },
        {
          cells: [
            {
              value: `${set.basis}. Số liệu từ ${formatDate(window.from)} đến ${formatDate(window.live ? window.asOf : window.to)}.`,
              style: 'note',
              columns: 10,
            },
          ],
        },
        head([
          'Mã',
          'Thành phần',
          'Điểm',
          'Tối đa',
          'Tình trạng',
          'Số liệu và cách tính',
          'Độ tin cậy',
          'Trên Cổng',
          'Đọc ngày',
          'So với phần mềm',
        ]),
        ...groups.flatMap((group) => [
          sumRow(group.group, group.name, group),
          ...group.components.map((component) => componentRow(component)),
        ]),
        sumRow('', 'Tổng cộng', answer),
      ],
    },
    {
      name: '12 tháng',
      widths: [14, 12, 18, ...GROUPS.map(() => 22), 14],
      landscape: true,
      headRows: { first: 1, last: 1 },
      rows: [
        head([
          'Tháng',
          'Điểm',
          'Điểm tính được',
          ...GROUPS.map((group) => `${group}. ${GROUP_NAMES[group]}`),
          'Trên Cổng',
        ]),
        ...trend.map(({ code, points, computable, groups: own, portal }) => ({
          cells: [
            ...texts([`${code.slice(5)}/${code.slice(0, 4)}`]),
            figure(points),
            figure(computable),
            ...own.map((one) => figure(one.points)),
            figure(portal),
          ],
        })),
      ],
    },
  ]);
}

type Summed = Pick<IndexAnswer, 'points' | 'computable' | 'max' | 'portal'>;

function sumRow(code: string, name: string, { points, computable, max, portal }: Summed): XlsxRow {
  return {
    cells: [
      { value: code, style: 'total-text' },
      { value: name, style: 'total-text' },
      { value: Number(points), style: 'total-text' },
      { value: Number(max), style: 'total-text' },
      { value: `Tính được ${Number(computable)} điểm`, style: 'total-text' },
      { value: '', style: 'total-text' },
      { value: '', style: 'total-text' },
      { value: portal ? Number(portal.points) : undefined, style: 'total-text' },
      { value: portal ? formatDate(portal.readOn) : '', style: 'total-text' },
      { value: portal?.words ?? '', style: 'total-text' },
    ],
  };
}

function componentRow({ code, name, points, max, state, sentence, confidence, portal }: ComponentView): XlsxRow {
  return {
    cells: [
      ...texts([code, name]),
      figure(points),
      max === null ? { value: 'chưa rõ', style: 'text' } : figure(max),
      ...texts([STATE_NAMES[state], sentence, CONFIDENCE_NAMES[confidence]]),
      figure(portal?.points ?? null),
      ...texts([portal ? formatDate(portal.readOn) : undefined, portal?.words]),
    ],
  };
}

/** All units below as a workbook, the best first. */
export async function unitsWorkbook({ period, asOf, rows }: UnitScores, unit: string): Promise<Buffer> {
  const name = monthName(period);
  return writeXlsx([
    {
      name: 'Các đơn vị',
      widths: [6, 36, 12, 16, ...GROUPS.flatMap(() => [12, 12]), 12],
      landscape: true,
      headRows: { first: 3, last: 3 },
      rows: [
        {
          height: 26,
          cells: [
            { value: `Chỉ số phục vụ ${name.toLowerCase()} của các đơn vị thuộc ${unit}`, style: 'title', columns: 15 },
          ],
        },
        { cells: [{ value: `Tính đến ngày ${formatDate(asOf)}`, style: 'note', columns: 15 }] },
        head([
          'TT',
          'Đơn vị',
          'Điểm',
          'Điểm tính được',
          ...GROUPS.flatMap((group) => [`Nhóm ${group}`, `Nhóm ${group}: tính được`]),
          'Trên Cổng',
        ]),
        ...inOrder(rows, 'points', 'down').map(({ unit: own, score, portal }, at) => ({
          cells: [
            { value: at + 1, style: 'count' as const },
            ...texts([own.name]),
            ...scoreCells(score),
            { value: portal === null ? undefined : portal / 10_000, style: 'text' as const },
          ],
        })),
      ],
    },
  ]);
}

function scoreCells({ points, computable, groups }: IndexScore): XlsxCell[] {
  const units = [points, computable, ...groups.flatMap((group) => [group.points, group.computable])];
  return units.map((value) => ({ value: value / 10_000, style: 'text' }));
}
