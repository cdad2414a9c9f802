import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { aggregated } from '#core/reports/aggregate.ts';
import type { Adjustment, Part } from '#core/reports/aggregation.ts';
import type { OwnFigure, ReportFigures } from '#core/reports/figures.ts';
import type { ReportId } from '#core/reports/report.ts';
import { agenciesDirectlyBelow, unitsOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { figuresOfSendings, loadAdjustments, loadMode, sentBelow } from './aggregation-repository.ts';
import { figuresOf, liveFigures } from './report-figures.ts';
import type { AgencyPeriod } from './report-view.ts';

/** A unit's share in a sum, with its figures: a row of the form by unit. */
export interface PartFigures extends Part {
  readonly figures: ReportFigures;
}

interface SumQuestion {
  readonly id: ReportId;
  readonly period: AgencyPeriod;
  readonly window: ReportFigures['window'];
  readonly today: PlainDate;
  readonly own: readonly OwnFigure[];
}

export interface SummedFigures {
  readonly figures: ReportFigures;
  readonly parts: readonly PartFigures[];
}

/**
 * The figures of a report as they are today: the unit's own, or (where it chose so) the sum of what the units directly
 * below have sent, its own, and its adjustments. The number of statements does not depend on how many units there are.
 */
export async function reportFigures(
  tx: Database,
  agencyId: UnitId,
  { id, period, window, today, own }: SumQuestion,
): Promise<SummedFigures> {
  const figures = await figuresOf(tx, agencyId, { window, today, own });
  const { unit } = period;
  const self: PartFigures = {
    unit: { slug: unit.slug, name: unit.fullName },
    from: 'own',
    sending: null,
    sentOn: null,
    figures,
  };
  const mode = await loadMode(tx, agencyId, id);
  if (!mode) {
    return { figures, parts: [self] };
  }
  const below = await agenciesDirectlyBelow(tx, agencyId, window.to);
  const named = await unitsOnDay(tx, below, window.to);
  const sent = await sentBelow(tx, below, period.scheduled.code);
  const adjustments = await loadAdjustments(tx, agencyId, id);
  const ordered = below.flatMap((one) => named.find((candidate) => candidate.id === one) ?? []);
  const come = ordered.flatMap((one): readonly PartFigures[] => {
    const last = sent.find((sending) => sending.agencyId === one.id);
    const about = { slug: one.slug, name: one.fullName };
    return last
      ? [{ unit: about, from: 'sent', sending: last.sending, sentOn: last.sentOn, figures: last.figures }]
      : [];
  });
  const late = ordered.filter((one) => !sent.some((sending) => sending.agencyId === one.id));
  const live = mode === 'sent-and-live' ? await counted(tx, late, { window, today }) : [];
  const parts = [self, ...come, ...live];
  const missing = mode === 'sent' ? late.map(({ slug, fullName }) => ({ slug, name: fullName })) : [];
  return { figures: summed(parts, adjustments, window, missing), parts };
}

/** The units without a report, counted from the system together: one part, as no report of theirs stands behind it. */
async function counted(
  tx: Database,
  late: readonly { readonly id: UnitId; readonly slug: string; readonly fullName: string }[],
  question: { readonly window: ReportFigures['window']; readonly today: PlainDate },
): Promise<readonly PartFigures[]> {
  if (late.length === 0) {
    return [];
  }
  const [first] = late;
  const name = late.length === 1 ? (first?.fullName ?? '') : `${late.length} đơn vị chưa gửi báo cáo`;
  const figures = await liveFigures(
    tx,
    late.map(({ id }) => id),
    { ...question, own: [] },
  );
  const slug = late.length === 1 ? (first?.slug ?? '') : '';
  return [{ unit: { slug, name }, from: 'live', sending: null, sentOn: null, figures }];
}

function summed(
  parts: readonly PartFigures[],
  adjustments: readonly Adjustment[],
  window: ReportFigures['window'],
  missing: readonly { readonly slug: string; readonly name: string }[],
): ReportFigures {
  const sum = aggregated(
    parts.map(({ figures }) => figures),
    adjustments,
    { window },
  );
  const origins = parts.map(({ unit, from, sending, sentOn }) => ({ unit, from, sending, sentOn }));
  return { ...sum, aggregation: { parts: origins, missing, adjustments } };
}

/** The parts of a sum that was sent: what came from below is read from the sendings it was taken from. */
export async function frozenParts(tx: Database, figures: ReportFigures, self: Part): Promise<readonly PartFigures[]> {
  const parts = figures.aggregation?.parts ?? [];
  if (parts.length === 0) {
    return [{ ...self, figures }];
  }
  const known = await figuresOfSendings(
    tx,
    parts.flatMap(({ sending }) => sending ?? []),
  );
  return parts.flatMap((part) => {
    const own = part.sending === null ? undefined : known.get(part.sending);
    return own ? [{ ...part, figures: own }] : [];
  });
}
