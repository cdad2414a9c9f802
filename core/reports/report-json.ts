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
    dossiers: figures.total,
    byField: figures.byField.map(({ label, figures: line }) => ({ field: label, received: line.received })),
    findings: findings.map(({ rule, severity, message }) => ({ rule, severity, message })),
  };
}
