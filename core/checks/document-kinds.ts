/**
 * The kinds of documents with the abbreviations that stand in their symbols: the 29 of NĐ 30/2020/NĐ-CP, Điều 7 and
 * Phụ lục III, then the normative and party kinds that reports cite. The first kind of an abbreviation is its name.
 */
const KINDS: readonly (readonly [kind: string, ...abbreviations: string[]])[] = [
  ['Nghị quyết', 'NQ'],
  ['Quyết định', 'QĐ'],
  ['Chỉ thị', 'CT'],
  ['Quy chế', 'QC'],
  ['Quy định', 'QyĐ', 'QyĐi', 'QĐi'],
  ['Thông cáo', 'TC'],
  ['Thông báo', 'TB'],
  ['Hướng dẫn', 'HD'],
  ['Chương trình', 'CTr', 'CTHĐ'],
  ['Kế hoạch', 'KH'],
  ['Phương án', 'PA'],
  ['Đề án', 'ĐA'],
  ['Dự án', 'DA'],
  ['Báo cáo', 'BC'],
  ['Biên bản', 'BB'],
  ['Tờ trình', 'TTr'],
  ['Hợp đồng', 'HĐ'],
  ['Công văn', 'CV'],
  ['Công điện', 'CĐ'],
  ['Bản ghi nhớ', 'BGN'],
  ['Bản thỏa thuận', 'BTT'],
  ['Giấy ủy quyền', 'GUQ'],
  ['Giấy mời', 'GM'],
  ['Giấy giới thiệu', 'GGT'],
  ['Giấy nghỉ phép', 'GNP'],
  ['Phiếu gửi', 'PG'],
  ['Phiếu chuyển', 'PC'],
  ['Phiếu báo', 'PB'],
  ['Thư công'],
  ['Nghị định', 'NĐ'],
  ['Thông tư liên tịch', 'TTLT'],
  ['Thông tư', 'TT'],
  ['Nghị quyết liên tịch', 'NQLT'],
  ['Kế hoạch liên tịch', 'KHLT'],
  ['Kế hoạch phối hợp', 'KHPH'],
  ['Chương trình phối hợp', 'CTPH', 'CTrPH'],
  ['Văn bản hợp nhất', 'VBHN'],
  ['Thông báo kết luận', 'TBKL'],
  ['Kết luận', 'KL'],
  ['Pháp lệnh', 'PL'],
  ['Sắc lệnh', 'SL'],
  ['Lệnh', 'L'],
  ['Bộ luật'],
  ['Luật'],
  ['Điều lệ', 'ĐL'],
  ['Quy trình', 'QTr'],
  ['Giấy phép', 'GP'],
  ['Giấy chứng nhận', 'GCN'],
];

/** The kinds of NĐ 30/2020: the head of an administrative symbol. */
const DECREE_KINDS = 29;
/** How officers shorten a kind in running text: "QĐ 2534/QĐ-UBND", "CV số 581/BNV-CCHC". */
const SHORT = ['QĐ', 'NĐ', 'NQ', 'TT', 'CT', 'CV', 'KH', 'BC', 'TB', 'TTr', 'HD'];

const nameByAbbreviation = new Map<string, string>();
const administrative = new Set<string>();
// Exact abbreviations first: without its marks "HĐ" (contract) would be "HD" (guideline).
for (const form of [exact, loose]) {
  for (const [index, [kind, ...abbreviations]] of KINDS.entries()) {
    for (const abbreviation of abbreviations.map(form)) {
      if (!nameByAbbreviation.has(abbreviation)) {
        nameByAbbreviation.set(abbreviation, kind);
        if (index < DECREE_KINDS) {
          administrative.add(abbreviation);
        }
      }
    }
  }
}
const nameByPrinted = new Map(KINDS.map(([kind]) => [loose(kind), kind]));

/** "QD" and "qđ" are the same abbreviation as "QĐ": typed without marks, or read so by a machine. */
function loose(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/gu, 'd').toLowerCase();
}

function exact(text: string): string {
  return text;
}

/** The kind that the head of a symbol says ("QĐ" → "Quyết định"); undefined where it is none. */
export function kindOfAbbreviation(abbreviation: string): string | undefined {
  return nameByAbbreviation.get(abbreviation) ?? nameByAbbreviation.get(loose(abbreviation));
}

/** Whether the head of a symbol is one of the abbreviations of NĐ 30/2020. */
export function isAdministrative(abbreviation: string): boolean {
  return administrative.has(abbreviation) || administrative.has(loose(abbreviation));
}

/** Whether an abbreviation is printed exactly as its kind has it, marks and all. */
export function isExactAbbreviation(abbreviation: string): boolean {
  return KINDS.some(([, ...abbreviations]) => abbreviations.includes(abbreviation));
}

const NAMES = KINDS.map(([kind]) => kind)
  .sort((a, b) => b.length - a.length)
  .map((kind) => kind.replaceAll(' ', '\\s+'))
  .join('|');
const BEFORE_NUMBER = new RegExp(
  `(?<![\\p{L}\\d])(?:(${NAMES})|(${SHORT.join('|')})|(văn\\s+bản|các\\s+văn\\s+bản))(?:\\s*,)?(?:\\s*\\(?(?:số|Số|SỐ|s[ốôo])\\s*[:.]?)?\\s*$`,
  'iu',
);

export interface KindWord {
  /** The name of the kind; empty for "văn bản số …". */
  readonly kind: string;
  readonly printed: string;
  readonly at: number;
}

/** The kind printed right before a number that begins at `end`: "Quyết định số", "Kế hoạch", "QĐ". */
export function kindBefore(text: string, end: number): KindWord | undefined {
  const from = Math.max(0, end - 60);
  const match = BEFORE_NUMBER.exec(text.slice(from, end));
  if (!match) {
    return undefined;
  }
  const [, name, short, general] = match;
  const printed = name ?? short ?? general ?? '';
  if (short !== undefined && short !== short.toUpperCase() && short !== 'TTr') {
    return undefined;
  }
  const kind = name ? nameByPrinted.get(loose(name.replace(/\s+/gu, ' '))) : short && kindOfAbbreviation(short);
  return { kind: kind ?? '', printed, at: from + match.index };
}

const ANY_NAME = new RegExp(`(?<![\\p{L}\\d])(?:${NAMES})(?![\\p{L}\\d])`, 'giu');

/** Every kind that is named in a text, in its order. */
export function kindsIn(text: string): readonly string[] {
  return [...text.matchAll(ANY_NAME)].flatMap(
    ([printed]) => nameByPrinted.get(loose(printed.replace(/\s+/gu, ' '))) ?? [],
  );
}
