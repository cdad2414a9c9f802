import type { FormCells } from '#core/indicators/form-ii06a.ts';
import type { Window } from '#core/indicators/windows.ts';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import { formatCount, formatDecimal } from '#core/kernel/decimals.ts';
import { fold } from '#core/kernel/text.ts';
import type { Aggregation } from './aggregation.ts';
import { EARLIER, type Earlier, type EarlierCounts, earlierEntries, isEarlierCode } from './authoring/earlier.ts';
import { type BelowFigures, belowEntries } from './below-figures.ts';
import { type EarlierTrueUp, estimateSentence, trueUpSentence } from './estimates/words.ts';
import type { FormCode } from './form-code.ts';
import { nextPeriodTitle, periodTitle, type ReportPeriod } from './period.ts';
import { COUNTED_NOW, STATISTICS } from './statistics.ts';

/** The counts of form II.06a by name; columns in brackets. */
export interface DossierFigures {
  /** (3) */
  readonly received: number;
  /** (6) */
  readonly carriedOver: number;
  /** (4) + (5) */
  readonly receivedInPeriod: number;
  /** (4) */
  readonly online: number;
  /** (5) */
  readonly directOrPost: number;
  /** (7) */
  readonly resolved: number;
  /** (8) */
  readonly early: number;
  /** (9) */
  readonly onTime: number;
  /** (10) */
  readonly late: number;
  /** (11) */
  readonly open: number;
  /** (12) */
  readonly openWithinTerm: number;
  /** (13) */
  readonly openOverdue: number;
  /** The note under the table: withdrawn or stopped. */
  readonly withdrawn: number;
}

export type DossierMeasure = keyof DossierFigures;

/** One line of the form: a field of work or a channel of intake. */
export interface FormLine {
  readonly key: string;
  readonly label: string;
  readonly figures: DossierFigures;
}

export type EarlierFigures = EarlierCounts<DossierMeasure>;

/** An indicator's value in the window, from its feature: a rate with its two counts, or a typed count. */
export interface IndicatorFigure {
  readonly code: string;
  readonly name: string;
  readonly unitOfMeasure: string;
  readonly origin: 'computed' | 'typed' | 'none';
  readonly count: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Percent with two decimals, "43.09". */
  readonly rate: string | null;
  readonly estimate: boolean;
  readonly source: string | null;
}

/** A figure that this report types in because no feature records it yet; always with its source. */
export interface OwnFigure {
  readonly code: string;
  readonly label: string;
  /** Decimal with a dot, at most two places. */
  readonly value: string;
  readonly unitOfMeasure: string;
  readonly source: string;
  readonly estimate: boolean;
}

/** Every figure a report may print: what is frozen when it is sent. */
export interface ReportFigures {
  readonly window: Window;
  /** Figures are estimates from what was known on that day. */
  readonly cutOff: PlainDate | null;
  readonly total: DossierFigures;
  readonly byField: readonly FormLine[];
  readonly byChannel: readonly FormLine[];
  readonly indicators: readonly IndicatorFigure[];
  readonly own: readonly OwnFigure[];
  /** Figures of earlier periods that the prose may name; absent in what was sent before there were any. */
  readonly earlier?: Readonly<Partial<Record<Earlier, EarlierFigures | undefined>>> | undefined;
  /** The version of each form on the last day of the window; absent in what was sent before forms had versions. */
  readonly forms?: Readonly<Partial<Record<FormCode, number>>> | undefined;
  /** How the figures of several units were put together; absent where they are the reporting unit's own. */
  readonly aggregation?: Aggregation | undefined;
  /** What a person expects of the rest of the window; absent where the figures are counted to its end or to a cut-off. */
  readonly estimated?: EstimatedPart | undefined;
  /** What the estimates of the report before became. */
  readonly trueUp?: EarlierTrueUp | undefined;
  /** How the units below reported the same period; absent where there are none or not all may be seen. */
  readonly below?: BelowFigures | undefined;
}

/** The estimate as it stands in a report's figures, frozen with them. */
export interface EstimatedPart {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason: string;
  readonly by: string;
  readonly counted: DossierFigures;
  readonly added: DossierFigures;
  readonly methods: Readonly<Partial<Record<string, 'pace' | 'typed'>>>;
}

/** An entry of the palette: what a token stands for and how it is printed. */
export interface Figure {
  readonly code: string;
  readonly group: string;
  readonly label: string;
  /** As printed; undefined where nothing is recorded. */
  readonly text: string | undefined;
  readonly estimate: boolean;
  readonly source: string | undefined;
}

