import type { DossierId } from '#core/dossiers/dossier.ts';
import { dossierCode } from '#core/dossiers/dossier-code.ts';
import { rebuild } from '#core/dossiers/history.ts';
import { RollUpDifference } from '#core/dossiers/roll-up-difference.ts';
import { addDays, type PlainDate, vietnamDay } from '#core/kernel/dates.ts';
import { calendarFor } from '#server/features/calendars/read-model.ts';
import { proceduresOn } from '#server/features/procedures/read-model.ts';
import { unitOnDay } from '#server/features/units/read-model.ts';
import { appendAudit } from '#server/platform/audit.ts';
import type { Database } from '#server/platform/database.ts';
import type { SystemContext } from '#server/platform/feature.ts';
import { newId } from '#server/platform/ids.ts';
import { type UnitRef, writeIn } from '#server/platform/scope.ts';
import { dossierImport } from './dossier-import.ts';
import { reserveNumbers, saveDossiers } from './dossier-repository.ts';
import type { StoredDossier, StoredEvent } from './dossier-row-repository.ts';
import { officersOf } from './dossier-view.ts';
import { type InventedDossier, livingDossiers } from './sample/living-office.ts';
import { SEED_EXPORTS, type SeedExport, seedRows } from './sample/seed-exports.ts';

const LIVING = 'xa-binh-son';
const BATCH = 500;

/** The seeds' dossiers come in as exports do; the living office has a register of its own. */
export async function loadSampleDossiers(context: SystemContext): Promise<void> {
  for (const spec of SEED_EXPORTS) {
    await loadSeed(context, spec);
  }
  await loadLivingOffice(context);
}

async function loadSeed({ deps, scope, say }: SystemContext, spec: SeedExport): Promise<void> {
  const unit = requireUnit(deps.directory.bySlug(spec.unit), spec.unit);
  const rows = seedRows(spec);
  const source = {
    agencyId: unit.agencyId,
    actor: scope.actor,
    at: deps.now(),
    runId: newId(deps.now()),
    fileName: spec.fileName,
    fileHash: 'mau',
  };
  await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    for (let start = 0; start < rows.length; start += BATCH) {
      const batch = rows.slice(start, start + BATCH);
      const outcomes = await dossierImport.applyBatch(tx, source, batch);
      const refused = outcomes.find(({ outcome }) => outcome === 'bad' || outcome === 'conflict');
      if (refused) {
        throw new Error(`the sample of ${spec.unit} is not taken: ${JSON.stringify(refused)}`);
      }
    }
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: deps.now(),
      action: 'dossiers:sample',
      subjectKind: 'import',
      subjectId: spec.fileName,
      what: { rows: rows.length, note: spec.note },
    });
  });
  say(`Hồ sơ: ${rows.length} hồ sơ mẫu của ${unit.name}`);
}

async function loadLivingOffice({ deps, scope, say }: SystemContext): Promise<void> {
  const unit = requireUnit(deps.directory.bySlug(LIVING), LIVING);
  const now = deps.now();
  const today = vietnamDay(now);
  const count = await writeIn(deps.db, scope, unit.agencyId, async (tx) => {
    const officers = await officersOf(tx, unit.agencyId, today);
    const dossiers = livingDossiers({
      now,
      place: unit.name,
      procedures: await proceduresOn(tx, unit.agencyId, today, { handled: true }),
      calendar: await calendarFor(tx, unit.agencyId, addDays(today, -800)),
      officers: officers.filter(({ roles }) => roles.includes('specialist')).map(({ accountId }) => accountId),
    });
    await saveInvented(tx, { unit, actorName: officers[0]?.name ?? scope.actor.name, now, dossiers });
    await appendAudit(tx, {
      agencyId: unit.agencyId,
      actor: scope.actor,
      at: now,
      action: 'dossiers:sample',
      subjectKind: 'unit',
      subjectId: unit.slug,
      what: { dossiers: dossiers.length, note: 'Dữ liệu minh họa' },
    });
    return dossiers.length;
  });
  say(`Hồ sơ: ${count} hồ sơ minh họa của ${unit.name}`);
}

interface Invented {
  readonly unit: UnitRef;
  readonly actorName: string;
  readonly now: Date;
  readonly dossiers: readonly InventedDossier[];
}

async function saveInvented(tx: Database, { unit, actorName, now, dossiers }: Invented): Promise<void> {
  const { agencyCode } = await unitOnDay(tx, unit.agencyId, vietnamDay(now));
  if (!agencyCode) {
    throw new Error(`${unit.slug} has no agency code`);
  }
  const numbers = new Map<PlainDate, number>();
  const rollUp = new RollUpDifference();
  const events: StoredEvent[] = [];
  const stored = dossiers.map(({ steps, receivedOn }): StoredDossier => {
    const number = (numbers.get(receivedOn) ?? 0) + 1;
    numbers.set(receivedOn, number);
    const id = newId<DossierId>(now);
    const own = steps.map(
      (step, index): StoredEvent => ({
        dossierId: id,
        seq: index + 1,
        kind: step.kind,
        occurredAt: new Date(step.at).toISOString(),
        recordedAt: new Date(step.at).toISOString(),
        actorId: null,
        actorName,
        source: null,
        sourceRow: null,
        reason: step.reason,
        notes: [],
        facts: step.facts,
      }),
    );
    events.push(...own);
    const code = dossierCode({ agency: agencyCode, day: receivedOn, number });
    const dossier: StoredDossier = { ...rebuild(own), id, agencyId: unit.agencyId, code, ownership: 'owned' };
    rollUp.add(undefined, dossier);
    return dossier;
  });
  await saveDossiers(tx, { agencyId: unit.agencyId, changedAt: now.toISOString(), dossiers: stored, events, rollUp });
  await reserveNumbers(
    tx,
    unit.agencyId,
    [agencyCode],
    stored.map(({ code }) => code),
  );
}

function requireUnit(unit: UnitRef | undefined, slug: string): UnitRef {
  if (!unit) {
    throw new Error(`the sample's unit ${slug} is missing`);
  }
  return unit;
}
