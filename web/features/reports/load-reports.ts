import { useQuery } from '@tanstack/react-query';
import { reportAnswer, reportList } from '#core/reports/contract.ts';
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

export function useReportList(unit: string, year: number, below: boolean) {
  return useQuery({
    queryKey: [...reportsKey(unit), 'list', year, below],
    queryFn: () =>
      send('GET', withSearch(`/api/units/${unit}/reports`, { year, below: String(below) }), undefined, reportList),
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
