import { sql } from 'kysely';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Extension } from '#core/reports/deadline.ts';
import { cellOf } from '#core/reports/matrix/cell.ts';
import type { PartCell, SectionMatrix } from '#core/reports/matrix/contract.ts';
import { periodName, periodTitle } from '#core/reports/period.ts';
import { sectionsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { periodsOf } from '../report-view.ts';

interface PartsRow {
  readonly period: string;
  readonly sectionId: UnitId;
  readonly parts: number;
  readonly handedIn: number;
  readonly sentBack: number;
  readonly deadline: PlainDate | null;
  readonly handedInAt: Date | null;
}

/**
 * A committee's sections × the periods of a year: whose parts are handed in, and when. `only` limits it to somebody's
 * own sections.
 */
export async function sectionMatrix(
  tx: Database,
  unit: UnitRef,
  { year, today, only }: { year: number; today: PlainDate; only: readonly UnitId[] | undefined },
): Promise<SectionMatrix> {
  const periods = await periodsOf(tx, unit.agencyId, year);
  const sections = await sectionsOf(tx, unit.agencyId, `${year}-06-30` < today ? `${year}-06-30` : today);
  const rows = await partsOf(tx, unit.agencyId, year);
  const extensions = await sectionExtensions(tx, unit.agencyId, year);
  const items = sections
    .filter(({ id }) => only?.includes(id) ?? true)
    .map((section) => ({
      section: { id: section.id, slug: section.slug, name: section.name },
      cells: periods.map(({ scheduled, section: decided }) => {
        const isOf = (row: { period: string; sectionId: UnitId }) =>
          row.period === scheduled.code && row.sectionId === section.id;
        const named = { period: scheduled.code, kind: scheduled.kind };
        const extension = extensions.find(isOf)?.extension;
        return { ...named, ...partCell(rows.find(isOf), decided?.deadline, extension, today) };
      }),
    }));
  return {
    year,
    periods: periods.map(({ scheduled }) => ({
      kind: scheduled.kind,
      period: scheduled.code,
      name: periodName(scheduled),
      title: periodTitle(scheduled),
    })),
    items,
    total: items.length,
  };
}

function partCell(
  row: PartsRow | undefined,
  decided: PlainDate | undefined,
  extension: Extension | undefined,
  today: PlainDate,
): Omit<PartCell, 'period' | 'kind'> {
  const deadline = row?.deadline ?? decided;
  const { parts = 0, handedIn = 0, sentBack = 0 } = row ?? {};
  const whole = parts > 0 && handedIn === parts && row?.handedInAt ? vietnamDay(row.handedInAt) : undefined;
  const facts = { extension, state: undefined, sentOn: whole, lacks: undefined };
  const cell = deadline === undefined ? undefined : cellOf({ ...facts, deadline }, today);
  return {
    parts,
    handedIn,
    sentBack,
    deadline: deadline ?? null,
    extension: extension ?? null,
    handedInOn: whole ?? null,
    // A section without a part of this report owes nothing.
    timeliness: parts === 0 || !cell ? 'none' : cell.timeliness,
    days: parts === 0 ? 0 : (cell?.days ?? 0),
  };
}

/**
 * The parts of each section of each report of the year, with when they were first handed in; a part that was taken over
 * without being handed in counts from then. One statement.
 */
async function partsOf(tx: Database, agencyId: UnitId, year: number): Promise<readonly PartsRow[]> {
  const { rows } = await sql<PartsRow>`
    select report.period, report_part.section_id as "sectionId", count(*)::integer as parts,
      (count(*) filter (where report_part.state in ('handed-in', 'taken')))::integer as "handedIn",
      (count(*) filter (where report_part.state = 'sent-back'))::integer as "sentBack",
      min(report_part.deadline) as deadline,
      max(coalesce(first.at, report_part.changed_at)) as "handedInAt"
    from report
    join report_part on report_part.agency_id = report.agency_id and report_part.report_id = report.id
    left join lateral (
      select min(report_step.done_at) as at from report_step
      where report_step.agency_id = report.agency_id and report_step.report_id = report.id
        and report_step.code = report_part.code and report_step.kind = 'handed-in') first on true
    where report.agency_id = ${agencyId} and report.period like ${`${year}-%`} and report_part.section_id is not null
    group by report.period, report_part.section_id`.execute(tx);
  return rows;
}

async function sectionExtensions(tx: Database, agencyId: UnitId, year: number) {
  const { rows } = await sql<{ period: string; sectionId: UnitId; extension: Extension }>`
    select report_extension.period, report_extension.section_id as "sectionId",
      jsonb_build_object('until', report_extension.until, 'reason', report_extension.reason,
        'by', report_extension.granted_by) as extension
    from report_extension
    where report_extension.agency_id = ${agencyId} and report_extension.section_id is not null
      and report_extension.period like ${`${year}-%`}
    order by report_extension.granted_at desc, report_extension.id desc`.execute(tx);
  return rows;
}

/** Parts not handed in whose day lies between the two, one line a section or person. One statement. */
export async function openParts(
  tx: Database,
  agencyIds: readonly UnitId[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
) {
  const { rows } = await sql<{
    agencyId: UnitId;
    sectionId: UnitId | null;
    accountId: string | null;
    period: string;
    deadline: PlainDate;
  }>`
    select open.* from (
      select report.agency_id as "agencyId", report_part.section_id as "sectionId",
        report_part.account_id as "accountId", report.period,
        greatest(min(report_part.deadline), max(granted.until)) as deadline
      from report
      join report_part on report_part.agency_id = report.agency_id and report_part.report_id = report.id
      left join lateral (
        select report_extension.until from report_extension
        where report_extension.agency_id = report.agency_id and report_extension.period = report.period
          and report_extension.section_id = report_part.section_id
        order by report_extension.granted_at desc limit 1) granted on true
      where report.agency_id = any (${sql.val([...agencyIds])}::integer[]) and report.state in ('draft', 'returned')
        and report_part.state in ('open', 'sent-back') and report_part.deadline is not null
        and (report_part.section_id is not null or report_part.account_id is not null)
      group by report.agency_id, report_part.section_id, report_part.account_id, report.period) open
    where open.deadline between ${from} and ${to}
    order by open.deadline, open."agencyId", open."sectionId"`.execute(tx);
  return rows.map(({ sectionId, accountId, ...row }) => ({
    ...row,
    sectionId: sectionId ?? undefined,
    accountId: accountId ?? undefined,
  }));
}
