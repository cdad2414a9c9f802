import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import {
  absolute,
  amountOf,
  compare,
  equal,
  minus,
  numberOf,
  plus,
  printed,
  printedSum,
  sharesAt,
  sumOf,
  times,
  ZERO,
} from './amount.ts';
import { isScoreTable } from './score-tables.ts';
import type { Cell, Column, Formula, Row, Table } from './tables.ts';
import { nameOf } from './tables.ts';

const TOTAL =
  /^(?:tổng cộng|tổng số|tổng|cộng|cộng chung|tổng chung|toàn (?:xã|huyện|tỉnh|thành phố|thị xã|phường))(?:\s*\([^()]*\))?\s*[:.]?$/iu;
/** Columns whose numbers do not add up by their nature. */
const NO_SUM =
  /tỷ lệ|tỉ lệ|%|bình quân|trung bình|xếp|hạng|thứ|năm (?:sinh|ban hành)|ngày|số hiệu|ký hiệu|đvt|đơn vị tính|^(?:stt|tt|mã)|điểm trung bình|chỉ số|ghi chú|điện thoại/iu;
const GROUP = /^(?:[IVX]{1,5}|[A-H])\.?$/u;

/** A row named "Tổng cộng", "Toàn huyện" and the like. */
export function isTotalRow(row: Row): boolean {
  return row.cells.slice(0, 3).some(({ text }) => TOTAL.test(text));
}

function quoteOf(row: Row): string {
  return row.cells
    .map(({ text }) => text)
    .join(' | ')
    .slice(0, 320);
}

function valueIn(cell: Cell | undefined): Amount | undefined {
  return cell?.isEmpty ? ZERO : cell?.amount;
}

/** Columns that say how they are made, row by row. */
export function checkFormulas(table: Table): readonly CheckFinding[] {
  const told = table.formulas.length > 0 ? table.formulas : formOf(table);
  const formulas = told.length > 0 || isScoreTable(table) ? told : shownBy(table);
  return table.rows.flatMap((row) =>
    formulas.flatMap(
      (formula) => (formula.over === undefined ? sumOfRow(table, row, formula) : shareOfRow(table, row, formula)) ?? [],
    ),
  );
}

/** Form II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP): its identities hold whether the head prints them or not. */
function formOf({ columns }: Table): readonly Formula[] {
  const at = (number: number) => columns.find((column) => column.number === number)?.index ?? -1;
  const head = columns.map((column) => column.head).join(' ');
  const isForm =
    columns.filter(({ number }) => number !== undefined).length === 13 &&
    /tiếp nhận/iu.test(head) &&
    /đã giải quyết/iu.test(head) &&
    /đang giải quyết/iu.test(head);
  const made = (result: number, ...terms: number[]): Formula => ({
    result: at(result),
    terms: terms.map((term) => ({ column: at(term), sign: 1 })),
  });
  return isForm ? [made(3, 4, 5, 6), made(7, 8, 9, 10), made(11, 12, 13)] : [];
}

/** A column headed "Tổng số" whose rows mostly add the columns right behind it: the others are meant to as well. */
function shownBy(table: Table): readonly Formula[] {
  return table.columns
    .filter(({ head }) => /^tổng(?: số| cộng)?(?: hồ sơ)?$/iu.test(head.trim()))
    .flatMap(({ index }) => {
      const tries = [2, 3, 4].map(
        (count): Formula => ({
          result: index,
          terms: Array.from({ length: count }, (_, at) => ({ column: index + 1 + at, sign: 1 })),
        }),
      );
      return tries.find((formula) => isUsual(table, formula)) ?? [];
    });
}

/** Whether a formula holds in two rows with two parts each at least, and in no fewer than it fails. */
function isUsual(table: Table, formula: Formula): boolean {
  const isSum = formula.terms.every(
    ({ column }) => table.columns[column] !== undefined && !NO_SUM.test(table.columns[column].head),
  );
  const filled = table.rows.filter(
    (row) =>
      row.cells[formula.result]?.amount && formula.terms.filter(({ column }) => row.cells[column]?.amount).length > 1,
  );
  const wrong = filled.filter((row) => sumOfRow(table, row, formula) !== undefined);
  const held = filled.length - wrong.length;
  return isSum && held > 1 && held >= wrong.length;
}

