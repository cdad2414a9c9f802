import type { PlainDate } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { locksOn, movedWords, onWorkingDays } from '#core/reports/deadline.ts';
import { periodTitle } from '#core/reports/period.ts';
import { refuse } from '#core/reports/refusals.ts';
import { placedPeriods, type ReportingLevel } from '#core/reports/scheme.ts';
import type { SchemeAnswer, SchemeHead, SchemeList } from '#core/reports/schemes/contract.ts';
import { schemeDifferences } from '#core/reports/schemes/differences.ts';
import { LEVELS_BELOW, problemsOf, remarksOf } from '#core/reports/schemes/editing.ts';
import { calendarFor } from '#server/features/calendars/read-model.ts';
import { unitsOnDay } from '#server/features/units/read-model.ts';
import type { Database } from '#server/platform/database.ts';
import type { UnitRef } from '#server/platform/scope.ts';
import { periodsOf } from '../report-view.ts';
import { type KeptScheme, loadScheme, schemesAround, versionBefore } from '../scheme-repository.ts';

/** The decisions a committee keeps or stands under, and the chain of deadlines they make in a year. */
export async function schemeList(tx: Database, unit: UnitRef, year: number, today: PlainDate): Promise<SchemeList> {
  const schemes = await schemesAround(tx, unit.agencyId, today);
  const issuers = await issuersOf(tx, schemes, today);
  const items = schemes.map((scheme) => headOf(scheme, { unit, year, schemes, issuer: issuers(scheme.unitId) }));
  return {
    items,
    total: items.length,
    levels: [...LEVELS_BELOW[unit.kind]],
    chain: await chainOf(tx, unit, year, schemes),
  };
}

async function issuersOf(tx: Database, schemes: readonly KeptScheme[], today: PlainDate) {
  const ids = [...new Set(schemes.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])))];
  const units = new Map((await unitsOnDay(tx, ids, today)).map(({ id, fullName }) => [id, fullName]));
  return (id: UnitId | undefined) => (id === undefined ? 'Bộ Nội vụ' : `UBND ${units.get(id) ?? ''}`);
}

interface HeadContext {
  readonly unit: UnitRef;
  readonly year: number;
  readonly schemes: readonly KeptScheme[];
  readonly issuer: string;
}

function headOf(scheme: KeptScheme, { unit, year, schemes, issuer }: HeadContext): SchemeHead {
  const { id, lineage, version, level, name, basis, firstYear, lastYear, effectiveFrom, state, invented } = scheme;
  const sameLevel = schemes.filter((one) => one.level === level && one.state === 'in-force');
  const holds = placedPeriods(sameLevel, year).some((placed) => placed.scheme.id === id);
  const own = scheme.unitId === unit.agencyId;
  const years = { firstYear, lastYear: lastYear ?? null };
  return { id, lineage, version, level, name, basis, ...years, effectiveFrom, state, invented, issuer, own, holds };
}

const DIRECTLY_BELOW = {
  province: 'commune',
  district: 'commune',
  commune: undefined,
  section: undefined,
} as const satisfies Record<ReportingLevel, ReportingLevel | undefined>;

async function chainOf(
  tx: Database,
  unit: UnitRef,
  year: number,
  schemes: readonly KeptScheme[],
): Promise<SchemeList['chain']> {
  const periods = await periodsOf(tx, unit.agencyId, year);
  const calendar = await calendarFor(tx, unit.agencyId, '2000-01-01');
  const level = DIRECTLY_BELOW[unit.kind];
  const below = placedPeriods(
    schemes.filter((one) => one.level === level && one.state === 'in-force'),
    year,
  );
  return periods.map(({ scheduled, section, scheme }) => {
    const lower = below.find((placed) => placed.scheduled.kind === scheduled.kind)?.scheduled;
    return {
      period: scheduled.code,
      name: periodTitle(scheduled),
      window: scheduled.window,
      section: section?.deadline ?? null,
      sectionMoved: (section && movedWords(section)) ?? null,
      own: scheduled.deadline,
      ownMoved: movedWords(scheduled) ?? null,
      below: lower ? onWorkingDays(lower, calendar).deadline : null,
      lockedFrom: locksOn(scheduled, undefined) ?? null,
      basis: scheme.basis,
    };
  });
}

/** One version with what it changes, and what keeps it from being put in force. */
export async function schemeAnswer(
  tx: Database,
  unit: UnitRef,
  id: string,
  { year, today }: { readonly year: number; readonly today: PlainDate },
): Promise<SchemeAnswer> {
  const scheme = await loadScheme(tx, id);
  const schemes = await schemesAround(tx, unit.agencyId, today);
  if (!scheme || !schemes.some((one) => one.id === id)) {
    throw refuse('scheme-unknown', { scheme: id });
  }
  const before = await versionBefore(tx, scheme.lineage, scheme.version);
  const issuers = await issuersOf(tx, [scheme], today);
  const isDraft = scheme.state === 'draft';
  const ownLevel = schemes.filter((one) => one.level === unit.kind && one.state === 'in-force');
  const own = placedPeriods(ownLevel, scheme.firstYear).map(({ scheduled }) => scheduled);
  const { name, basis, firstYear, lastYear, effectiveFrom, shift, lockAfter, periods } = scheme;
  return {
    head: headOf(scheme, { unit, year, schemes, issuer: issuers(scheme.unitId) }),
    scheme: {
      ...{ name, basis, firstYear, effectiveFrom, shift },
      lastYear: lastYear ?? null,
      lockAfter: lockAfter ?? null,
      periods: periods.map(({ carriesFrom, sections, annexes, ...period }) => ({
        ...period,
        carriesFrom: carriesFrom ?? null,
        sections: sections ? [...sections] : null,
        annexes: [...annexes],
      })),
    },
    revision: scheme.revision,
    writtenBy: scheme.writtenBy,
    writtenAt: scheme.writtenAt.toISOString(),
    before: before?.version ?? null,
    differences: before ? [...schemeDifferences(before, scheme)] : [],
    problems: isDraft ? [...problemsOf(scheme, before)] : [],
    remarks: [...remarksOf(scheme, own)],
  };
}
