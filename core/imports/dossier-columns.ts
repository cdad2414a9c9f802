/** What a column of an export can hold. */
export const DOSSIER_FIELDS = [
  'code',
  'procedureCode',
  'procedureName',
  'field',
  'applicantName',
  'applicantIdNumber',
  'address',
  'phone',
  'addressPhone',
  'channel',
  'status',
  'receivedAt',
  'due',
  'resolvedAt',
  'returnedAt',
  'endedAt',
  'resultChannel',
  'handler',
  'digitised',
  'electronicResult',
  'fee',
  'paidOnline',
  'note',
] as const;

export type DossierField = (typeof DOSSIER_FIELDS)[number];

export interface ColumnMeaning {
  /** The words of form 07 (Sổ theo dõi hồ sơ) where it has the column. */
  readonly name: string;
  readonly required: boolean;
  /** Labels as exports print them; compared without marks, case, punctuation and units in brackets. */
  readonly labels: readonly string[];
}

/**
 * Form 07 of TT 03/2025/TT-VPCP first, then synonyms met in exports. A further spelling is a further word here, or a
 * mapping made by hand once and kept by the agency.
 */
export const DOSSIER_COLUMNS = {
  code: {
    name: 'Mã hồ sơ',
    required: true,
    labels: ['Mã hồ sơ', 'Mã số hồ sơ', 'Số hồ sơ', 'Số biên nhận', 'Mã biên nhận', 'Mã HS', 'Số HS', 'Mã hồ sơ TTHC'],
  },
  procedureCode: {
    name: 'Mã TTHC',
    required: false,
    labels: ['Mã TTHC', 'Mã thủ tục', 'Mã thủ tục hành chính', 'Mã số TTHC'],
  },
  procedureName: {
    name: 'Tên TTHC',
    required: true,
    labels: [
      'Tên TTHC',
      'Tên thủ tục',
      'Tên thủ tục hành chính',
      'Thủ tục hành chính',
      'Thủ tục',
      'TTHC',
      'Nội dung yêu cầu giải quyết',
      'Loại thủ tục',
    ],
  },
  field: { name: 'Lĩnh vực', required: false, labels: ['Lĩnh vực', 'Tên lĩnh vực', 'Lĩnh vực, công việc giải quyết'] },
  applicantName: {
    name: 'Tên tổ chức, cá nhân',
    required: true,
    labels: [
      'Tên tổ chức, cá nhân',
      'Tên cá nhân, tổ chức',
      'Tổ chức, cá nhân',
      'Người nộp',
      'Người nộp hồ sơ',
      'Họ tên người nộp',
      'Họ và tên người nộp',
      'Họ và tên',
      'Họ tên',
      'Chủ hồ sơ',
      'Tên chủ hồ sơ',
      'Người nộp hồ sơ họ và tên',
      'Tên công dân',
    ],
  },
  applicantIdNumber: {
    name: 'Số định danh',
    required: false,
    labels: [
      'Số định danh',
      'Số định danh cá nhân/tổ chức',
      'CCCD',
      'Số CCCD',
      'CMND/CCCD',
      'Số CMND/CCCD',
      'Số giấy tờ',
    ],
  },
  address: {
    name: 'Địa chỉ',
    required: false,
    labels: ['Địa chỉ', 'Địa chỉ người nộp', 'Nơi ở', 'Địa chỉ thường trú'],
  },
  phone: {
    name: 'Số điện thoại',
    required: false,
    labels: ['Số điện thoại', 'SĐT', 'Điện thoại', 'Điện thoại liên hệ', 'Số ĐT'],
  },
  addressPhone: { name: 'Địa chỉ/SĐT', required: false, labels: ['Địa chỉ/SĐT', 'Địa chỉ, số điện thoại'] },
  channel: {
    name: 'Hình thức nộp',
    required: false,
    labels: [
      'Hình thức nộp',
      'Hình thức tiếp nhận',
      'Hình thức nộp hồ sơ',
      'Kênh tiếp nhận',
      'Nguồn tiếp nhận',
      'Loại tiếp nhận',
      'Phương thức nộp',
    ],
  },
  status: {
    name: 'Trạng thái',
    required: false,
    labels: ['Trạng thái', 'Trạng thái hồ sơ', 'Tình trạng', 'Tình trạng hồ sơ', 'Trạng thái xử lý'],
  },
  receivedAt: {
    name: 'Nhận hồ sơ',
    required: true,
    labels: [
      'Nhận hồ sơ',
      'Ngày nhận hồ sơ',
      'Ngày tiếp nhận',
      'Thời gian tiếp nhận',
      'Thời gian nhận hồ sơ',
      'Ngày nhận',
      'Tiếp nhận',
      'Ngày tháng năm nhận hồ sơ',
      'Thời điểm tiếp nhận',
    ],
  },
  due: {
    name: 'Hẹn trả kết quả',
    required: false,
    labels: [
      'Hẹn trả kết quả',
      'Ngày hẹn trả',
      'Ngày hẹn trả kết quả',
      'Hạn trả kết quả',
      'Hạn xử lý',
      'Hạn giải quyết',
      'Ngày hẹn',
      'Hẹn trả',
      'Thời gian hẹn trả',
    ],
  },
  resolvedAt: {
    name: 'Ngày giải quyết xong',
    required: false,
    labels: [
      'Ngày giải quyết xong',
      'Giải quyết xong',
      'Xử lý xong',
      'Ngày có kết quả',
      'Ngày xử lý xong',
      'Ngày hoàn thành',
      'Ngày kết thúc xử lý',
      'Có kết quả',
      'Thời gian hoàn thành',
    ],
  },
  returnedAt: {
    name: 'Trả kết quả',
    required: false,
    labels: ['Trả kết quả', 'Ngày trả kết quả', 'Ngày trả', 'Thời gian trả kết quả', 'Ngày trả thực tế', 'Thực trả'],
  },
  endedAt: {
    name: 'Ngày rút, dừng, từ chối',
    required: false,
    labels: [
      'Ngày rút',
      'Ngày rút hồ sơ',
      'Ngày dừng',
      'Ngày dừng xử lý',
      'Ngày từ chối',
      'Ngày kết thúc',
      'Ngày đóng hồ sơ',
    ],
  },
  resultChannel: {
    name: 'Phương thức nhận kết quả',
    required: false,
    labels: ['Phương thức nhận kết quả', 'Hình thức trả kết quả', 'Hình thức nhận kết quả', 'Nơi nhận kết quả'],
  },
  handler: {
    name: 'Cơ quan chủ trì giải quyết',
    required: false,
    labels: ['Cơ quan chủ trì giải quyết', 'Bộ phận giải quyết', 'Đơn vị xử lý', 'Phòng ban xử lý', 'Bộ phận xử lý'],
  },
  digitised: {
    name: 'Số hóa thành phần hồ sơ',
    required: false,
    labels: ['Số hóa thành phần hồ sơ', 'Số hóa thành phần', 'Đã số hóa', 'Số hóa hồ sơ', 'Số hóa'],
  },
  electronicResult: {
    name: 'Kết quả điện tử',
    required: false,
    labels: ['Kết quả điện tử', 'Số hóa kết quả', 'Có kết quả điện tử', 'Trả kết quả điện tử'],
  },
  fee: { name: 'Phí, lệ phí', required: false, labels: ['Phí, lệ phí', 'Lệ phí', 'Phí', 'Tổng phí', 'Số tiền'] },
  paidOnline: {
    name: 'Thanh toán trực tuyến',
    required: false,
    labels: ['Thanh toán trực tuyến', 'Đã thanh toán trực tuyến', 'TTTT'],
  },
  note: { name: 'Ghi chú', required: false, labels: ['Ghi chú', 'Ký nhận'] },
} as const satisfies Record<DossierField, ColumnMeaning>;

export const REQUIRED_FIELDS: readonly DossierField[] = DOSSIER_FIELDS.filter(
  (field) => DOSSIER_COLUMNS[field].required,
);
