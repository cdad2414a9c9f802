import type { UnitId } from '#core/kernel/ids.ts';

/** Whose records make up one answer: a unit with its predecessors, or a province with its communes. */
export interface AgencyGroup {
  readonly key: string;
  readonly agencyIds: readonly UnitId[];
}
