import { addDays } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { clean } from '#core/kernel/text.ts';
import { closedOn, refuseUnit, requireFit, withVersion } from '#core/units/change.ts';
import type { CloseUnitRequest, CreateUnitRequest, RenameUnitRequest } from '#core/units/contract.ts';
import { fullName, slugFor, UNIT_TYPES, type UnitVersion } from '#core/units/unit.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { Deps } from '#server/platform/feature.ts';
import { type Scope, type UnitRef, writeIn } from '#server/platform/scope.ts';
import {
  insertSuccession,
  insertUnit,
  loadUnits,
  lockCatalogue,
  saveVersions,
  type UnitRecord,
} from './unit-repository.ts';

/** Creates a unit below `parent`; the parent's agency keeps the record of it. */
export async function createUnit(deps: Deps, scope: Scope, parent: UnitRef, wish: CreateUnitRequest): Promise<string> {
  const { kind } = UNIT_TYPES[wish.type];
  const name = requireFit({ type: wish.type, name: wish.name, parentKind: parent.kind });
  if (kind === 'section' && !wish.sectionKind) {
    throw refuseUnit('unit-type-wrong');
  }
  const slug = await writeIn(deps.db, scope, parent.agencyId, async (tx) => {
    await lockCatalogue(tx);
    const units = await loadUnits(tx);
    refuseTakenCode(units, wish.agencyCode);
    const free = slugFor(
      { type: wish.type, name, parent: { slug: parent.slug, name: bareNameOf(units, parent.id) } },
      (taken) => units.some((unit) => unit.slug === taken),
    );
    await insertUnit(tx, {
      slug: free,
      kind,
      agencyId: kind === 'section' ? parent.agencyId : undefined,
      sectionKind: kind === 'section' ? wish.sectionKind : undefined,
      note: undefined,
      sortOrder: units.length,
      version: {
        validFrom: wish.from,
        validTo: undefined,
        name,
        type: wish.type,
        parentId: parent.id,
        areaCode: wish.areaCode || undefined,
        agencyCode: wish.agencyCode || undefined,
        agencyCodeInvented: false,
        basis: wish.basis || undefined,
      },
    });
    await appendAudit(tx, {
      agencyId: parent.agencyId,
      actor: scope.actor,
      at: deps.now(),
      action: 'units:create',
      subjectKind: 'unit',
      subjectId: free,
      what: { name: fullName(wish.type, name), from: wish.from, below: parent.slug },
      why: wish.basis,
    });
    return free;
  });
  await deps.directory.refresh();
  return slug;
}

/** Gives a unit a new name, type or code from a day on; the old ones stay readable for their time. */
export async function renameUnit(deps: Deps, scope: Scope, unit: UnitRef, wish: RenameUnitRequest): Promise<void> {
  await changeVersions(deps, scope, unit, async (tx, record, units) => {
    const type = wish.type ?? typeOf(record);
    if (UNIT_TYPES[type].kind !== unit.kind) {
      throw refuseUnit('unit-type-wrong');
    }
    const name = clean(wish.name);
    if (name.length < 2) {
      throw refuseUnit('unit-name-missing');
    }
    refuseTakenCode(
      units.filter(({ id }) => id !== unit.id),
      wish.agencyCode,
    );
    const code = wish.agencyCode ? { agencyCode: wish.agencyCode } : {};
    await saveVersions(
      tx,
      unit.id,
      withVersion(record.versions, wish.from, { name, type, basis: wish.basis, ...code }),
    );
    return {
      action: 'units:rename',
      what: { from: wish.from, before: unit.name, now: fullName(type, name), ...code },
      why: wish.basis,
    };
  });
}

/** Ends a unit (its sections with it) and says what became of it. */
export async function closeUnit(deps: Deps, scope: Scope, unit: UnitRef, wish: CloseUnitRequest): Promise<void> {
  await changeVersions(deps, scope, unit, async (tx, record, units) => {
    const below = units.filter(({ versions }) =>
      versions.some((v) => v.validTo === undefined && v.parentId === unit.id),
    );
    const agencies = below.filter(({ kind }) => kind !== 'section');
    if (agencies.length > 0) {
      throw refuseUnit('unit-has-units-below', { units: agencies.map(({ slug }) => slug) });
    }
    for (const closing of [record, ...below]) {
      await saveVersions(tx, closing.id, closedOn(closing.versions, wish.lastDay));
    }
    const since = addDays(wish.lastDay, 1);
    for (const { slug, kind } of wish.successors) {
      const to = units.find((other) => other.slug === slug);
      if (!to || to.id === unit.id || to.kind === 'section') {
        throw refuseUnit('unit-unknown', { unit: slug });
      }
      await insertSuccession(tx, { fromId: unit.id, toId: to.id, since, kind, basis: wish.basis });
    }
    return { action: 'units:close', what: { lastDay: wish.lastDay, successors: wish.successors }, why: wish.basis };
  });
}

interface Told {
  readonly action: string;
  readonly what: Record<string, unknown>;
  readonly why: string;
}

async function changeVersions(
  deps: Deps,
  scope: Scope,
  unit: UnitRef,
  change: (tx: Database, record: UnitRecord, units: readonly UnitRecord[]) => Promise<Told>,
): Promise<void> {
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    await lockCatalogue(tx);
    const units = await loadUnits(tx);
    const record = units.find(({ id }) => id === unit.id);
    if (!record) {
      throw refuseUnit('unit-unknown');
    }
    const told = await change(tx, record, units);
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: deps.now(),
      subjectKind: 'unit',
      subjectId: unit.slug,
      ...told,
    });
  });
  await deps.directory.refresh();
}

function lastVersion(record: UnitRecord): UnitVersion {
  const last = record.versions.at(-1);
  if (!last) {
    throw new Error(`unit ${record.slug} has no version`);
  }
  return last;
}

function typeOf(record: UnitRecord): UnitVersion['type'] {
  return lastVersion(record).type;
}

function bareNameOf(units: readonly UnitRecord[], id: UnitId): string {
  const record = units.find((unit) => unit.id === id);
  return record ? lastVersion(record).name : '';
}

function refuseTakenCode(units: readonly UnitRecord[], code: string | undefined): void {
  if (code && units.some(({ versions }) => versions.some((v) => v.validTo === undefined && v.agencyCode === code))) {
    throw refuseUnit('unit-code-taken', { code });
  }
}
