import type { FormCode } from '#core/reports/form-code.ts';

/** What the tabs and lists call the forms. */
export const FORM_NAMES = {
  'II.06a': 'Biểu II.06a',
  statistics: 'Phụ lục thống kê',
  'II.07b': 'Biểu II.07b',
  '07a-BTP': 'Biểu 07a/BTP',
} as const satisfies Record<FormCode, string>;
