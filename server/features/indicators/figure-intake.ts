import { typedFigure } from '#core/indicators/typed-input.ts';
import type { TypedValue, TypedValueId } from '#core/indicators/value.ts';
import { typedWire } from '#core/indicators/wire.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { FigureIntake } from '#server/platform/figure-intake.ts';
import { newId } from '#server/platform/ids.ts';
import { loadTyped, replaceTyped } from './typed-value-repository.ts';

/** Figures of a checked report become typed-in values; at most a hundred at a time, each with its own audit entry. */
export const figureIntake: FigureIntake = {
  take: async (tx, { agencyId, actor, at, window, kind, source }, figures) => {
    const standing = await loadTyped(tx, [agencyId], window);
    let taken = 0;
    for (const { code, count, rate, note } of figures) {
      const parts = { code, ...window, count, rate };
      const value: TypedValue = {
        id: newId<TypedValueId>(at),
        code,
        window,
        kind,
        ...typedFigure(parts, 'from-a-report'),
        source,
        note,
        enteredBy: actor.name,
        enteredAt: at,
      };
      if (!standing.some((held) => isSame(held.value, value))) {
        await replaceTyped(tx, agencyId, value);
        const what = { ...typedWire(value) };
        await appendAudit(tx, {
          agencyId,
          actor,
          at,
          action: 'indicators:type',
          subjectKind: 'indicator-value',
          subjectId: value.id,
          what,
        });
        taken += 1;
      }
    }
    return { taken, equal: figures.length - taken };
  },
};

function isSame(a: TypedValue, b: TypedValue): boolean {
  return a.code === b.code && a.kind === b.kind && a.count === b.count && a.rate === b.rate && a.source === b.source;
}