/** Key of the line that holds what is expected of the rest of the window. */
export const ESTIMATE_LINE = 'uoc-thuc-hien';

export const MEASURES = {
  received: 'Tổng số tiếp nhận',
  carriedOver: 'Kỳ trước chuyển qua',
  receivedInPeriod: 'Mới tiếp nhận trong kỳ',
  online: 'Tiếp nhận trực tuyến',
  directOrPost: 'Tiếp nhận trực tiếp, qua bưu chính',
  resolved: 'Đã giải quyết',
  early: 'Giải quyết trước hạn',
  onTime: 'Giải quyết đúng hạn',
  late: 'Giải quyết quá hạn',
  open: 'Đang giải quyết',
  openWithinTerm: 'Đang giải quyết trong hạn',
  openOverdue: 'Đang giải quyết quá hạn',
  withdrawn: 'Công dân rút hoặc dừng giải quyết',
} as const satisfies Record<DossierMeasure, string>;

const MEASURE_KEYS = Object.keys(MEASURES) as readonly DossierMeasure[];

export function dossierFigures(cells: FormCells): DossierFigures {
  return {
    received: cells.c3,
    carriedOver: cells.c6,
    receivedInPeriod: cells.c4 + cells.c5,
    online: cells.c4,
    directOrPost: cells.c5,
    resolved: cells.c7,
    early: cells.c8,
    onTime: cells.c9,
    late: cells.c10,
    open: cells.c11,
    openWithinTerm: cells.c12,
    openOverdue: cells.c13,
    withdrawn: cells.withdrawn,
  };
}

