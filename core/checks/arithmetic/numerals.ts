import type { Amount } from './amount.ts';
import { amountOf } from './amount.ts';
import { isCount, isMoney } from './units.ts';

/** How a document writes decimals, decided from the whole of it; undefined where nothing tells. */
export type DecimalMark = ',' | '.' | undefined;

export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const D = '\\d{1,2}';
const DOCUMENT_KINDS =
  'Quyết định|Kế hoạch|Công văn|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Đề án|Luật|Thông báo|Báo cáo|Tờ trình|Hướng dẫn|Kết luận|Văn bản|Quy định|Quy chế|Giấy mời|Công điện|QĐ|KH|NĐ|NQ|CV|TT';
const NAMED_BY_NUMBER =
  'Điều|khoản|Khoản|điểm [a-zđ] khoản|Mục|mục|Chương|chương|Phần|phần|Phụ lục|phụ lục|Phụ biểu|Biểu|biểu|Biểu mẫu|Mẫu|mẫu|Bước|bước|Bảng|bảng|Hình|Tiêu chí|tiêu chí|Nhóm|nhóm|Khu phố|khu phố|Tổ dân phố|tổ dân phố|Tổ|Thôn|thôn|Xóm|xóm|Ấp|ấp|Khu|khu|Đội|Khóa|khóa|Khoá|khoá|Phường|phường|Quận|quận|hạng|loại|Loại|Đợt|đợt|Tuần|tuần|cột|Cột|dòng|trang|vị trí|hạng thứ|đứng thứ|xếp thứ|xếp hạng|xếp|thứ|Kỳ|lần thứ|Lĩnh vực|lĩnh vực|Chỉ số thành phần|Windows|Office|Zalo|Quốc lộ|đường|số nhà';

/** Behind these a number counts, whatever stands before it: "tại thôn 5 cuộc", "đầu tháng 05 cuộc". */
const COUNTED_NEXT =
  '(?!\\s+(?:cuộc|buổi|lượt|hồ sơ|HS|người|văn bản|tin|bài|lớp|phiếu|nhiệm vụ|thủ tục|TTHC|lần|trường hợp|đồng|triệu|tỷ|cán bộ|công chức|viên chức|biên chế|ý kiến|đơn|vụ|máy|hộ|giao dịch|sáng kiến|cam kết|hội nghị|điểm))';

/** What looks like a number and counts nothing: dates, symbols, headings, standards, telephones, codes, ranks. */
const NO_FIGURE = new RegExp(
  [
    `\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?(?:19|20)\\d{2}`,
    `(?:ngày|Ngày)\\s+${D}(?:\\s*[/-]\\s*${D}(?!\\d)(?:\\s*[/-]\\s*\\d{4})?)?(?:\\s+tháng\\s+${D})?(?:\\s+năm\\s+\\d{4})?(?:\\s*[-–]\\s*${D}[/-]${D}(?:[/-]\\d{4})?)?`,
    `(?:tháng|Tháng)\\s+${D}(?!\\d)${COUNTED_NEXT}(?:\\s*(?:/|năm|-)\\s*\\d{4})?`,
    `(?:${D}\\s+tháng)(?=\\s+(?:đầu|cuối|năm|qua))`,
    `(?:[Qq]uý|[Qq]úy|QUÝ)\\s+(?:\\d|[IVX]+)(?!\\d)(?:\\s*(?:/|năm|-)\\s*\\d{4})?`,
    `(?:[Nn]ăm|NĂM|[Nn]ăm học|[Gg]iai đoạn|[Nn]hiệm kỳ|[Kk]ỳ|đến|từ|tới)\\s+(?:19|20)\\d{2}(?:\\s*[-–,/]\\s*(?:19|20)\\d{2})*(?![\\d.,]*\\d)(?!\\s*(?:hồ sơ|đồng|triệu|lượt|người))`,
    `(?:19|20)\\d{2}\\s*[-–/]\\s*(?:19|20)\\d{2}`,
    // 48/2021/QĐ-UBND, 31-CT/TU, 07/QĐ-UBND, 243/UBND-TP
    `\\d+[a-zđ]?(?:\\s?/\\s?(?:19|20)\\d{2})?\\s?[/-]\\s?[A-ZĐ][A-ZĐa-zđ&]*(?:\\s?[-–/&]\\s?[A-ZĐ][\\p{L}\\d&.]*)*`,
    `(?:${DOCUMENT_KINDS})\\s+(?:số\\s*:?\\s*)?\\d+(?:/\\d+)*(?![\\d.,]*\\d)(?!\\s*(?:hồ sơ|văn bản|lượt|cuộc|người|%))`,
    `(?<![Tt]ổng )(?:số|Số)\\s+\\d+(?:/\\d+)*(?=\\s*(?:/|ngày|của|do|ban hành|về))`,
    `(?:${NAMED_BY_NUMBER})\\s+(?:số\\s+|thứ\\s+)?\\d+(?:\\.\\d+)*(?:\\s*/\\s*\\d+)?(?:\\s*(?:,|và|-|–)\\s*\\d+(?!\\s*(?:\\p{L}|[.,]?\\d|%)))*(?![.,]?\\d)${COUNTED_NEXT}`,
    `[Mm]ức(?:\\s+độ)?\\s+\\d(?!\\d)(?:\\s*(?:,|và|hoặc|-|–)\\s*(?:mức\\s+(?:độ\\s+)?)?\\d(?![\\d%]))*`,
    `(?:TCVN\\s*)?ISO[\\s/A-Z]*\\d+(?:\\s*[:-]\\s*\\d+)*`,
    `TCVN\\s*\\d+(?:\\s*[:-]\\s*\\d+)*`,
    `(?:điện thoại|Điện thoại|ĐT|SĐT|Fax|FAX|[Hh]otline|đường dây nóng|tổng đài|Tổng đài|Zalo)\\s*(?:số)?\\s*:?\\s*[\\d.\\s-]{3,}`,
    `(?<![\\d.,])0\\d{2,4}[\\s.-]?\\d{3}[\\s.-]?\\d{3,4}(?!\\d)`,
    `${D}\\s?(?:h|giờ)\\s?\\d{2}(?!\\d)`,
    `${D}\\s?h(?!\\p{L})`,
    `\\d{1,2}:\\d{2}(?!\\d)`,
    `24/7|24/24`,
    `\\p{L}-?\\d+(?:[.,/-]\\d+)*`,
    // 1.1.3 and 3.11.1. are numbers of criteria: no group of three closes them
    `(?<![\\d.,])\\d{1,2}(?:\\.\\d{1,2}){2,}\\.?(?![\\d,])`,
    `(?<=(?:^|[.;:,])\\s?)\\(\\d{1,2}\\)(?=\\s?\\p{L})`,
    `https?://\\S+|www\\.\\S+|\\S+@\\S+`,
  ].join('|'),
  'gu',
);

