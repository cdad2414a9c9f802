import type { ReportRefusal } from './refusals.ts';

export const REPORT_MESSAGES = {
  'report-unknown': 'Chưa có báo cáo của đơn vị cho kỳ này.',
  'report-period-unknown': 'Kỳ báo cáo không đúng. Kỳ được ghi như 2023-q1, 2023-6m, 2023-q3 hoặc 2023-year.',
  'report-period-not-begun': 'Kỳ này chưa bắt đầu nên chưa lập báo cáo được.',
  'report-locked': 'Báo cáo đã gửi và đã khóa. Cấp trên trả lại thì mới sửa được.',
  'report-changed': 'Thông tin chung của báo cáo vừa được người khác sửa. Hãy xem nội dung mới rồi lưu lại.',
  'report-has-errors':
    'Báo cáo còn lỗi số liệu hoặc nội dung mâu thuẫn với số liệu. Hãy sửa, hoặc giải trình từng lỗi rồi gửi lại.',
  'report-not-sent': 'Báo cáo chưa gửi nên không trả lại hoặc tiếp nhận được.',
  'return-reason-missing': 'Nhập lý do trả lại để đơn vị biết phải sửa điều gì.',
  'section-unknown': 'Không có mục này trong đề cương báo cáo.',
  'section-changed': 'Mục này vừa được người khác sửa. Nội dung bạn gõ vẫn còn; hãy so với bản mới rồi lưu lại.',
  'section-too-long': 'Một mục dài tối đa 20.000 ký tự.',
  'figure-unknown': 'Không có số liệu mang mã này trong báo cáo.',
  'figure-code-wrong': 'Mã số liệu chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới.',
  'figure-value-wrong': 'Số liệu phải là một số, nhiều nhất hai chữ số thập phân, ví dụ 1.234 hoặc 18,18.',
  'figure-source-missing': 'Nhập nguồn của số liệu (văn bản, sổ theo dõi, hệ thống).',
  'figure-in-use': 'Số liệu này đang được dùng trong nội dung báo cáo. Hãy bỏ khỏi nội dung trước khi xóa.',
  'window-exception-reversed': 'Ngày cuối của kỳ số liệu phải bằng hoặc sau ngày đầu.',
  'window-exception-reason-missing': 'Nhập lý do dùng kỳ số liệu khác quy định.',
  'explanation-missing': 'Mỗi lỗi còn lại cần một câu giải trình.',
  'part-of-others': 'Mục này giao cho bộ phận hoặc người khác viết. Đầu mối CCHC có thể phân công lại.',
  'part-handed-in': 'Phần này đã nộp cho đầu mối. Đầu mối CCHC trả lại phần thì mới sửa tiếp được.',
  'part-not-handed-in': 'Phần này chưa được nộp nên chưa nhận hoặc trả lại được.',
  'part-empty': 'Mục bắt buộc còn trống; hãy viết nội dung rồi nộp.',
  'part-assignee-unknown': 'Bộ phận hoặc người được chọn không thuộc đơn vị.',
} as const satisfies Record<ReportRefusal, string>;
