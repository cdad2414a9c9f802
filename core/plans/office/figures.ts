/** What the registers count in a window, by register. */
export const COMMITMENT_FIGURES = ['commitments_total', 'commitments_kept'] as const;
export const DIALOGUE_FIGURES = ['dialogues_planned', 'dialogues_held'] as const;
export const INITIATIVE_FIGURES = [
  'initiatives_recognised',
  'initiatives_entered_above',
  'initiatives_recognised_above',
] as const;
const OFFICE_FIGURES = [...COMMITMENT_FIGURES, ...DIALOGUE_FIGURES, ...INITIATIVE_FIGURES];
export type OfficeFigure = (typeof OFFICE_FIGURES)[number];

export function isOfficeFigure(code: string): code is OfficeFigure {
  return OFFICE_FIGURES.some((known) => known === code);
}
