import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { OfficeFigure } from '#core/plans/office/figures.ts';

export interface OfficeWindow {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * Which entries of its register a figure counts. The register's list behind a figure uses the same words, so that the
 * two cannot part. A year's entry belongs to the window in which the reform year (15/12–14/12) ends.
 */
export function officeCondition(figure: OfficeFigure, { from, to }: OfficeWindow): RawBuilder<unknown> {
  const within = (day: RawBuilder<unknown>) => sql`${day} between ${from}::date and ${to}::date`;
  const pledged = within(sql`make_date(commitment.year, 12, 14)`);
  const conditions = {
    commitments_total: pledged,
    commitments_kept: sql`${pledged} and commitment.outcome = 'kept'`,
    dialogues_planned: sql`dialogue.state <> 'cancelled' and dialogue.plan_document_id is not null
      and ${within(sql`coalesce(dialogue.planned_on, dialogue.held_on)`)}`,
    dialogues_held: within(sql`dialogue.held_on`),
    initiatives_recognised: sql`initiative.level = 'recognised' and ${within(sql`initiative.recognised_on`)}`,
    initiatives_entered_above: sql`initiative.level = 'entered-above'
      and ${within(sql`make_date(initiative.year, 12, 14)`)}`,
    initiatives_recognised_above: sql`initiative.level = 'recognised-above'
      and ${within(sql`initiative.recognised_on`)}`,
  } as const satisfies Record<OfficeFigure, RawBuilder<unknown>>;
  return conditions[figure];
}

/** Which entries of a register are looked at: those of a year, or those that a figure counts in a window. */
export interface RegisterChoice {
  readonly year: number;
  readonly figure?: OfficeFigure | undefined;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
}

export function chosenOf(
  register: 'commitment' | 'dialogue' | 'initiative',
  { year, figure, from, to }: RegisterChoice,
): RawBuilder<unknown> {
  return figure && from && to
    ? sql`(${officeCondition(figure, { from, to })})`
    : sql`${sql.ref(`${register}.year`)} = ${year}`;
}
