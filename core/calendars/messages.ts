import type { DayKind } from './calendar.ts';
import type { Confidence } from './national-days.ts';
import type { CalendarRefusal } from './refusals.ts';

export const CALENDAR_MESSAGES = {
  'calendar-day-wrong': 'Ngày không đúng. Nhập ngày có thật, ví dụ 02/01/2027.',
  'calendar-day-taken': 'Đơn vị đã ghi ngày này trong lịch. Hãy bỏ dòng đã ghi trước khi ghi lại.',
  'calendar-day-unknown': 'Đơn vị chưa ghi ngày này trong lịch của mình.',
  'calendar-day-off-already': 'Ngày này vốn đã là ngày nghỉ, không cần ghi thêm.',
  'calendar-day-worked-already': 'Ngày này vốn đã là ngày làm việc, không làm bù được.',
  'calendar-day-not-doubtful': 'Ngày này không có trong danh sách cần xác nhận.',
  'calendar-name-missing': 'Ghi lý do hoặc tên của ngày, ví dụ “Bầu cử”.',
  'calendar-basis-missing': 'Ghi căn cứ, ví dụ số và ngày của thông báo.',
  'calendar-reason-missing': 'Ghi lý do bỏ ngày này khỏi lịch.',
  'calendar-closing-wrong': 'Giờ nghỉ của ngày làm nửa buổi phải sau giờ bắt đầu làm việc.',
  'calendar-swap-wrong': 'Hai ngày hoán đổi phải khác nhau: một ngày làm việc được nghỉ, một ngày nghỉ đi làm bù.',
  'calendar-hours-wrong': 'Giờ làm việc chưa đúng: giờ kết thúc phải sau giờ bắt đầu, các buổi không chồng nhau.',
  'calendar-hours-none': 'Tuần làm việc phải có ít nhất một ngày làm việc.',
  'calendar-week-taken': 'Đã có giờ làm việc bắt đầu từ ngày này. Hãy chọn ngày khác.',
  'calendar-year-published': 'Lịch nghỉ của năm này đã được công bố.',
  'calendar-year-incomplete':
    'Chưa đủ ngày nghỉ Tết và các ngày lễ theo âm lịch (ít nhất 6 ngày). Hãy ghi đủ rồi công bố.',
} as const satisfies Record<CalendarRefusal, string>;

export const DAY_KIND_NAMES = {
  holiday: 'Nghỉ lễ, tết',
  substitute_off: 'Nghỉ bù',
  swap_off: 'Nghỉ hoán đổi',
  swap_work: 'Đi làm bù',
  local_off: 'Nghỉ riêng của đơn vị',
  half_day: 'Làm việc nửa ngày',
  ordinary: 'Ngày làm việc bình thường',
} as const satisfies Record<DayKind, string>;

export const CONFIDENCE_NAMES = {
  verified: 'Đã đối chiếu văn bản',
  derived: 'Suy ra từ quy định',
  remembered: 'Theo lịch nghỉ thực tế của năm, chưa đối chiếu văn bản',
  unverified: 'Chưa đối chiếu văn bản',
} as const satisfies Record<Confidence, string>;
