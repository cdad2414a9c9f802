import { expect, test } from 'vitest';
import { proposedIndicator } from './proposals.ts';

const figure = (what: string, unit = 'hồ sơ') => ({
  value: 5,
  printed: '5',
  unit,
  what,
  line: 1,
  quote: `${what} 5 ${unit}`,
});

test.each([
  ['dossiers_received', 'Số hồ sơ tiếp nhận trong kỳ'],
  ['dossiers_received_total', 'Tổng số hồ sơ tiếp nhận'],
  ['dossiers_online', 'trong đó tiếp nhận trực tuyến'],
  ['dossiers_direct_or_post', 'tiếp nhận trực tiếp và qua dịch vụ bưu chính'],
  ['dossiers_carried_over', 'hồ sơ kỳ trước chuyển sang'],
  ['dossiers_resolved', 'Đã giải quyết'],
  ['dossiers_resolved_in_time', 'giải quyết trước và đúng hạn'],
  ['dossiers_early', 'trước hạn'],
  ['dossiers_on_time', 'đúng hạn'],
  ['dossiers_late', 'trễ hạn'],
  ['dossiers_open', 'đang giải quyết'],
  ['dossiers_open_within_term', 'đang giải quyết trong hạn'],
  ['dossiers_open_overdue', 'đang giải quyết quá hạn'],
  ['dossiers_withdrawn', 'công dân rút'],
])('%s: %s', (code, what) => {
  expect(proposedIndicator(figure(what))).toBe(code);
});

test.each([
  ['online_rate', 'Tỷ lệ hồ sơ nộp trực tuyến'],
  ['online_full_rate', 'Tỷ lệ hồ sơ trực tuyến toàn trình'],
  ['online_payment_rate', 'Tỷ lệ thanh toán trực tuyến'],
  ['on_time_rate', 'Tỷ lệ giải quyết đúng hạn'],
  ['late_rate_of_received', 'Tỷ lệ hồ sơ trễ hạn'],
  ['digitisation_rate', 'Tỷ lệ số hóa thành phần hồ sơ'],
  ['electronic_result_rate', 'Tỷ lệ trả kết quả điện tử'],
])('%s: %s', (code, what) => {
  expect(proposedIndicator(figure(what, '%'))).toBe(code);
});

test.each([
  ['phiếu', 'tiếp nhận'],
  ['hồ sơ', 'bưu kiện'],
  ['%', 'Tỷ lệ tăng trưởng'],
])('nothing is proposed where the words name none: %s, %s', (unit, what) => {
  expect(proposedIndicator(figure(what, unit))).toBeUndefined();
});
