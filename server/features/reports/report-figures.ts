import { DEFINITIONS } from '#core/indicators/definitions.ts';
import type { IndicatorValue } from '#core/indicators/value.ts';
import type { Window } from '#core/indicators/windows.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import { decimalString } from '#core/kernel/decimals.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import {
  dossierFigures,
  fieldKey,
  type IndicatorFigure,
  type OwnFigure,
  type ReportFigures,
} from '#core/reports/figures.ts';
import { cutoffOf, formII06a, indicatorValues } from '#server/features/indicators/read-model.ts';
import { countedTogether } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { isFormCount } from './authoring/form-counts.ts';

/**
 * Every indicator that is defined may be named by the prose. The counts of form II.06a come from the form itself, and a
 * report says of reports what those below it sent, not its own.
 */
const INDICATORS = DEFINITIONS.filter(({ code, supply }) => supply !== 'reports' && !isFormCount(code)).map(
  ({ code }) => code,
);

/**
 * Every figure of a window as it is known today. Arithmetic of its own it has none: the indicators feature counts. A
 * window that still runs is counted up to today (a stock has no value on a day to come), and says so as its cut-off.
 */
export async function figuresOf(tx: Database, agencyId: UnitId, question: FiguresQuestion): Promise<ReportFigures> {
  return liveFigures(tx, await countedTogether(tx, agencyId, question.window.from), question);
}

export interface FiguresQuestion {
  readonly window: Window;
  readonly today: PlainDate;
  readonly own: readonly OwnFigure[];
}

/** The same of several agencies together. */
export async function liveFigures(
  tx: Database,
  agencyIds: readonly UnitId[],
  { window, today, own }: FiguresQuestion,
): Promise<ReportFigures> {
  const question = { agencyIds, ...window, asOf: today };
  const byField = await formII06a(tx, { ...question, by: 'field' });
  const byChannel = await formII06a(tx, { ...question, by: 'channel' });
  const values = await indicatorValues(tx, { ...question, codes: INDICATORS });
  const cutoff = await cutoffOf(tx, agencyIds, window);
  const running = window.from <= today && today < window.to;
  return {
    window,
    cutOff: cutoff?.cutOff ?? (running ? today : null),
    total: dossierFigures(byField.total),
    byField: byField.rows.map(({ label, cells }) => ({ key: fieldKey(label), label, figures: dossierFigures(cells) })),
    byChannel: byChannel.rows.map(({ key, label, cells }) => ({ key, label, figures: dossierFigures(cells) })),
    indicators: values.map(indicatorFigure),
    own,
  };
}

function indicatorFigure(value: IndicatorValue): IndicatorFigure {
  const { definition, origin, typed } = value;
  return {
    code: definition.code,
    name: definition.name,
    unitOfMeasure: definition.unitOfMeasure,
    origin,
    count: value.count ?? null,
    numerator: value.numerator ?? null,
    denominator: value.denominator ?? null,
    rate: value.rate === undefined ? null : decimalString(value.rate, 2, 2),
    estimate: origin === 'typed' && typed?.kind === 'estimate',
    source: origin === 'typed' ? (typed?.source ?? null) : null,
  };
}
