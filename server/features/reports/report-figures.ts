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

/** Rates and typed counts that the prose may name; the counts of form II.06a come from the form itself. */
const INDICATORS = DEFINITIONS.filter(({ kind, supply }) => kind === 'rate' || supply === 'typed').map(
  ({ code }) => code,
);

/**
 * Every figure of a window as it is known today. Arithmetic of its own it has none: the indicators feature counts. A
 * window that still runs is counted up to today (a stock has no value on a day to come), and says so as its cut-off.
 */
export async function figuresOf(
  tx: Database,
  agencyId: UnitId,
  { window, today, own }: { readonly window: Window; readonly today: PlainDate; readonly own: readonly OwnFigure[] },
): Promise<ReportFigures> {
  const agencyIds = await countedTogether(tx, agencyId, window.from);
  const known = window.to > today && window.from <= today ? { from: window.from, to: today } : window;
  const question = { agencyIds, ...known };
  const byField = await formII06a(tx, { ...question, by: 'field' });
  const byChannel = await formII06a(tx, { ...question, by: 'channel' });
  const cutoff = await cutoffOf(tx, agencyIds, window);
  return {
    window,
    cutOff: cutoff?.cutOff ?? (known === window ? null : today),
    total: dossierFigures(byField.total),
    byField: byField.rows.map(({ label, cells }) => ({ key: fieldKey(label), label, figures: dossierFigures(cells) })),
    byChannel: byChannel.rows.map(({ key, label, cells }) => ({ key, label, figures: dossierFigures(cells) })),
    indicators: await indicatorFigures(tx, agencyIds, window, known),
    own,
  };
}

/** Counts up to what is known; a typed figure is one of the whole window. */
async function indicatorFigures(
  tx: Database,
  agencyIds: readonly UnitId[],
  window: Window,
  known: Window,
): Promise<readonly IndicatorFigure[]> {
  const values = await indicatorValues(tx, { agencyIds, ...known, codes: INDICATORS });
  if (known === window) {
    return values.map(indicatorFigure);
  }
  const missing = values.filter(({ origin }) => origin === 'none').map(({ definition }) => definition.code);
  const typed = await indicatorValues(tx, { agencyIds, ...window, codes: missing });
  return values.map((value) => {
    const own = typed.find(({ definition, origin }) => origin === 'typed' && definition === value.definition);
    return indicatorFigure(own ?? value);
  });
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
