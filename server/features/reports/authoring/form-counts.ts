import type { DossierMeasure } from '#core/reports/figures.ts';

/** The indicator behind each count of form II.06a. */
export const FORM_COUNTS = {
  received: 'dossiers_received_total',
  carriedOver: 'dossiers_carried_over',
  receivedInPeriod: 'dossiers_received',
  online: 'dossiers_online',
  directOrPost: 'dossiers_direct_or_post',
  resolved: 'dossiers_resolved',
  early: 'dossiers_early',
  onTime: 'dossiers_on_time',
  late: 'dossiers_late',
  open: 'dossiers_open',
  openWithinTerm: 'dossiers_open_within_term',
  openOverdue: 'dossiers_open_overdue',
  withdrawn: 'dossiers_withdrawn',
} as const satisfies Record<DossierMeasure, string>;

const CODES: readonly string[] = Object.values(FORM_COUNTS);

/** Whether a report already prints this indicator as a count of the form. */
export function isFormCount(code: string): boolean {
  return CODES.includes(code);
}
