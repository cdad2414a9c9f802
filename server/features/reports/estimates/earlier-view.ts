import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { EarlierTrueUp } from '#core/reports/estimates/words.ts';
import { periodTitle, reportPeriodOf } from '#core/reports/period.ts';
import type { Database } from '#server/platform/database.ts';
import { sentBefore } from './estimate-repository.ts';

export interface EarlierEstimates {
  /** The comparison of the report before this one, which this one prints. */
  readonly trueUp: EarlierTrueUp | undefined;
  /** Names of the year's earlier reports whose estimates nobody has compared yet. */
  readonly open: readonly string[];
}

/** What the earlier reports of an agency said before their windows ended. */
export async function earlierEstimates(
  tx: Database,
  agencyId: UnitId,
  { year, window, today }: { year: number; window: { readonly to: PlainDate }; today: PlainDate },
): Promise<EarlierEstimates> {
  const sent = await sentBefore(tx, agencyId, window.to);
  const nameOf = (code: string) => {
    const period = reportPeriodOf(code);
    return period ? periodTitle(period) : code;
  };
  const open = sent.filter(
    ({ period, cutOff, isTruedUp, window: its }) =>
      period.startsWith(`${year}-`) && cutOff !== null && !isTruedUp && its.to < today,
  );
  const [last] = sent;
  const trueUp =
    last?.lines && last.cutOff !== null
      ? { period: nameOf(last.period), window: last.window, cutOff: last.cutOff, lines: last.lines }
      : undefined;
  return { trueUp, open: open.map(({ period }) => nameOf(period)) };
}
