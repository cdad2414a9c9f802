import { parseDecimal } from '#core/kernel/decimals.ts';
import { VARIABLE_SOURCES } from '../criteria-set.ts';
import { pointsFrom, pointsString } from '../points.ts';
import { TIE_RULE_WORDS } from '../ranking.ts';
import { RESULT_WORDS } from './aspects.ts';
import { type DraftCriterion, type DraftVariable, LEVEL_NAMES, type SetDraft, UNIT_KIND_NAMES } from './draft.ts';
import { faultsOf } from './faults.ts';
import { METHOD_NAMES } from './method-names.ts';
import { isPath, parametersOf, type RuleCell } from './rule-cells.ts';
import { BAND, HEAD_LINES, KIND_WORDS, ROUNDING_WORDS, SET_SHEETS, type SetSheet, YES } from './set-sheets.ts';

/** One row of a sheet as text; `row` as the sheet counts it. */
export interface TextRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is wrong at a cell: nothing of the file is taken while there is one. */
export interface CellProblem {
  readonly sheet: string;
  readonly row: number;
  /** "Điểm tối đa"; '' where it is about the whole row. */
  readonly column: string;
  readonly sentence: string;
}

export interface ReadSet {
  readonly draft: SetDraft;
  readonly problems: readonly CellProblem[];
}

type Note = (problem: CellProblem) => void;

/** A set out of the rows under the heads of its sheets, with every cell that cannot be read. */
export function setFromRows(rows: Readonly<Record<SetSheet, readonly TextRow[]>>): ReadSet {
  const problems: CellProblem[] = [];
  const note: Note = (problem) => problems.push(problem);
  const places = new Map<string, number>();
  for (const row of rows.criteria) {
    const code = at(row, 'criteria', 'Mã');
    if (places.has(code)) {
      note(problemAt('criteria', row, 'Mã', `Mã ${code} đã có ở dòng ${places.get(code)}.`));
    }
    places.set(code, row.row);
  }
  const rules = byCode(rows.rules, 'rules', places, note);
  const data = byCode(rows.data, 'data', places, note);
  const criteria = rows.criteria.map((row) => {
    const code = at(row, 'criteria', 'Mã');
    return criterionFrom(row, { rules: rules.get(code) ?? [], data: data.get(code) ?? [] }, note);
  });
  const draft = { ...headFrom(rows.head, note), criteria };
  // What no draft may be, at the row of its criterion.
  for (const { code, weight, sentence } of problems.length === 0 ? faultsOf(draft) : []) {
    if (weight === 'never') {
      const sheet = code === '' ? 'head' : 'criteria';
      note({ sheet: SET_SHEETS[sheet].name, row: places.get(code) ?? 1, column: '', sentence });
    }
  }
  return { draft, problems };
}

type ColumnOf<S extends SetSheet> = (typeof SET_SHEETS)[S]['columns'][number];

function at<S extends SetSheet>({ cells }: TextRow, sheet: S, column: ColumnOf<S>): string {
  const columns: readonly string[] = SET_SHEETS[sheet].columns;
  return (cells[columns.indexOf(column)] ?? '').normalize('NFC').replaceAll('\r\n', '\n').trim();
}

function problemAt<S extends SetSheet>(sheet: S, { row }: TextRow, column: ColumnOf<S>, sentence: string): CellProblem {
  return { sheet: SET_SHEETS[sheet].name, row, column, sentence };
}

function byCode<S extends 'rules' | 'data'>(
  rows: readonly TextRow[],
  sheet: S,
  places: ReadonlyMap<string, number>,
  note: Note,
): ReadonlyMap<string, readonly TextRow[]> {
  const groups = new Map<string, TextRow[]>();
  for (const row of rows) {
    const code = at(row, sheet, 'Mã tiêu chí');
    if (!places.has(code)) {
      note(problemAt(sheet, row, 'Mã tiêu chí', `Không có tiêu chí “${code}” ở trang “${SET_SHEETS.criteria.name}”.`));
    }
    groups.set(code, [...(groups.get(code) ?? []), row]);
  }
  return groups;
}

