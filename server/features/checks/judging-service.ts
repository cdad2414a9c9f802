import type { DismissRequest, ReportCheckId, TakeOverRequest } from '#core/checks/contract.ts';
import type { TextFigure } from '#core/checks/figure.ts';
import { refuse } from '#core/checks/refusals.ts';
import { definitionOf } from '#core/indicators/definitions.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import { clean, fold } from '#core/kernel/text.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { TakenFigure } from '#server/platform/figure-intake.ts';
import { type Scope, writeIn } from '#server/platform/scope.ts';
import { removeDismissal, saveDismissal, saveTakings } from './check-repository.ts';
import { type CheckGround, factOf, readCheck, readResult, type Whose } from './check-service.ts';
import { keyed } from './result-pages.ts';

/** Marks a finding as no mistake, with the reason; it stays in the list, so that false alarms are known. */
export async function dismiss(
  ground: CheckGround,
  whose: Whose,
  id: ReportCheckId,
  request: DismissRequest,
): Promise<void> {
  const { findings } = await readResult(ground, whose, id);
  if (!keyed(findings).some(([key]) => key === request.finding)) {
    throw refuse('finding-unknown');
  }
  const dismissal = {
    finding: request.finding,
    reason: clean(request.reason),
    by: whose.scope.actor.name,
    at: ground.now(),
  };
  await writeIn(ground.db, whose.scope, whose.agencyId, async (tx) => {
    await saveDismissal(tx, whose.agencyId, id, dismissal);
    const what = { finding: dismissal.finding };
    await appendAudit(tx, { ...factOf(ground, whose, id), action: 'checks:dismiss', what, why: dismissal.reason });
  });
}

export async function restore(ground: CheckGround, whose: Whose, id: ReportCheckId, finding: string): Promise<void> {
  await writeIn(ground.db, whose.scope, whose.agencyId, async (tx) => {
    if (!(await removeDismissal(tx, whose.agencyId, id, finding))) {
      throw refuse('finding-unknown');
    }
    await appendAudit(tx, { ...factOf(ground, whose, id), action: 'checks:restore', what: { finding } });
  });
}

const LINES_OF_HEAD = 15;

/** The units whose figures this person may write, those that the report's head names first. */
export async function readTargets(ground: CheckGround, whose: Whose, id: ReportCheckId) {
  const { lines } = await readResult(ground, whose, id);
  const head = fold(
    lines
      .slice(0, LINES_OF_HEAD)
      .map(({ text }) => text)
      .join(' '),
  );
  const items = whose.scope.writeUnits.flatMap((unitId) => {
    const unit = ground.directory.byId(unitId);
    return unit ? [{ slug: unit.slug, name: unit.name, proposed: head.includes(fold(unit.name)) }] : [];
  });
  const order = (item: (typeof items)[number]) => (item.proposed ? -item.name.length : 0);
  return { items: items.sort((a, b) => order(a) - order(b)), total: items.length };
}

/**
 * Writes figures of a checked report as typed-in values of a unit, with the file as their source. Two transactions:
 * first the unit's values, then the note on the check; repeated, the values stand already and only the note is made.
 */
export async function takeOver(ground: CheckGround, whose: Whose, id: ReportCheckId, request: TakeOverRequest) {
  const { figureIntake, directory, db, now } = ground;
  const target = directory.bySlug(request.unit);
  if (!target || !figureIntake) {
    throw refuse('take-over-unit-unknown', { unit: request.unit });
  }
  const [check, { figures }] = [await readCheck(ground, whose, id), await readResult(ground, whose, id)];
  const window = { from: request.from, to: request.to };
  const taken = takenFigures(figures, request.figures);
  const at = now();
  const { scope } = whose;
  const source = `Báo cáo “${check.fileName}” (SHA-256 ${check.fileHash.slice(0, 16)})`.slice(0, 300);
  const outcome = await writeIn(db, scope, target.agencyId, (tx) =>
    figureIntake.take(
      tx,
      { agencyId: target.agencyId, actor: scope.actor, at, window, kind: request.kind, source },
      taken,
    ),
  );
  await noteTaking(ground, whose, id, { targetId: target.agencyId, request, at });
  return outcome;
}

async function noteTaking(
  { db, ...ground }: CheckGround,
  { scope, agencyId }: { readonly scope: Scope; readonly agencyId: UnitId },
  id: ReportCheckId,
  { targetId, request, at }: { readonly targetId: UnitId; readonly request: TakeOverRequest; readonly at: Date },
): Promise<void> {
  const { from, to } = request;
  const takings = request.figures.map(({ index, code }) => ({
    targetId,
    code,
    from,
    to,
    figure: index,
    by: scope.actor.name,
    at,
  }));
  await writeIn(db, scope, agencyId, async (tx) => {
    await saveTakings(tx, agencyId, id, takings);
    const what = { unit: request.unit, from, to, codes: request.figures.map(({ code }) => code) };
    await appendAudit(tx, { ...factOf(ground, { scope, agencyId }, id), action: 'checks:take-over', what });
  });
}

function takenFigures(figures: readonly TextFigure[], wanted: TakeOverRequest['figures']): readonly TakenFigure[] {
  if (new Set(wanted.map(({ code }) => code)).size < wanted.length) {
    throw refuse('figure-twice');
  }
  return wanted.map(({ index, code }) => {
    const figure = figures[index];
    if (!figure) {
      throw refuse('figure-unknown');
    }
    const note = `Dòng ${figure.line}: “${figure.quote}”`.slice(0, 500);
    const isRate = definitionOf(code)?.kind === 'rate';
    return isRate ? { code, rate: String(figure.value).replace('.', ','), note } : { code, count: figure.value, note };
  });
}
