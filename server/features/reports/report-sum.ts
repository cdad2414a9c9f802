import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { aggregated } from '#core/reports/aggregate.ts';
import type { Adjustment, Aggregation, Part } from '#core/reports/aggregation.ts';
import type { OwnFigure, ReportFigures } from '#core/reports/figures.ts';
import type { ReportId } from '#core/reports/report.ts';
import { agenciesDirectlyBelow, unitsOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { readingAlso } from '#server/platform/scope.ts';
import {
  type AggregationMode,
  figuresOfSendings,
  loadAdjustments,
  loadMode,
  sentBelow,
} from './aggregation-repository.ts';
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
  const adjustments = await loadAdjustments(tx, agencyId, id);
  const ordered = below.flatMap((one) => named.find((candidate) => candidate.id === one) ?? []);
  const { parts, missing } = await readingAlso(tx, below, () =>
    partsBelow(tx, ordered, { mode, code: period.scheduled.code, window, today }),
  );
  const all = [self, ...parts];
  return { figures: summed(all, adjustments, window, missing), parts: all };
}

type Below = readonly { readonly id: UnitId; readonly slug: string; readonly fullName: string }[];

/** What the units below bring: what they sent; those that sent nothing are counted or named as missing. */
async function partsBelow(
  tx: Database,
  below: Below,
  question: Pick<SumQuestion, 'window' | 'today'> & { readonly mode: AggregationMode; readonly code: string },
): Promise<{ readonly parts: readonly PartFigures[]; readonly missing: Aggregation['missing'] }> {
  const ids = below.map(({ id }) => id);
  const sent = await sentBelow(tx, ids, question.code);
  const come = below.flatMap(({ id, slug, fullName }): readonly PartFigures[] => {
    const last = sent.find(({ agencyId }) => agencyId === id);
    return last
      ? [
          {
            unit: { slug, name: fullName },
            from: 'sent',
            sending: last.sending,
            sentOn: last.sentOn,
            figures: last.figures,
          },
        ]
      : [];
  });
  const late = below.filter(({ id }) => !sent.some(({ agencyId }) => agencyId === id));
  return question.mode === 'sent'
    ? { parts: come, missing: late.map(({ slug, fullName }) => ({ slug, name: fullName })) }
    : { parts: [...come, ...(await counted(tx, late, question))], missing: [] };
}

/** The units without a report, counted from the system together: one part, as no report of theirs stands behind it. */
async function counted(
  tx: Database,
  late: Below,
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
  missing: Aggregation['missing'],
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
export async function frozenParts(
  tx: Database,
  agencyId: UnitId,
  figures: ReportFigures,
  self: Part,
): Promise<readonly PartFigures[]> {
  const parts = figures.aggregation?.parts ?? [];
  if (parts.length === 0) {
    return [{ ...self, figures }];
  }
  const below = await agenciesDirectlyBelow(tx, agencyId, figures.window.to);
  const sendings = parts.flatMap(({ sending }) => sending ?? []);
  const known = await readingAlso(tx, below, () => figuresOfSendings(tx, below, sendings));
  return parts.flatMap((part) => {
    const own = part.sending === null ? undefined : known.get(part.sending);
    return own ? [{ ...part, figures: own }] : [];
  });
}
