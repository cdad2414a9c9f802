import type { CheckRefusal } from './refusals.ts';

/** Each sentence says what is wrong with the file and what to do next. `{name}` is filled from the refusal's detail. */
export const CHECK_MESSAGES = {
  'report-missing': 'Chưa chọn tệp. Hãy chọn tệp .docx, .pdf hoặc .txt.',
  'report-empty': 'Tệp không có chữ nào. Hãy mở lại tệp gốc, kiểm tra nội dung rồi lưu lại.',
  'report-locked': 'Tệp có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại, hoặc xin bản không đặt mật khẩu.',
  'report-damaged': 'Tệp bị hỏng hoặc tải về chưa trọn. Hãy mở bằng Word, lưu lại thành .docx hoặc xin gửi lại tệp.',
  'report-swells': 'Tệp nén chứa lượng dữ liệu bất thường nên không được mở. Hãy lưu lại từ Word rồi thử lại.',
  'report-too-long': 'Tệp dài hơn {limit} ký tự, không giống một báo cáo. Hãy tách thành từng báo cáo.',
  'report-too-large': 'Tệp lớn hơn {limit} MB. Hãy giảm dung lượng ảnh trong tệp hoặc tách tệp.',
  'report-old-doc': 'Tệp .doc kiểu cũ không đọc được. Hãy mở bằng Word, chọn "Lưu thành" .docx rồi thử lại.',
  'report-is-opendocument': 'Tệp OpenDocument (.odt, .ods) chưa đọc được. Hãy lưu thành .docx rồi thử lại.',
  'report-is-spreadsheet': 'Tệp là bảng tính, không phải báo cáo bằng lời. Hãy chọn tệp .docx, .pdf hoặc .txt.',
  'report-is-html': 'Tệp thực chất là trang web. Hãy mở bằng Word, chọn "Lưu thành" .docx rồi thử lại.',
  'report-is-rtf': 'Tệp RTF chưa đọc được. Hãy mở bằng Word, chọn "Lưu thành" .docx rồi thử lại.',
  'report-is-image': 'Tệp là ảnh. Hãy quét các trang thành một tệp .pdf rồi thử lại.',
  'report-kind-unknown': 'Tệp không phải .docx, .pdf hay .txt (đuôi tệp có thể đặt sai). Hãy chọn đúng tệp báo cáo.',
  'report-wrong-encoding':
    'Tệp văn bản dùng bảng mã cũ (dòng {line}{looksLike}), không phải UTF-8. Hãy chuyển sang Unicode rồi lưu kiểu UTF-8, hoặc lưu thành .docx.',
  'report-garbled': 'Chữ trong tệp đã bị vỡ dấu từ trước. Hãy lưu lại từ tệp gốc kiểu UTF-8 hoặc .docx.',
  'report-needs-ocr':
    'Tệp là bản quét không có chữ, và máy này thiếu {missing}. Hãy cài: apt-get install tesseract-ocr tesseract-ocr-vie poppler-utils; hoặc dùng tệp .docx.',
  'report-is-scan': 'Trang {pages} là ảnh quét, không có chữ. Hãy dùng tệp .docx, tệp .pdf có chữ, hoặc dán toàn văn.',
  'report-scan-unreadable':
    'Không nhận ra chữ trong bản quét. Hãy quét lại rõ hơn (300 dpi, thẳng trang) hoặc dùng tệp .docx.',
  'report-gave-up':
    'Đọc tệp quá lâu hoặc quá nhiều bộ nhớ nên đã dừng. Hãy lưu lại tệp bằng Word hoặc tách thành nhiều tệp rồi thử lại.',
  'report-busy': 'Đang có {waiting} tệp chờ kiểm tra. Hãy đợi bớt rồi tải thêm.',
  'check-unknown': 'Không tìm thấy tệp đã kiểm tra này. Hãy quay lại danh sách.',
  'check-running': 'Tệp này đang được kiểm tra. Hãy đợi xong.',
  'check-not-ready': 'Tệp này chưa kiểm tra xong. Hãy đợi xong rồi thử lại.',
  'check-file-gone': 'Tệp gốc không còn trên máy chủ. Hãy tải lên lại.',
  'finding-unknown': 'Không tìm thấy phát hiện này; tệp có thể vừa được kiểm tra lại. Hãy tải lại trang.',
  'figure-unknown': 'Không tìm thấy số liệu này trong tệp. Hãy tải lại trang rồi chọn lại.',
  'figure-twice': 'Một chỉ tiêu được gán hai số. Hãy giữ một số cho mỗi chỉ tiêu.',
  'take-over-unit-unknown': 'Không tìm thấy đơn vị “{unit}”. Hãy chọn lại đơn vị.',
} as const satisfies Record<CheckRefusal, string>;
