import type { CheckFinding } from '../finding.ts';
import { compare, printed, ZERO } from './amount.ts';
import type { Figure } from './figures.ts';
import type { LateFigure } from './late-figures.ts';
import { lateInTables } from './late-figures.ts';
import type { Span } from './passages.ts';
import { clauseBehind, lineAt, sentenceAt, sentencesOf } from './passages.ts';
import type { Reading, ReadPassage } from './reading.ts';
import { findingAt } from './reading.ts';
import { isNarrow, isOfAll, isOfAPlace, isPlan, isWish, periodsIn } from './scope.ts';
import type { Table } from './tables.ts';

const LATE = '(?:quá|trễ|chậm)\\s+(?:thời\\s+)?(?:hạn|hẹn)';
/** "không có hồ sơ trễ hạn", "không để xảy ra tình trạng hồ sơ quá hạn" */
const NONE_LATE = new RegExp(
  `(?:không|chưa)\\s+(?:có|còn|để|phát sinh|xảy ra|để xảy ra|để phát sinh)\\s+(?:(?:xảy ra|phát sinh|tồn đọng|tình trạng|bất kỳ|trường hợp|việc|giải quyết|thủ tục hành chính|TTHC|nào|bị|các|hồ sơ(?: TTHC)?)\\s+){1,4}(?:giải quyết |xử lý |bị |nào )?${LATE}`,
  'giu',
);
/** "100% hồ sơ giải quyết đúng hạn", "tỷ lệ hồ sơ giải quyết đúng hạn đạt 100%", "tất cả hồ sơ … đúng hạn" */
const ALL_ON_TIME = new RegExp(
  [
    '100\\s?%\\s+(?:số\\s+)?hồ sơ[^.;,%\\d]{0,80}(?:đúng|trước)\\s+(?:thời\\s+)?(?:hạn|hẹn)',
    'tỷ lệ\\s+(?:giải quyết\\s+)?hồ sơ[^.;%\\d]{0,90}(?:đúng|trước)\\s+(?:thời\\s+)?(?:hạn|hẹn)[^.;%\\d]{0,40}\\s100\\s?%',
    '(?:tất cả|toàn bộ)\\s+(?:các\\s+)?hồ sơ[^.;,%\\d]{0,80}(?:đúng|trước)\\s+(?:thời\\s+)?(?:hạn|hẹn)',
  ].join('|'),
  'giu',
);
const LATE_LABEL = new RegExp(`${LATE}(?!\\s*(?:\\p{L}+\\s+){0,2}(?:giảm|tăng))`, 'iu');
/** "10 hồ sơ trễ hạn": the words stand behind the number. */
const LATE_BEHIND = new RegExp(`^\\s*(?:bị\\s+|giải quyết\\s+|trả\\s+)*${LATE}`, 'iu');
const NOT_LATE =
  /không|chưa (?:quá|đến)|giảm|tăng|xin lỗi|so với|cùng kỳ|nguy cơ|sắp|dưới|tránh|hạn chế|phí|lệ phí|nhiệm vụ|văn bản|báo cáo|ý kiến|đơn thư/iu;

/** The words of a figure's own clause. */
function clauseOf(text: string, figure: Figure): { label: string; sentence: string } {
  const { start, end } = sentenceAt(text, figure.start);
  const before = text.slice(start, figure.start);
  const clause = clauseBehind(before, ';,.');
  return { label: clause, sentence: text.slice(start, end) };
}

/** Dossiers that the document itself counts as late, above none, for the whole unit and this period. */
function lateFigures({ passages }: Reading): readonly LateFigure[] {
  return passages.flatMap((passage, index) =>
    passage.ahead ? [] : passage.figures.flatMap((figure) => lateFigure(passages, passage, index, figure) ?? []),
  );
}

