import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Database } from './database.ts';

/** Something that somebody has to finish by a day. */
export interface DueThing {
  /** Names it for ever: "reform-task:<id>". */
  readonly key: string;
  /** "Nhiệm vụ", "Báo cáo". */
  readonly what: string;
  readonly title: string;
  /** Its page, after `/don-vi/<unit>/`. */
  readonly path: string;
  readonly dueOn: PlainDate;
  /** Who has to act: an account, else everybody of the section, else the focal officers. */
  readonly personId: string | null;
  readonly sectionId: UnitId | null;
}

/** Named by a feature in its `feature.ts`: what of its own is open and due by `until`, overdue included. */
export type DueThings = (tx: Database, agencyId: UnitId, until: PlainDate) => Promise<readonly DueThing[]>;
