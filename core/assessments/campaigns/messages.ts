import type { CampaignRefusal } from './refusals.ts';

export const CAMPAIGN_MESSAGES = {
  'campaign-unknown': 'Không tìm thấy đợt chấm điểm này.',
  'campaign-dates-cross': 'Các mốc ngày của đợt chưa theo thứ tự. Xem các ô được đánh dấu.',
  'campaign-words-missing': 'Nhập tên đợt chấm điểm.',
  'campaign-year-wrong': 'Năm chấm điểm phải từ 2000 đến năm sau.',
  'campaign-set-unfit': 'Chọn một bộ tiêu chí đã ban hành, đúng cấp của các đơn vị được chấm.',
  'campaign-set-fixed': 'Phiếu thuộc một đợt chấm điểm nên bộ tiêu chí do đợt quy định, đơn vị không đổi được.',
  'campaign-state-wrong': 'Đợt đang ở bước khác nên chưa làm được việc này. Hãy tải lại trang.',
  'campaign-changed': 'Người khác vừa sửa đợt này. Hãy tải lại trang rồi sửa lại.',
  'campaign-reason-missing': 'Ghi lý do; các đơn vị được đọc lý do này.',
  'campaign-not-ready': 'Đợt chưa mở được: còn thiếu đơn vị hoặc các mốc ngày.',
  'campaign-unit-unknown': 'Có đơn vị không thuộc cấp dưới của cơ quan mình hoặc sai cấp.',
  'campaign-body-unknown': 'Có tiêu chí hoặc cơ quan thẩm định không thuộc bộ tiêu chí, cơ quan này.',
  'reopening-day-wrong': 'Hạn mới phải từ hôm nay trở đi và sau hạn đang có của đơn vị.',
  'reopening-phase-wrong': 'Đợt này không có bước đó.',
  'reopening-too-late': 'Phiếu đã qua bước này, không mở lại được. Người thẩm định xem lại phiếu trước.',
  'exemption-unknown': 'Không có đề nghị không áp dụng đang chờ ở tiêu chí này. Hãy tải lại trang.',
  'exemption-scored': 'Có phiếu đã nộp hoặc đã thẩm định nên không miễn được nữa.',
} as const satisfies Record<CampaignRefusal, string>;
