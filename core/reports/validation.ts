import type { Window } from '#core/indicators/windows.ts';
import { formatDate } from '#core/kernel/dates.ts';
import { formatCount } from '#core/kernel/decimals.ts';
import { fold } from '#core/kernel/text.ts';
import { type FiguresOfPeriod, type ReportFigures, textOfFigures } from './figures.ts';
import type { Finding } from './finding.ts';
import { PROSE_SECTIONS } from './outline.ts';
import { periodTitle } from './period.ts';
import { filled, partsOf, type TextOfFigure } from './prose.ts';
import { inWords, proseFindings } from './prose-rules.ts';
import { carryOverFindings, type PeriodBefore, sumFindings } from './sum-rules.ts';

/** A report as it stands before the checks. */
export interface CheckedReport {
  readonly period: FiguresOfPeriod;
  readonly title: string;
  /** Prose by section code. */
  readonly sections: Readonly<Record<string, string>>;
  readonly figures: ReportFigures;
  /** The window the scheme prescribes. */
  readonly prescribed: Window;
  /** Why another window is used; undefined where it is the prescribed one. */
  readonly exception: string | undefined;
  readonly before: PeriodBefore | undefined;
  /** By section: numbers that came with an earlier text and are not confirmed. */
  readonly oldNumbers: Readonly<Record<string, readonly string[]>>;
  /** Names of the year's earlier reports whose estimates nobody has compared with what was counted. */
  readonly untrued?: readonly string[] | undefined;
}

const SEVERITIES = ['error', 'warning', 'note'] as const;

/** Everything the checks find, errors first. */
export function findingsOf(report: CheckedReport): readonly Finding[] {
  const { figures, period } = report;
  const textOf = textOfFigures(figures, period);
  const findings = [
    ...sumFindings(figures),
    ...carryOverFindings(figures, report.before),
    ...titleFindings(report, textOf),
    ...windowFindings(report),
    ...PROSE_SECTIONS.flatMap((section) =>
      proseFindings(section, report.sections[section.code] ?? '', {
        period,
        figures,
        textOf,
        oldNumbers: report.oldNumbers[section.code] ?? [],
      }),
    ),
    ...figureFindings(report),
    ...trueUpFindings(report),
  ];
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

const ROMAN = { q1: 'i', q3: 'iii' } as const;

/** The first period that the title names must be that of the figures; what follows may name the next one. */
function titleFindings({ title, period }: CheckedReport, textOf: TextOfFigure): readonly Finding[] {
  const printed = filled(partsOf(title), textOf);
  const named = /quy (iii|ii|iv|i|[1-4]) (?:nam )?(\d{4})|(6|sau) thang (?:dau )?(?:nam )?(\d{4})|nam (\d{4})/u.exec(
    fold(printed),
  );
  const wanted = periodTitle(period);
  if (!named) {
    const message = `Tên báo cáo không nêu kỳ; số liệu là của ${wanted}.`;
    return [{ rule: 'title-period-mismatch', severity: 'warning', message }];
  }
  const year = Number(named[2] ?? named[4] ?? named[5]);
  const quarter = named[1]?.replace(/^1$/u, 'i').replace(/^3$/u, 'iii');
  const kind = quarter
    ? quarter === ROMAN.q1
      ? 'q1'
      : quarter === ROMAN.q3
        ? 'q3'
        : quarter
    : named[3]
      ? '6m'
      : 'year';
  if (kind === period.kind && year === period.year) {
    return [];
  }
  return [
    {
      rule: 'title-period-mismatch',
      severity: 'error',
      message: `Tên báo cáo “${printed}” nêu kỳ “${named[0]}”, nhưng số liệu là của ${wanted}.`,
      quote: printed,
    },
  ];
}

function windowFindings({ figures, prescribed, exception }: CheckedReport): readonly Finding[] {
  const { window } = figures;
  if (window.from === prescribed.from && window.to === prescribed.to) {
    return [];
  }
  const says = `Kỳ số liệu ${inWords(window)} khác kỳ quy định ${inWords(prescribed)}`;
  return [
    exception
      ? { rule: 'window-mismatch', severity: 'note', message: `${says}; lý do: ${exception}` }
      : { rule: 'window-mismatch', severity: 'error', message: `${says} mà không có lý do.` },
  ];
}

function figureFindings({ figures, period }: CheckedReport): readonly Finding[] {
  const { cutOff, own, total } = figures;
  const estimated =
    cutOff !== null || figures.indicators.some(({ estimate }) => estimate) || own.some(({ estimate }) => estimate);
  const until = cutOff === null ? '' : ` đến ngày ${formatDate(cutOff)}`;
  return [
    ...staffFindings(figures),
    ...(total.received === 0 && total.withdrawn === 0
      ? [
          {
            rule: 'no-dossiers',
            severity: 'warning',
            message: 'Kỳ này chưa có hồ sơ nào trong hệ thống; hãy nhập dữ liệu hồ sơ trước khi gửi.',
            section: 'II.2.d',
          } satisfies Finding,
        ]
      : []),
    ...(estimated
      ? [
          {
            rule: 'estimate-remains',
            severity: period.kind === 'year' ? 'warning' : 'note',
            message:
              period.kind === 'year'
                ? `Báo cáo năm còn số liệu ước thực hiện${until}; hãy thay bằng số thực hiện.`
                : `Có số liệu ước thực hiện${until}; số thực hiện sẽ được đối chiếu ở kỳ sau.`,
          } satisfies Finding,
        ]
      : []),
  ];
}

/** Estimates are replaced by what was counted before the yearly report goes out. */
function trueUpFindings({ period, untrued = [] }: CheckedReport): readonly Finding[] {
  if (period.kind !== 'year') {
    return [];
  }
  return untrued.map((name) => ({
    rule: 'true-up-missing',
    severity: 'error',
    message: `Báo cáo ${name} gửi khi còn số ước và chưa đối chiếu với số thực hiện; đối chiếu trước khi gửi báo cáo năm.`,
  }));
}

function staffFindings({ own }: ReportFigures): readonly Finding[] {
  const value = (code: string) => Number(own.find((figure) => figure.code === code)?.value ?? Number.NaN);
  const quota = [value('staff_quota_cadres'), value('staff_quota_officials')];
  const present = [value('staff_present_cadres'), value('staff_present_officials')];
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
  const over = sum(present) - sum(quota);
  if (!(over > 0)) {
    return [];
  }
  const written = (parts: readonly number[]) => `${parts.map(formatCount).join(' + ')} = ${formatCount(sum(parts))}`;
  return [
    {
      rule: 'staff-over-quota',
      severity: 'warning',
      message: `Cán bộ, công chức hiện có ${written(present)} nhiều hơn được giao ${written(quota)}, vượt ${formatCount(over)} người.`,
      section: 'II.3',
    },
  ];
}
