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
  /** A warning that is told once, to who has to act: its day is only when it lapses. */
  readonly notice?: boolean;
}

/** Named by a feature in its `feature.ts`: what of its own is open on `today` and due by `until`, overdue included. */
export type DueThings = (
  tx: Database,
  agencyId: UnitId,
  until: PlainDate,
  today: PlainDate,
) => Promise<readonly DueThing[]>;
