import type { DossierMeasure } from './figures.ts';
import type { CellKind, ColumnForm, FormColumn, FormVersion } from './form.ts';
import type { FormSource } from './form-source.ts';
import { STATISTICS_FORM } from './statistics-annex.ts';

function column(key: string, head: readonly string[], source: FormSource, more: Partial<FormColumn> = {}): FormColumn {
  return { key, head, kind: 'count', source, ...more };
}

const dossiers = (measure: DossierMeasure): FormSource => ({ by: 'dossiers', measure });
const indicator = (code: string, part: 'count' | 'numerator' | 'denominator' | 'rate'): FormSource => ({
  by: 'indicator',
  code,
  part,
});

const RECEIVED = 'Số lượng hồ sơ tiếp nhận';
const RESOLVED = 'Số lượng hồ sơ đã giải quyết';
const OPEN = 'Số lượng hồ sơ đang giải quyết';

/** Biểu II.06a: columns 3 to 13. Columns 1 and 2 are the row's number and name. */
const II06A: ColumnForm = {
  code: 'II.06a',
  version: 1,
  from: '2020-01-01',
  number: 'Biểu số II.06a/VPCP/KSTT',
  title: 'TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
  basis: 'Thông tư 01/2020/TT-VPCP',
  unverified: true,
  unitOfMeasure: 'Đơn vị tính: Số hồ sơ TTHC',
  rows: 'fields',
  rowHead: 'Lĩnh vực, công việc giải quyết',
  columns: [
    column('received', [RECEIVED, 'Tổng số'], dossiers('received'), { sum: ['online', 'direct_or_post', 'carried'] }),
    column('online', [RECEIVED, 'Trong kỳ', 'Trực tuyến'], dossiers('online')),
    column('direct_or_post', [RECEIVED, 'Trong kỳ', 'Trực tiếp, dịch vụ bưu chính'], dossiers('directOrPost')),
    column('carried', [RECEIVED, 'Từ kỳ trước'], dossiers('carriedOver')),
    column('resolved', [RESOLVED, 'Tổng số'], dossiers('resolved'), { sum: ['early', 'on_time', 'late'] }),
    column('early', [RESOLVED, 'Trước hạn'], dossiers('early')),
    column('on_time', [RESOLVED, 'Đúng hạn'], dossiers('onTime')),
    column('late', [RESOLVED, 'Quá hạn'], dossiers('late')),
    column('open', [OPEN, 'Tổng số'], dossiers('open'), { sum: ['open_within', 'open_overdue'] }),
    column('open_within', [OPEN, 'Trong hạn'], dossiers('openWithinTerm')),
    column('open_overdue', [OPEN, 'Quá hạn'], dossiers('openOverdue')),
  ],
};

const own = (code: string): FormSource => ({ by: 'own', code });
const LEVELS = [
  ['province', 'Cấp tỉnh'],
  ['district', 'Cấp huyện'],
  ['commune', 'Cấp xã'],
] as const;

/** One block of form II.07b: a total and its three levels, all typed (the catalogue knows the agency's own only). */
function levels(prefix: string, head: string, levelHead: (name: string) => string): readonly FormColumn[] {
  const parts = LEVELS.map(([level, name]) =>
    column(`${prefix}_${level}`, [head, levelHead(name)], own(`ii07b_${prefix}_${level}`)),
  );
  const total: FormSource = { by: 'sum', of: parts.map(({ source }) => source) };
  return [column(`${prefix}_total`, [head, 'Tổng số'], total, { sum: parts.map(({ key }) => key) }), ...parts];
}

const II07B: ColumnForm = {
  code: 'II.07b',
  version: 1,
  from: '2020-01-01',
  number: 'Biểu số II.07b/VPCP/KSTT',
  title: 'SỐ THỦ TỤC HÀNH CHÍNH VÀ QUY TRÌNH NỘI BỘ THEO CƠ CHẾ MỘT CỬA, MỘT CỬA LIÊN THÔNG',
  basis: 'Thông tư 01/2020/TT-VPCP',
  unverified: true,
  unitOfMeasure: 'Đơn vị tính: TTHC, quy trình',
  rows: 'units',
  rowHead: 'Đơn vị',
  columns: [
    ...levels('procedures', 'TTHC thuộc thẩm quyền giải quyết của địa phương', (name) => name),
    ...levels(
      'one_stop',
      'TTHC thực hiện theo cơ chế một cửa, một cửa liên thông',
      (name) => `Tại BPMC ${name.toLowerCase()}`,
    ),
    ...levels('workflows', 'Quy trình nội bộ giải quyết TTHC được ban hành', (name) => name),
  ],
};

const BTP_RECEIVED = 'Số hồ sơ tiếp nhận';
const BTP_RESOLVED = 'Số hồ sơ đã giải quyết';
const BTP_OPEN = 'Số hồ sơ đang giải quyết';
const PAYMENT = 'Thanh toán hồ sơ';
const WAITING = 'Hồ sơ trực tuyến chờ tiếp nhận';
const typed = (key: string, head: readonly string[], kind: CellKind = 'count'): FormColumn =>
  column(key, head, own(`btp07a_${key}`), { kind });
