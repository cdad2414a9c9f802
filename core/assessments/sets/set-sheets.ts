import { decimalString, formatDecimal } from '#core/kernel/decimals.ts';
import { VARIABLE_SOURCES } from '../criteria-set.ts';
import { type Points, pointsFrom } from '../points.ts';
import { TIE_RULE_WORDS } from '../ranking.ts';
import type { InputKind } from '../rule-kind.ts';
import { RESULT_WORDS } from './aspects.ts';
import { type DraftCriterion, LEVEL_NAMES, type SetDraft, UNIT_KIND_NAMES } from './draft.ts';
import { METHOD_NAMES } from './method-names.ts';
import { cellsOf } from './rule-cells.ts';
import { parameterInWords } from './rule-form.ts';

/** The sheets of a set's workbook, each with its columns in order. */
export const SET_SHEETS = {
  head: { name: 'Thông tin chung', columns: ['Mục', 'Nội dung', 'Mốc dưới'] },
  criteria: {
    name: 'Tiêu chí',
    columns: [
      'Mã',
      'Mã mục cha',
      'Cấp',
      'Tên',
      'Điểm tối đa',
      'Cách tính điểm',
      'Làm tròn',
      'Không làm tròn lên tối đa',
      'Chỉ tiêu tỷ lệ',
      'Bộ phận phụ trách',
      'Cơ quan thẩm định',
      'Cấp dưới được bổ sung',
      'Tài liệu kiểm chứng',
      'Căn cứ',
      'Ghi chú',
      'Nguồn dòng',
    ],
  },
  rules: { name: 'Quy tắc', columns: ['Mã tiêu chí', 'Tham số', 'Giá trị', 'Diễn giải'] },
  data: {
    name: 'Số liệu',
    columns: [
      'Mã tiêu chí',
      'Ký hiệu',
      'Tên số liệu',
      'Loại',
      'Đơn vị tính',
      'Nguồn số liệu',
      'Chỉ tiêu điền sẵn',
      'Lấy từ tiêu chí',
    ],
  },
} as const;
export type SetSheet = keyof typeof SET_SHEETS;

/** The lines of the first sheet, in order; classes of results follow under `BAND`. */
export const HEAD_LINES = {
  name: 'Tên bộ tiêu chí',
  unitKind: 'Chấm điểm cho',
  effectiveYear: 'Áp dụng từ năm',
  result: 'Kết quả tính theo',
  tieRule: 'Khi bằng điểm',
  maxBonus: 'Trần điểm thưởng',
  maxPenalty: 'Trần điểm phạt',
} as const;
export const BAND = 'Mức xếp loại';

export const KIND_WORDS = {
  count: 'số đếm',
  flag: 'có/không',
  rate: 'tỷ lệ',
} as const satisfies Record<InputKind, string>;

export const ROUNDING_WORDS = { 'half-up': 'từ 5 trở lên thì tăng', truncate: 'bỏ phần lẻ' } as const;
export const YES = 'x';

export type CellValue = string | number;
export type SheetRows = Readonly<Record<SetSheet, readonly (readonly CellValue[])[]>>;

/** Points as a number of a sheet, two decimals at most; text that is none stays. */
function pointsCell(text: string): CellValue {
  const points: Points | undefined = pointsFrom(text);
  return points === undefined ? text : points / 10_000;
}

/** A whole set as the rows of its sheets, without their heads. */
export function rowsOfSet(draft: SetDraft): SheetRows {
  return {
    head: [
      [HEAD_LINES.name, draft.name],
      [HEAD_LINES.unitKind, UNIT_KIND_NAMES[draft.unitKind]],
      [HEAD_LINES.effectiveYear, draft.effectiveYear ?? ''],
      [HEAD_LINES.result, RESULT_WORDS[draft.result]],
      [HEAD_LINES.tieRule, TIE_RULE_WORDS[draft.tieRule]],
      [HEAD_LINES.maxBonus, pointsCell(draft.maxBonus)],
      [HEAD_LINES.maxPenalty, pointsCell(draft.maxPenalty)],
      ...draft.bands.map(({ name, from }) => [BAND, name, formatDecimal(decimalString(from, 2, 2))]),
    ],
    criteria: draft.criteria.map(criterionRow),
    rules: draft.criteria.flatMap(({ code, method, parameters }) =>
      cellsOf(parameters).map(({ path, value }) => [
        code,
        path,
        value,
        method === null ? '' : parameterInWords(method, parameters, path),
      ]),
    ),
    data: draft.criteria.flatMap(({ code, variables }) =>
      variables.map(({ name, label, kind, unit, source, indicator, from }) => [
        ...[code, name, label, KIND_WORDS[kind], unit, VARIABLE_SOURCES[source]],
        indicator ?? '',
        from ?? '',
      ]),
    ),
  };
}

function criterionRow(one: DraftCriterion): readonly CellValue[] {
  return [
    one.code,
    one.parent ?? '',
    LEVEL_NAMES[one.level],
    one.name,
    pointsCell(one.max),
    one.method === null ? '' : METHOD_NAMES[one.method],
    ROUNDING_WORDS[one.rounding.mode],
    one.rounding.neverUpToFull ? YES : '',
    one.rateIndicator ?? '',
    one.section,
    one.appraiser,
    one.extendable ? YES : '',
    one.evidence,
    one.legalBasis,
    one.note,
    one.origin,
  ];
}
