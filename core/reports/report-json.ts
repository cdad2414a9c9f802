import type { DossierFigures, ReportFigures } from './figures.ts';
import type { Finding } from './finding.ts';

/** What `cchc report --format json` prints: the shape is a promise to other programs. */
export interface ReportJson {
  readonly unit: string;
  readonly period: string;
  readonly window: { readonly from: string; readonly to: string; readonly exception: string | null };
  readonly dossiers: DossierFigures;
  readonly byField: readonly { readonly field: string; readonly received: number }[];
  readonly findings: readonly Pick<Finding, 'rule' | 'severity' | 'message'>[];
}

export function reportJson(
  report: { readonly unit: string; readonly period: string; readonly exception: string | undefined },
  figures: ReportFigures,
  findings: readonly Finding[],
): ReportJson {
  const { from, to } = figures.window;
  return {
    unit: report.unit,
    period: report.period,
    window: { from, to, exception: report.exception ?? null },
    dossiers: inOrder(figures.total),
    byField: figures.byField.map(({ label, figures: line }) => ({ field: label, received: line.received })),
    findings: findings.map(({ rule, severity, message }) => ({ rule, severity, message })),
  };
}

/** Frozen figures come back from the database with their names in another order; readers see one order always. */
function inOrder(figures: DossierFigures): DossierFigures {
  const { received, carriedOver, receivedInPeriod, online, directOrPost } = figures;
  const { resolved, early, onTime, late, open, openWithinTerm, openOverdue, withdrawn } = figures;
  const flows = { received, carriedOver, receivedInPeriod, online, directOrPost, resolved, early, onTime, late };
  return { ...flows, open, openWithinTerm, openOverdue, withdrawn };
}