function sumOfRow(table: Table, row: Row, { result, terms }: Formula): CheckFinding | undefined {
  const total = row.cells[result]?.amount;
  const parts = terms.map(({ column, sign }) => {
    const value = valueIn(row.cells[column]);
    return value && sign < 0 ? { ...value, units: -value.units } : value;
  });
  const known = parts.flatMap((part) => part ?? []);
  const isFilled = terms.some(({ column }) => row.cells[column]?.amount !== undefined);
  if (!total || !isFilled || known.length < parts.length || equal(sumOf(known), total)) {
    return undefined;
  }
  const names = terms.map(({ column }) => `(${table.columns[column]?.number ?? column + 1})`).join(' + ');
  const head = `Cột (${table.columns[result]?.number ?? result + 1}) phải bằng ${names}`;
  return rowFinding(row, head, known, total);
}

function rowFinding(
  row: Row,
  head: string,
  parts: readonly Amount[],
  total: Amount,
  severity: 'error' | 'warning' = 'error',
): CheckFinding {
  const sum = sumOf(parts);
  const difference = absolute(minus(sum, total));
  const shown =
    parts.length > 12 ? `${printedSum(parts.slice(0, 11))} + … + ${printed(parts.at(-1) ?? ZERO)}` : printedSum(parts);
  const message =
    `${head}${nameOf(row) ? ` (dòng “${nameOf(row).slice(0, 80)}”)` : ''}: ${shown.replaceAll('+ −', '− ')} = ${printed(sum)} ≠ ${printed(total)}, ` +
    `lệch ${printed(difference)}. Cần xem lại số tổng và từng số thành phần.`;
  return {
    rule: 'sum-mismatch',
    severity,
    message,
    line: row.line,
    quote: quoteOf(row),
    numbers: [...parts, sum, total, difference].map(numberOf),
  };
}

function shareOfRow(table: Table, row: Row, { result, terms, over }: Formula): CheckFinding | undefined {
  const [part, whole, share] = [
    row.cells[terms[0]?.column ?? -1]?.amount,
    row.cells[over ?? -1]?.amount,
    row.cells[result]?.amount,
  ];
  if (!part || !whole || !share || compare(whole, ZERO) <= 0 || compare(part, ZERO) < 0) {
    return undefined;
  }
  // "5 = 4/3" may be printed as a share of a hundred or of one.
  const isOfOne = !/%|tỷ lệ|tỉ lệ/iu.test(table.columns[result]?.head ?? '') && compare(share, amountOf('2')) < 0;
  const printedShare = isOfOne ? times(share, amountOf('100')) : share;
  const { places } = share;
  const { below, above, isUpper } = sharesAt(part, whole, isOfOne ? Math.max(0, places - 2) : places);
  if (equal(printedShare, below) || (isUpper && equal(printedShare, above)) || equal(printedShare, above) || isOfOne) {
    return undefined;
  }
  const right = sharesAt(part, whole, Math.max(2, places));
  const value = right.isUpper ? right.above : right.below;
  const difference = absolute(minus(share, value));
  const message =
    `Tỷ lệ không khớp với hai cột đi kèm${nameOf(row) ? ` (dòng “${nameOf(row).slice(0, 80)}”)` : ''}: ${printed(part)} ÷ ${printed(whole)} = ${printed(value)}% ≠ ${printed(share)}%, ` +
    `lệch ${printed(difference)} điểm phần trăm. Cần xem lại tử số, mẫu số hoặc tỷ lệ.`;
  return {
    rule: 'ratio-mismatch',
    severity: 'error',
    message,
    line: row.line,
    quote: quoteOf(row),
    numbers: [part, whole, value, share, difference].map(numberOf),
  };
}

interface Choice {
  readonly rows: readonly Row[];
}

