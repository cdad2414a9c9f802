import { addDays, type PlainDate, vietnamInstant } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { Part, PartState } from '#core/reports/authoring/part.ts';
import type { ReportId } from '#core/reports/report.ts';
import type { AgencyPeriod } from '#server/features/reports/report-view.ts';
import type { Database } from '#server/platform/database.ts';
import { addSteps, saveParts } from './part-repository.ts';
import { firstParts } from './part-view.ts';

interface SampleState {
  readonly state: PartState;
  readonly by: string;
  readonly reason?: string;
}

/** Who wrote the parts of the living office's report. */
export const SECTION_WRITERS: Readonly<Record<string, string>> = {
  'I.3': 'Phạm Thị Mỹ Duyên',
  'II.2.c': 'Nguyễn Thị Thu Hà',
  'II.2.d': 'Nguyễn Thị Thu Hà',
};

/** How far the parts of the living office's running report have come: one of each state. */
const RUNNING: Readonly<Record<string, SampleState>> = {
  'I.3': { state: 'taken', by: 'Lê Hoàng Minh' },
  'II.2.c': { state: 'handed-in', by: 'Nguyễn Thị Thu Hà' },
  'II.2.d': { state: 'handed-in', by: 'Nguyễn Thị Thu Hà' },
  'II.5': {
    state: 'sent-back',
    by: 'Lê Hoàng Minh',
    reason: 'Chưa có số thu, chi ngân sách của kỳ; bổ sung rồi nộp lại trước hạn.',
  },
};

/** Gives the sample's parts to the sections; in the running report they stand at different places of their way. */
export async function sampleParts(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  {
    period,
    today,
    at,
    isRunning,
  }: {
    readonly period: AgencyPeriod;
    readonly today: PlainDate;
    readonly at: Date;
    readonly isRunning: boolean;
  },
): Promise<void> {
  const given = await firstParts(tx, agencyId, reportId, { period, today });
  const parts = given.map((part): Part => {
    if (!isRunning) {
      return { ...part, state: 'taken' };
    }
    const { state = 'open', reason = '' } = RUNNING[part.code] ?? {};
    // Some days from now, whenever the sample is loaded: nothing is overdue on first sight.
    return { ...part, state, reason, deadline: addDays(today, 3) };
  });
  await saveParts(tx, agencyId, reportId, parts, { by: 'Lê Hoàng Minh', at });
  if (!isRunning) {
    await handedInBefore(tx, agencyId, reportId, parts);
    return;
  }
  for (const [code, { state, by, reason = '' }] of Object.entries(RUNNING)) {
    const part = parts.find((one) => one.code === code);
    if (part) {
      await saveParts(tx, agencyId, reportId, [part], { by, at });
      await addSteps(tx, agencyId, reportId, [{ code, kind: state, reason }], { by, at });
    }
  }
}

/** The parts of a report of the past were handed in on the day before theirs was due. */
async function handedInBefore(
  tx: Database,
  agencyId: UnitId,
  reportId: ReportId,
  parts: readonly Part[],
): Promise<void> {
  const byDeadline = Map.groupBy(parts, ({ deadline }) => deadline);
  for (const [deadline, own] of byDeadline) {
    if (deadline !== undefined) {
      const steps = own.map(({ code }) => ({ code, kind: 'handed-in', reason: '' }));
      const at = new Date(vietnamInstant(addDays(deadline, -1), 15 * 60));
      await addSteps(tx, agencyId, reportId, steps, { by: 'Nguyễn Thị Thu Hà', at });
    }
  }
}
