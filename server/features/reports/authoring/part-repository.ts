import { sql } from 'kysely';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Part, PartState } from '#core/reports/authoring/part.ts';
import type { ReportId } from '#core/reports/report.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';

export interface PartRow extends Part {
  readonly changedBy: string;
  readonly changedAt: Date;
}

export interface Done {
  readonly by: string;
  readonly at: Date;
}

export async function loadParts(tx: Database, agencyId: UnitId, reportId: ReportId): Promise<readonly PartRow[]> {
  const rows = await tx
    .selectFrom('report_part')
    .select([
      'report_part.code',
      'report_part.section_id',
      'report_part.account_id',
      'report_part.deadline',
      'report_part.state',
      'report_part.reason',
      'report_part.changed_by as changedBy',
      'report_part.changed_at as changedAt',
    ])
    .where('report_part.agency_id', '=', agencyId)
    .where('report_part.report_id', '=', reportId)
    .execute();
  return rows.map(({ section_id, account_id, deadline, state, ...row }) => ({
    ...row,
    sectionId: section_id ?? undefined,
    accountId: account_id ?? undefined,
    deadline: deadline ?? undefined,
    state: state as PartState,
  }));
}

export async function loadPart(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  code: string,
): Promise<PartRow | undefined> {
  return (await loadParts(tx, agencyId, reportId)).find((part) => part.code === code);
}

/** Who had which part in the committee's last report before this one. */
export async function lastParts(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
): Promise<readonly Pick<Part, 'code' | 'sectionId' | 'accountId'>[]> {
  const { rows } = await sql<{ code: string; sectionId: UnitId | null; accountId: string | null }>`
    select report_part.code, report_part.section_id as "sectionId", report_part.account_id as "accountId"
    from report_part
    where report_part.agency_id = ${agencyId} and report_part.report_id = (
      select report.id from report
      where report.agency_id = ${agencyId} and report.id <> ${reportId}
        and exists (select from report_part earlier
          where earlier.agency_id = report.agency_id and earlier.report_id = report.id)
      order by report.opened_at desc, report.id desc limit 1)`.execute(tx);
  return rows.map(({ code, sectionId, accountId }) => ({
    code,
    sectionId: sectionId ?? undefined,
    accountId: accountId ?? undefined,
  }));
}

export async function saveParts(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  parts: readonly Part[],
  done: Done,
): Promise<void> {
  if (parts.length === 0) {
    return;
  }
  const values = parts.map(({ code, sectionId, accountId, deadline, state, reason }) => ({
    agency_id: agencyId,
    report_id: reportId,
    code,
    section_id: sectionId ?? null,
    account_id: accountId ?? null,
    deadline: deadline ?? null,
    state,
    reason,
    changed_by: done.by,
    changed_at: done.at,
  }));
  await tx
    .insertInto('report_part')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['agency_id', 'report_id', 'code']).doUpdateSet(({ ref }) => ({
        section_id: ref('excluded.section_id'),
        account_id: ref('excluded.account_id'),
        deadline: ref('excluded.deadline'),
        state: ref('excluded.state'),
        reason: ref('excluded.reason'),
        changed_by: ref('excluded.changed_by'),
        changed_at: ref('excluded.changed_at'),
      })),
    )
    .execute();
}

/** What was done with a report or one of its parts: assigned, handed-in, taken, sent-back, … */
export interface Step {
  readonly code: string | undefined;
  readonly kind: string;
  readonly reason: string;
}

export async function addSteps(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  steps: readonly Step[],
  { by, at }: Done,
): Promise<void> {
  if (steps.length === 0) {
    return;
  }
  await tx
    .insertInto('report_step')
    .values(
      steps.map(({ code, kind, reason }) => ({
        agency_id: agencyId,
        id: newId(at),
        report_id: reportId,
        code: code ?? null,
        kind,
        reason,
        done_by: by,
        done_at: at,
      })),
    )
    .execute();
}

const STEPS_SHOWN = 100;

export async function lastSteps(tx: Database, agencyId: UnitId, reportId: ReportId): Promise<readonly (Step & Done)[]> {
  const rows = await tx
    .selectFrom('report_step')
    .select([
      'report_step.code',
      'report_step.kind',
      'report_step.reason',
      'report_step.done_by as by',
      'report_step.done_at as at',
    ])
    .where('report_step.agency_id', '=', agencyId)
    .where('report_step.report_id', '=', reportId)
    .orderBy('report_step.done_at', 'desc')
    .orderBy('report_step.id', 'desc')
    .limit(STEPS_SHOWN)
    .execute();
  return rows.map(({ code, ...row }) => ({ ...row, code: code ?? undefined }));
}

const APPROVAL_KINDS = ['submitted', 'approved', 'declined', 'withdrawn', 'sent-on-paper'] as const;

export interface ApprovalStep extends Done {
  readonly kind: (typeof APPROVAL_KINDS)[number];
  readonly reason: string;
}

/** The way of a report to its signature, newest first. */
export async function approvalSteps(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
): Promise<readonly ApprovalStep[]> {
  const rows = await tx
    .selectFrom('report_step')
    .select(['report_step.kind', 'report_step.reason', 'report_step.done_by as by', 'report_step.done_at as at'])
    .where('report_step.agency_id', '=', agencyId)
    .where('report_step.report_id', '=', reportId)
    .where('report_step.kind', 'in', [...APPROVAL_KINDS])
    .orderBy('report_step.done_at', 'desc')
    .orderBy('report_step.id', 'desc')
    .limit(STEPS_SHOWN)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as ApprovalStep['kind'] }));
}
