import { ROLE_NAMES } from '#core/accounts/roles.ts';
import { formatDate, isPlainDate } from '#core/kernel/dates.ts';

/** The words of the commonest fields; others keep their own name. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  userName: 'tên đăng nhập',
  name: 'họ tên',
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
  status: 'trạng thái',
  due: 'hẹn trả',
  lastDay: 'ngày cuối',
  units: 'số đơn vị',
  year: 'năm',
  period: 'kỳ',
  points: 'điểm',
  title: 'tiêu đề',
  rows: 'số dòng',
};

/** What changed, field by field, in a line each. */
export function WhatCell({ what }: { readonly what: Readonly<Record<string, unknown>> }) {
  const fields = Object.entries(what).filter(([, value]) => value !== null && value !== '');
  if (fields.length === 0) {
    return null;
  }
  return (
    <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {fields.map(([name, value]) => (
        <li key={name}>
          <span className="soft">{FIELD_NAMES[name] ?? name}:</span> {wordsOf(value)}
        </li>
      ))}
    </ul>
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
