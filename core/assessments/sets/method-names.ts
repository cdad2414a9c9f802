import type { Method } from '../registry.ts';

/** The kinds of rule as the author of a set chooses among them, on screens and in sheets. */
export const METHOD_NAMES = {
  PASS_FAIL: 'Đạt / không đạt',
  TIERS: 'Bậc thang',
  PROPORTIONAL: 'Tỷ lệ',
  PROPORTIONAL_BAND: 'Tỷ lệ trong khoảng',
  PROPORTIONAL_TO_TARGET: 'Tỷ lệ so với chỉ tiêu',
  THRESHOLD_ZERO: 'Dưới ngưỡng không có điểm',
  DEDUCT_PER_EVENT: 'Trừ theo vụ việc',
  COUNT_CAPPED: 'Theo số lượng, có trần',
  CHECKLIST: 'Cộng các ý',
  SURVEY: 'Điều tra xã hội học',
  BONUS: 'Điểm thưởng',
  PENALTY: 'Điểm phạt',
  MANUAL: 'Hội đồng quyết định',
  CASE: 'Chọn theo trường hợp',
} as const satisfies Record<Method, string>;
