import { fold } from '#core/kernel/text.ts';
import type { SectionKind } from '#core/units/unit.ts';

/** Wording of a decision, no section: somebody has to lead. */
const RELATED_SECTIONS = 'Các bộ phận liên quan';

export function isRelatedSections(words: string): boolean {
  return fold(words) === fold(RELATED_SECTIONS);
}

/**
 * Which kinds of section answer to the words of a sheet, the first that exists taken: the names are those of 2023,
 * the tasks of judicial and finance officers went to office and economy on 1/7/2025 (NĐ 150/2025/NĐ-CP).
 */
const KINDS: readonly (readonly [string, readonly SectionKind[]])[] = [
  ['tu phap', ['judicial', 'office']],
  ['tai chinh', ['finance', 'economy']],
  ['van hoa', ['culture']],
  ['dia chinh', ['land', 'economy']],
  ['van phong', ['office']],
];

export interface KnownSection {
  readonly id: number;
  readonly name: string;
  readonly kind: SectionKind;
}

/** The section proposed to lead: by its name, by what it does; "các bộ phận liên quan" and unknown words → the office. */
export function proposedLead<T extends KnownSection>(words: string, sections: readonly T[]): T | undefined {
  const folded = fold(words);
  const byName = sections.find(({ name }) => fold(name) === folded);
  const kinds = KINDS.find(([word]) => folded.includes(word))?.[1] ?? ['office'];
  const byKind = kinds.flatMap((kind) => sections.find((section) => section.kind === kind) ?? []);
  return byName ?? byKind[0] ?? sections.find(({ kind }) => kind === 'office');
}