function lateFigure(
  passages: readonly ReadPassage[],
  passage: ReadPassage,
  index: number,
  figure: Figure,
): LateFigure | undefined {
  const { label: before, sentence } = clauseOf(passage.text, figure);
  const behind = LATE_BEHIND.exec(passage.text.slice(figure.end, figure.end + 60))?.[0] ?? '';
  const label = `${before.trimStart()}${LATE_LABEL.test(before) ? '' : behind}`;
  const isDossiers = figure.unit === 'hồ sơ' || (figure.unit === '' && /hồ sơ|trả|giải quyết/iu.test(label));
  if (
    !isDossiers ||
    !figure.certain ||
    compare(figure.amount, ZERO) <= 0 ||
    !LATE_LABEL.test(label) ||
    NOT_LATE.test(label)
  ) {
    return undefined;
  }
  // "(51 hồ sơ/376 hồ sơ)": the words must be the last before the number.
  const tail = label.slice(label.search(LATE_LABEL));
  if (/(?:đúng|trước)\s+(?:hạn|hẹn)|đang|\d/iu.test(tail) || tail.length > 60) {
    return undefined;
  }
  return {
    amount: figure.amount,
    line: lineAt(passage, figure.start),
    label: label.replace(/^[\s(,;:+–-]+|[\s:(]+$/gu, ''),
    periods: periodsIn(`${listHead(passages, index)} ${sentence}`),
  };
}

/** The line that a bullet stands under: the nearest one above it that ends in a colon. */
function listHead(passages: readonly ReadPassage[], index: number): string {
  const above = passages.slice(Math.max(0, index - 6), index).reverse();
  const marker = passages[index]?.marker ?? '';
  return marker === ''
    ? ''
    : (above.find((one) => one.marker !== marker && /(?::|trong đó[.:]?)\s*$/iu.test(one.text))?.text ?? '');
}

/** The periods that the title names: statements without a period of their own are about these. */
function ownPeriods({ passages }: Reading): readonly string[] {
  const body = passages.findIndex(({ marker, text }) => marker !== '' || (text.endsWith('.') && text.includes(' ')));
  return passages.slice(0, Math.min(14, body < 0 ? passages.length : body)).flatMap(({ text }) => periodsIn(text));
}

function agree(claimed: readonly string[], counted: readonly string[], own: readonly string[]): boolean {
  const foreign = (periods: readonly string[]) => periods.filter((period) => !own.includes(period));
  const [a, b] = [foreign(claimed), foreign(counted)];
  return a.length === 0
    ? b.length === 0 || b.every((period) => !/trước|cùng kỳ|ngoái|tháng|năm/iu.test(period))
    : a.every((period) => b.includes(period));
}

/** Where the words "no late dossier" or "all on time" stand beside late dossiers that the document counts. */
export function checkLateClaims(reading: Reading, tables: readonly Table[]): readonly CheckFinding[] {
  if (isPlan(reading.passages)) {
    return [];
  }
  const late = [...lateFigures(reading), ...lateInTables(tables, reading.passages)];
  if (late.length === 0) {
    return [];
  }
  const own = ownPeriods(reading);
  return reading.passages.flatMap((passage, index) =>
    !passage.ahead && /hồ sơ/iu.test(passage.text)
      ? sentencesOf(passage.text).flatMap(
          (span) => claimIn(passage, span, late, own, scopeAbove(reading.passages, index)) ?? [],
        )
      : [],
  );
}

const SCOPE_HEAD =
  /^(?:đối với|tại|ở|khối|cấp|lĩnh vực|về lĩnh vực|(?:các )?(?:phòng|xã|phường|sở)|(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân) (?:các|cấp|huyện|tỉnh|xã|phường)|bộ phận|trung tâm|tháng|quý|năm|so với)(?!\p{L})/iu;

/** The heading or list head that a passage stands under, where it names a part of the unit or of the time. */
function scopeAbove(passages: readonly ReadPassage[], index: number): string {
  const { marker = '' } = passages[index] ?? {};
  const above = passages
    .slice(Math.max(0, index - 12), index)
    .reverse()
    .find(
      (one) =>
        one.marker !== marker &&
        one.text.length < 100 &&
        (one.marker !== '' || one.text.endsWith(':')) &&
        !/[.;]$/u.test(one.text),
    );
  return above && SCOPE_HEAD.test(above.text) ? above.text : '';
}

/**
 * Whether the statement leaves a part of the unit out. "Toàn phường" speaks for itself up to the next semicolon; any
 * other statement is held apart by the words of its whole sentence and of the heading above it.
 */
function isOfAPart(sentence: string, at: number, scope: string): boolean {
  const from = sentence.lastIndexOf(';', at) + 1;
  const to = sentence.indexOf(';', at);
  const clause = sentence.slice(from, to < 0 ? undefined : to);
  if (isOfAll(clause)) {
    return isNarrow(clause) || isOfAPlace(clause) || isHalfOfTwo(clause);
  }
  return (
    isNarrow(sentence) ||
    isHalfOfTwo(sentence) ||
    isOfAPlace(sentence) ||
    (scope !== '' && periodsIn(scope).length === 0)
  );
}

function claimIn(
  passage: ReadPassage,
  span: Span,
  late: readonly LateFigure[],
  own: readonly string[],
  scope: string,
): CheckFinding | undefined {
  const sentence = passage.text.slice(span.start, span.end);
  const found = [...sentence.matchAll(NONE_LATE), ...sentence.matchAll(ALL_ON_TIME)].sort((a, b) => b.index - a.index);
  const claim = found.find(
    ({ index }) =>
      !isWish(sentence.slice(Math.max(0, index - 90), index)) && !/[“"][^”"]*$/u.test(sentence.slice(0, index)),
  );
  if (!claim || isOfAPart(sentence, claim.index, scope)) {
    return undefined;
  }
  const against = late.find(({ periods }) => agree(periodsIn(`${scope} ${sentence}`), periods, own));
  if (!against) {
    return undefined;
  }
  const message =
    `Báo cáo viết “${claim[0].trim()}” nhưng dòng ${against.line} ghi “${against.label}: ${printed(against.amount)}”: ` +
    `${printed(against.amount)} hồ sơ quá hạn, không phải 0. Cần sửa nhận định hoặc kiểm tra lại số hồ sơ quá hạn.`;
  return findingAt(
    passage,
    span.start + claim.index,
    { rule: 'claim-contradicts-figure', severity: 'error', message, numbers: [against.amount] },
    span,
  );
}

/** "Đến nay không còn hồ sơ quá hạn", "trừ 3 hồ sơ": the sentence itself knows of late ones or of another day. */
function isHalfOfTwo(sentence: string): boolean {
  const told = sentence.match(/(?:quá|trễ|chậm) (?:hạn|hẹn)/giu)?.length ?? 0;
  return (
    told > 2 ||
    /cấp (?:xã|huyện|tỉnh)|tuy nhiên|nhưng/iu.test(sentence) ||
    /(?:trừ|ngoại trừ|ngoài)\s|đến nay|hiện (?:nay|không|tại)|không còn|tính đến|hồ sơ trực tuyến|qua dịch vụ bưu chính|đang giải quyết/iu.test(
      sentence,
    )
  );
}