const channel = (name: 'direct' | 'postal' | 'online-full' | 'online-partial' | 'online' | 'other'): FormSource => ({
  by: 'channel',
  channel: name,
});

/** What an apology covered is typed in; the rest of the late ones had none. */
function apologised(prefix: string, head: string, late: FormSource): readonly FormColumn[] {
  const sorry = own(`btp07a_${prefix}_late_sorry`);
  return [
    column(`${prefix}_late_sorry`, [head, 'Quá hạn (đã có thư xin lỗi)'], sorry),
    column(`${prefix}_late_no_sorry`, [head, 'Quá hạn (chưa có thư xin lỗi)'], {
      by: 'sum',
      of: [late],
      less: [sorry],
    }),
    column(`${prefix}_late`, [head, 'Quá hạn (gộp)'], late, {
      sum: [`${prefix}_late_sorry`, `${prefix}_late_no_sorry`],
    }),
  ];
}

const FEES = indicator('online_payment_rate', 'denominator');
const PAID_ONLINE = indicator('online_payment_rate', 'numerator');

/** 07a/BTP of 2026; non-local receipts are an "of which" and stand in no sum. */
const BTP07A: ColumnForm = {
  code: '07a-BTP',
  version: 1,
  from: '2026-01-01',
  number: 'Biểu số 07a/BTP',
  title: 'TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH',
  basis: 'Biểu 07a/BTP năm 2026',
  unverified: true,
  unitOfMeasure: 'Đơn vị tính: Hồ sơ',
  rows: 'units',
  rowHead: 'Đơn vị giải quyết TTHC',
  columns: [
    column('recv_total', [BTP_RECEIVED, 'Tổng số'], dossiers('received'), {
      sum: ['recv_direct', 'recv_online_full', 'recv_online_partial', 'recv_online_other', 'recv_postal', 'recv_carry'],
    }),
    column('recv_direct', [BTP_RECEIVED, 'Tiếp nhận trực tiếp'], {
      by: 'sum',
      of: [channel('direct'), channel('other')],
    }),
    column('recv_online_full', [BTP_RECEIVED, 'Trực tuyến toàn trình'], channel('online-full')),
    column('recv_online_partial', [BTP_RECEIVED, 'Trực tuyến một phần'], channel('online-partial')),
    column('recv_online_other', [BTP_RECEIVED, 'Trực tuyến hình thức khác'], channel('online')),
    typed('recv_non_local', [BTP_RECEIVED, 'Trong đó: phi địa giới']),
    column('recv_carry', [BTP_RECEIVED, 'Kỳ trước chuyển qua'], dossiers('carriedOver')),
    column('recv_postal', [BTP_RECEIVED, 'Bưu chính công ích'], channel('postal')),
    column('res_total', [BTP_RESOLVED, 'Tổng số'], dossiers('resolved'), { sum: ['res_ontime', 'res_late'] }),
    column('res_ontime', [BTP_RESOLVED, 'Đúng và trước hạn'], {
      by: 'sum',
      of: [dossiers('early'), dossiers('onTime')],
    }),
    ...apologised('res', BTP_RESOLVED, dossiers('late')),
    column('proc_total', [BTP_OPEN, 'Tổng số'], dossiers('open'), { sum: ['proc_ontime', 'proc_late'] }),
    column('proc_ontime', [BTP_OPEN, 'Chưa đến hạn'], dossiers('openWithinTerm')),
    ...apologised('proc', BTP_OPEN, dossiers('openOverdue')),
    column('pay_total', [PAYMENT, 'Tổng số'], FEES, { sum: ['pay_online', 'pay_direct'] }),
    column('pay_online', [PAYMENT, 'Trực tuyến'], PAID_ONLINE),
    column('pay_direct', [PAYMENT, 'Trực tiếp'], { by: 'sum', of: [FEES], less: [PAID_ONLINE] }),
    typed('pending_ontime', [WAITING, 'Đúng hạn']),
    typed('pending_late', [WAITING, 'Quá hạn']),
    column('pending_receive', [WAITING, 'Tổng'], {
      by: 'first',
      of: [
        { by: 'sum', of: [own('btp07a_pending_ontime'), own('btp07a_pending_late')] },
        own('btp07a_pending_receive'),
      ],
    }),
    typed('rejected', ['Hồ sơ không được tiếp nhận']),
    typed('mismatch_digital', ['Hồ sơ kết thúc nhưng kết quả điện tử khác bản giấy']),
    typed('receipt_money', ['Hồ sơ thu tiền có xuất biên lai']),
    typed('dn_verified_rate', ['Tỷ lệ doanh nghiệp xác thực QLVBDN'], 'rate'),
    column('withdrawn', ['Hồ sơ rút, dừng xử lý', 'Tổng số'], dossiers('withdrawn')),
    typed('stopped', ['Hồ sơ rút, dừng xử lý', 'Trong đó: dừng xử lý']),
  ],
};

/** The forms as they ship. A decision that changes one is entered as a new version with its day. */
export const SHIPPED_FORMS: readonly FormVersion[] = [STATISTICS_FORM, II06A, II07B, BTP07A];
