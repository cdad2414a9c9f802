/** The forms that a report may carry. Their texts change by decision, their codes do not. */
export const FORM_CODES = ['II.06a', 'statistics', 'II.07b', '07a-BTP'] as const;

export type FormCode = (typeof FORM_CODES)[number];

/** The form that a decision's list of annexes means: "II.07b", "07a/BTP"; undefined where the house has none. */
export function formCodeOf(text: string): FormCode | undefined {
  const wanted = text.trim().toLowerCase().replaceAll('/', '-');
  return FORM_CODES.find((code) => code.toLowerCase() === wanted);
}
