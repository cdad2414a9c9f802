import { vietnamDay } from '#core/kernel/dates.ts';
import { refuse } from '#core/reports/refusals.ts';
import { type Report, type ReportId, requireEditable } from '#core/reports/report.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import { loadReport } from './report-repository.ts';
import { requireUnlocked } from './report-view.ts';

/** What every use case on a report begins with: who acts, on which committee's report of which period. */
export interface ReportCase {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly unit: UnitRef;
  readonly period: string;
}

type Change = Readonly<Record<string, unknown>>;

interface Changed<T> {
  readonly result: T;
  readonly what: Change;
  readonly why?: string | undefined;
}

/** One change of an open report in one transaction, with its line in the audit trail. */
export async function changing<T>(
  one: ReportCase,
  action: string,
  change: (tx: Database, report: Report) => Promise<Changed<T>>,
): Promise<T> {
  return deciding(one, action, requireEditable, change);
}

/** One change of a report that stands where `require` says, in one transaction with its line in the audit trail. */
export async function deciding<T>(
  one: ReportCase,
  action: string,
  require: (report: Report) => void,
  change: (tx: Database, report: Report) => Promise<Changed<T>>,
): Promise<T> {
  const { deps, scope, unit, period } = one;
  return writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const report = await requireReport(tx, unit, period);
    require(report);
    if (report.state !== 'sent' && report.state !== 'accepted') {
      await requireUnlocked(tx, unit.agencyId, period, vietnamDay(deps.now()));
    }
    const { result, what, why } = await change(tx, report);
    await audit(tx, one, action, report.id, what, why);
    return result;
  });
}

async function requireReport(tx: Database, unit: UnitRef, period: string): Promise<Report> {
  const report = await loadReport(tx, unit.agencyId, period);
  if (!report) {
    throw refuse('report-unknown', { period });
  }
  return report;
}

export async function audit(
  tx: Database,
  { deps, scope, unit, period }: ReportCase,
  action: string,
  reportId: ReportId,
  what: Change,
  why?: string,
): Promise<void> {
  await appendAudit(tx, {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: deps.now(),
    action,
    subjectKind: 'report',
    subjectId: reportId,
    what: { period, ...what },
    why,
  });
}
