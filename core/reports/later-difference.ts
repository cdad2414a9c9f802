import { DEFINITIONS } from '#core/indicators/definitions.ts';
import type { DossierCount } from '#core/indicators/dossier-sums.ts';
import { type Drill, drillOfCount } from '#core/indicators/drill-down.ts';
import type { Window } from '#core/indicators/windows.ts';
import { type DossierFigures, type DossierMeasure, fieldKey, MEASURES } from './figures.ts';

/** "Số liệu nguồn đã thay đổi sau khi gửi: 3 số" */
export function changedWords(count: number): string {
  return `Số liệu nguồn đã thay đổi sau khi gửi: ${count} số`;
}

/** How many counts of form II.06a say something else today than when the report was sent. */
export function changedCounts(sent: DossierFigures, today: DossierFigures): number {
  return (Object.keys(MEASURES) as DossierMeasure[]).filter((measure) => sent[measure] !== today[measure]).length;
}

const BEHIND = {
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
} as const satisfies Record<DossierMeasure, DossierCount>;

/** A field of procedures as the catalogue has it. */
export interface NamedField {
  readonly id: number;
  readonly name: string;
}

/** Down from a figure of a report to its records; of a rate to those of its numerator. Undefined where none are kept. */
export function drillOfFigure(code: string, window: Window, fields: readonly NamedField[]): Drill | undefined {
  const scope = { window, below: false };
  const [group, ...rest] = code.split('.');
  const [one = '', measure = ''] = rest;
  if (group === 'dossiers' && one in BEHIND) {
    return drillOfCount(BEHIND[one as DossierMeasure], scope);
  }
  if (group === 'fields' && measure in BEHIND) {
    const field = fields.find(({ name }) => fieldKey(name) === one);
    const drill = drillOfCount(BEHIND[measure as DossierMeasure], scope);
    return field && drill && { ...drill, fieldId: String(field.id) };
  }
  const definition = group === 'indicators' ? DEFINITIONS.find((candidate) => candidate.code === one) : undefined;
  return definition && drillOfCount(definition.numerator ?? definition.code, scope);
}
