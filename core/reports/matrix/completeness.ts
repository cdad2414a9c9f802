import { PROSE_SECTIONS } from '../outline.ts';
import type { AnnexRef } from '../scheme.ts';

/** The form that every report carries, made from its own figures. */
const OWN_FORM = 'II.06a';

/** What was sent, as far as completeness asks. */
export interface SentParts {
  /** Places of the outline with a text. */
  readonly written: readonly string[];
  /** Codes of the annexes sent beside form II.06a. */
  readonly annexes: readonly string[];
}

/** The places of the outline and the annexes that the period asks for and the sending lacks, in words. */
export function lacksOf(
  { sections, annexes }: { readonly sections: readonly string[] | undefined; readonly annexes: readonly AnnexRef[] },
  sent: SentParts,
): readonly string[] {
  const asked = PROSE_SECTIONS.filter(({ code, required }) => required && (sections?.includes(code) ?? true));
  return [
    ...asked.filter(({ code }) => !sent.written.includes(code)).map(({ code }) => `mục ${code}`),
    ...annexes
      .filter(({ code }) => code !== OWN_FORM && !sent.annexes.includes(code))
      .map(({ code }) => `phụ lục ${code}`),
  ];
}
