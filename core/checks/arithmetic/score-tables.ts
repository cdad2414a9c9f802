import type { CheckFinding } from '../finding.ts';
import type { Amount } from './amount.ts';
import { absolute, compare, equal, minus, numberOf, printed, printedSum, sumOf, ZERO } from './amount.ts';
import type { ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';
import type { Row, Table } from './tables.ts';
import { nameOf } from './tables.ts';

interface ScoreSheet {
  readonly most: number;
  readonly scores: readonly number[];
  readonly lost: number | undefined;
  readonly reason: number | undefined;
}

const MOST = /điểm\s+(?:tối đa|chuẩn)|thang điểm|điểm quy định/iu;
const LOST = /điểm\s+(?:bị\s+)?(?:trừ|mất)|bị trừ/iu;
const SCORE = /điểm|tự chấm|tự đánh giá|thẩm định|kết quả chấm/iu;
const NO_SCORE =
  /ghi chú|lý do|nguyên nhân|tỷ lệ|%|chênh lệch|so sánh|thưởng|trung bình|năm trước|xếp|hạng|tăng|giảm|nội dung|tiêu chí|lĩnh vực|tài liệu|cách/iu;
const REASON = /lý do|lí do|nguyên nhân|giải trình/iu;
const TOTAL = /^(?:tổng cộng|tổng số điểm|tổng điểm|tổng số|tổng|cộng)(?:\s*\([^()]*\))?\s*[:.]?$/iu;

function sheetOf({ columns }: Table): ScoreSheet | undefined {
  const most = columns.find(({ head }) => MOST.test(head))?.index;
  if (most === undefined) {
    return undefined;
  }
  const lost = columns.find(({ head }) => LOST.test(head) && !MOST.test(head))?.index;
  const scores = columns
    .filter(({ head, index }) => index !== most && index !== lost && SCORE.test(head) && !NO_SCORE.test(head))
    .map(({ index }) => index);
  return scores.length === 0 && lost === undefined
    ? undefined
    : { most, scores, lost, reason: columns.find(({ head }) => REASON.test(head))?.index };
}

const at = (row: Row, column: number | undefined): Amount | undefined =>
  column === undefined ? undefined : row.cells[column]?.amount;

function finding(
  row: Row,
  rule: 'score-row-mismatch' | 'score-total-mismatch',
  message: string,
  numbers: readonly Amount[],
): CheckFinding {
  const quote = row.cells
    .map(({ text }) => text)
    .join(' | ')
    .slice(0, 320);
  return { rule, severity: 'error', message, line: row.line, quote, numbers: numbers.map(numberOf) };
}

const nameIn = (row: Row) => `Dòng “${nameOf(row).slice(0, 80)}”`;

/** Whether a table is a sheet of scores: its sums are judged by its maxima. */
export function isScoreTable(table: Table): boolean {
  return sheetOf(table) !== undefined;
}

/** Sheets of scores: each row, each parent with its children, the total. */
export function checkScoreTable(table: Table): readonly CheckFinding[] {
  const sheet = sheetOf(table);
  if (!sheet) {
    return [];
  }
  return [
    ...table.rows.flatMap((row) => [...aboveMost(row, sheet), ...wrongLoss(row, sheet)]),
    ...parentsOf(table).flatMap((family) => childrenFinding(family, sheet)),
    ...totalFinding(table, sheet),
    ...table.rows.flatMap((row, index) => withoutReason(table, row, index, sheet)),
  ];
}

/** The scores in the total row of a sheet, in the order of its columns; none where a table is no sheet. */
export function scoreTotalsOf(table: Table): readonly Amount[] {
  const sheet = sheetOf(table);
  const row = table.rows.find(({ cells }) => cells.slice(0, 3).some(({ text }) => TOTAL.test(text)));
  return sheet && row ? sheet.scores.flatMap((column) => at(row, column) ?? []) : [];
}

function aboveMost(row: Row, sheet: ScoreSheet): readonly CheckFinding[] {
  const most = at(row, sheet.most);
  return sheet.scores.flatMap((column) => {
    const score = at(row, column);
    if (!most || !score || compare(score, most) <= 0) {
      return [];
    }
    const difference = minus(score, most);
    const message = `${nameIn(row)}: điểm ${printed(score)} lớn hơn điểm tối đa ${printed(most)}, vượt ${printed(difference)}. Cần xem lại điểm của dòng này.`;
    return [finding(row, 'score-row-mismatch', message, [score, most, difference])];
  });
}

/** Maximum less score is what was lost; a sheet with several columns of scores may mean any of them. */
function wrongLoss(row: Row, sheet: ScoreSheet): readonly CheckFinding[] {
  const [most, lost] = [at(row, sheet.most), at(row, sheet.lost)];
  const scores = sheet.scores.flatMap((column) => at(row, column) ?? []);
  const score = scores.at(-1);
  if (
    !most ||
    !lost ||
    !score ||
    compare(score, most) > 0 ||
    scores.some((one) => equal(minus(most, one), absolute(lost)))
  ) {
    return [];
  }
  const made = minus(most, score);
  const difference = absolute(minus(made, absolute(lost)));
  const message =
    `${nameIn(row)}: ${printed(most)} − ${printed(score)} = ${printed(made)} ≠ ${printed(absolute(lost))} điểm bị trừ đã ghi, lệch ${printed(difference)}. ` +
    'Cần xem lại điểm tối đa, điểm đạt hoặc điểm bị trừ.';
  return [finding(row, 'score-row-mismatch', message, [most, score, made, absolute(lost), difference])];
}

interface Family {
  readonly parent: Row;
  readonly children: readonly Row[];
}

/** "1.1", "1.1.3. Mức độ …", "I": the number of a criterion, in its own cell or before its name. */
function codeOf(row: Row): string | undefined {
  const first = row.cells.find(({ isEmpty }) => !isEmpty)?.text ?? '';
  return /^(\d{1,2}(?:\.\d{1,2})*)(?:\.|\s|$)/u.exec(first)?.[1];
}

function parentsOf({ rows }: Table): readonly Family[] {
  const coded = rows.flatMap((row) => {
    const code = codeOf(row);
    return code === undefined ? [] : [{ row, code }];
  });
  const unique = new Set(coded.map(({ code }) => code)).size === coded.length;
  return unique
    ? coded
        .map(({ row, code }) => ({
          parent: row,
          children: coded
            .filter((one) => one.code.startsWith(`${code}.`) && !one.code.slice(code.length + 1).includes('.'))
            .map((one) => one.row),
        }))
        .filter(({ children }) => children.length > 1)
    : [];
}

/** Only where the children's maxima make the parent's are they all there. */
function childrenFinding({ parent, children }: Family, sheet: ScoreSheet): readonly CheckFinding[] {
  const most = at(parent, sheet.most);
  const mosts = children.flatMap((child) => at(child, sheet.most) ?? []);
  if (!most || mosts.length < children.length || !equal(sumOf(mosts), most)) {
    return [];
  }
  return sheet.scores.flatMap((column) => sumsFinding(parent, children, column, 'score-row-mismatch'));
}

function sumsFinding(
  parent: Row,
  children: readonly Row[],
  column: number,
  rule: 'score-row-mismatch' | 'score-total-mismatch',
): readonly CheckFinding[] {
  const total = at(parent, column);
  const parts = children.flatMap((child) => (child.cells[column]?.isEmpty ? [ZERO] : (at(child, column) ?? [])));
  if (!total || parts.length < children.length || equal(absolute(sumOf(parts)), absolute(total))) {
    return [];
  }
  if (parts.every((part) => equal(part, ZERO))) {
    return [];
  }
  const sum = sumOf(parts);
  const difference = absolute(minus(absolute(sum), absolute(total)));
  const message =
    `${nameIn(parent)}: điểm các phần ${printedSum(parts)} = ${printed(sum)} ≠ ${printed(total)}, lệch ${printed(difference)}. ` +
    'Điểm tối đa của các phần cộng lại đúng bằng điểm tối đa của dòng này, nên cần xem lại điểm đạt.';
  return [finding(parent, rule, message, [...parts, sum, total, difference])];
}

function totalFinding(table: Table, sheet: ScoreSheet): readonly CheckFinding[] {
  const total = table.rows.find((row) => row.cells.slice(0, 3).some(({ text }) => TOTAL.test(text)));
  const most = total && at(total, sheet.most);
  if (!total || !most) {
    return [];
  }
  const others = table.rows.filter((row) => row !== total && at(row, sheet.most) !== undefined);
  const groups = others.filter((row) => /^[IVX]{1,5}\.?$|^[A-H]\.?$/u.test(row.cells[0]?.text ?? ''));
  const tops = others.filter((row) => /^\d{1,2}$/u.test(codeOf(row) ?? ''));
  const chosen = [groups, tops, others].find(
    (rows) => rows.length > 1 && equal(sumOf(rows.flatMap((row) => at(row, sheet.most) ?? [])), most),
  );
  if (!chosen) {
    return [];
  }
  const beside = table.rows.filter((row) => !chosen.includes(row) && BESIDE.test(nameOf(row)));
  const columns = [...sheet.scores, ...(sheet.lost === undefined ? [] : [sheet.lost])];
  return columns
    .filter((column) => !holdsWith(total, [...chosen, ...beside], column))
    .flatMap((column) => sumsFinding(total, chosen, column, 'score-total-mismatch'));
}

/** Bonus and penalty stand outside the maximum and are added to the total all the same. */
const BESIDE = /thưởng|điểm cộng|phạt|điểm trừ/iu;

function holdsWith(total: Row, rows: readonly Row[], column: number): boolean {
  const sum = sumOf(rows.flatMap((row) => at(row, column) ?? []));
  return equal(absolute(sum), absolute(at(total, column) ?? ZERO));
}

/** Lost points whose row gives no reason, in a sheet whose rows give them. */
function withoutReason(table: Table, row: Row, index: number, sheet: ScoreSheet): readonly CheckFinding[] {
  const [most, score] = [at(row, sheet.most), at(row, sheet.scores.at(-1))];
  const { reason } = sheet;
  if (
    !most ||
    !score ||
    reason === undefined ||
    compare(most, score) <= 0 ||
    !row.cells[reason]?.isEmpty ||
    row.cells.length <= reason
  ) {
    return [];
  }
  const given = table.rows.filter((one) => one.cells[reason] && !one.cells[reason].isEmpty).length;
  const hasChildren = codeOf(table.rows[index + 1] ?? row)?.startsWith(`${codeOf(row) ?? '?'}.`);
  if (given * 2 < table.rows.length || hasChildren || TOTAL.test(nameOf(row))) {
    return [];
  }
  const open = minus(most, score);
  const message = `${nameIn(row)}: mất ${printed(most)} − ${printed(score)} = ${printed(open)} điểm nhưng ô lý do để trống. Cần ghi lý do trừ điểm.`;
  return [
    {
      ...finding(row, 'score-row-mismatch', message, [most, score, open]),
      rule: 'deduction-unexplained',
      severity: 'warning',
    },
  ];
}

/** "bị trừ 8,68 điểm (có bảng chi tiết kèm theo)" against the sheet that hangs on it. */
export function checkLossAgainstTable(
  passages: readonly ReadPassage[],
  tables: readonly Table[],
): readonly CheckFinding[] {
  const sheets = tables.flatMap((table) => {
    const sheet = sheetOf(table);
    return sheet?.lost === undefined ? [] : [{ table, lost: sheet.lost }];
  });
  const told = passages.flatMap((passage) =>
    passage.figures
      .filter(
        ({ unit, of, certain, start }) =>
          unit === 'điểm' && !of && certain && /bị trừ\s*$/iu.test(passage.text.slice(0, start)),
      )
      .map((figure) => ({ passage, figure })),
  );
  const [one, said] = [sheets[0], told[0]];
  if (
    !one ||
    !said ||
    sheets.length > 1 ||
    told.length > 1 ||
    !/chi tiết|kèm theo|phụ lục|bảng/iu.test(said.passage.text)
  ) {
    return [];
  }
  const rows = one.table.rows.filter(
    (row) => !TOTAL.test(nameOf(row)) && !parentsOf(one.table).some(({ parent }) => parent === row),
  );
  const parts = rows.flatMap((row) => (at(row, one.lost) ? [absolute(at(row, one.lost) ?? ZERO)] : []));
  const sum = sumOf(parts);
  if (parts.length < 2 || equal(sum, said.figure.amount)) {
    return [];
  }
  const difference = absolute(minus(sum, said.figure.amount));
  const message =
    `Bảng chi tiết trừ ${printedSum(parts)} = ${printed(sum)} ≠ ${said.figure.printed} điểm bị trừ đã ghi, lệch ${printed(difference)} điểm. ` +
    'Cần đối chiếu số điểm bị trừ với bảng kèm theo.';
  return [
    findingAt(said.passage, said.figure.start, {
      rule: 'score-total-mismatch',
      severity: 'error',
      message,
      numbers: [...parts, sum, said.figure.amount, difference],
    }),
  ];
}
