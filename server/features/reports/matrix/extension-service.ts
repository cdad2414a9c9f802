import { type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { lastDayFor } from '#core/reports/deadline.ts';
import { refuse } from '#core/reports/refusals.ts';
import { sectionsOf } from '#server/features/units/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import { writeIn } from '#server/platform/scope.ts';
import type { ReportCase } from '../report-change.ts';
import { type AgencyPeriod, reportStandings, requirePeriod } from '../report-view.ts';
import { insertExtension } from './extension-repository.ts';

export interface Grant {
  readonly until: PlainDate;
  readonly reason: string;
}

/** The level above gives one committee a later day for one period, by name and with the reason; never to itself. */
export async function grantExtension(one: ReportCase, grant: Grant): Promise<void> {
  await granting(one, grant, async (tx, period) => {
    const { parentId, parentFullName } = period.unit;
    if (parentId === undefined || !one.scope.units.includes(parentId)) {
      throw refuse('extension-not-above');
    }
    const standings = await reportStandings(tx, [one.unit.agencyId], [period.scheduled.year]);
    const standing = standings.find(({ period: code }) => code === one.period);
    const last = lastDayFor(period.scheduled.deadline, standing?.extension);
    return { last, sectionId: undefined, by: `${one.scope.actor.name}, UBND ${parentFullName}` };
  });
}

/** A committee gives one of its sections a later day for its parts. */
export async function grantSectionExtension(one: ReportCase, slug: string, grant: Grant): Promise<void> {
  await granting(one, grant, async (tx, period) => {
    const sections = await sectionsOf(tx, one.unit.agencyId, vietnamDay(one.deps.now()));
    const section = sections.find((known) => known.slug === slug);
    if (!section) {
      throw refuse('extension-section-unknown', { section: slug });
    }
    const last = period.section?.deadline ?? period.scheduled.window.from;
    return { last, sectionId: section.id, by: `${one.scope.actor.name}, UBND ${period.unit.fullName}` };
  });
}

interface Granted {
  readonly last: PlainDate;
  readonly sectionId: UnitId | undefined;
  readonly by: string;
}

async function granting(
  one: ReportCase,
  { until, reason }: Grant,
  who: (tx: Database, period: AgencyPeriod) => Promise<Granted>,
): Promise<void> {
  const { deps, scope, unit } = one;
  if (reason.trim().length < 5) {
    throw refuse('extension-reason-missing');
  }
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const { last, sectionId, by } = await who(tx, await requirePeriod(tx, unit.agencyId, one.period));
    const at = deps.now();
    if (until <= last || until < vietnamDay(at)) {
      throw refuse('extension-too-short', { last });
    }
    const id = newId(at);
    const named = { agencyId: unit.agencyId, period: one.period, sectionId, until, reason: reason.trim(), by, at };
    await insertExtension(tx, id, named);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at,
      action: 'reports:extend',
      subjectKind: 'report-extension',
      subjectId: id,
      what: { period: one.period, until, section: sectionId ?? null },
      why: named.reason,
    });
  });
}
