import { isMoney } from './units.ts';

export const STAFF = new Set([
  'người',
  'cán bộ',
  'công chức',
  'viên chức',
  'biên chế',
  'cán bộ, công chức',
  'chức danh',
]);
const DOCUMENTS = new Set(['văn bản', 'quyết định', 'nghị quyết', 'kế hoạch', 'công văn', 'báo cáo', 'thông báo']);
/** Kinds of papers: no paper is of two of them. */
const PAPERS = new Set([...DOCUMENTS].filter((unit) => unit !== 'văn bản'));

/** Whether a part's unit lets it be a part of the total: the same thing, or none printed. */
export function fits(total: string, part: string): boolean {
  if (part === '' || part === total) {
    return true;
  }
  return (
    (STAFF.has(total) && STAFF.has(part)) ||
    (DOCUMENTS.has(total) && DOCUMENTS.has(part)) ||
    (isMoney(total) && isMoney(part))
  );
}

const ORDINAL = /(?:thứ (nhất|hai|ba|tư|năm|sáu|bảy|tám)|(?:lần|đợt|lớp|kỳ) (\d|I{1,3}|IV))(?![\p{L}\d])/iu;
const PLACES = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám'];
const ROMAN = ['i', 'ii', 'iii', 'iv'];

/** "hội nghị thứ hai", "đợt 2", "lần II": which of a run a label tells; 0 where it tells none. */
export function ordinalOf(label: string): number {
  const [, word = '', digit = ''] = ORDINAL.exec(label.toLowerCase()) ?? [];
  return (word === '' ? ROMAN.indexOf(digit) + 1 : PLACES.indexOf(word) + 1) || Number(digit) || 0;
}

/** Dimensions that cut a whole without rest: each by the words of its poles. */
export const DIMENSIONS: Readonly<Record<string, readonly RegExp[]>> = {
  channel: [/trực tuyến|qua mạng/iu, /trực tiếp|bưu chính|bcci/iu],
  source: [
    /kỳ trước|năm trước|quý trước|tháng trước|chuyển (?:qua|sang|tiếp)|tồn/iu,
    /trong kỳ|mới|trong (?:quý|năm|tháng)/iu,
  ],
  result: [
    /(?:trước|đúng|sớm) (?:hạn|hẹn)|(?:trước|đúng) thời hạn|đã (?:giải quyết|trả|xử lý|hoàn thành)/iu,
    /(?:quá|trễ|chậm) (?:hạn|hẹn)|đang (?:giải quyết|xử lý|thực hiện)|chưa (?:đến hạn|giải quyết|xử lý|hoàn thành)|trong hạn/iu,
  ],
  staff: [/cán bộ/iu, /công chức/iu],
  opinion: [/(?<!không )(?:rất )?hài lòng/iu, /không hài lòng|bình thường|chưa hài lòng/iu],
  sex: [/(?<!việt )\bnam\b/iu, /nữ/iu],
  quarter: [
    /quý\s*(?:I|1)(?![IVX\d])/iu,
    /quý\s*(?:II|2)(?![IVX\d])/iu,
    /quý\s*(?:III|3)(?![IVX\d])/iu,
    /quý\s*(?:IV|4)(?![IVX\d])/iu,
  ],
  ordinal: [ORDINAL],
  settled: [/(?<!(?:không|chưa) )(?<!hoàn )thành(?: công)?$/iu, /(?:không|chưa) (?:hòa giải )?thành(?! viên)/iu],
  progress: [
    /(?:^|\s)đã (?:hoàn thành|xử lý|giải quyết|thực hiện)|^hoàn thành/iu,
    /(?:đang|chưa) (?:xử lý|giải quyết|triển khai|thực hiện|hoàn thành)/iu,
  ],
  mark: [/(?<!(?:không|chưa) )đạt(?: yêu cầu| chuẩn| tiêu chuẩn)?$/iu, /(?:không|chưa) đạt/iu],
};
const FIELD =
  /lĩnh vực|hộ tịch|chứng thực|tư pháp|đất đai|địa chính|bảo trợ|người có công|lao động|xây dựng|môi trường|hộ khẩu|cư trú|kinh doanh|thương mại|giáo dục|y tế|văn hóa|văn hoá|nội vụ|tôn giáo|thi đua|giao thông|nông nghiệp|tài chính|đô thị|công an|quân sự|dân tộc|thanh tra|khiếu nại|tiếp công dân|bộ phận|phòng |sở /iu;
const UNIT_NAME =
  /^(?:(?:và|tại|ở)\s+)?(?:(?:xã|phường|thị trấn|huyện|thị xã|thành phố|thôn|tổ|ấp|bản|khu phố)\s+\p{Lu}|(?:\p{Lu}\p{Ll}*\s+)+\p{Lu}\p{Ll}*$)/u;
const MONEY_FLOW = /\b(?:thu|chi|vốn|nguồn)\b/iu;
export const POST = /công chức|cán bộ|chủ tịch|trưởng|nhân viên|chuyên viên/iu;
export const REST = /khác|còn lại/iu;
export const AWAY = /rút|trả lại|từ chối|dừng|hủy|bổ sung/iu;

/** Of people and households one may belong to several fields; of these none does. */
const OF_FIELDS = new Set([
  '',
  'hồ sơ',
  'thủ tục hành chính',
  'dịch vụ công',
  'đơn',
  'phản ánh, kiến nghị',
  'văn bản',
  'sáng kiến',
  'nhiệm vụ',
]);
/** Revenue within the borders holds the taxes and fees that are told beside it; a section holds its fields. */
export const HOLDS_OTHERS = /nội địa|trên địa bàn|tư pháp|địa chính|văn hóa|văn hoá|bộ phận|thường xuyên/iu;

export type Kind = keyof typeof DIMENSIONS | 'field' | 'places' | 'money' | 'papers' | 'unknown';

/** Work that is given whole: of letters and cases some may come from the period before. */
const GIVEN_WORK = new Set(['nhiệm vụ', 'cam kết', 'chỉ tiêu', 'kết luận', 'vấn đề', 'sáng kiến']);

/** Whether a dimension cuts things of this unit; people are told by their own words. */
function isAskedOf(dimension: string, unit: string): boolean {
  if (dimension === 'staff') {
    return false;
  }
  if (dimension === 'progress') {
    return GIVEN_WORK.has(unit);
  }
  const isOfDossiers = dimension === 'channel' || dimension === 'result' || dimension === 'source';
  return !isOfDossiers || unit === 'hồ sơ' || unit === '';
}

/** Which way of cutting a whole a label belongs to. */
export function kindOf(label: string, unit: string): Kind {
  if (PAPERS.has(unit)) {
    return 'papers';
  }
  const dimension = Object.entries(DIMENSIONS).find(
    ([name, poles]) => isAskedOf(name, unit) && poles.some((pole) => pole.test(label)),
  )?.[0];
  if (dimension !== undefined) {
    return dimension;
  }
  if (STAFF.has(unit)) {
    return /^(?:(?:và|là|có)\s*)*(?:số\s+)?(?:cán bộ|công chức)?[\s:]*(?:là|có)?$/iu.test(label) ? 'staff' : 'unknown';
  }
  if (FIELD.test(label) && OF_FIELDS.has(unit)) {
    return 'field';
  }
  if (isMoney(unit) && MONEY_FLOW.test(label)) {
    return 'money';
  }
  return UNIT_NAME.test(label) ? 'places' : 'unknown';
}
