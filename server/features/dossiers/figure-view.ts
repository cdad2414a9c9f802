import { type RawBuilder, sql } from 'kysely';
import type { Figure } from '#core/dossiers/figures.ts';
import { addDays, type PlainDate } from '#core/kernel/dates.ts';

type Condition = RawBuilder<boolean>;

const RECEIVED: Condition = sql`(dossier.received_at is not null and dossier.status not in (1, 3))`;
const RESOLVED: Condition = sql`dossier.status in (9, 10)`;

/** The sign of finish minus promise: days are compared, minutes where the procedure counts hours; no promise is 0. */
const COMPARED = sql<number>`case
  when dossier.due_on is null then 0
  when dossier.due_at is not null then sign(extract(epoch from dossier.closed_at - dossier.due_at))
  else sign(dossier.closed_on - dossier.due_on) end`;

const COMPARED_FIRST = sql<number>`case
  when dossier.first_due_on is null then 0
  when dossier.first_due_at is not null then sign(extract(epoch from dossier.closed_at - dossier.first_due_at))
  else sign(dossier.closed_on - dossier.first_due_on) end`;

/**
 * Which dossiers a figure of the roll-up counts, one condition a figure. This is the other telling of
 * core/dossiers/contributions.ts; a test holds the two together on random dossiers and windows.
 */
export function figureCondition(figure: Figure, from: PlainDate, to: PlainDate): Condition {
  const received = sql<boolean>`(${RECEIVED} and dossier.received_on between ${from}::date and ${to}::date)`;
  const closed = sql<boolean>`dossier.closed_on between ${from}::date and ${to}::date`;
  const resolved = sql<boolean>`(${RESOLVED} and ${closed})`;
  const conditions: Record<Figure, () => Condition> = {
    receivedTotal: () => sql`(${received} or ${openOn(addDays(from, -1))})`,
    carriedOver: () => openOn(addDays(from, -1)),
    received: () => received,
    nonLocal: () => sql`(${received} and dossier.non_local)`,
    digitisationKnown: () => sql`(${received} and dossier.digitised is not null)`,
    digitised: () => sql`(${received} and dossier.digitised)`,
    reused: () => sql`(${received} and dossier.reused)`,
    withFee: () => sql`(${received} and dossier.fee > 0)`,
    paidOnline: () => sql`(${received} and dossier.paid_online)`,
    resolved: () => resolved,
    resolvedInTime: () => sql`(${resolved} and ${COMPARED} <= 0)`,
    early: () => sql`(${resolved} and ${COMPARED} < 0)`,
    onTime: () => sql`(${resolved} and ${COMPARED} = 0)`,
    late: () => sql`(${resolved} and ${COMPARED} > 0)`,
    lateByFirstPromise: () => sql`(${resolved} and ${COMPARED_FIRST} > 0)`,
    resultKnown: () => sql`(${resolved} and dossier.result_electronic is not null)`,
    resultElectronic: () => sql`(${resolved} and dossier.result_electronic)`,
    ended: () => sql`(dossier.status in (7, 8) and ${closed})`,
    withdrawn: () => sql`(dossier.status = 7 and ${closed})`,
    stopped: () => sql`(dossier.status = 8 and ${closed})`,
    closed: () => sql`(dossier.status in (7, 8, 9, 10) and ${closed})`,
    rejected: () => sql`(dossier.status = 3 and ${closed})`,
    returned: () => sql`(${RESOLVED} and dossier.returned_on between ${from}::date and ${to}::date)`,
    open: () => openOn(to),
    withinTerm: () => sql`(${openOn(to)} and not ${overdueOn(to)})`,
    overdue: () => sql`(${openOn(to)} and ${overdueOn(to)})`,
    paused: () => sql`(${openOn(to)} and ${pausedOn(to)})`,
  };
  return conditions[figure]();
}

function openOn(day: PlainDate): Condition {
  return sql`(${RECEIVED} and dossier.received_on <= ${day}::date
    and (dossier.closed_on is null or dossier.closed_on > ${day}::date))`;
}

function overdueOn(day: PlainDate): Condition {
  return sql`(coalesce(dossier.due_on < ${day}::date, false) and not ${pausedOn(day)})`;
}

/** At the end of the day the clock stood still: a pause that had begun and not ended by then. */
function pausedOn(day: PlainDate): Condition {
  return sql`(dossier.pauses <> '[]'::jsonb and exists (
    select 1 from jsonb_to_recordset(dossier.pauses) as pause ("from" timestamptz, "to" timestamptz)
    where (pause."from" at time zone interval '7 hours')::date <= ${day}::date
      and (pause."to" is null or (pause."to" at time zone interval '7 hours')::date > ${day}::date)))`;
}
