/** A place of the report's outline (đề cương): a heading, with prose under it where somebody writes there. */
export interface OutlineSection {
  /** `II.2.d`: stays the same for ever, whatever number the form prints. */
  readonly code: string;
  readonly level: 1 | 2 | 3;
  readonly title: string;
  /** Absent on headings that only hold others. */
  readonly guide?: string;
  /** The report cannot be sent without it. */
  readonly required?: boolean;
}

/** The outline every CCHC report follows (Công văn 581/BNV-CCHC and the decrees it carries out). */
export const OUTLINE: readonly OutlineSection[] = [
  { code: 'I', level: 1, title: 'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH' },
  {
    code: 'I.1',
    level: 2,
    title: '1. Kế hoạch và tổ chức thực hiện',
    guide: 'Kế hoạch đã ban hành, nhiệm vụ đề ra và đã hoàn thành, văn bản chỉ đạo.',
    required: true,
  },
  {
    code: 'I.2',
    level: 2,
    title: '2. Kiểm tra cải cách hành chính',
    guide: 'Cuộc kiểm tra, vấn đề phát hiện và xử lý.',
  },
  {
    code: 'I.3',
    level: 2,
    title: '3. Tuyên truyền cải cách hành chính',
    guide: 'Hình thức, số cuộc, số lượt người.',
  },
  { code: 'II', level: 1, title: 'II. KẾT QUẢ THỰC HIỆN CẢI CÁCH HÀNH CHÍNH' },
  { code: 'II.1', level: 2, title: '1. Cải cách thể chế' },
  {
    code: 'II.1.a',
    level: 3,
    title: 'a) Xây dựng, ban hành văn bản quy phạm pháp luật',
    guide: 'Số văn bản ban hành trong kỳ.',
  },
  { code: 'II.1.b', level: 3, title: 'b) Theo dõi thi hành pháp luật', guide: 'Kế hoạch và kết quả theo dõi.' },
  { code: 'II.1.c', level: 3, title: 'c) Phổ biến, giáo dục pháp luật', guide: 'Nội dung, số lượt tuyên truyền.' },
  { code: 'II.1.d', level: 3, title: 'd) Kiểm tra, rà soát văn bản', guide: 'Số văn bản kiểm tra, rà soát và xử lý.' },
  { code: 'II.2', level: 2, title: '2. Cải cách thủ tục hành chính' },
  {
    code: 'II.2.a',
    level: 3,
    title: 'a) Rà soát, đơn giản hóa thủ tục hành chính',
    guide: 'Thủ tục được rà soát, phương án cắt giảm.',
  },
  {
    code: 'II.2.b',
    level: 3,
    title: 'b) Số lượng thủ tục hành chính thuộc thẩm quyền',
    guide: 'Tổng số thủ tục, công khai thủ tục.',
  },
  {
    code: 'II.2.c',
    level: 3,
    title: 'c) Thực hiện cơ chế một cửa, một cửa liên thông',
    guide: 'Nhân sự, trang thiết bị, quy trình.',
  },
  {
    code: 'II.2.d',
    level: 3,
    title: 'd) Kết quả giải quyết thủ tục hành chính',
    guide: 'Tiếp nhận, đã giải quyết, đang giải quyết theo lĩnh vực và kênh tiếp nhận; số hóa; thanh toán.',
    required: true,
  },
  {
    code: 'II.2.đ',
    level: 3,
    title: 'đ) Tiếp nhận, xử lý phản ánh, kiến nghị',
    guide: 'Số phản ánh nhận được và đã xử lý.',
  },
  {
    code: 'II.2.e',
    level: 3,
    title: 'e) Đánh giá chất lượng giải quyết thủ tục hành chính',
    guide: 'Số phiếu, tỷ lệ hài lòng.',
  },
  { code: 'II.3', level: 2, title: '3. Cải cách tổ chức bộ máy', guide: 'Sắp xếp, biên chế được giao và có mặt.' },
  {
    code: 'II.4',
    level: 2,
    title: '4. Cải cách chế độ công vụ',
    guide: 'Vị trí việc làm, kỷ luật, đào tạo, trình độ.',
  },
  {
    code: 'II.5',
    level: 2,
    title: '5. Cải cách tài chính công',
    guide: 'Thu, chi ngân sách; công khai; tài sản công.',
  },
  {
    code: 'II.6',
    level: 2,
    title: '6. Xây dựng, phát triển chính quyền điện tử, chính quyền số',
    guide: 'Văn bản điện tử ký số, dịch vụ công trực tuyến, tiêu chuẩn ISO.',
  },
  { code: 'III', level: 1, title: 'III. ĐÁNH GIÁ CHUNG' },
  { code: 'III.1', level: 2, title: '1. Mặt tích cực', guide: 'Kết quả nổi bật của kỳ.', required: true },
  {
    code: 'III.2',
    level: 2,
    title: '2. Tồn tại, hạn chế và nguyên nhân',
    guide: 'Việc chưa đạt và vì sao.',
    required: true,
  },
  { code: 'IV', level: 1, title: 'IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI' },
  { code: 'IV.1', level: 2, title: '1. Nhiệm vụ trọng tâm', guide: 'Việc sẽ làm trong kỳ tới.', required: true },
  { code: 'IV.2', level: 2, title: '2. Kiến nghị, đề xuất', guide: 'Kiến nghị với cấp trên; bỏ trống nếu không có.' },
];

/** The sections that hold prose. */
export const PROSE_SECTIONS: readonly OutlineSection[] = OUTLINE.filter(({ guide }) => guide !== undefined);

export function proseSection(code: string): OutlineSection | undefined {
  return PROSE_SECTIONS.find((section) => section.code === code);
}
