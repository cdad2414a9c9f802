import { type DossierId, refuse } from '#core/dossiers/dossier.ts';
import { after, rebuild } from '#core/dossiers/history.ts';
import { receiptDocument } from '#core/dossiers/receipt-document.ts';
import { slipDocument, slipOf } from '#core/dossiers/slip-document.ts';
import { vietnamDay } from '#core/kernel/dates.ts';
import type { UnitId } from '#core/kernel/ids.ts';
import type { ProcedureId } from '#core/procedures/procedure.ts';
import { limitWords } from '#core/procedures/time-limit.ts';
import { procedureOn } from '#server/features/procedures/read-model.ts';
import { unitOnDay } from '#server/features/units/read-model.ts';
import { renderPdf } from '#server/platform/documents/rendering.ts';
import type { Deps } from '#server/platform/feature.ts';
import { readIn, type Scope } from '#server/platform/scope.ts';
import { openDossier } from './page-service.ts';

/** The slip that goes with a step (forms 02, 03, 04), as it was when the step was taken. */
export async function slipFile(
  deps: Pick<Deps, 'db' | 'now' | 'directory'>,
  scope: Scope,
  agencyId: UnitId,
  { id, seq }: { readonly id: DossierId; readonly seq: number },
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const { dossier, events } = await openDossier(deps, scope, agencyId, id);
  const event = events.find((one) => one.seq === seq);
  const slip = event && slipOf(event);
  if (!event || !slip) {
    throw refuse('slip-unknown', { seq });
  }
  const day = vietnamDay(event.occurredAt);
  const unit = await readIn(deps.db, scope, (tx) => unitOnDay(tx, agencyId, day));
  const before = rebuild(events.filter((one) => one.seq < seq));
  const { code } = dossier;
  const desk = { unit: unit.fullName, place: unit.name };
  const document = slipDocument({ ...desk, code, dossier: after(before, event), event, dueBefore: before.due }, slip);
  return { name: `${slip}-${code}.pdf`, content: await renderPdf(document, day) };
}

/** The receipt as PDF; printing it shows personal data, so it is logged as a reading. */
export async function receiptFile(
  deps: Pick<Deps, 'db' | 'now' | 'directory'>,
  scope: Scope,
  agencyId: UnitId,
  id: DossierId,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const { dossier, events, components } = await openDossier(deps, scope, agencyId, id);
  const { receivedAt, procedureId } = dossier;
  if (!receivedAt) {
    throw refuse('received-missing');
  }
  const day = vietnamDay(receivedAt);
  const { unit, procedure } = await readIn(deps.db, scope, async (tx) => ({
    unit: await unitOnDay(tx, agencyId, day),
    procedure: procedureId ? await procedureOn(tx, agencyId, procedureId as ProcedureId, day) : undefined,
  }));
  const document = receiptDocument({
    code: dossier.code,
    dossier,
    unit: unit.fullName,
    place: unit.name,
    limit: procedure && limitWords(procedure.limit),
    components,
    officer: events.find(({ facts }) => facts.status === 2)?.actorName ?? '',
  });
  return { name: `giay-tiep-nhan-${dossier.code}.pdf`, content: await renderPdf(document, day) };
}
