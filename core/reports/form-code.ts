/** The forms that a report may carry. Their texts change by decision, their codes do not. */
export const FORM_CODES = ['II.06a', 'statistics', 'II.07b', '07a-BTP'] as const;

export type FormCode = (typeof FORM_CODES)[number];
