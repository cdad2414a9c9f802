import { ROLE_NAMES } from '#core/accounts/roles.ts';
import { formatDate, isPlainDate } from '#core/kernel/dates.ts';

/** The words of the commonest fields; others keep their own name. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  userName: 'tên đăng nhập',
  name: 'tên',
  role: 'vai trò',
  unit: 'đơn vị',
  coversBelow: 'cả cấp dưới',
  from: 'từ',
  to: 'đến',
  before: 'trước',
  now: 'nay',
  below: 'thuộc',
  address: 'địa chỉ mạng',
  sessionsEnded: 'số phiên kết thúc',
  how: 'cách',
  code: 'mã',
  procedure: 'thủ tục',
  receivedAt: 'nhận lúc',
  due: 'hẹn trả',
  lastDay: 'ngày cuối',
  successors: 'đơn vị kế thừa',
  units: 'số đơn vị',
  dossiers: 'số hồ sơ',
  procedures: 'số thủ tục',
  year: 'năm',
  period: 'kỳ',
  window: 'khoảng số liệu',
  points: 'điểm',
  self: 'tổng tự chấm',
  index: 'chỉ số',
  lost: 'điểm mất',
  criterion: 'tiêu chí',
  criteria: 'các tiêu chí',
  section: 'phần',
  version: 'lần ghi',
  title: 'tiêu đề',
  number: 'số',
  signer: 'người ký',
  documentNumber: 'số văn bản',
  documentDate: 'ngày văn bản',
  issuer: 'cơ quan ban hành',
  decision: 'quyết định',
  date: 'ngày',
  rank: 'thứ hạng',
  rankOf: 'trên tổng số',
  link: 'địa chỉ',
  sentOn: 'ngày gửi',
  received: 'số nhận',
  findings: 'số phát hiện',
  explained: 'giải trình',
  value: 'giá trị',
  source: 'nguồn',
  note: 'ghi chú',
  cutOff: 'chốt đến',
  day: 'ngày',
  days: 'các ngày',
  hours: 'giờ làm việc',
  file: 'tệp',
  size: 'cỡ tệp',
  hash: 'mã băm tệp',
  rows: 'số dòng',
  columns: 'các cột',
  lead: 'chủ trì',
  cooperating: 'phối hợp',
  target: 'mục tiêu',
  deadline: 'thời hạn',
  percent: 'tiến độ (%)',
  state: 'trạng thái',
  tasks: 'nhiệm vụ',
  ownership: 'nguồn quản lý',
};

/** What changed, field by field. */
export function WhatCell({ what }: { readonly what: Readonly<Record<string, unknown>> }) {
  const fields = Object.entries(what).filter(([, value]) => value !== null && value !== '');
  if (fields.length === 0) {
    return null;
  }
  return (
    <>
      {fields.map(([name, value], place) => (
        <span key={name}>
          {place > 0 && ' · '}
          <span className="soft">{FIELD_NAMES[name] ?? name}:</span> {wordsOf(value)}
        </span>
      ))}
    </>
  );
}

function wordsOf(value: unknown): string {
  if (typeof value === 'boolean') {
    return value ? 'có' : 'không';
  }
  if (typeof value === 'string') {
    const role = (ROLE_NAMES as Readonly<Record<string, string>>)[value];
    return role ?? (isPlainDate(value) ? formatDate(value) : value);
  }
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