/** The total row against the rows that it adds. */
export function checkTotalRow(table: Table): readonly CheckFinding[] {
  const at = table.rows.findIndex(isTotalRow);
  const total = table.rows[at];
  const others = table.rows.filter((row, index) => index !== at && !isTotalRow(row));
  const isAtEdge =
    at === 0 || table.rows.slice(at + 1).every((row) => row.cells.filter(({ isEmpty }) => !isEmpty).length < 2);
  if (
    !total ||
    !isAtEdge ||
    isScoreTable(table) ||
    table.columns.some(({ head }) => /đơn vị tính|^đvt$/iu.test(head))
  ) {
    return [];
  }
  const above = at === 0 ? others : table.rows.slice(0, at).filter((row) => others.includes(row));
  const columns = table.columns.filter((column) => isSummable(table, column, above, total));
  const isNested = above.some(({ cells }) => /^[-+*•]/u.test(cells[0]?.text ?? ''));
  if (columns.length === 0 || above.length < 2 || isNested) {
    return [];
  }
  const choices = choicesOf(above);
  const held = choices.map((choice) => columns.filter((column) => holds(choice, column, total)));
  const best = held.reduce((most, one, index) => (one.length > (held[most]?.length ?? 0) ? index : most), 0);
  const choice = choices[best];
  const kept = held[best] ?? [];
  if (!choice || (kept.length === 0 && choices.length > 1)) {
    return [];
  }
  const wrong = columns.filter((column) => !held.some((one) => one.includes(column)));
  return wrong.flatMap((column) => totalFinding(choice, column, total, kept.length > 0 || columns.length === 1) ?? []);
}

function isSummable({ columns }: Table, { index, head, number }: Column, rows: readonly Row[], total: Row): boolean {
  const cells = [...rows.map((row) => row.cells[index]), total.cells[index]];
  const isOrdinal =
    rows.length > 1 && rows.every((row, at) => equal(row.cells[index]?.amount ?? ZERO, amountOf(String(at + 1))));
  return (
    index > 0 &&
    !NO_SUM.test(head) &&
    !isOrdinal &&
    total.cells[index]?.amount !== undefined &&
    cells.every(
      (cell) => cell !== undefined && (cell.isEmpty || cell.amount !== undefined) && !cell.text.includes('%'),
    ) &&
    cells.filter((cell) => cell?.amount !== undefined).length > 2 &&
    (number !== undefined || columns.length > 1)
  );
}

/** A table may add all its rows, only the heads of its groups, or only what stands under them. */
function choicesOf(rows: readonly Row[]): readonly Choice[] {
  const codes = rows.map(({ cells }) => cells[0]?.text ?? '');
  const isGroup = (code: string, index: number) =>
    GROUP.test(code) ||
    (/^\d+(?:\.\d+)*\.?$/.test(code) && (codes[index + 1] ?? '').startsWith(`${code.replace(/\.$/, '')}.`));
  const groups = rows.filter((_, index) => isGroup(codes[index] ?? '', index));
  if (groups.length === 0) {
    return [{ rows }];
  }
  const leaves = rows.filter((row) => !groups.includes(row));
  const tops = rows.filter(
    (_, index) => !/\./u.test((codes[index] ?? '').replace(/\.$/, '')) && codes[index] !== '' && codes[index] !== '-',
  );
  return [{ rows }, { rows: groups }, { rows: leaves }, { rows: tops }].filter((choice) => choice.rows.length > 0);
}

function partsOf({ rows }: Choice, { index }: Column): readonly Amount[] {
  return rows.map((row) => valueIn(row.cells[index]) ?? ZERO);
}

function holds(choice: Choice, column: Column, total: Row): boolean {
  return equal(sumOf(partsOf(choice, column)), total.cells[column.index]?.amount ?? ZERO);
}

function withoutZeros(parts: readonly Amount[]): readonly Amount[] {
  const counted = parts.filter((part) => !equal(part, ZERO));
  return counted.length > 1 ? counted : parts;
}

function totalFinding(choice: Choice, column: Column, total: Row, isProven: boolean): CheckFinding | undefined {
  const value = total.cells[column.index]?.amount;
  const parts = partsOf(choice, column);
  if (!value) {
    return undefined;
  }
  const difference = absolute(minus(sumOf(parts), value));
  const isNear = compare(times(difference, amountOf('4')), plus(absolute(value), amountOf('4'))) <= 0;
  const name = column.head === '' ? `thứ ${column.index + 1}` : `“${column.head.slice(0, 60)}”`;
  if (!isProven && !isNear) {
    return undefined;
  }
  return rowFinding(
    total,
    `Cột ${name} cộng lại không bằng dòng tổng`,
    withoutZeros(parts),
    value,
    isProven && (isNear || choice.rows.length > 2) ? 'error' : 'warning',
  );
}