/** The key of a word, whatever its case; undefined for another word. */
function keyOf<K extends string>(words: Readonly<Record<K, string>>, text: string): K | undefined {
  const wanted = text.toLocaleLowerCase('vi');
  return (Object.keys(words) as K[]).find((key) => words[key].toLocaleLowerCase('vi') === wanted);
}

function oneOf(words: Readonly<Record<string, string>>): string {
  return Object.values(words)
    .map((word) => `“${word}”`)
    .join(', ');
}

interface Parts {
  readonly rules: readonly TextRow[];
  readonly data: readonly TextRow[];
}

function criterionFrom(row: TextRow, { rules, data }: Parts, note: Note): DraftCriterion {
  const cell = (column: ColumnOf<'criteria'>) => at(row, 'criteria', column);
  const wrong = (column: ColumnOf<'criteria'>, sentence: string) => note(problemAt('criteria', row, column, sentence));
  const level = keyOf(LEVEL_NAMES, cell('Cấp'));
  const method = keyOf(METHOD_NAMES, cell('Cách tính điểm'));
  const rounding = keyOf(ROUNDING_WORDS, cell('Làm tròn'));
  const max = pointsFrom(cell('Điểm tối đa'));
  const flag = (column: ColumnOf<'criteria'>) => {
    const text = cell(column).toLocaleLowerCase('vi');
    if (text !== '' && text !== YES && text !== 'có') {
      wrong(column, `Ghi “${YES}” hoặc để trống.`);
    }
    return text === YES || text === 'có';
  };
  if (cell('Mã') === '') {
    wrong('Mã', 'Dòng chưa có mã.');
  }
  if (level === undefined) {
    wrong('Cấp', `Cấp phải là một trong: ${oneOf(LEVEL_NAMES)}.`);
  }
  if (max === undefined) {
    wrong('Điểm tối đa', 'Điểm tối đa phải là số không âm, tối đa hai chữ số lẻ.');
  }
  if (method === undefined && cell('Cách tính điểm') !== '') {
    wrong('Cách tính điểm', `Không có cách tính “${cell('Cách tính điểm')}”. Dùng một trong: ${oneOf(METHOD_NAMES)}.`);
  }
  if (rounding === undefined && cell('Làm tròn') !== '') {
    wrong('Làm tròn', `Làm tròn phải là ${oneOf(ROUNDING_WORDS)} hoặc để trống.`);
  }
  return {
    code: cell('Mã'),
    parent: cell('Mã mục cha') === '' ? null : cell('Mã mục cha'),
    level: level ?? 'criterion',
    name: cell('Tên'),
    max: pointsString(max ?? 0),
    method: method ?? null,
    parameters: parametersOf(rules.flatMap((rule) => ruleCell(rule, note))),
    variables: data.flatMap((one) => variableFrom(one, note)),
    rounding: { mode: rounding ?? 'half-up', neverUpToFull: flag('Không làm tròn lên tối đa') },
    rateIndicator: cell('Chỉ tiêu tỷ lệ') === '' ? null : cell('Chỉ tiêu tỷ lệ'),
    section: cell('Bộ phận phụ trách'),
    appraiser: cell('Cơ quan thẩm định'),
    extendable: flag('Cấp dưới được bổ sung'),
    evidence: cell('Tài liệu kiểm chứng'),
    note: cell('Ghi chú'),
    legalBasis: cell('Căn cứ'),
    origin: cell('Nguồn dòng'),
  };
}

function ruleCell(row: TextRow, note: Note): readonly RuleCell[] {
  const path = at(row, 'rules', 'Tham số');
  if (!isPath(path)) {
    note(problemAt('rules', row, 'Tham số', `Không đọc được tham số “${path}”. Giữ nguyên cột này như tệp đã tải.`));
    return [];
  }
  return [{ path, value: storedValue(at(row, 'rules', 'Giá trị')) }];
}

