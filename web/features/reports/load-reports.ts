import { useQuery } from '@tanstack/react-query';
import { reportAnswer, reportList } from '#core/reports/contract.ts';
import { periodTitle, reportPeriodOf } from '#core/reports/period.ts';
import { send } from '#web/lib/api.ts';
import { unitPath, withSearch } from '#web/lib/navigation.ts';

export const reportsKey = (unit: string) => ['reports', unit] as const;
export const reportKey = (unit: string, period: string) => [...reportsKey(unit), 'one', period] as const;

export function reportUrl(unit: string, period: string, rest = ''): string {
  return `/api/units/${unit}/reports/${period}${rest}`;
}

export function reportPath(unit: string, period = '', rest = ''): string {
  return unitPath(unit, ['bao-cao', period, rest].filter(Boolean).join('/'));
}

/** "Báo cáo Quý I năm 2026": where a report's page is gone back to; codes of a scheme's own stand as they are. */
export function reportLabel(code: string): string {
  const period = reportPeriodOf(code);
  return `Báo cáo ${period ? periodTitle(period) : code}`;
}

export function useReportList(unit: string, year: number) {
  return useQuery({
    queryKey: [...reportsKey(unit), 'list', year],
    queryFn: () => send('GET', withSearch(`/api/units/${unit}/reports`, { year }), undefined, reportList),
  });
}

export function useReport(unit: string, period: string) {
  return useQuery({
    queryKey: reportKey(unit, period),
    queryFn: () => send('GET', reportUrl(unit, period), undefined, reportAnswer),
    // Prose under the officer's hands must not be drawn anew behind their back; saving brings what is new.
    refetchOnWindowFocus: false,
  });
}

export const FILE_FORMATS = [
  { format: 'docx', label: 'Tải DOCX' },
  { format: 'pdf', label: 'Tải PDF/A' },
  { format: 'xlsx', label: 'Các biểu (XLSX)' },
] as const;