const NUMERAL =
  /\d{1,3}(?:\. | \.)\d{3}(?![\d.,]*\d)|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?![\d]|[.,]\d)|\d+[.,]\d+|\d+/gu;

/** The numerals of a text that may count something. */
export function numeralsOf(text: string): readonly Numeral[] {
  const masked = text.replace(NO_FIGURE, (found) => ' '.repeat(found.length));
  return [...masked.matchAll(NUMERAL)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
    .filter(
      ({ start, end }) => !/[\p{L}_]/u.test(masked[start - 1] ?? '') && !/^[\d_]/u.test(masked.slice(end, end + 1)),
    );
}

/** The decimal mark that the numbers of a document can only mean: "81,81", "1.200.000", "0.5". */
export function decimalMarkOf(texts: readonly string[]): DecimalMark {
  let comma = 0;
  let dot = 0;
  for (const text of texts) {
    for (const { text: numeral } of numeralsOf(text)) {
      const vote = decimalVote(numeral);
      comma += vote === ',' ? 1 : 0;
      dot += vote === '.' ? 1 : 0;
    }
  }
  if (comma === 0 && dot === 0) {
    return undefined;
  }
  // A few stray "2.1" do not make a Vietnamese document English; a mixed one stays undecided.
  return comma >= 4 * dot ? ',' : dot >= 4 * comma ? '.' : undefined;
}

function decimalVote(numeral: string): DecimalMark {
  const marks = numeral.replace(/[\d ]/gu, '');
  if (marks.length >= 2) {
    const last = marks.at(-1);
    const isGrouped = [...marks].every((mark) => mark === last);
    return isGrouped ? (last === '.' ? ',' : '.') : last === ',' ? ',' : '.';
  }
  if (marks === '' || /[.,]\d{3}$/.test(numeral)) {
    return undefined;
  }
  return marks === ',' ? ',' : '.';
}

export interface ReadNumber {
  readonly amount: Amount;
  /** False where it could be read in two ways: it then proves nothing. */
  readonly certain: boolean;
}

/** The value of a numeral as its unit and the document's habit make it: "1.234" of dossiers is a thousand and more. */
export function readNumeral(text: string, unit: string, mark: DecimalMark): ReadNumber {
  if (/\. | \./u.test(text)) {
    return { amount: amountOf(text.replace(/[. ]/gu, '')), certain: false };
  }
  if (text.includes(' ')) {
    return { amount: amountOf(text.replaceAll(' ', '')), certain: isCount(unit) || isMoney(unit) };
  }
  const marks = text.replace(/\d/gu, '');
  if (marks === '') {
    return { amount: amountOf(text), certain: true };
  }
  const last = marks.at(-1) ?? '';
  if (marks.length > 1) {
    const grouped = [...marks].every((one) => one === last);
    return grouped ? { amount: whole(text), certain: true } : { amount: decimal(text, last), certain: true };
  }
  if (!/[.,]\d{3}$/.test(text) || /^0/.test(text)) {
    return { amount: decimal(text, last), certain: true };
  }
  return readAmbiguous(text, last, unit, mark);
}

function readAmbiguous(text: string, last: string, unit: string, mark: DecimalMark): ReadNumber {
  if (isCount(unit) || unit === 'đồng') {
    return { amount: whole(text), certain: true };
  }
  if (mark !== undefined) {
    const isDecimal = last === mark;
    // "99.125 %" in a document of commas: neither reading is safe.
    const certain = isDecimal || (unit !== '%' && unit !== 'điểm');
    return { amount: isDecimal ? decimal(text, last) : whole(text), certain };
  }
  const isShare = unit === '%' || unit === 'điểm';
  return { amount: isShare ? decimal(text, last) : whole(text), certain: !isShare && last === '.' && !isMoney(unit) };
}

function whole(text: string): Amount {
  return amountOf(text.replace(/[.,]/gu, ''));
}

function decimal(text: string, mark: string): Amount {
  const at = text.lastIndexOf(mark);
  return amountOf(text.slice(0, at).replace(/[.,]/gu, ''), text.slice(at + 1));
}
