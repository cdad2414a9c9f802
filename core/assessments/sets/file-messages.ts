/** Why a workbook is not read as a criteria set. `{name}` is filled from the refusal's detail. */
const SET_FILE_MESSAGES = {
  'file-missing': 'Chưa chọn tệp. Hãy chọn tệp .xlsx của một bộ tiêu chí.',
  'file-empty': 'Tệp không có dữ liệu.',
  'file-not-a-table': 'Tệp không phải bảng tính. Hãy chọn tệp .xlsx.',
  'file-is-old-xls': 'Tệp .xls kiểu cũ không đọc được. Hãy mở bằng Excel, lưu thành .xlsx rồi tải lên lại.',
  'file-is-encrypted': 'Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.',
  'file-is-html': 'Tệp thực chất là trang web. Hãy mở bằng Excel, lưu thành .xlsx rồi tải lên lại.',
  'file-is-opendocument': 'Tệp .ods chưa đọc được. Hãy lưu thành .xlsx rồi tải lên lại.',
  'file-is-damaged': 'Tệp bị hỏng hoặc tải về chưa trọn. Hãy lưu lại rồi tải lên.',
  'file-swells': 'Tệp nén chứa lượng dữ liệu bất thường nên không được mở.',
  'cell-too-long': 'Dòng {row} có ô dài bất thường. Hãy kiểm tra lại tệp.',
  'cell-is-formula':
    'Ô {cell} trang “{sheet}” là công thức. Bộ tiêu chí chỉ nhận giá trị: dán lại ô đó thành giá trị rồi tải lên.',
  'file-has-macros': 'Tệp có macro nên không được mở. Hãy lưu thành .xlsx không macro rồi tải lên lại.',
  'set-sheet-missing': 'Tệp thiếu trang “{sheet}” hoặc dòng tiêu đề của trang. Hãy tải XLSX của một bộ về làm mẫu.',
  'set-sheet-too-long': 'Trang “{sheet}” có quá {most} dòng.',
} as const satisfies Record<string, string>;

/** The sentence with its blanks filled; undefined for a code that is not about the file. */
export function setFileSentence(code: string, detail: Readonly<Record<string, unknown>>): string | undefined {
  const sentence = (SET_FILE_MESSAGES as Readonly<Record<string, string>>)[code];
  return sentence?.replace(/\{(\w+)\}/gu, (_, name: string) => String(detail[name] ?? ''));
}
