import { vietnamDay } from '#core/kernel/dates.ts';
import { LEAF_MEASURES } from '#core/reports/aggregate.ts';
import type { AggregationTable } from '#core/reports/contract.ts';
import { MEASURES, type ReportFigures } from '#core/reports/figures.ts';
import { refuse } from '#core/reports/refusals.ts';
import { STATISTICS } from '#core/reports/statistics.ts';
import { agenciesDirectlyBelow, unitsOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn } from '#server/platform/scope.ts';
import {
  type AggregationMode,
  insertAdjustment,
  loadAdjustments,
  loadMode,
  saveMode,
  withdrawAdjustment,
} from './aggregation-repository.ts';
import { changing, type ReportCase } from './report-change.ts';
import { wholeReport } from './report-reading.ts';

/** The sum unit by unit. While the report is locked: as it was sent. */
export async function aggregationOf({ deps, scope, unit, period }: ReportCase): Promise<AggregationTable> {
  return readIn(deps.db, scope, async (tx) => {
    const whole = await wholeReport(tx, unit.agencyId, period, vietnamDay(deps.now()));
    const { figures } = whole.content;
    const below = await agenciesDirectlyBelow(tx, unit.agencyId, figures.window.to);
    return {
      mode: (await loadMode(tx, unit.agencyId, whole.report.id)) ?? 'own',
      canSum: below.length > 0,
      rows: whole.parts.map(({ figures: part, ...about }) => ({ ...about, figures: part.total })),
      missing: [...(figures.aggregation?.missing ?? [])],
      adjustments: [...(figures.aggregation?.adjustments ?? [])],
      total: figures.total,
    };
  });
}

/** Sums the units directly below, or counts the unit's own dossiers again. */
export async function chooseAggregation(one: ReportCase, mode: AggregationMode | 'own'): Promise<void> {
  await changing(one, 'reports:aggregate', async (tx, report) => {
    const below = await agenciesDirectlyBelow(tx, one.unit.agencyId, vietnamDay(one.deps.now()));
    if (mode !== 'own' && below.length === 0) {
      throw refuse('aggregation-nothing-below');
    }
    const chosen = { by: one.scope.actor.name, at: one.deps.now() };
    await saveMode(tx, one.unit.agencyId, report.id, mode === 'own' ? undefined : mode, chosen);
    return { result: undefined, what: { mode } };
  });
}

export interface AdjustmentWish {
  readonly code: string;
  readonly unit: string | null;
  readonly delta: number;
  readonly reason: string;
}

/** Changes the sum with a reason; what the units sent stays as it is. */
export async function adjust(one: ReportCase, wish: AdjustmentWish): Promise<void> {
  const reason = wish.reason.normalize('NFC').trim();
  if (wish.delta === 0 || !Number.isSafeInteger(wish.delta)) {
    throw refuse('adjustment-zero');
  }
  if (reason.length < 5) {
    throw refuse('adjustment-reason-missing');
  }
  await changing(one, 'reports:adjust', async (tx, report) => {
    const { content } = await wholeReport(tx, one.unit.agencyId, one.period, vietnamDay(one.deps.now()));
    const { label, value } = adjustable(content.figures, wish.code);
    if (value + wish.delta < 0) {
      throw refuse('adjustment-below-zero', { value, delta: wish.delta });
    }
    const at = one.deps.now();
    await insertAdjustment(tx, one.unit.agencyId, report.id, {
      id: newId(at),
      code: wish.code,
      label,
      delta: wish.delta,
      reason,
      by: one.scope.actor.name,
      at,
      aboutUnitId: wish.unit === null ? undefined : await unitBelow(tx, one, wish.unit, content.figures),
    });
    return { result: undefined, what: { code: wish.code, delta: wish.delta, unit: wish.unit }, why: reason };
  });
}

async function unitBelow(tx: Database, one: ReportCase, slug: string, { window }: ReportFigures) {
  const below = await agenciesDirectlyBelow(tx, one.unit.agencyId, window.to);
  const named = await unitsOnDay(tx, below, window.to);
  const found = named.find((candidate) => candidate.slug === slug);
  if (!found) {
    throw refuse('adjustment-code-wrong', { unit: slug });
  }
  return found.id;
}

/** What the sum says of a code now, and how it is called; refuses totals, rates and what the report does not have. */
function adjustable(figures: ReportFigures, code: string): { readonly label: string; readonly value: number } {
  const [, key, measure] = /^fields\.([a-z0-9-]+)\.([A-Za-z]+)$/u.exec(code) ?? [];
  const leaf = LEAF_MEASURES.find((one) => one === measure);
  const line = figures.byField.find((one) => one.key === key);
  if (leaf && line) {
    return { label: `${line.label}: ${MEASURES[leaf]}`, value: line.figures[leaf] };
  }
  const own = /^own\.([a-z][a-z0-9_]*)$/u.exec(code)?.[1];
  const figure = figures.own.find((one) => one.code === own);
  if (figure) {
    const statistic = STATISTICS.find((one) => one.code === own);
    return { label: statistic?.label ?? figure.label, value: Math.floor(Number(figure.value)) };
  }
  const [, indicator, part] = /^indicators\.([a-z0-9_]+)\.(count|numerator|denominator)$/u.exec(code) ?? [];
  const known = figures.indicators.find((one) => one.code === indicator);
  const value = known?.[part as 'count' | 'numerator' | 'denominator'];
  if (known && typeof value === 'number') {
    return { label: known.name, value };
  }
  throw refuse('adjustment-code-wrong', { code });
}

/** Takes an adjustment off again; its line stays in the table with who did it. */
export async function removeAdjustment(one: ReportCase, id: string): Promise<void> {
  await changing(one, 'reports:withdraw-adjustment', async (tx, report) => {
    const standing = await loadAdjustments(tx, one.unit.agencyId, report.id);
    const adjustment = standing.find((candidate) => candidate.id === id);
    const withdrawn = { by: one.scope.actor.name, at: one.deps.now() };
    if (!adjustment || !(await withdrawAdjustment(tx, one.unit.agencyId, report.id, id, withdrawn))) {
      throw refuse('adjustment-unknown');
    }
    return { result: undefined, what: { code: adjustment.code, delta: adjustment.delta, reason: adjustment.reason } };
  });
}
