import type { PlainDate } from '#core/kernel/dates.ts';

/**
 * Central documents that reform reports cite again and again, with their dates of issue: history that no later decision
 * changes. A citation that differs in year or day is worth a look; what the document's own words prove is never
 * decided by this list.
 */
export const KNOWN_DOCUMENTS: readonly (readonly [symbol: string, date: PlainDate, about: string])[] = [
  ['63/2010/NĐ-CP', '2010-06-08', 'kiểm soát thủ tục hành chính'],
  ['61/2018/NĐ-CP', '2018-04-23', 'cơ chế một cửa, một cửa liên thông'],
  ['09/2019/NĐ-CP', '2019-01-24', 'chế độ báo cáo của cơ quan hành chính nhà nước'],
  ['30/2020/NĐ-CP', '2020-03-05', 'công tác văn thư'],
  ['45/2020/NĐ-CP', '2020-04-08', 'thủ tục hành chính trên môi trường điện tử'],
  ['60/2021/NĐ-CP', '2021-06-21', 'cơ chế tự chủ tài chính của đơn vị sự nghiệp công lập'],
  ['107/2021/NĐ-CP', '2021-12-06', 'sửa đổi, bổ sung Nghị định 61/2018/NĐ-CP'],
  ['42/2022/NĐ-CP', '2022-06-24', 'cung cấp thông tin và dịch vụ công trực tuyến'],
  ['33/2023/NĐ-CP', '2023-06-10', 'cán bộ, công chức cấp xã'],
  ['118/2025/NĐ-CP', '2025-06-09', 'cơ chế một cửa, một cửa liên thông và Cổng Dịch vụ công quốc gia'],
  ['01/2018/TT-VPCP', '2018-11-23', 'hướng dẫn cơ chế một cửa, một cửa liên thông'],
  ['01/2023/TT-VPCP', '2023-04-05', 'số hóa hồ sơ thủ tục hành chính'],
  ['03/2025/TT-VPCP', '2025-09-15', 'hướng dẫn Nghị định 118/2025/NĐ-CP'],
];
