import { type FormCode, formCodeOf } from '../form-code.ts';
import { PROSE_SECTIONS } from '../outline.ts';
import type { AnnexRef } from '../scheme.ts';

/** The form that every report carries, made from its own figures. */
const OWN_FORM = 'II.06a' satisfies FormCode;

/** What was sent, as far as completeness asks. */
export interface SentParts {
  /** Places of the outline with a text. */
  readonly written: readonly string[];
  /** Codes of the forms that went with the report; what was sent before forms had versions names none. */
  readonly annexes: readonly string[];
}

/**
 * The places of the outline and the annexes that the period asks for and the sending lacks, in words. An annex that is
 * none of our forms travels on paper: nothing is known of it, so nothing is said (the scheme's page remarks on it).
 */
export function lacksOf(
  { sections, annexes }: { readonly sections: readonly string[] | undefined; readonly annexes: readonly AnnexRef[] },
  sent: SentParts,
): readonly string[] {
  const asked = PROSE_SECTIONS.filter(({ code, required }) => required && (sections?.includes(code) ?? true));
  return [
    ...asked.filter(({ code }) => !sent.written.includes(code)).map(({ code }) => `mục ${code}`),
    ...annexes
      .filter(({ code }) => {
        const form = formCodeOf(code);
        return form !== undefined && form !== OWN_FORM && !sent.annexes.includes(form);
      })
      .map(({ code }) => `phụ lục ${code}`),
  ];
}
