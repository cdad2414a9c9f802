import type { Channel } from '#core/dossiers/dossier.ts';
import { decimalString, mulDivHalfUp, parseDecimal } from '#core/kernel/decimals.ts';
import type { DossierMeasure, IndicatorFigure, ReportFigures } from './figures.ts';

/** Where a cell of a form takes its value: a form names figures, it counts nothing itself. */
export type FormSource =
  | { readonly by: 'dossiers'; readonly measure: DossierMeasure }
  | { readonly by: 'channel'; readonly channel: Channel }
  | { readonly by: 'indicator'; readonly code: string; readonly part: 'count' | 'numerator' | 'denominator' | 'rate' }
  /** Typed into the report with its source. */
  | { readonly by: 'own'; readonly code: string }
  /** The first of these that has a value. */
  | { readonly by: 'first'; readonly of: readonly FormSource[] }
  | { readonly by: 'sum'; readonly of: readonly FormSource[]; readonly less?: readonly FormSource[] }
  /** A percentage with two places, rounded half up. */
  | { readonly by: 'rate'; readonly of: FormSource; readonly over: FormSource }
  /** 1 where the count is above zero. */
  | { readonly by: 'any'; readonly of: FormSource };

/** A value of a form: hundredths, so that money, counts and percentages add up exactly. */
export interface FormValue {
  /** Hundredths of the unit; null where nothing is recorded. */
  readonly value: number | null;
  readonly origin: 'computed' | 'typed' | 'none';
  readonly estimate: boolean;
  /** Of a typed figure. */
  readonly source: string | null;
}

const NOTHING: FormValue = { value: null, origin: 'none', estimate: false, source: null };

/** The value that a source has in the figures of a unit and a window. */
export function formValue(source: FormSource, figures: ReportFigures): FormValue {
  switch (source.by) {
    case 'dossiers':
      return counted(figures.total[source.measure], figures);
    case 'channel':
      return counted(
        figures.byChannel.find(({ key }) => key === source.channel)?.figures.receivedInPeriod ?? 0,
        figures,
      );
    case 'indicator':
      return indicatorPart(
        figures.indicators.find(({ code }) => code === source.code),
        source.part,
      );
    case 'own':
      return ownValue(source.code, figures);
    case 'first':
      return source.of.map((one) => formValue(one, figures)).find(({ value }) => value !== null) ?? NOTHING;
    case 'sum':
      return sumOf(source.of, source.less ?? [], figures);
    case 'rate':
      return rateOf(formValue(source.of, figures), formValue(source.over, figures));
    case 'any':
      return present(formValue(source.of, figures));
    default:
      return source satisfies never;
  }
}

function counted(count: number, { cutOff }: ReportFigures): FormValue {
  return { value: count * 100, origin: 'computed', estimate: cutOff !== null, source: null };
}

function indicatorPart(figure: IndicatorFigure | undefined, part: 'count' | 'numerator' | 'denominator' | 'rate') {
  if (!figure || figure.origin === 'none') {
    return NOTHING;
  }
  const value = part === 'rate' ? hundredths(figure.rate) : scaled(figure[part]);
  const { origin, estimate, source } = figure;
  return value === null ? NOTHING : { value, origin, estimate, source };
}

function scaled(count: number | null): number | null {
  return count === null ? null : count * 100;
}

function hundredths(text: string | null): number | null {
  return text === null ? null : (parseDecimal(text, 2) ?? null);
}

function ownValue(code: string, { own }: ReportFigures): FormValue {
  const figure = own.find((one) => one.code === code);
  const value = hundredths(figure?.value ?? null);
  return figure && value !== null
    ? { value, origin: 'typed', estimate: figure.estimate, source: figure.source }
    : NOTHING;
}

/** A sum is known where one of its parts is, and all that is taken off: what nobody recorded was not nothing. */
function sumOf(of: readonly FormSource[], less: readonly FormSource[], figures: ReportFigures): FormValue {
  const added = of.map((one) => formValue(one, figures));
  const taken = less.map((one) => formValue(one, figures));
  const known = [...added, ...taken].filter(({ value }) => value !== null);
  if (!added.some(({ value }) => value !== null) || taken.some(({ value }) => value === null)) {
    return NOTHING;
  }
  const total = (values: readonly FormValue[]) => values.reduce((sum, { value }) => sum + (value ?? 0), 0);
  return { ...joined(known), value: total(added) - total(taken) };
}

function rateOf(of: FormValue, over: FormValue): FormValue {
  if (of.value === null || over.value === null || over.value <= 0 || of.value < 0) {
    return NOTHING;
  }
  return { ...joined([of, over]), value: mulDivHalfUp(of.value, 10_000, over.value) };
}

function present(of: FormValue): FormValue {
  return of.value === null ? NOTHING : { ...of, value: of.value > 0 ? 100 : 0 };
}

/** What comes of several values: typed as soon as one of them is, an estimate likewise. */
function joined(values: readonly FormValue[]): Omit<FormValue, 'value'> {
  const typed = values.filter(({ origin }) => origin === 'typed');
  return {
    origin: typed.length > 0 ? 'typed' : 'computed',
    estimate: values.some(({ estimate }) => estimate),
    source: [...new Set(typed.flatMap(({ source }) => source ?? []))].join('; ') || null,
  };
}

/** "1234.50" as documents and workbooks want it: a dot, no zeros behind it. */
export function plainDecimal(value: number): string {
  const [whole = '0', places = ''] = decimalString(value, 2, 2).split('.');
  const kept = places.replace(/0+$/u, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}