/** "Bảo trợ xã hội" → `bao-tro-xa-hoi`: the field's name in a token. Names of fields are unique. */
export function fieldKey(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

export type FiguresOfPeriod = ReportPeriod;

/** Everything that may be inserted into the prose, in the order of the palette. */
export function paletteOf(figures: ReportFigures, period: FiguresOfPeriod): readonly Figure[] {
  const early = figures.cutOff !== null;
  // What was carried over came before the window; lines of fields are counted, the rest of the window is one of its own.
  const ofLine = (key: string) => early && (figures.estimated === undefined || key === ESTIMATE_LINE);
  const words = (code: string, label: string, text: string): Figure => ({
    code: `period.${code}`,
    group: 'Kỳ báo cáo',
    label,
    text,
    estimate: false,
    source: undefined,
  });
  return [
    ...MEASURE_KEYS.map((measure) => ({
      code: `dossiers.${measure}`,
      group: 'Hồ sơ thủ tục hành chính',
      label: MEASURES[measure],
      text: formatCount(figures.total[measure]),
      estimate: early && measure !== 'carriedOver',
      source: undefined,
    })),
    ...figures.indicators.map(indicatorEntry),
    ...figures.own.map(ownEntry),
    ...figures.byField.flatMap(({ key, label, figures: line }) =>
      MEASURE_KEYS.filter((measure) => measure === 'received' || line[measure] > 0).map((measure) => ({
        code: `fields.${key}.${measure}`,
        group: `Lĩnh vực ${label}`,
        label: MEASURES[measure],
        text: formatCount(line[measure]),
        estimate: ofLine(key) && measure !== 'carriedOver',
        source: undefined,
      })),
    ),
    ...estimateEntries(figures),
    ...(figures.below ? belowEntries(figures.below) : []),
    ...earlierPalette(figures),
    words('name', 'Tên kỳ', periodTitle(period)),
    words('next', 'Tên kỳ tới', nextPeriodTitle(period)),
    words('year', 'Năm báo cáo', String(period.year)),
    words('from', 'Ngày đầu kỳ số liệu', formatDate(figures.window.from)),
    words('to', 'Ngày cuối kỳ số liệu', formatDate(figures.window.to)),
    ...(figures.cutOff === null ? [] : [words('cut-off', 'Ngày ước số liệu', formatDate(figures.cutOff))]),
  ];
}

function earlierPalette({ earlier, total, indicators, cutOff }: ReportFigures): readonly Figure[] {
  const rateOf = (code: string) => indicators.find((figure) => figure.code === code)?.rate ?? null;
  return (Object.keys(EARLIER) as readonly Earlier[]).flatMap((which) => {
    const figures = earlier?.[which];
    return figures ? earlierEntries(which, figures, { total, rateOf, estimate: cutOff !== null }, MEASURES) : [];
  });
}

/** Which codes name an estimate. The sentences of the estimate say so themselves. */
export function estimatesOf(figures: ReportFigures, period: FiguresOfPeriod): (code: string) => boolean {
  const codes = new Set(paletteOf(figures, period).flatMap(({ code, estimate }) => (estimate ? [code] : [])));
  return (code) => codes.has(code) && !code.startsWith('estimate.');
}

/** Sentences about what is expected and what earlier expectations became. */
function estimateEntries({ cutOff, estimated, trueUp }: ReportFigures): readonly Figure[] {
  const entry = (code: string, label: string, text: string, estimate: boolean): Figure => ({
    code: `estimate.${code}`,
    group: 'Số ước và điều chỉnh',
    label,
    text,
    estimate,
    source: undefined,
  });
  return [
    ...(cutOff !== null && estimated
      ? [entry('sentence', 'Câu nêu phần số liệu ước thực hiện', estimateSentence(cutOff, estimated), true)]
      : []),
    ...(trueUp ? [entry('true-up', 'Câu điều chỉnh số liệu kỳ trước', trueUpSentence(trueUp), false)] : []),
  ];
}

/** What a token prints; undefined for a code without a value. A line that a quiet period lacks counts as 0. */
export function textOfFigures(figures: ReportFigures, period: FiguresOfPeriod): (code: string) => string | undefined {
  const known = new Map(paletteOf(figures, period).map(({ code, text }) => [code, text]));
  return (code) => known.get(code) ?? known.get(countedNow(code) ?? '') ?? (isFieldMeasure(code) ? '0' : undefined);
}

/** The indicator behind a code of prose that was written when the figure was still typed in. */
function countedNow(code: string): string | undefined {
  const indicator = code.startsWith('own.') ? COUNTED_NOW[code.slice('own.'.length)] : undefined;
  return indicator && `indicators.${indicator}`;
}

/** Whether the code names a figure that this report can have, with or without a value today. */
export function isKnownFigure(code: string, figures: ReportFigures, period: FiguresOfPeriod): boolean {
  return (
    isFieldMeasure(code) ||
    isEarlierCode(code) ||
    isStatistic(code) ||
    countedNow(code) !== undefined ||
    paletteOf(figures, period).some((figure) => figure.code === code)
  );
}

/** A figure of the annex that can be typed in, whether this report has typed it in or not. */
function isStatistic(code: string): boolean {
  return STATISTICS.some((statistic) => code === `own.${statistic.code}`);
}

function isFieldMeasure(code: string): boolean {
  const measure = /^fields\.[a-z0-9-]+\.([A-Za-z]+)$/u.exec(code)?.[1];
  return measure !== undefined && measure in MEASURES;
}

function indicatorEntry(figure: IndicatorFigure): Figure {
  const { code, name, count, rate, estimate, source } = figure;
  const counted = count === null ? undefined : formatCount(count);
  return {
    code: `indicators.${code}`,
    group: 'Chỉ tiêu, tỷ lệ',
    label: name,
    text: rate === null ? counted : `${formatDecimal(rate)}%`,
    estimate,
    source: source ?? undefined,
  };
}

function ownEntry({ code, label, value, estimate, source }: OwnFigure): Figure {
  return {
    code: `own.${code}`,
    group: 'Số liệu nhập tay của báo cáo',
    label,
    text: formatDecimal(value),
    estimate,
    source,
  };
}

/** A figure frozen at sending whose source says something else today. */
export interface LaterDifference {
  readonly code: string;
  readonly label: string;
  readonly sent: string;
  readonly today: string;
}

export function laterDifferences(
  sent: ReportFigures,
  today: ReportFigures,
  period: FiguresOfPeriod,
): readonly LaterDifference[] {
  // How two periods differ follows from their figures, which stand here themselves.
  const counts = (code: string) => !code.startsWith('change.') && (sent.earlier !== undefined || !isEarlierCode(code));
  const now = textOfFigures(today, period);
  const then = textOfFigures(sent, period);
  const entries = [...paletteOf(sent, period), ...paletteOf(today, period)].filter(({ code }) => counts(code));
  const unique = new Map(entries.map((entry) => [entry.code, entry]));
  return [...unique.values()].flatMap(({ code, group, label }) => {
    const [before, after] = [then(code) ?? '–', now(code) ?? '–'];
    const name = code.startsWith('fields.') || isEarlierCode(code) ? `${group}: ${label}` : label;
    return before === after ? [] : [{ code, label: name, sent: before, today: after }];
  });
}
