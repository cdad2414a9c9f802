import type { Amount } from './amount.ts';
import { amountOf } from './amount.ts';

/**
 * What a number may count. The longest match wins; `as` joins spellings, so that "thủ tục hành chính" and "TTHC" add up.
 * Only units of this list make two numbers comparable: an unknown word never proves a fault.
 */
const UNITS: readonly (readonly [as: string, ...spellings: string[]])[] = [
  ['%', '%', 'phần trăm'],
  ['đồng', 'đồng', 'đ', 'vnđ', 'vnd'],
  ['nghìn đồng', 'nghìn đồng', 'ngàn đồng', 'nghìn', 'ngàn'],
  ['triệu đồng', 'triệu đồng', 'trđ', 'tr.đ', 'triệu'],
  ['tỷ đồng', 'tỷ đồng', 'tỉ đồng', 'tỷ', 'tỉ'],
  ['điểm', 'điểm'],
  ['điểm %', 'điểm %', 'điểm phần trăm'],
  ['hồ sơ', 'hồ sơ', 'hs', 'bộ hồ sơ'],
  ['thủ tục hành chính', 'thủ tục hành chính', 'thủ tục', 'tthc'],
  ['dịch vụ công', 'dịch vụ công trực tuyến', 'dịch vụ công', 'dvctt', 'dvc', 'dịch vụ'],
  ['văn bản', 'văn bản quy phạm pháp luật', 'văn bản qppl', 'vbqppl', 'văn bản', 'vb'],
  ['quyết định', 'quyết định'],
  ['nghị quyết', 'nghị quyết'],
  ['kế hoạch', 'kế hoạch'],
  ['công văn', 'công văn'],
  ['báo cáo', 'báo cáo'],
  ['thông báo', 'thông báo'],
  ['lượt người', 'lượt người'],
  ['lượt', 'lượt'],
  ['người', 'người', 'đồng chí', 'đ/c'],
  ['cán bộ, công chức', 'cán bộ, công chức', 'cán bộ công chức', 'cbcc', 'cán bộ, công chức, viên chức', 'cbccvc'],
  ['cán bộ', 'cán bộ'],
  ['công chức', 'công chức'],
  ['viên chức', 'viên chức'],
  ['biên chế', 'biên chế'],
  ['phiếu', 'phiếu'],
  ['nhiệm vụ', 'nhiệm vụ'],
  ['cam kết', 'cam kết'],
  ['sáng kiến', 'sáng kiến'],
  ['chỉ tiêu', 'chỉ tiêu'],
  ['tiêu chí', 'tiêu chí'],
  ['cuộc', 'cuộc'],
  ['buổi', 'buổi'],
  ['hội nghị', 'hội nghị'],
  ['lớp', 'lớp'],
  ['tin, bài', 'tin, bài', 'tin bài', 'tin/bài', 'bài', 'tin', 'chuyên mục', 'bài viết'],
  ['lần', 'lần'],
  ['ý kiến', 'ý kiến'],
  [
    'phản ánh, kiến nghị',
    'phản ánh, kiến nghị',
    'phản ánh kiến nghị',
    'kiến nghị, phản ánh',
    'pakn',
    'phản ánh',
    'kiến nghị',
  ],
  ['đơn', 'đơn thư', 'đơn'],
  ['vụ việc', 'vụ việc', 'vụ'],
  ['trường hợp', 'trường hợp'],
  ['giao dịch', 'giao dịch'],
  ['tài khoản', 'tài khoản'],
  ['cơ quan, đơn vị', 'cơ quan, đơn vị', 'cơ quan', 'đơn vị'],
  ['xã, thị trấn', 'xã, thị trấn', 'xã, phường, thị trấn', 'xã, phường', 'địa phương', 'xã'],
  ['phường', 'phường'],
  ['huyện', 'huyện'],
  ['phòng', 'phòng'],
  ['thôn', 'thôn', 'khu phố', 'tổ dân phố', 'ấp', 'bản'],
  ['trường', 'trường'],
  ['hộ', 'hộ gia đình', 'hộ'],
  ['máy', 'máy vi tính', 'máy tính', 'máy in', 'máy scan', 'máy'],
  ['chữ ký số', 'chữ ký số', 'chứng thư số', 'chứng thư'],
  ['quy trình', 'quy trình'],
  ['lĩnh vực', 'lĩnh vực'],
  ['chức danh', 'chức danh'],
  ['công an viên', 'công an viên'],
  ['lượt truy cập', 'lượt truy cập'],
  ['mô hình', 'mô hình'],
  ['bậc', 'bậc'],
  ['phút', 'phút'],
  ['giờ', 'giờ'],
  ['ngày', 'ngày làm việc', 'ngày'],
  ['tháng', 'tháng'],
  ['năm', 'năm'],
  ['tập thể', 'tập thể'],
  ['cá nhân', 'cá nhân'],
  ['tổ chức', 'tổ chức'],
  ['tổ', 'tổ'],
  ['đảng viên', 'đảng viên'],
  ['kết luận', 'kết luận'],
  ['vấn đề', 'vấn đề'],
  ['nội dung', 'nội dung'],
  ['km', 'km'],
  ['m2', 'm2', 'm²'],
  ['ha', 'ha'],
];

const AS = new Map(UNITS.flatMap(([as, ...spellings]) => spellings.map((spelling) => [spelling, as] as const)));
const LONGEST = Math.max(...[...AS.keys()].map((spelling) => spelling.length));
const WORD_GOES_ON = /[\p{L}\p{M}\d]/u;

export interface UnitAt {
  readonly unit: string;
  readonly end: number;
}

/** The unit that stands at `from` (spaces before it are skipped); undefined when none of the list does. */
export function unitAt(text: string, from: number): UnitAt | undefined {
  let at = from;
  while (text[at] === ' ' || text[at] === '*') {
    at += 1;
  }
  const window = text.slice(at, at + LONGEST).toLowerCase();
  for (let length = window.length; length > 0; length -= 1) {
    const unit = AS.get(window.slice(0, length));
    if (unit !== undefined && (unit === '%' || !WORD_GOES_ON.test(text[at + length] ?? ''))) {
      return { unit, end: at + length };
    }
  }
  return undefined;
}

const MONEY = new Set(['đồng', 'nghìn đồng', 'triệu đồng', 'tỷ đồng']);
const MEASURES = new Set([
  '%',
  'điểm',
  'điểm %',
  ...MONEY,
  'phút',
  'giờ',
  'ngày',
  'tháng',
  'năm',
  'bậc',
  'lần',
  'km',
  'm2',
  'ha',
]);

const MONEY_SCALE: Readonly<Record<string, Amount>> = {
  đồng: amountOf('1'),
  'nghìn đồng': amountOf('1000'),
  'triệu đồng': amountOf('1000000'),
  'tỷ đồng': amountOf('1000000000'),
};

/** How many đồng a unit of money is; 1 for every other unit. */
export function moneyScale(unit: string): Amount {
  return MONEY_SCALE[unit] ?? amountOf('1');
}

export function isMoney(unit: string): boolean {
  return MONEY.has(unit);
}

/** Units of whole things: "1.234 hồ sơ" can only be a thousand and more. */
export function isCount(unit: string): boolean {
  return unit !== '' && !MEASURES.has(unit);
}
