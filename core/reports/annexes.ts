import { type FormCode, formCodeOf } from './form-code.ts';
import type { AnnexRef } from './scheme.ts';

/**
 * The forms that go with a period's report, in the order that its scheme names them; paper and workbook follow. A
 * scheme that names none of our forms leaves every form: what it names else is made by hand.
 */
export function formsGoing<Form extends { readonly code: FormCode }>(
  annexes: readonly AnnexRef[],
  forms: readonly Form[],
): readonly Form[] {
  const named = [...new Set(annexes.flatMap(({ code }) => formCodeOf(code) ?? []))];
  return named.length === 0 ? forms : named.flatMap((code) => forms.find((form) => form.code === code) ?? []);
}
