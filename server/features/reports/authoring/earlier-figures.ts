import { DEFINITIONS } from '#core/indicators/definitions.ts';
import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { decimalString } from '#core/kernel/decimals.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { DossierFigures, EarlierFigures, ReportFigures } from '#core/reports/figures.ts';
import { periodTitle } from '#core/reports/period.ts';
import { indicatorValues } from '#server/features/indicators/read-model.ts';
import { loadReport } from '#server/features/reports/report-repository.ts';
import { type AgencyPeriod, periodsOf } from '#server/features/reports/report-view.ts';
import { lastSending } from '#server/features/reports/sending-repository.ts';
import { countedTogether } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import { FORM_COUNTS } from './form-counts.ts';

const RATES = DEFINITIONS.filter(({ kind, supply }) => kind === 'rate' && supply === 'dossiers').map(
  ({ code }) => code,
);

/** The period before and the same period of the year before, as their reports were sent, else as counted today. */
export async function earlierFigures(
  tx: Database,
  agencyId: UnitId,
  { scheduled }: AgencyPeriod,
  today: PlainDate,
): Promise<NonNullable<ReportFigures['earlier']>> {
  const yearAgo = `${scheduled.year - 1}-${scheduled.kind}`;
  const before = scheduled.carriesFrom;
  const periods = await earlierPeriods(tx, agencyId, [before, yearAgo]);
  const of = async (code: string | undefined) => {
    const period = periods.find((one) => one.scheduled.code === code);
    return period && (await figuresOfPeriod(tx, agencyId, period, today));
  };
  const last = await of(before);
  return { before: last, 'year-ago': before === yearAgo ? last : await of(yearAgo) };
}

async function earlierPeriods(tx: Database, agencyId: UnitId, codes: readonly (string | undefined)[]) {
  const years = [...new Set(codes.flatMap((code) => (code === undefined ? [] : [Number(code.slice(0, 4))])))];
  const found: AgencyPeriod[] = [];
  for (const year of years) {
    found.push(...(await periodsOf(tx, agencyId, year)));
  }
  return found;
}

async function figuresOfPeriod(
  tx: Database,
  agencyId: UnitId,
  { scheduled }: AgencyPeriod,
  today: PlainDate,
): Promise<EarlierFigures> {
  const about = { title: periodTitle(scheduled), window: scheduled.window };
  const report = await loadReport(tx, agencyId, scheduled.code);
  const isOut = report?.state === 'sent' || report?.state === 'accepted';
  const sending = report && isOut ? await lastSending(tx, agencyId, report.id) : undefined;
  if (sending) {
    const { total, indicators, window } = sending.figures;
    const rates = indicators.flatMap(({ code, name, rate }) => (RATES.includes(code) ? [{ code, name, rate }] : []));
    return { ...about, window, sentOn: vietnamDay(sending.sentAt), total, rates };
  }
  const agencyIds = await countedTogether(tx, agencyId, scheduled.window.from);
  const codes = [...Object.values(FORM_COUNTS), ...RATES];
  const values = await indicatorValues(tx, { agencyIds, ...scheduled.window, asOf: today, codes });
  const countOf = (code: string) => values.find(({ definition }) => definition.code === code)?.count ?? 0;
  const total = Object.fromEntries(
    Object.entries(FORM_COUNTS).map(([measure, code]) => [measure, countOf(code)]),
  ) as Record<keyof DossierFigures, number>;
  const rates = values.flatMap(({ definition: { code, name, kind }, rate }) =>
    kind === 'rate' ? [{ code, name, rate: rate === undefined ? null : decimalString(rate, 2, 2) }] : [],
  );
  return { ...about, sentOn: null, total, rates };
}
