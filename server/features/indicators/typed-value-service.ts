import type { SetTargetRequest, TypedValueView, TypeValueRequest } from '#core/indicators/contract.ts';
import { refuse } from '#core/indicators/refusals.ts';
import { targetFrom, typedFigure } from '#core/indicators/typed-input.ts';
import type { Cutoff, TypedValue, TypedValueId } from '#core/indicators/value.ts';
import { targetWire, typedWire } from '#core/indicators/wire.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { clean } from '#core/kernel/text.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Deps } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { readIn, type Scope, writeIn } from '#server/platform/scope.ts';
import {
  endTyped,
  listTyped,
  loadTargets,
  loadTypedById,
  replaceTyped,
  saveCutoff,
  saveTarget,
} from './typed-value-repository.ts';

type Ground = Pick<Deps, 'db' | 'now'>;

/** Types a figure in: it stands in force from now on, what stood there before is kept and ended. */
export async function typeValue(
  { db, now }: Ground,
  scope: Scope,
  agencyId: UnitId,
  request: TypeValueRequest,
): Promise<TypedValueView> {
  const at = now();
  const value: TypedValue = {
    id: newId<TypedValueId>(at),
    code: request.code,
    window: { from: request.from, to: request.to },
    kind: request.kind,
    ...typedFigure(request),
    source: clean(request.source),
    note: request.note ? clean(request.note) : undefined,
    enteredBy: scope.actor.name,
    enteredAt: at,
  };
  await writeIn(db, scope, agencyId, async (tx) => {
    await replaceTyped(tx, agencyId, value);
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at,
      action: 'indicators:type',
      subjectKind: 'indicator-value',
      subjectId: value.id,
      what: { ...typedWire(value) },
    });
  });
  return typedWire(value);
}

/** Takes a typed figure out of force; it stays on record with the reason. */
export async function withdrawValue(
  { db, now }: Ground,
  scope: Scope,
  agencyId: UnitId,
  id: TypedValueId,
  reason: string,
): Promise<void> {
  const at = now();
  await writeIn(db, scope, agencyId, async (tx) => {
    const found = await loadTypedById(tx, agencyId, id);
    if (!found) {
      throw refuse('typed-value-unknown');
    }
    if (!found.inForce) {
      throw refuse('typed-value-replaced');
    }
    await endTyped(tx, agencyId, id, at, clean(reason));
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at,
      action: 'indicators:withdraw',
      subjectKind: 'indicator-value',
      subjectId: id,
      what: { code: found.value.code },
      why: clean(reason),
    });
  });
}

export async function readTyped({ db }: Ground, scope: Scope, agencyId: UnitId) {
  const items = await readIn(db, scope, (tx) => listTyped(tx, agencyId));
  return { items: items.map(typedWire), total: items.length };
}

export async function readTargets({ db }: Ground, scope: Scope, agencyId: UnitId) {
  const items = await readIn(db, scope, (tx) => loadTargets(tx, agencyId));
  return { items: items.map(targetWire), total: items.length };
}

/** Sets a target from a day on; an earlier version stays for the time before. */
export async function setTarget(
  { db, now }: Ground,
  scope: Scope,
  agencyId: UnitId,
  { margin = '0', ...request }: SetTargetRequest,
) {
  const target = targetFrom({ ...request, margin, basis: clean(request.basis) });
  await writeIn(db, scope, agencyId, async (tx) => {
    await saveTarget(tx, agencyId, target, { name: scope.actor.name, at: now() });
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at: now(),
      action: 'indicators:set-target',
      subjectKind: 'indicator-target',
      subjectId: `${target.code} ${target.validFrom}`,
      what: { ...targetWire(target) },
    });
  });
  return targetWire(target);
}

/** Says until which day a window's figures are known, where they were closed before its end. */
export async function setCutoff({ db, now }: Ground, scope: Scope, agencyId: UnitId, cutoff: Cutoff): Promise<void> {
  await writeIn(db, scope, agencyId, async (tx) => {
    await saveCutoff(tx, agencyId, cutoff, { name: scope.actor.name, at: now() });
    await appendAudit(tx, {
      agencyId,
      actor: scope.actor,
      at: now(),
      action: 'indicators:set-cutoff',
      subjectKind: 'indicator-cutoff',
      subjectId: `${cutoff.window.from} ${cutoff.window.to}`,
      what: { cutOff: cutoff.cutOff, note: cutoff.note },
    });
  });
}
