import type { FileDisputeRequest } from '#core/assessments/disputes/contract.ts';
import type { DisputedFigure } from '#core/assessments/disputes/dispute.ts';
import { refuseDispute } from '#core/assessments/disputes/refusals.ts';
import type { InputKind } from '#core/assessments/rule-kind.ts';
import { RATE_NAME } from '#core/assessments/share.ts';
import { sheetKeyText } from '#core/assessments/sheet-key.ts';
import { definitionOf } from '#core/indicators/definitions.ts';
import { formatDate, type PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { indicatorValues } from '#server/features/indicators/read-model.ts';
import { predecessorsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { proposalsFor } from '../proposals.ts';
import { requireSheetById } from '../settled-service.ts';

/** A figure as it stands in our own records, by name. */
export interface FigureAtHand {
  readonly figure: DisputedFigure;
  readonly name: string;
  readonly measure: InputKind;
  readonly window: { readonly from: PlainDate; readonly to: PlainDate };
  readonly year: number;
  /** Undefined where nothing is recorded. */
  readonly value: number | undefined;
  readonly source: string;
}

export async function figureAtHand(
  tx: Database,
  unit: UnitRef,
  asked: FileDisputeRequest['figure'],
): Promise<FigureAtHand> {
  return asked.kind === 'line' ? lineFigure(tx, unit, asked) : indicatorFigure(tx, unit, asked);
}

type Asked<Kind> = Extract<FileDisputeRequest['figure'], { kind: Kind }>;

/** What the appraiser put in counts first, then what the indicators hold, then what the line declares. */
async function lineFigure(tx: Database, unit: UnitRef, asked: Asked<'line'>): Promise<FigureAtHand> {
  const { assessment, scheme, lines } = await requireSheetById(tx, unit.agencyId, asked.assessmentId);
  const leaf = scheme.leafOf.get(asked.code);
  const input = leaf?.asked.find(({ name }) => name === asked.variable);
  if (!leaf || !input) {
    throw refuseDispute('dispute-figure-unknown', { code: asked.code, variable: asked.variable });
  }
  const line = lines.get(asked.code);
  const proposals = (await proposalsFor(tx, assessment, [leaf]))[asked.code] ?? {};
  const appraised = line?.appraisal?.values?.[asked.variable]?.value;
  const declared = line?.values[asked.variable];
  const proposed = proposals[asked.variable]?.value ?? declared?.proposed;
  const words = asked.variable === RATE_NAME ? 'Tỷ lệ' : leaf.labelOf(asked.variable);
  const where =
    appraised !== undefined ? 'Số liệu thẩm định' : proposed !== undefined ? 'Số liệu của hệ thống' : 'Phiếu';
  return {
    figure: asked,
    name: `${asked.code} ${leaf.criterion.name}: ${words}`,
    measure: input.kind,
    window: { from: assessment.periodFrom, to: assessment.periodTo },
    year: assessment.year,
    value: appraised ?? proposed ?? declared?.value,
    source: `${where}, phiếu chấm điểm năm ${assessment.year}`,
  };
}

async function indicatorFigure(tx: Database, unit: UnitRef, asked: Asked<'indicator'>): Promise<FigureAtHand> {
  const definition = definitionOf(asked.indicator);
  if (!definition || asked.from > asked.to) {
    throw refuseDispute('dispute-figure-unknown', { indicator: asked.indicator });
  }
  const window = { from: asked.from, to: asked.to };
  const agencyIds = [unit.agencyId, ...(await predecessorsOf(tx, unit.agencyId))];
  const [value] = await indicatorValues(tx, { agencyIds, ...window, codes: [asked.indicator] });
  return {
    figure: { kind: 'indicator', indicator: asked.indicator },
    name: definition.name,
    measure: definition.kind === 'rate' ? 'rate' : 'count',
    window,
    year: Number(asked.to.slice(0, 4)),
    value: value && value.origin !== 'none' ? (value.rate ?? value.count) : undefined,
    source: `Chỉ tiêu của hệ thống, từ ${formatDate(asked.from)} đến ${formatDate(asked.to)}`,
  };
}

/** Where a figure stands: the path part of its sheet, and the indicator whose records it counts. */
export async function figureOrigin(
  tx: Database,
  agencyId: UnitId,
  figure: DisputedFigure,
): Promise<{ readonly sheetKey: string | null; readonly behind: string | null }> {
  if (figure.kind === 'indicator') {
    return { sheetKey: null, behind: countedBy(figure.indicator) };
  }
  const { assessment, scheme } = await requireSheetById(tx, agencyId, figure.assessmentId);
  const criterion = scheme.leafOf.get(figure.code)?.criterion;
  const own = criterion?.variables.find(({ name }) => name === figure.variable)?.indicator;
  return { sheetKey: sheetKeyText(assessment), behind: countedBy(own ?? criterion?.rateIndicator) };
}

/** A rate counts the records of its numerator. */
function countedBy(indicator: string | undefined): string | null {
  return indicator === undefined ? null : (definitionOf(indicator)?.numerator ?? indicator);
}
