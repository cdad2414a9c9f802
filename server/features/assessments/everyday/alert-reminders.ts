import { ALERT_KINDS, type Alert } from '#core/assessments/everyday/alerts.ts';
import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { proposedLead } from '#core/plans/sections.ts';
import { sectionsOf } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { DueThing } from '#server/platform/due-thing.ts';
import { loadEveryday } from './everyday-ground.ts';
import { runningTerm } from './running-term.ts';

/** A line of the bell is read at a glance. */
const LONGEST_TITLE = 160;

/**
 * The alerts as reminders: the end of self-scoring with its own stages (a campaign reminds of its days itself), falling rates and moved figures as notices, told
 * once (their keys name the month, the version). Tasks remind by themselves; missing evidence is one line until the end.
 */
export async function scoreReminders(
  tx: Database,
  agencyId: UnitId,
  _until: PlainDate,
  today: PlainDate,
): Promise<readonly DueThing[]> {
  const everyday = await loadEveryday(tx, agencyId, runningTerm(today), today);
  if (!everyday?.assessment || everyday.alerts.length === 0) {
    return [];
  }
  const { alerts, deadline, term, window } = everyday;
  const sections = await sectionsOf(tx, agencyId, today);
  const notices = alerts
    .filter(({ kind }) => kind === 'falling' || kind === 'moved')
    .map((alert): DueThing => {
      const sectionId = proposedLead(alert.section, sections)?.id ?? null;
      return { ...thingOf(alert), dueOn: window.to, sectionId, notice: true };
    });
  const ends = alerts
    .filter(({ kind }) => kind === 'deadline' && !everyday.assessment?.campaign)
    .map((alert): DueThing => ({ ...thingOf(alert), dueOn: deadline, sectionId: null }));
  return [...ends, ...unprovedThing(alerts, term.year, deadline), ...notices];
}

function unprovedThing(alerts: readonly Alert[], year: number, dueOn: PlainDate): readonly DueThing[] {
  const count = alerts.filter(({ kind }) => kind === 'evidence').length;
  const title = `${count} tiêu chí đã chấm chưa có tài liệu hoặc giải trình`;
  const thing = { key: `score-evidence:${year}`, what: ALERT_KINDS.evidence, title, path: 'diem-tam-tinh' };
  return count === 0 ? [] : [{ ...thing, dueOn, personId: null, sectionId: null }];
}

function thingOf({ key, kind, code, sentence, path, personId }: Alert): Omit<DueThing, 'dueOn' | 'sectionId'> {
  const title = code === undefined ? sentence : `${code}: ${sentence}`;
  const short = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title;
  return { key: `score-alert:${key}`, what: ALERT_KINDS[kind], title: short, path, personId };
}
