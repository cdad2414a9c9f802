import { addDays, formatDate, isPlainDate, type PlainDate } from '#core/kernel/dates.ts';
import { Refusal, type RefusalKind } from '#core/kernel/refusal.ts';
import { clean } from '#core/kernel/text.ts';
import { UNIT_TYPES, type UnitKind, type UnitType, type UnitVersion } from './unit.ts';

const REFUSALS = {
  'unit-unknown': 'not-found',
  'unit-name-missing': 'invalid',
  'unit-type-wrong': 'invalid',
  'unit-parent-wrong': 'invalid',
  'unit-closed': 'conflict',
  'unit-change-day-wrong': 'invalid',
  'unit-has-units-below': 'conflict',
  'unit-code-taken': 'conflict',
} as const satisfies Record<string, RefusalKind>;

export type UnitRefusal = keyof typeof REFUSALS;

export function refuseUnit(code: UnitRefusal, detail?: Record<string, unknown>): Refusal {
  return new Refusal(REFUSALS[code], code, detail);
}

/** Which kinds may stand below which: since 1/7/2025 communes stand directly below the province. */
const BELOW = {
  province: ['district', 'commune', 'section'],
  district: ['commune', 'section'],
  commune: ['section'],
  section: [],
} as const satisfies Record<UnitKind, readonly UnitKind[]>;

/** A name fit to be kept, for a kind fit to stand below that parent. */
export function requireFit(unit: { type: UnitType; name: string; parentKind: UnitKind | undefined }): string {
  const name = clean(unit.name);
  const { kind } = UNIT_TYPES[unit.type];
  if (name.length < 2 || name.length > 120) {
    throw refuseUnit('unit-name-missing');
  }
  const allowed: readonly UnitKind[] = unit.parentKind ? BELOW[unit.parentKind] : ['province'];
  if (!allowed.includes(kind)) {
    throw refuseUnit('unit-parent-wrong', { kind, parentKind: unit.parentKind ?? null });
  }
  return name;
}

/** The versions with a new name, type or code from `from` on; the version before it ends the day before. */
export function withVersion(
  versions: readonly UnitVersion[],
  from: PlainDate,
  change: Partial<Pick<UnitVersion, 'name' | 'type' | 'areaCode' | 'agencyCode' | 'basis'>>,
): readonly UnitVersion[] {
  const last = requireOpen(versions, from);
  const kept = versions.filter((version) => version !== last);
  const ended = { ...last, validTo: addDays(from, -1) };
  const next: UnitVersion = {
    ...last,
    ...change,
    agencyCodeInvented: change.agencyCode === undefined ? last.agencyCodeInvented : false,
    validFrom: from,
    validTo: undefined,
  };
  return [...kept, ended, next];
}

/** The versions of a unit whose last day is `lastDay`. */
export function closedOn(versions: readonly UnitVersion[], lastDay: PlainDate): readonly UnitVersion[] {
  const last = requireOpen(versions, addDays(lastDay, 1));
  return versions.map((version) => (version === last ? { ...version, validTo: lastDay } : version));
}

function requireOpen(versions: readonly UnitVersion[], from: PlainDate): UnitVersion {
  const last = versions.find(({ validTo }) => validTo === undefined);
  if (!last) {
    throw refuseUnit('unit-closed');
  }
  if (!isPlainDate(from) || from <= last.validFrom) {
    throw refuseUnit('unit-change-day-wrong', { after: formatDate(last.validFrom) });
  }
  return last;
}