/** People write "0,5" in a sheet; a rule stores "0.5". */
function storedValue(text: string): string {
  return /^\d+,\d+$/u.test(text) ? text.replace(',', '.') : text;
}

function variableFrom(row: TextRow, note: Note): readonly DraftVariable[] {
  const cell = (column: ColumnOf<'data'>) => at(row, 'data', column);
  const kind = keyOf(KIND_WORDS, cell('Loại'));
  const source = keyOf(VARIABLE_SOURCES, cell('Nguồn số liệu'));
  if (cell('Ký hiệu') === '') {
    note(problemAt('data', row, 'Ký hiệu', 'Số liệu chưa có ký hiệu.'));
  }
  if (kind === undefined) {
    note(problemAt('data', row, 'Loại', `Loại phải là một trong: ${oneOf(KIND_WORDS)}.`));
  }
  if (source === undefined) {
    note(problemAt('data', row, 'Nguồn số liệu', `Nguồn phải là một trong: ${oneOf(VARIABLE_SOURCES)}.`));
  }
  return [
    {
      name: cell('Ký hiệu'),
      label: cell('Tên số liệu'),
      kind: kind ?? 'count',
      unit: cell('Đơn vị tính'),
      source: source ?? 'typed',
      indicator: cell('Chỉ tiêu điền sẵn') === '' ? null : cell('Chỉ tiêu điền sẵn'),
      from: cell('Lấy từ tiêu chí') === '' ? null : cell('Lấy từ tiêu chí'),
    },
  ];
}

function headFrom(rows: readonly TextRow[], note: Note): Omit<SetDraft, 'criteria'> {
  const row = (line: string) => rows.find((one) => at(one, 'head', 'Mục') === line);
  const text = (line: string) => {
    const found = row(line);
    return found ? at(found, 'head', 'Nội dung') : '';
  };
  const wrong = (line: string, sentence: string) =>
    note(problemAt('head', row(line) ?? { row: 1, cells: [] }, 'Nội dung', sentence));
  const word = <K extends string>(line: string, words: Readonly<Record<K, string>>, otherwise: K): K => {
    const key = keyOf(words, text(line));
    if (key === undefined) {
      wrong(line, `“${line}” phải là một trong: ${oneOf(words)}.`);
    }
    return key ?? otherwise;
  };
  const points = (line: string) => {
    const read = pointsFrom(text(line));
    if (read === undefined) {
      wrong(line, `“${line}” phải là số điểm, tối đa hai chữ số lẻ.`);
    }
    return pointsString(read ?? 0);
  };
  const year = text(HEAD_LINES.effectiveYear);
  if (year !== '' && !/^2\d{3}$/u.test(year)) {
    wrong(HEAD_LINES.effectiveYear, 'Năm phải có bốn chữ số.');
  }
  if (text(HEAD_LINES.name) === '') {
    wrong(HEAD_LINES.name, 'Ghi tên bộ tiêu chí.');
  }
  return {
    name: text(HEAD_LINES.name),
    unitKind: word(HEAD_LINES.unitKind, UNIT_KIND_NAMES, 'commune'),
    effectiveYear: /^2\d{3}$/u.test(year) ? Number(year) : null,
    result: word(HEAD_LINES.result, RESULT_WORDS, 'absolute'),
    tieRule: word(HEAD_LINES.tieRule, TIE_RULE_WORDS, 'shared'),
    maxBonus: points(HEAD_LINES.maxBonus),
    maxPenalty: points(HEAD_LINES.maxPenalty),
    bands: rows.filter((one) => at(one, 'head', 'Mục') === BAND).map((one) => bandFrom(one, note)),
  };
}

function bandFrom(row: TextRow, note: Note): SetDraft['bands'][number] {
  const from = parseDecimal(at(row, 'head', 'Mốc dưới'), 2);
  if (from === undefined || from < 0) {
    note(problemAt('head', row, 'Mốc dưới', 'Mốc dưới phải là số, tối đa hai chữ số lẻ.'));
  }
  return { name: at(row, 'head', 'Nội dung'), from: from !== undefined && from >= 0 ? from : 0 };
}
