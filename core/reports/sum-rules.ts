import type { Window } from '#core/indicators/windows.ts';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { type DossierFigures, type DossierMeasure, type FormLine, MEASURES, type ReportFigures } from './figures.ts';
import type { Finding } from './finding.ts';
import { follows } from './scheme.ts';

interface Identity {
  readonly whole: DossierMeasure;
  readonly parts: readonly DossierMeasure[];
  readonly columns: string;
}

// Biểu II.06a/VPCP/KSTT; withdrawn and stopped dossiers stand in the note under the table and complete the last sum.
const IDENTITIES: readonly Identity[] = [
  { whole: 'received', parts: ['online', 'directOrPost', 'carriedOver'], columns: '3 = 4 + 5 + 6' },
  { whole: 'resolved', parts: ['early', 'onTime', 'late'], columns: '7 = 8 + 9 + 10' },
  { whole: 'open', parts: ['openWithinTerm', 'openOverdue'], columns: '11 = 12 + 13' },
  { whole: 'received', parts: ['resolved', 'open', 'withdrawn'], columns: '3 = 7 + 11 + rút, dừng' },
];

const MEASURE_KEYS = Object.keys(MEASURES) as readonly DossierMeasure[];

/** The sums of the form: within each line, and each column of the total against its lines. */
export function sumFindings({ total, byField, byChannel }: ReportFigures): readonly Finding[] {
  const lines = [...byField, { key: 'total', label: 'Tổng số', figures: total }];
  return [
    ...lines.flatMap(({ label, figures }) => IDENTITIES.flatMap((identity) => withinLine(label, figures, identity))),
    ...acrossLines(total, byField, 'các lĩnh vực'),
    ...acrossLines(total, byChannel, 'các kênh tiếp nhận'),
  ];
}

function withinLine(label: string, figures: DossierFigures, { whole, parts, columns }: Identity): readonly Finding[] {
  const addends = parts.map((part) => figures[part]);
  const sum = addends.reduce((result, part) => result + part, 0);
  if (sum === figures[whole]) {
    return [];
  }
  const names = parts.map((part) => MEASURES[part].toLowerCase()).join(' + ');
  return [
    mismatch(
      `${label}: ${MEASURES[whole].toLowerCase()} phải bằng ${names} (cột ${columns})`,
      addends,
      sum,
      figures[whole],
    ),
  ];
}

function acrossLines(total: DossierFigures, lines: readonly FormLine[], of: string): readonly Finding[] {
  if (lines.length === 0) {
    return [];
  }
  return MEASURE_KEYS.flatMap((measure) => {
    const addends = lines.map(({ figures }) => figures[measure]);
    const sum = addends.reduce((result, part) => result + part, 0);
    return sum === total[measure]
      ? []
      : [mismatch(`${MEASURES[measure]}: tổng số phải bằng tổng của ${of}`, addends, sum, total[measure])];
  });
}

function mismatch(rule: string, addends: readonly number[], sum: number, whole: number): Finding {
  const arithmetic = `${addends.map(formatCount).join(' + ')} = ${formatCount(sum)} ≠ ${formatCount(whole)}`;
  return {
    rule: 'sum-mismatch',
    severity: 'error',
    message: `${rule}, nhưng ${arithmetic}, lệch ${formatCount(Math.abs(whole - sum))}.`,
    section: 'II.2.d',
  };
}

/** What the report of the period before said was still open. */
export interface PeriodBefore {
  readonly title: string;
  readonly window: Window;
  readonly open: number;
  /** It was sent with estimates of that day, so a difference is to be expected. */
  readonly cutOff: PlainDate | null;
}

/** Column 11 of one period is column 6 of the next, where the second begins on the day after the first. */
export function carryOverFindings(figures: ReportFigures, before: PeriodBefore | undefined): readonly Finding[] {
  if (!before || !follows(before.window, figures.window) || before.open === figures.total.carriedOver) {
    return [];
  }
  const [then, now] = [before.open, figures.total.carriedOver];
  return [
    {
      rule: 'carry-over-mismatch',
      severity: before.cutOff === null ? 'error' : 'note',
      message:
        `Báo cáo ${before.title} ghi ${formatCount(then)} hồ sơ đang giải quyết đến ngày ${formatDate(before.window.to)}, ` +
        `kỳ này ghi ${formatCount(now)} hồ sơ kỳ trước chuyển qua: ${formatCount(then)} ≠ ${formatCount(now)}, ` +
        `lệch ${formatCount(Math.abs(then - now))}${before.cutOff === null ? '' : `; kỳ trước là số ước đến ngày ${formatDate(before.cutOff)}`}.`,
      section: 'II.2.d',
    },
  ];
}
